/** Why a figure is not shown, in words, and what can be seen instead. */
import { joinedAddress } from "./api";
import { figureOf } from "./build";
import { type Child, h } from "./dom";
import { firesOf, type Kind, kindOf, type Standing, shadeOf } from "./figures";
import { fireKinds, joinedQuery, used } from "./filters";
import { stateLink } from "./header";
import { partText, periodText } from "./question";
import type { Scene } from "./scene";
import type { State } from "./state";
import type { Figures, Joined, SeriesYear, Zone } from "./types";
import type { Key, Words } from "./words";

/** What stands in the place of a figure in lists and tables. */
export function lackWord({ t }: Words, standing: Standing, kind: Kind = "share"): string {
  if (standing === "few") return t(kind === "share" ? "few" : "tooFew");
  return t(standing === "not_offered" ? "notOfferedShort" : "none");
}

/** The fires of a year, or why their number is not shown. */
export function firesText(words: Words, year: SeriesYear): string {
  const n = firesOf(year);
  return n === null ? lackWord(words, year.incidents_status ?? "few", "rate") : words.number(n);
}

/** The whole sentence of a legend or a panel. */
export function lackLegend({ t }: Words, standing: Standing, kind: Kind): string {
  if (standing === "few") return t(kind === "share" ? "fewAnswers" : "fewEvents");
  return t(standing === "not_offered" ? "notOffered" : "noData");
}

const reasons: Record<Scene["shade"], Partial<Record<Standing, Key>>> = {
  mentions: { few: "zoneFew", none: "zoneNone" },
  answers: { few: "zoneAnswersFew", none: "zoneAnswersNone" },
  rate: { few: "zoneFiresFew" },
  smoothed: { few: "zoneFiresFew" },
  spots: {},
  clusters: {},
  things: {},
};

function reason(scene: Scene, standing: Standing, stated: boolean): string {
  const { words, shade } = scene;
  const values = { part: partText(scene), period: periodText(words, scene.period) };
  if (standing === "not_offered") return words.t("zoneNotOffered", values);
  // The server hides for protection; five is the page's own limit, where everything is known.
  const own = standing === "few" && stated && shade === "mentions" ? "zoneFewHidden" : undefined;
  return words.t(own ?? reasons[shade][standing] ?? "noData", values);
}

interface Offer {
  change: Partial<State>;
  text: string;
}

const firstYear = (period: string): string => period.slice(0, 4);
const lastYear = (period: string): string => period.slice(-4);

/** The published periods of several years that hold the one that is asked for. */
export function longerPeriods({ period, summary, words }: Scene): Offer[] {
  if (period === undefined) return [];
  return (summary?.offers?.periods ?? [])
    .filter((each) => each.includes("/") && each !== period)
    .filter((each) => firstYear(each) <= firstYear(period) && lastYear(each) >= lastYear(period))
    .map((each) => ({ change: { period: each }, text: periodText(words, each) }));
}

/** Each kind of fire alone: several together may not be published for a part of the time. */
function kindsAlone({ shade, start, state, words, summary, period, part }: Scene): Offer[] {
  const published = summary?.offers !== undefined;
  const partly = period !== undefined || part !== "";
  if (shade !== "rate" || state.kind !== "" || !published || !partly) return [];
  return used(start.kinds)
    .filter(({ code }) => fireKinds.includes(code))
    .map(({ code }) => ({ change: { kind: code }, text: words.name(start.kinds, code) }));
}

/** What offers need to know of a zone; the whole area has neither. */
type Lacking = Pick<Zone, "parent" | "incident_rate_eb">;

/** Ways to the same question asked more roughly: larger zones, a longer period, all reasons, a smoothed rate. */
export function offers(scene: Scene, zone: Lacking): Offer[] {
  const { start, state, words, zoneSet, summary, shade } = scene;
  const { t } = words;
  const allowed = summary?.offers?.zone_sets;
  // What is published for no zone at this time is not published for larger ones either.
  const { period } = scene;
  const published = allowed === undefined || shade !== "rate" || period === undefined;
  const isOffered = published || (summary?.offers?.periods ?? []).includes(period ?? "");
  const larger = (isOffered ? start.zone_sets : [])
    .filter(({ name, count }) => name !== zoneSet.name && count > 0 && count < zoneSet.count)
    .filter(({ name }) => allowed === undefined || allowed.includes(name))
    .filter(({ name }) => name === "regso" || zoneSet.name !== "deso")
    .map(
      (set): Offer => ({
        change: { set: set.name, zone: zone.parent ?? "" },
        text: t("largerZones", { set: set.title[words.lang] }),
      }),
    );
  const found: Offer[] = [...larger, ...longerPeriods(scene), ...kindsAlone(scene)];
  if (scene.period !== undefined && state.period !== "always")
    found.push({ change: { period: "always" }, text: t("longerPeriod") });
  // A public map has no answers of the whole day: it would be a third question to the same people.
  const wholeDay = allowed === undefined || shade === "rate" || shade === "mentions";
  if (scene.part !== "" && wholeDay) found.push({ change: { part: "all" }, text: t("wholeDay") });
  if (state.reason !== "") found.push({ change: { reason: "" }, text: t("allReasons") });
  const smooth = shade === "rate" && (zone.incident_rate_eb ?? null) !== null;
  if (smooth) found.push({ change: { figure: "smoothed" }, text: t("smoothedRate") });
  return found;
}

/** Whether what an offer leads to has a figure: of the zone chosen there, of all, or of more zones than now. */
function leads(scene: Scene, { change }: Offer, of: "zone" | "all" | "zones"): boolean {
  const next: State = { ...scene.state, ...change };
  const query = joinedQuery(scene.start, next);
  if (query === null) return false;
  const address = joinedAddress(query);
  const { answer } = scene.ask<Joined>(`offer ${address}`, address);
  if (answer === null) return false;
  const is = (figures: Figures) =>
    figureOf(shadeOf(next), kindOf[next.view], figures).standing === "shown";
  const all = answer.features.map(({ properties }) => properties);
  if (of === "all") return is(answer.summary);
  if (of === "zone") return all.some((each) => each.code === next.zone && is(each));
  const now = [...scene.figures.values()].filter(({ standing }) => standing === "shown").length;
  // Of fewer zones more may be hidden in number, so it is the part of them that counts.
  return all.filter(is).length / all.length > now / scene.figures.size;
}

function buttons(scene: Scene, zone: Lacking, of: "zone" | "all" | "zones"): HTMLElement[] {
  const shown = offers(scene, zone).filter((offer) => leads(scene, offer, of));
  return shown.map(({ change, text }) =>
    stateLink(scene, change, { class: "button", "data-key": `offer ${text}` }, text),
  );
}

/** In the panel of a zone without a figure: why, and what to press. */
export function lackNote(scene: Scene, zone: Lacking, standing: Standing, stated: boolean): Child {
  const ways = buttons(scene, zone, scene.chosen === null ? "all" : "zone");
  return h(
    "div",
    { class: "lack" },
    h("p", { class: "empty" }, reason(scene, standing, stated)),
    ways.length > 0 && h("h3", {}, scene.words.t("whatYouCanDo")),
    h("div", { class: "offers" }, ...ways),
  );
}

/** On a published map with zones that are hidden: how many, why, and what to press to see them. */
export function hiddenNote(scene: Scene): Child {
  const { words, kind, zones, figures } = scene;
  if (scene.summary?.offers === undefined) return null;
  const lacking = (each: Standing) => each === "few" || each === "not_offered";
  const n = [...figures.values()].filter(({ standing }) => lacking(standing)).length;
  const smoothed = zones.find((zone) => (zone.incident_rate_eb ?? null) !== null);
  const incident_rate_eb = smoothed?.incident_rate_eb ?? null;
  const ways = buttons(scene, { parent: null, incident_rate_eb }, "zones");
  if (n === 0 || ways.length === 0) return null;
  const all = words.number(figures.size);
  const key = kind === "rate" ? "zonesHiddenFires" : "zonesHiddenAnswers";
  return h(
    "div",
    { class: "lack" },
    h("p", { class: "empty" }, words.t(key, { n: words.number(n), all })),
    h("div", { class: "offers" }, ...ways),
  );
}
