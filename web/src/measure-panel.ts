/** The panel of a measure: what it is, who does it, when, and whether it helped. */
import { type Child, h } from "./dom";
import { evaluation } from "./evaluation";
import { surveyYears } from "./filters";
import { stateLink } from "./header";
import { dateOf, zoneCode } from "./measures";
import type { Scene } from "./scene";
import type { View } from "./state";
import { crossIcon, statusSymbol } from "./symbols";
import type { Item } from "./types";
import type { Key } from "./words";

const text = (value: unknown): string =>
  value === null || value === undefined ? "" : String(value);

function head(scene: Scene, item: Item): HTMLElement {
  const { start, words } = scene;
  const { title, type, status, owner, place } = item.properties;
  const kind = words.name(start.measure_types, text(type));
  const details = [kind, text(owner), text(place)].filter((each) => each !== "");
  return h(
    "div",
    { class: "panel-head" },
    h(
      "div",
      {},
      h("h2", { tabindex: -1, "data-key": "measure-name" }, text(title) || kind),
      h("p", { class: "note" }, details.join(" · ")),
      h(
        "p",
        { class: "measure-status" },
        statusSymbol(text(status)),
        h("b", { class: `word-${text(status)}` }, words.name(start.measure_statuses, text(status))),
        " ",
        dateOf(item),
      ),
    ),
    h(
      "button",
      {
        class: "close",
        "data-key": "close",
        "aria-label": words.t("closeMeasure"),
        click: () => scene.go({ measure: "" }),
      },
      crossIcon(),
    ),
  );
}

function facts(scene: Scene, item: Item): Child {
  const { words } = scene;
  const { t, number } = words;
  const p = item.properties;
  const cost = typeof p.cost_sek === "number" ? t("kronor", { n: number(p.cost_sek) }) : "";
  const rows: [string, string][] = [
    [t("planned"), [text(p.planned_from), text(p.planned_to)].filter(Boolean).join(" – ")],
    [t("doneOn"), text(p.done_on)],
    [t("cost"), cost],
    [t("lamps"), text(p.lamps)],
    [t("statusReason"), text(p.status_reason)],
  ];
  const known = rows.filter(([, value]) => value !== "");
  return [...known, text(p.description)].length === 0
    ? null
    : h(
        "section",
        { class: "plain" },
        text(p.description) !== "" && h("p", {}, text(p.description)),
        h(
          "dl",
          { class: "parameters" },
          ...known.flatMap(([label, value]) => [h("dt", {}, label), h("dd", {}, value)]),
        ),
      );
}

function zoneLink(scene: Scene, item: Item): Child {
  const code = zoneCode(item, scene.zoneSet.name);
  const zone = scene.zones.find((each) => each.code === code);
  if (zone === undefined) return null;
  return h(
    "p",
    { class: "measure-zone" },
    h(
      "button",
      { class: "button", "data-key": "zone of measure", click: () => scene.go({ zone: code }) },
      scene.words.t("openZone", { zone: zone.name }),
    ),
  );
}

/** The last figure before the work and the first after it, in the views that have both. */
function beforeAndAfter(scene: Scene, item: Item): Child {
  const { start, words } = scene;
  const { t } = words;
  const done = Number(text(item.properties.done_on).slice(0, 4));
  const begun = Number(
    (text(item.properties.planned_from) || text(item.properties.done_on)).slice(0, 4),
  );
  if (!done) return null;
  const link = (view: View, years: number[], key: Key) => {
    const before = Math.max(...years.filter((year) => year < begun));
    const after = Math.min(...years.filter((year) => year > done));
    if (!Number.isFinite(before) || !Number.isFinite(after)) return null;
    const change = { view, period: String(after), compare: `period.${before}` };
    return stateLink(
      scene,
      { ...change, type: "", status: "" },
      { class: "button", "data-key": `before and after ${view}` },
      t(key, { before, after }),
    );
  };
  const links = [
    link("fires", start.incident_years, "compareMeasureFires"),
    link("safety", surveyYears(start), "compareMeasureSurvey"),
  ].filter((each) => each !== null);
  return links.length === 0
    ? null
    : h(
        "div",
        { class: "lack" },
        h("h3", {}, t("compareMeasure")),
        h("div", { class: "offers" }, ...links),
      );
}

export function measurePanel(scene: Scene, item: Item): Child[] {
  return [
    head(scene, item),
    facts(scene, item),
    zoneLink(scene, item),
    beforeAndAfter(scene, item),
    ...evaluation(scene, String(item.id ?? "")),
  ];
}
