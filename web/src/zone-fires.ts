/** Fires of a chosen zone: the one figure in the view of fires, a section of their own, red and apart, in the others. */
import { type ChartTable, chartTable } from "./chart-table";
import { type Child, h } from "./dom";
import { firesOf, rate, smoothedRate } from "./figures";
import { firesText, lackNote } from "./lack";
import { headline, intervalText } from "./overview";
import { inPeriod } from "./period";
import { bars } from "./plots";
import { partText, periodText } from "./question";
import { rateScale } from "./rate-scale";
import type { Scene } from "./scene";
import type { SeriesYear, Zone } from "./types";
import type { Words } from "./words";

export function fireFigure(scene: Scene, zone: Zone): Child {
  const { words, shade } = scene;
  const smooth = shade === "smoothed";
  const figure = smooth ? smoothedRate(zone) : rate(zone);
  const n = zone.incidents === null ? words.t("tooFew") : words.number(zone.incidents);
  const values = { n, period: periodText(words, scene.period) };
  if (figure.standing === "few" || figure.standing === "not_offered")
    return lackNote(scene, zone, figure.standing, true);
  if (figure.value === null) return h("p", { class: "empty" }, words.t("zoneNoRate", values));
  const interval = intervalText({ ...scene, kind: "rate" }, figure.low, figure.high);
  const text = words.t(smooth ? "zoneSmoothed" : "zoneRate", values);
  return headline(words.rate(figure.value), text, " ", interval);
}

/** The raw rate, the smoothed one and the whole area's on one scale, and what smoothing means. */
export function rawAndSmoothed(scene: Scene, zone: Zone): Child {
  const { words, summary, start } = scene;
  const { t } = words;
  const raw = rate(zone, start.breaks);
  const smooth = smoothedRate(zone, start.breaks);
  if (smooth.value === null) return null;
  const rows = [
    { label: t("raw"), figure: raw },
    { label: t("smoothed"), figure: smooth },
    ...(summary === null ? [] : [{ label: t("ofAll"), figure: rate(summary, start.breaks) }]),
  ];
  return h(
    "section",
    {},
    h("h3", {}, t("rawAndSmoothed"), h("span", {}, t("perThousand"))),
    rateScale(rows, words),
    expected(scene, zone),
    h("p", { class: "note" }, t(raw.standing === "few" ? "smoothedLarger" : "smoothedMeans")),
  );
}

function expected({ words }: Scene, zone: Zone): Child {
  const { incidents, incidents_expected: awaited, incident_ratio: ratio } = zone;
  const { incident_ratio_low: low, incident_ratio_high: high } = zone;
  if (incidents === null || awaited == null || ratio == null || low == null || high == null)
    return null;
  const range = words.t("interval", { range: words.rates(low, high) });
  const values = { n: words.number(incidents), expected: words.decimal(awaited, 1) };
  return h(
    "p",
    { class: "note" },
    words.t("expectedNote", { ...values, ratio: words.rate(ratio), range }),
  );
}

/**
 * Few fires have a known hour, so beside answers on the evening they are those of the whole day,
 * without a rate; null while they are on their way.
 */
function counted({ part, period, zoneSeries }: Scene, zone: Zone): number | null {
  if (part === "") return rate(zone).standing === "few" ? null : zone.incidents;
  const years = zoneSeries?.years.filter(({ year }) => inPeriod(String(year), period));
  const known = years?.map(firesOf).filter((n): n is number => n !== null);
  if (known === undefined || known.length < (years?.length ?? 0)) return null;
  return known.reduce((sum, n) => sum + n, 0);
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
  const years = zoneSeries?.years.filter((year) => firesOf(year) !== 0) ?? [];
  if (years.length === 0) return null;
  if (years.every((each) => firesOf(each) === null))
    return h("p", { class: "note fire-years" }, words.t("firesYearsFew"));
  const rows = years.map((each) => {
    return { label: String(each.year), value: firesOf(each) ?? 0, text: firesText(words, each) };
  });
  return h(
    "div",
    { class: "fire-years" },
    h("h3", {}, words.t("firesYears")),
    bars(rows, "fire"),
    chartTable(words, "fires", yearFigures(years, words)),
  );
}

/** The same years with their rates and intervals. */
function yearFigures(years: SeriesYear[], words: Words): ChartTable {
  const { t } = words;
  const rows = years.map((each) => {
    const { incident_rate: value, incident_rate_low: low, incident_rate_high: high } = each;
    return [
      String(each.year),
      firesText(words, each),
      value == null ? "–" : words.rate(value),
      low == null || high == null ? "–" : words.rates(low, high),
    ];
  });
  return { heads: [t("year"), t("nHead"), t("perThousand"), t("intervalHead")], rows };
}
