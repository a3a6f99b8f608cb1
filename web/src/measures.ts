/** Measures and activities as lists: symbol, what, who and when, and always the word of the status. */
import { links } from "./api";
import { type Child, h } from "./dom";
import { byDate } from "./period";
import type { Scene } from "./scene";
import { pointSymbol, statusSymbol } from "./symbols";
import type { Item } from "./types";
import type { Key, Words } from "./words";

const text = (value: unknown): string => (typeof value === "string" ? value : "");

/** The day, month or year that says most about a measure. */
export function dateOf({ properties }: Item): string {
  const { done_on, planned_from, planned_to } = properties;
  if (text(done_on) !== "") return text(done_on);
  const from = text(planned_from);
  const to = text(planned_to);
  return from !== "" && to !== "" && from !== to ? `${from} – ${to}` : from || to;
}

/** Whether a row passes the sentence's choice of type and status. */
export const passes = (item: Item, type: string, status: string): boolean =>
  (type === "" || item.properties.type === type) &&
  (status === "" || item.properties.status === status);

/** The code of the zone a row lies in, in one zone set; empty when it lies in none. */
export const zoneCode = (item: Item, set: string): string => text(item.properties[`zone_${set}`]);

/** The name of a thing; in a list of the whole municipality it opens the zone that the thing lies in. */
function nameOf(scene: Scene, item: Item, name: string): HTMLElement {
  const zone = zoneCode(item, scene.zoneSet.name);
  const known = scene.zones.some(({ code }) => code === zone);
  if (scene.chosen !== null || !known) return h("span", {}, name);
  return h("button", { class: "open", click: () => scene.go({ zone }) }, name);
}

/** The name of a measure, which opens its panel and shows the zone that it lies in. */
function opener(scene: Scene, item: Item, name: string): HTMLElement {
  const { id } = item;
  if (id === undefined) return nameOf(scene, item, name);
  const code = zoneCode(item, scene.zoneSet.name);
  const zone = scene.zones.some((each) => each.code === code) ? { zone: code } : {};
  return h(
    "button",
    {
      class: "open",
      "data-key": `measure ${id}`,
      click: () => scene.go({ ...zone, measure: String(id) }),
    },
    name,
  );
}

/** What is known of a thing, in a line under its name; a date is not broken. */
const under = (details: string[], date: string): HTMLElement =>
  h(
    "small",
    {},
    details.filter((each) => each !== "").join(", "),
    date !== "" && details.some((each) => each !== "") && ", ",
    date !== "" && h("span", { class: "unbroken" }, date),
  );

function measure(scene: Scene, item: Item): HTMLElement {
  const { start, words } = scene;
  const { title, owner, place, status, type } = item.properties;
  const name = text(title) || words.name(start.measure_types, text(type));
  return h(
    "li",
    {},
    statusSymbol(text(status)),
    opener(scene, item, name),
    h("em", { class: `word-${text(status)}` }, words.name(start.measure_statuses, text(status))),
    under([text(owner), text(place)], dateOf(item)),
  );
}

export function measuresHere(scene: Scene, zone: string): Child {
  const { t } = scene.words;
  const here = scene.measures.filter((item) => zoneCode(item, scene.zoneSet.name) === zone);
  const count = t("measuresOf", { n: here.length, all: scene.measures.length });
  return h(
    "section",
    {},
    h("h3", {}, t("measuresHere"), h("span", {}, count)),
    here.length === 0
      ? h("p", { class: "note" }, t("noMeasures"))
      : h("ul", { class: "things" }, ...here.map((item) => measure(scene, item))),
  );
}

const activityStatuses: Record<string, Key> = {
  done: "activityDone",
  planned: "activityPlanned",
  cancelled: "activityCancelled",
};

export function activityStatus(status: unknown, { t }: Words): string {
  const key = activityStatuses[text(status)];
  return key === undefined ? text(status) : t(key);
}

/** Its kind in words, else what was promised. */
export function activityName({ words, start }: Scene, { properties }: Item): string {
  const { kind, text: promise, commitment } = properties;
  const named = text(kind) && words.name(start.activity_kinds, text(kind));
  return named || text(promise) || text(commitment);
}

function activity(scene: Scene, item: Item): HTMLElement {
  const { place, date, status } = item.properties;
  return h(
    "li",
    {},
    pointSymbol("activity", status !== "done"),
    nameOf(scene, item, activityName(scene, item)),
    h("em", {}, activityStatus(status, scene.words)),
    under([text(place)], text(date)),
  );
}

export function activitiesHere(scene: Scene, zone: string): Child {
  const { t } = scene.words;
  const here = scene.activities.filter((item) => zoneCode(item, scene.zoneSet.name) === zone);
  if (here.length === 0) return null;
  const done = here.filter((item) => item.properties.status === "done").length;
  const planned = here.filter((item) => item.properties.status === "planned").length;
  return h(
    "section",
    {},
    h("h3", {}, t("activitiesHere"), h("span", {}, t("activitiesNote", { done, planned }))),
    h("ul", { class: "things" }, ...here.map((item) => activity(scene, item))),
  );
}

/** Every measure that the sentence asks for, in the order of the statuses, the newest first. */
export function measuresAll(scene: Scene): Child {
  const { words, start, measures } = scene;
  if (measures.length === 0) return null;
  const rank = ({ properties }: Item) =>
    start.measure_statuses.findIndex(({ code }) => code === properties.status);
  const rows = [...measures].sort((a, b) => rank(a) - rank(b) || byDate(dateOf(b), dateOf(a)));
  return h(
    "section",
    {},
    h("h3", {}, words.t("measuresAll"), h("span", {}, words.number(rows.length))),
    h("ul", { class: "things" }, ...rows.map((item) => measure(scene, item))),
    h(
      "p",
      { class: "note" },
      h("a", { href: links.whatHappened(words.lang) }, words.t("whatHappened")),
    ),
  );
}

export function activitiesAll(scene: Scene): Child {
  const { words, activities } = scene;
  if (activities.length === 0) return null;
  const day = ({ properties }: Item) => text(properties.date);
  const rows = [...activities].sort((a, b) => byDate(day(a), day(b)));
  return h(
    "section",
    {},
    h("h3", {}, words.t("activitiesAll"), h("span", {}, words.number(rows.length))),
    h("ul", { class: "things" }, ...rows.map((item) => activity(scene, item))),
  );
}
