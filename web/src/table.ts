/** All figures of all zones as one sortable table, with what has no zone and the total, so that sums can be checked. */

import { columnsOf, type Row, sortRows } from "./columns";
import { difference } from "./compare/difference";
import { differences } from "./compare/scene";
import { type Child, h } from "./dom";
import { questionText } from "./question";
import type { Scene } from "./scene";
import type { Key } from "./words";

const standard: Record<Scene["kind"], string> = {
  share: "-share",
  rate: "-rate",
  measures: "-measures",
  activities: "-activities",
};

function outside({ summary, zones, words }: Scene): Row | null {
  if (summary === null) return null;
  type Count = "mentions_unsafe" | "mentions_safe" | "respondents" | "measures";
  /** What is left of the whole; unknown as soon as one cell is hidden, or it would tell what that is. */
  const rest = (name: Count): number | null => {
    const counts = [summary[name], ...zones.map((zone) => zone[name])];
    const known = counts.filter((n): n is number => n !== null);
    const [all = 0, ...parts] = known;
    return known.length < counts.length ? null : parts.reduce((left, n) => left - n, all);
  };
  return {
    name: words.t("outside"),
    code: "",
    incidents: summary.incidents_outside,
    mentions_unsafe: rest("mentions_unsafe"),
    mentions_safe: rest("mentions_safe"),
    respondents: rest("respondents"),
    measures: rest("measures") ?? 0,
  };
}

function total(scene: Scene): Row | null {
  const { summary, start, words, other } = scene;
  if (summary === null) return null;
  const figure = other?.total ?? null;
  const compared = figure && {
    figure,
    difference: difference(figure, scene.total ?? undefined),
  };
  const name = words.t("total", { name: start.municipality?.name ?? words.t("area0") });
  const code = start.municipality?.code ?? "";
  return { ...summary, name, code, ...(compared && { compared }) };
}

/** The rows in the order that the state asks for, then the row without a zone and the total. */
export function rowsOf(scene: Scene): { zones: Row[]; last: Row[] } {
  const found = differences(scene);
  const zones = scene.zones.map((zone): Row => {
    const spot = scene.hotspots?.zones.get(zone.code);
    const figure = scene.other?.figures.get(zone.code);
    const compared = figure && { figure, difference: found.get(zone.code) ?? null };
    return { ...zone, ...(spot && { spot }), ...(compared && { compared }) };
  });
  const sort = scene.state.sort || standard[scene.kind];
  const last = [outside(scene), total(scene)].filter((row): row is Row => row !== null);
  return { zones: sortRows(zones, sort, scene.words, columnsOf(scene)), last };
}

function headCell(scene: Scene, id: string, label: Key): HTMLElement {
  const { words, state } = scene;
  const sort = state.sort || standard[scene.kind];
  const active = sort.replace(/^-/, "") === id;
  const falling = sort.startsWith("-");
  const text = ["name", "code", "spot"].includes(id);
  const next = active ? (falling ? id : `-${id}`) : text ? id : `-${id}`;
  const title = words.t("sortBy", { column: words.t(label) });
  return h(
    "th",
    {
      scope: "col",
      class: text ? "text" : "figure",
      "aria-sort": active && (falling ? "descending" : "ascending"),
    },
    h(
      "button",
      { "data-key": `sort ${id}`, title, click: () => scene.go({ sort: next }) },
      words.t(label),
      active && h("span", { class: falling ? "arrow falling" : "arrow", "aria-hidden": "true" }),
    ),
  );
}

function cells(scene: Scene, row: Row, first: Child): HTMLElement[] {
  return columnsOf(scene).map((column, index) => {
    const text = column.write(row, scene.words);
    if (index === 0) return h("th", { scope: "row" }, first);
    return h("td", { class: ["code", "spot"].includes(column.id) ? "text" : "figure" }, text);
  });
}

function zoneRow(scene: Scene, row: Row): HTMLElement {
  const open = h(
    "button",
    { "data-key": `row ${row.code}`, click: () => scene.go({ zone: row.code, show: "map" }) },
    row.name,
  );
  return h("tr", { class: row.code === scene.state.zone && "chosen" }, ...cells(scene, row, open));
}

export function table(scene: Scene): Child[] {
  const { zones, last } = rowsOf(scene);
  const set = scene.zoneSet.title[scene.words.lang];
  const caption = scene.words.t("tableCaption", { question: questionText(scene), set });
  return [
    h(
      "div",
      { class: "table-scroll", tabindex: 0, role: "region", "aria-label": caption },
      h(
        "table",
        { class: "figures" },
        h("caption", {}, caption),
        h(
          "thead",
          {},
          h("tr", {}, ...columnsOf(scene).map(({ id, label }) => headCell(scene, id, label))),
        ),
        h("tbody", {}, ...zones.map((row) => zoneRow(scene, row))),
        h("tfoot", {}, ...last.map((row) => h("tr", {}, ...cells(scene, row, row.name)))),
      ),
    ),
  ];
}
