/** The table as a file that a spreadsheet opens: semicolons, decimal comma, UTF-8 with a mark. */
import { columns, type Row } from "./columns";
import { questionText } from "./question";
import type { Scene } from "./scene";
import { rowsOf } from "./table";

/** A field; one that a spreadsheet would take for a formula is made text. */
export function field(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value).replace(".", ",");
  const text = /^[=+\-@\t]/.test(value) ? `'${value}` : value;
  return /[";\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function csv(scene: Scene): string {
  const { zones, last } = rowsOf(scene);
  const note = scene.start.made_up ? ` (${scene.words.t("madeUp")})` : "";
  const head = columns.map(({ label }) => field(scene.words.t(label)));
  const line = (row: Row) => columns.map(({ value }) => field(value(row))).join(";");
  const lines = [
    field(questionText(scene) + note),
    head.join(";"),
    ...[...zones, ...last].map(line),
  ];
  return `\ufeff${lines.join("\r\n")}\r\n`;
}

export function download(scene: Scene): void {
  const url = URL.createObjectURL(new Blob([csv(scene)], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = `${questionText(scene)
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/-$/, "")}.csv`;
  link.click();
  URL.revokeObjectURL(url);
}
