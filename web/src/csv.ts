/** The table as a file that a spreadsheet opens: semicolons, decimal comma, UTF-8 with a mark. */
import { type Column, columnsOf, type Row } from "./columns";
import { questionText } from "./question";
import { fileName, save } from "./save";
import type { Scene } from "./scene";
import { sourceText } from "./source-line";
import { rowsOf } from "./table";

/** A field; one that a spreadsheet would take for a formula is made text. */
export function field(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value).replace(".", ",");
  const text = /^[=+\-@\t]/.test(value) ? `'${value}` : value;
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function headOf({ label, ends }: Column, { t }: Scene["words"]): string[] {
  const column = t(label);
  return ends === undefined
    ? [column]
    : [t("intervalLow", { column }), t("intervalHigh", { column })];
}

/** Which figures of a row are not shown, and why: their cells are empty. */
function status(row: Row, columns: Column[], words: Scene["words"]): string {
  const lacking = columns
    .filter(({ ends, value }) => ends === undefined && value(row) === null)
    .map((column) => ({ name: words.t(column.label), why: column.write(row, words) }))
    .filter(({ why }) => why !== "–" && why !== "");
  const what = lacking.map(({ name, why }) => `${name} (${why})`).join(", ");
  return what === "" ? words.t("fileShown") : words.t("fileHidden", { what });
}

/**
 * What a spreadsheet set up for Swedish opens with a double click: headings first, each field in its own cell, numbers as
 * numbers. What the file shows and where it is from stand in columns of their own, so that filters and pivots work.
 */
export function csv(scene: Scene): string {
  const { zones, last } = rowsOf(scene);
  const { t } = scene.words;
  const columns = columnsOf(scene);
  const about = [questionText(scene), sourceText(scene)];
  const head = [
    ...columns.flatMap((column) => headOf(column, scene.words)),
    t("fileStatus"),
    t("fileQuestion"),
    t("fileSource"),
  ];
  const line = (row: Row) => [
    ...columns.flatMap(({ value, ends }) => ends?.(row) ?? [value(row)]),
    status(row, columns, scene.words),
    ...about,
  ];
  const lines = [head, ...[...zones, ...last].map(line)];
  return `\ufeff${lines.map((cells) => cells.map(field).join(";")).join("\r\n")}\r\n`;
}

export function download(scene: Scene): void {
  save(new Blob([csv(scene)], { type: "text/csv;charset=utf-8" }), fileName(scene, "csv"));
}
