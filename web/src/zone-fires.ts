/** Fires of a chosen zone: the one figure in the view of fires, a section of their own, red and apart, in the others. */
import { type Child, h } from "./dom";
import { rate } from "./figures";
import { headline, intervalText } from "./overview";
import { inPeriod } from "./period";
import { bars } from "./plots";
import { partText, periodText } from "./question";
import type { Scene } from "./scene";
import type { Zone } from "./types";

export function fireFigure(scene: Scene, zone: Zone): Child {
  const { words } = scene;
  const figure = rate(zone);
  const values = { n: words.number(zone.incidents), period: periodText(words, scene.period) };
  if (figure.value === null) return h("p", { class: "empty" }, words.t("zoneNoRate", values));
  const interval = intervalText({ ...scene, kind: "rate" }, figure.low, figure.high);
  return headline(words.rate(figure.value), words.t("zoneRate", values), " ", interval);
}

/**
 * Few fires have a known hour, so beside answers on the evening they are those of the whole day,
 * without a rate; null while they are on their way.
 */
function counted({ part, period, zoneSeries }: Scene, zone: Zone): number | null {
  if (part === "") return zone.incidents;
  const years = zoneSeries?.years.filter(({ year }) => inPeriod(String(year), period));
  return years?.reduce((sum, { incidents }) => sum + incidents, 0) ?? null;
}

function note(scene: Scene, zone: Zone): string {
  const { t, rate: write, rates } = scene.words;
  const figure = rate(zone);
  if (figure.value === null || scene.part !== "") return t("firesNoRate");
  const range = t("interval", { range: rates(figure.low ?? 0, figure.high ?? 0) });
  return t("firesNote", { rate: write(figure.value), range });
}

export function fires(scene: Scene, zone: Zone): Child {
  const { words, period } = scene;
  const n = counted(scene, zone);
  if (n === null) return null;
  const text = n === 1 ? words.t("firesCountOne") : words.t("firesCount", { n: words.number(n) });
  const title = `${words.t("fires")}, ${partText({ part: "", words })} ${periodText(words, period)}`;
  return h(
    "section",
    { class: "fires" },
    h("h3", {}, title, h("b", {}, text)),
    h("p", { class: "note" }, note(scene, zone)),
    fireYears(scene),
  );
}

export function fireYears({ zoneSeries, words }: Scene): Child {
  const years = zoneSeries?.years.filter((year) => year.incidents > 0) ?? [];
  if (years.length === 0) return null;
  const rows = years.map(({ year, incidents }) => ({
    label: String(year),
    value: incidents,
    text: words.number(incidents),
  }));
  return h("div", { class: "fire-years" }, h("h4", {}, words.t("firesYears")), bars(rows, "fire"));
}
