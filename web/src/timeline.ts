/** The strip of years: diamonds on surveyed years, bars of fires, gaps that say so. */
import { type Child, h, svg } from "./dom";
import { answersShare, firesOf, share } from "./figures";
import { fireKinds, used } from "./filters";
import { stateLink } from "./header";
import { firesText, lackWord } from "./lack";
import { surveySpan } from "./period";
import { partText } from "./question";
import type { Scene } from "./scene";
import type { SeriesYear } from "./types";
import { yearSlider } from "./year-slider";

const rest = 1800; // milliseconds on each year while playing
let playing: ReturnType<typeof setInterval> | undefined;

/** Playing ends as soon as something else is chosen. */
export function stopPlaying(): void {
  clearInterval(playing);
  playing = undefined;
}

function play(scene: Scene, years: number[]): void {
  if (playing !== undefined) {
    scene.go({});
    return;
  }
  let next = 0;
  const step = () => {
    const year = years[next];
    next += 1;
    if (year === undefined) scene.go({});
    else scene.go({ period: String(year) }, true);
  };
  playing = setInterval(step, rest);
  step();
}

function diamond(now: boolean): SVGSVGElement {
  return svg(
    "svg",
    { class: now ? "diamond now" : "diamond", width: 20, height: 20, "aria-hidden": "true" },
    svg("path", { d: "M10 2l8 8-8 8-8-8z" }),
  );
}

function fireBar(n: number, most: number): SVGSVGElement {
  const height = most === 0 ? 0 : (n / most) * 28;
  return svg(
    "svg",
    { class: "fire-bar", width: 20, height: 30, "aria-hidden": "true" },
    svg("rect", { x: 4, y: 30 - height, width: 12, height }),
  );
}

function surveyYear(scene: Scene, year: SeriesYear, now: boolean): HTMLElement {
  const { words, part, shade } = scene;
  const figure = shade === "answers" ? answersShare : share;
  const { standing, value, low, high, n } = figure(year[part || "all"]);
  return h(
    "button",
    {
      class: "year",
      "data-key": `year ${year.year}`,
      "aria-pressed": String(now),
      click: () => scene.go({ period: String(year.year) }),
    },
    h("b", {}, value === null ? lackWord(words, standing) : words.percent(value)),
    h("small", {}, low !== null && high !== null ? words.percents(low, high) : ""),
    value !== null && h("span", { class: "hidden" }, words.t("outOf", { n: words.number(n) })),
    diamond(now),
    h("span", { class: "name" }, year.year),
  );
}

function gapYear({ words }: Scene, year: number): HTMLElement {
  return h(
    "div",
    { class: "year gap" },
    h("i", {}, words.t("notSurveyed")),
    h("span", { class: "stroke", "aria-hidden": "true" }),
    h("span", { class: "name" }, year),
  );
}

function fireYear(scene: Scene, series: SeriesYear, most: number, now: boolean): HTMLElement {
  const { year } = series;
  const fires = firesOf(series);
  return h(
    "button",
    {
      class: "year fire",
      "data-key": `year ${year}`,
      "aria-pressed": String(now),
      click: () => scene.go({ period: now ? "" : String(year) }),
    },
    scene.start.form_changes.includes(year) &&
      h("em", { class: "break" }, scene.words.t("formChanged")),
    h(fires === null ? "small" : "b", {}, firesText(scene.words, series)),
    fireBar(fires ?? 0, most),
    h("span", { class: "name" }, year),
  );
}

/** The years from the first fire to the last, as far as the sources reach. */
function fireSpan(all: SeriesYear[], covered: number[]): SeriesYear[] {
  const from = Math.min(...covered);
  const years = covered.length === 0 ? all : all.filter(({ year }) => year >= from);
  const burnt = years.filter((each) => firesOf(each) !== 0).map(({ year }) => year);
  return years.filter(({ year }) => year >= Math.min(...burnt) && year <= Math.max(...burnt));
}

/** Where years are told for one kind of fire alone: so it is said, with each kind to press. */
function kindsFirst(scene: Scene): HTMLElement {
  const { start, words } = scene;
  const kinds = used(start.kinds).filter(({ code }) => fireKinds.includes(code));
  return h(
    "div",
    { class: "kinds-first" },
    h("p", { class: "note" }, words.t("yearsByKind")),
    h(
      "div",
      { class: "offers" },
      ...kinds.map(({ code }) =>
        stateLink(
          scene,
          { kind: code },
          { class: "button", "data-key": `years of ${code}` },
          words.name(start.kinds, code),
        ),
      ),
    ),
  );
}

export function timeline(scene: Scene): Child[] {
  const { series, kind, words, period } = scene;
  if (series === null || (kind !== "share" && kind !== "rate")) return [];
  const onFires = kind === "rate";
  const years = onFires
    ? fireSpan(series.years, scene.start.incident_years)
    : surveySpan(series.years);
  if (years.length === 0) return [];
  if (onFires && years.every((year) => year.incidents_status === "not_offered"))
    return [kindsFirst(scene)];
  const most = Math.max(...years.map((year) => firesOf(year) ?? 0));
  const choosable = years.filter((year) => onFires || year.surveyed).map(({ year }) => year);
  const button = h(
    "button",
    { class: "button play", "data-key": "play", click: () => play(scene, choosable) },
    words.t(playing === undefined ? "play" : "pause"),
  );
  const cells = years.map((year) => {
    const now = String(year.year) === period;
    if (onFires) return fireYear(scene, year, most, now);
    return year.surveyed ? surveyYear(scene, year, now) : gapYear(scene, year.year);
  });
  const slider = yearSlider(scene, years, choosable);
  return [
    choosable.length > 1 && button,
    h(
      "div",
      { class: "years", role: "group", "aria-label": `${words.t("time")}, ${partText(scene)}` },
      h("div", { class: onFires ? "years-row fire" : "years-row" }, slider, ...cells),
    ),
  ];
}
