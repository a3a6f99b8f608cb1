/** Why a figure is not shown, in words, and what can be seen instead. */
import { type Child, h } from "./dom";
import type { Kind, Standing } from "./figures";
import { stateLink } from "./header";
import { partText, periodText } from "./question";
import type { Scene } from "./scene";
import type { State } from "./state";
import type { Zone } from "./types";
import type { Key, Words } from "./words";

/** What stands in the place of a figure in lists and tables. */
export function lackWord({ t }: Words, standing: Standing, kind: Kind = "share"): string {
  if (standing === "few") return t(kind === "share" ? "few" : "tooFew");
  return t(standing === "not_offered" ? "notOfferedShort" : "none");
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

/** Ways to the same question asked more roughly: larger zones, a longer period, all reasons, a smoothed rate. */
export function offers(scene: Scene, zone: Zone): Offer[] {
  const { start, state, words, zoneSet, summary } = scene;
  const { t } = words;
  const allowed = summary?.offers?.zone_sets;
  const larger = start.zone_sets
    .filter(({ name, count }) => name !== zoneSet.name && count > 0 && count < zoneSet.count)
    .filter(({ name }) => allowed === undefined || allowed.includes(name))
    .filter(({ name }) => name === "regso" || zoneSet.name !== "deso")
    .map(
      (set): Offer => ({
        change: { set: set.name, zone: zone.parent ?? "" },
        text: t("largerZones", { set: set.title[words.lang] }),
      }),
    );
  const found: Offer[] = [...larger];
  if (scene.period !== undefined)
    found.push({ change: { period: "always" }, text: t("longerPeriod") });
  if (scene.part !== "") found.push({ change: { part: "all" }, text: t("wholeDay") });
  if (state.reason !== "") found.push({ change: { reason: "" }, text: t("allReasons") });
  const smooth = scene.shade === "rate" && (zone.incident_rate_eb ?? null) !== null;
  if (smooth) found.push({ change: { figure: "smoothed" }, text: t("smoothedRate") });
  return found;
}

/** In the panel of a zone without a figure: why, and what to press. */
export function lackNote(scene: Scene, zone: Zone, standing: Standing, stated: boolean): Child {
  const buttons = offers(scene, zone).map(({ change, text }) =>
    stateLink(scene, change, { class: "button", "data-key": `offer ${text}` }, text),
  );
  return h(
    "div",
    { class: "lack" },
    h("p", { class: "empty" }, reason(scene, standing, stated)),
    buttons.length > 0 && h("h3", {}, scene.words.t("whatYouCanDo")),
    h("div", { class: "offers" }, ...buttons),
  );
}
