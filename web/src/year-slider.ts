/** The years as a slider: by keyboard, by touch, by dragging. A gap cannot be stopped at. */
import { h } from "./dom";
import { answersShare, firesOf, share } from "./figures";
import { firesText, lackWord } from "./lack";
import type { Scene } from "./scene";
import type { SeriesYear } from "./types";

/** The nearest year that can be chosen, onwards in the direction of the move. */
export function nextChoosable(
  years: number[],
  choosable: number[],
  from: number,
  to: number,
): number | undefined {
  const wanted = years[to];
  if (wanted === undefined || choosable.includes(wanted)) return wanted;
  const onwards = years.filter((_, at) => (to > from ? at > to : at < to));
  const found = (to > from ? onwards : onwards.reverse()).find((year) => choosable.includes(year));
  return found ?? years[from];
}

/** What a screen reader says of the year. */
function spoken({ words, kind, shade, part }: Scene, year: SeriesYear): string {
  if (kind === "rate") {
    const n = firesOf(year);
    return `${year.year}: ${n === null ? firesText(words, year) : words.t("firesCount", { n: words.number(n) })}`;
  }
  const of = shade === "answers" ? answersShare : share;
  const { standing, value } = of(year[part || "all"]);
  return `${year.year}: ${value === null ? lackWord(words, standing) : words.percent(value)}`;
}

export function yearSlider(
  scene: Scene,
  series: SeriesYear[],
  choosable: number[],
): HTMLElement | null {
  if (choosable.length < 2) return null;
  const years = series.map(({ year }) => year);
  const now = years.findIndex((year) => String(year) === scene.period);
  const at = now < 0 ? years.length - 1 : now;
  const current = series[at];
  const slider = h("input", {
    type: "range",
    class: now < 0 ? "slider unset" : "slider",
    min: 0,
    max: years.length - 1,
    step: 1,
    value: at,
    "data-key": "years",
    "aria-label": scene.words.t("time"),
    "aria-valuetext":
      now < 0 || current === undefined ? scene.words.t("periodAll") : spoken(scene, current),
    change: () => {
      const year = nextChoosable(years, choosable, at, Number(slider.value));
      if (year === undefined || String(year) === scene.period) slider.value = String(at);
      else scene.go({ period: String(year) });
    },
  });
  slider.style.setProperty("--years", String(years.length));
  return slider;
}
