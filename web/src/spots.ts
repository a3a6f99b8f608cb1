/** The panel of hot spots: what stands out more than chance explains, and with which parameters. */
import type { HotspotSummary, Spot } from "./analysis-types";
import { type Child, h } from "./dom";
import { hotspotChoice, hotspotFigures } from "./filters";
import { shortCode } from "./map/label-text";
import { classOf } from "./paints";
import { partText, periodText } from "./question";
import type { Scene } from "./scene";
import { shortSpotWord, spotWord } from "./spot-words";
import { hotspotChoices, type State } from "./state";
import { analysisFailure } from "./status";
import type { Zone } from "./types";
import type { Key, Words } from "./words";

const figureNames: Record<string, Key> = {
  incident_rate: "figureRate",
  incidents: "figureIncidents",
  mentions_unsafe: "figureMentions",
  unsafe_share: "figureAnswers",
};
const neighbourNames: Record<string, Key> = {
  queen: "nearQueen",
  rook: "nearRook",
  nearest: "nearNearest",
  distance: "nearDistance",
};

const named = ({ t }: Words, names: Record<string, Key>, code: string): string => {
  const key = names[code];
  return key === undefined ? code : t(key);
};

/** A p-value as it is written: 0,002. */
export const chance = ({ decimal }: Words, p: number): string => decimal(p, 3);

/** What was found, in one or two sentences. */
function finding(scene: Scene, summary: HotspotSummary): string {
  const { words, hotspots, shade } = scene;
  const { t, number } = words;
  const { analysed, zones } = summary;
  if (analysed === 0) return t("spotsNothingCompared", { zones: number(zones) });
  const found = [...(hotspots?.zones.values() ?? [])].map((spot) => classOf(spot, shade));
  const count = (...wanted: string[]) => found.filter((each) => wanted.includes(each)).length;
  const high = count("hot", "high_high", "high_low");
  const low = count("cold", "low_low", "low_high");
  const compared = { analysed: number(analysed), zones: number(zones) };
  if (high + low === 0) return t("spotsNone", compared);
  return t("spotsFound", { high: number(high), low: number(low), ...compared });
}

function choice(
  scene: Scene,
  name: "of" | "near" | "alpha",
  label: Key,
  options: [value: string, text: string][],
): HTMLElement {
  const value = hotspotChoice(scene.state)[name];
  const usual = options[0]?.[0];
  const select = h(
    "select",
    {
      "data-key": name,
      change: () =>
        scene.go({ [name]: select.value === usual ? "" : select.value } as Partial<State>),
    },
    ...options.map(([each, text]) => h("option", { value: each, selected: each === value }, text)),
  );
  return h("label", { class: "choice" }, h("span", {}, scene.words.t(label)), select);
}

function choices(scene: Scene): HTMLElement {
  const { words, state } = scene;
  const of = hotspotFigures(state).map((code): [string, string] => [
    code,
    named(words, figureNames, code),
  ]);
  const near = hotspotChoices.near.map((code): [string, string] => [
    code,
    named(words, neighbourNames, code),
  ]);
  const alpha = hotspotChoices.alpha.map((each): [string, string] => [
    each,
    words.percent(Number(each)),
  ]);
  return h(
    "div",
    { class: "choices" },
    choice(scene, "of", "spotsOf", of),
    choice(scene, "near", "spotsNear", near),
    choice(scene, "alpha", "spotsAlpha", alpha),
  );
}

/** All that the answer says of how it was made. */
function parameters({ words }: Scene, summary: HotspotSummary): HTMLElement {
  const { t, number } = words;
  const { parameters: p, moran } = summary;
  const whole = (value: string | number | undefined) => (value === undefined ? "–" : String(value));
  const near = named(words, neighbourNames, whole(p.neighbours));
  const k = p.k ?? p.distance;
  const rows: [Key, string][] = [
    ["spotsNear", k === undefined ? near : `${near} (${k})`],
    ["spotsPermutations", number(Number(p.permutations))],
    ["spotsSeed", whole(p.seed)],
    ["spotsAlpha", words.percent(Number(p.alpha))],
    ["spotsTests", number(summary.tests)],
    ["spotsThreshold", summary.found === 0 ? "–" : chance(words, summary.threshold ?? 0)],
    ["spotsSmallest", summary.smallest_p === null ? "–" : chance(words, summary.smallest_p)],
    [
      p.n === undefined ? "spotsExpected" : "spotsAnswers",
      p.n === undefined ? words.decimal(Number(p.expected), 0) : whole(p.n),
    ],
    [
      "spotsMoran",
      moran === null
        ? "–"
        : t("spotsMoranValue", { i: words.decimal(moran.i, 2), p: chance(words, moran.p) }),
    ],
  ];
  return h(
    "dl",
    { class: "parameters" },
    ...rows.flatMap(([key, value]) => [h("dt", {}, t(key)), h("dd", {}, value)]),
  );
}

function warnings({ words }: Scene, summary: HotspotSummary): Child[] {
  return summary.warnings.map((each) =>
    h("p", { class: "warning" }, typeof each === "string" ? each : each[words.lang]),
  );
}

/** Zones that stand out first, then by their figure. */
function ordered({ zones, hotspots, shade, words }: Scene): [Zone, Spot][] {
  const strength: Record<string, number> = { not_significant: 4, no_neighbours: 5, too_few: 6 };
  const order = ["hot", "high_high", "high_low", "low_high", "low_low", "cold"];
  const rank = (spot: Spot) => {
    const found = classOf(spot, shade);
    return strength[found] ?? order.indexOf(found) / order.length;
  };
  return zones
    .flatMap((zone): [Zone, Spot][] => {
      const spot = hotspots?.zones.get(zone.code);
      return spot === undefined ? [] : [[zone, spot]];
    })
    .sort(
      ([za, a], [zb, b]) =>
        rank(a) - rank(b) || (b.value ?? 0) - (a.value ?? 0) || words.compare(za.name, zb.name),
    );
}

function list(scene: Scene): HTMLElement {
  const { words, state, shade, start } = scene;
  const { t } = words;
  const rows = ordered(scene).map(([zone, spot]) => {
    const code = zone.name === zone.code ? "" : shortCode(zone.code, start.municipality?.code);
    const found = classOf(spot, shade);
    const telling = !["not_significant", "too_few", "no_neighbours"].includes(found);
    const button = h(
      "button",
      {
        "data-key": `zone ${zone.code}`,
        "aria-pressed": String(zone.code === state.zone),
        click: () => scene.go({ zone: zone.code }),
      },
      h("b", {}, zone.name),
      code !== "" && h("span", { class: "note" }, code),
    );
    return h(
      "tr",
      { class: zone.code === state.zone && "chosen" },
      h("th", { scope: "row" }, button),
      h("td", { class: telling ? "class telling" : "class" }, shortSpotWord(words, found)),
      h("td", { class: "value" }, spot.value === null ? "–" : scene.write(spot.value)),
      h("td", { class: "n" }, spot.p === null ? "–" : chance(words, spot.p)),
    );
  });
  const head = (text: string, name?: string) => h("th", { scope: "col", class: name }, text);
  return h(
    "table",
    { class: "ranking spots", id: "zones", tabindex: -1 },
    h("caption", { class: "hidden" }, t("zoneList")),
    h(
      "thead",
      {},
      h(
        "tr",
        {},
        head(t("zone")),
        head(t("spotsClass"), "class"),
        head(t("spotsValue"), "value"),
        head("p", "n"),
      ),
    ),
    h("tbody", {}, ...rows),
  );
}

export function spotsOverview(scene: Scene): Child[] {
  const { words, hotspots } = scene;
  const summary = hotspots?.summary;
  if (hotspots !== null && hotspots.error !== null)
    return [analysisFailure(hotspots.error, words, scene.retry, true), choices(scene)];
  if (summary === null || summary === undefined)
    return [h("p", { class: "empty" }, words.t("loading", { what: words.t("loadingSpots") }))];
  return [
    h("p", { class: "finding" }, finding(scene, summary)),
    h("p", { class: "note" }, words.t("spotsMeaning")),
    ...warnings(scene, summary),
    choices(scene),
    h("section", {}, list(scene)),
    h("section", {}, h("h3", {}, words.t("spotsHow")), parameters(scene, summary)),
    h(
      "details",
      { class: "chart-table" },
      h("summary", {}, words.t("methodWhole")),
      h("p", { class: "note", lang: "en" }, summary.method),
    ),
  ];
}

/** What was found of the chosen zone. */
export function spotOfZone(scene: Scene, zone: Zone): Child {
  const { words, hotspots, shade } = scene;
  const { t, decimal } = words;
  const spot = hotspots?.zones.get(zone.code);
  if (spot === undefined) return null;
  const found = classOf(spot, shade);
  const values = { part: partText(scene), period: periodText(words, scene.period) };
  const of = named(words, figureNames, hotspotChoice(scene.state).of);
  const score = (value: number | null) => (value === null ? "–" : decimal(value, 2));
  const rows: [string, string][] = [
    [of, spot.value === null ? "–" : scene.write(spot.value)],
    [t("spotsBehind"), spot.n === null ? "–" : words.number(spot.n)],
    [t("spotsNeighbours"), spot.neighbours === null ? "–" : words.number(spot.neighbours)],
    ["Gi* (z)", score(spot.gi_star)],
    ["Moran I", score(spot.local_moran)],
    ["p", spot.p === null ? "–" : chance(words, spot.p)],
  ];
  return h(
    "section",
    { class: "plain" },
    h("p", { class: "finding" }, spotWord(words, found)),
    h("p", { class: "note" }, t("spotsZoneNote", values)),
    h(
      "dl",
      { class: "parameters" },
      ...rows.flatMap(([label, text]) => [h("dt", {}, label), h("dd", {}, text)]),
    ),
  );
}
