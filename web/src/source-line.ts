/** The last line: whether figures are made up, where they come from, and the way to the method. */
import { links } from "./api";
import { copyLink } from "./copy-link";
import { type Child, h } from "./dom";
import { kindsOf } from "./filters";
import { stateLink } from "./header";
import { keptText } from "./offline";
import { byDate } from "./period";
import type { Scene } from "./scene";
import type { Source, Survey } from "./types";

const shown = 3; // sources named before the rest is a number

/** Whether a view's figures come from this file. */
function givesTo({ kind, start, state }: Scene): (source: Source) => boolean {
  if (kind === "share") return ({ holds }) => holds.includes("survey");
  if (kind === "measures") return ({ holds }) => holds.includes("measures");
  if (kind === "activities") return ({ holds }) => holds.includes("pledges");
  const asked = kindsOf(start, state)?.split(",");
  return ({ holds, kinds }) =>
    holds.includes("incidents") &&
    (asked === undefined || kinds.some((each) => asked.includes(each)));
}

const dateOf = (source: Source): string => (source.file_time ?? source.imported_at).slice(0, 10);

/** The sources of a view's figures, the newest first. */
export function sourcesOf(scene: Scene): Source[] {
  return scene.start.sources.filter(givesTo(scene)).sort((a, b) => byDate(dateOf(b), dateOf(a)));
}

/** The surveys that the period asks of, the newest first. */
function surveysOf({ start, period }: Scene): Survey[] {
  const [from = "", to = from] = period?.split("/") ?? [];
  const asked = start.surveys.filter(
    ({ year }) =>
      period === undefined || (String(year) >= from.slice(0, 4) && String(year) <= to.slice(0, 4)),
  );
  return asked.sort((a, b) => b.year - a.year);
}

/** Whether any figure of the view is made up: a demonstration has facts beside what is made up. */
export const isMadeUp = (scene: Scene): boolean => sourcesOf(scene).some(({ made_up }) => made_up);

/** What a demonstration says of the view's figures; nothing on a real map. */
export function madeUpText(scene: Scene): string {
  if (!scene.start.made_up) return "";
  return scene.words.t(isMadeUp(scene) ? "madeUp" : "madeUpElsewhere");
}

/** What the sources are called: surveys by their titles, those of the period alone. */
export function names(scene: Scene, sources: Source[]): string[] {
  const { t } = scene.words;
  const surveys = scene.kind === "share" ? surveysOf(scene) : [];
  if (surveys.length === 0) return [...new Set(sources.map(({ name }) => name))];
  return surveys.map(({ title, sampling }) =>
    [title, t(sampling === "random" ? "samplingRandom" : "samplingOpen")].join(", "),
  );
}

/** All sources of the view, and whether they are made up. */
export function sourceText(scene: Scene): string {
  const note = madeUpText(scene);
  const all = names(scene, sourcesOf(scene)).join(", ");
  return [all || scene.words.t("noSource"), note && `(${note})`].filter(Boolean).join(" ");
}

function named(scene: Scene, sources: Source[]): Child {
  const { t } = scene.words;
  const all = names(scene, sources);
  const more = all.length - shown;
  const source = all.slice(0, shown).join(scene.kind === "share" ? "; " : ", ");
  return h(
    "span",
    { class: "sources" },
    t("source", { source: source || t("noSource") }),
    more > 0 && " ",
    more > 0 && stateLink(scene, { show: "about" }, { "data-key": "more" }, `+ ${more}`),
  );
}

export function sourceLine(scene: Scene): Child[] {
  const { start, words, zoneSet } = scene;
  const { t } = words;
  const sources = sourcesOf(scene);
  const set = [zoneSet.title[words.lang], zoneSet.version].filter(Boolean).join(" ");
  const [newest] = sources;
  const kept = keptText();
  return [
    kept !== "" && h("b", { class: "kept", role: "status" }, t("keptOffline", { date: kept })),
    start.made_up && h("b", {}, madeUpText(scene)),
    named(scene, sources),
    h("span", {}, t("zonesSource", { set })),
    newest !== undefined && h("span", {}, t("file", { date: dateOf(newest) })),
    copyLink(scene, "end"),
    stateLink(scene, { show: "about" }, { "data-key": "method" }, t("methodLink")),
    stateLink(scene, { show: "statement" }, { "data-key": "statement" }, t("statement")),
    h("a", { href: links.collections(words.lang) }, t("openData")),
  ];
}
