/** The figures of a printed map, each with its interval and what it is out of, as the table shows them. */
import { type Column, columnsOf, type Row } from "../columns";
import { h } from "../dom";
import { lackWord } from "../lack";
import { questionText } from "../question";
import type { Scene } from "../scene";
import { rowsOf } from "../table";
import { margin, type Paper, paperArea } from "./paper";

/** Millimetres that a row of the table takes, and all that is no row. */
const rowHeight = 5;
const withoutRows = 25 + 9 + 14;

/** On more zones the figures are printed when somebody asks for them. */
const mostUnasked = 200;

const ids: Record<Scene["shade"], string[]> = {
  mentions: ["share", "interval", "n"],
  answers: ["felt", "felt-interval", "respondents"],
  rate: ["rate", "rate-interval", "incidents", "population"],
  smoothed: ["smoothed", "rate", "rate-interval", "incidents", "population"],
  spots: ["spot", "gi", "p", "neighbours"],
  clusters: ["spot", "moran", "p", "neighbours"],
  things: [],
};

/** Places pointed out of both kinds: what their share is out of. */
const mentioned: Column = {
  id: "n",
  label: "nMentions",
  value: ({ mentions_unsafe: unsafe, mentions_safe: safe }) =>
    unsafe == null || safe == null ? null : unsafe + safe,
  write: (row, words) => {
    const n = mentioned.value(row);
    if (n !== null) return words.number(Number(n));
    const standing = row.mentions_status ?? "shown";
    return standing === "shown" ? "–" : lackWord(words, standing);
  },
};

function columnsFor(scene: Scene): Column[] {
  const all = [...columnsOf(scene), mentioned];
  const compared = scene.other === null ? [] : ["compared", "difference", "difference-interval"];
  return ["name", "code", ...ids[scene.shade], ...compared].flatMap(
    (id) => all.find((column) => column.id === id) ?? [],
  );
}

/** Whether a map has figures that can be printed. */
export const hasFigures = (scene: Scene): boolean =>
  ids[scene.shade].length > 0 && scene.zones.length > 0;

/** Whether they are printed before anybody says so. */
export const printsFigures = (scene: Scene): boolean =>
  hasFigures(scene) && scene.zones.length <= mostUnasked;

/** The tables of a map's figures, one for each sheet that they fill. */
export function figureTables(scene: Scene, paper: Paper): HTMLElement[] {
  const columns = columnsFor(scene);
  const { zones, last } = rowsOf(scene);
  const rows = [...[...last].reverse(), ...zones];
  const room = paperArea(paper).height - 2 * margin - withoutRows;
  const most = Math.floor(room / rowHeight);
  const sheets: Row[][] = [];
  for (let from = 0; from < rows.length; from += most) sheets.push(rows.slice(from, from + most));
  return sheets.map((each) => tableOf(scene, columns, each, last));
}

function tableOf(scene: Scene, columns: Column[], rows: Row[], whole: Row[]): HTMLElement {
  const { words } = scene;
  const set = scene.zoneSet.title[words.lang];
  const line = (row: Row) =>
    h(
      "tr",
      { class: whole.includes(row) && "whole" },
      ...columns.map((column, index) =>
        index === 0
          ? h("th", { scope: "row" }, row.name)
          : h("td", { class: column.id === "code" && "text" }, column.write(row, words)),
      ),
    );
  return h(
    "table",
    { class: "print-figures" },
    h(
      "caption",
      { class: "hidden" },
      words.t("tableCaption", { question: questionText(scene), set }),
    ),
    h(
      "thead",
      {},
      h("tr", {}, ...columns.map(({ label }) => h("th", { scope: "col" }, words.t(label)))),
    ),
    h("tbody", {}, ...rows.map(line)),
  );
}
