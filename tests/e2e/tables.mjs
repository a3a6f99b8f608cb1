/** The page's table and the file that it gives, as a test reads them. */
import { readFile } from "node:fs/promises";

const key = (name) => `[data-key="${name}"]`;

/** A text with plain spaces, as few as can be. */
export const plain = (text) => text.replace(/[\u00a0\u202f]/g, " ").replace(/\s+/g, " ").trim();

/** The cells of a table of the page by the heads of its columns, row by row. */
export async function tableRows(page) {
  const heads = (await page.locator(".figures thead th").allInnerTexts()).map((text) =>
    plain(text.replace(/[▲▼]/g, "")),
  );
  const rows = await page.$$eval(".figures tbody tr", (all) =>
    all.map((row) => [...row.cells].map((cell) => cell.textContent)),
  );
  return new Map(
    rows.map((cells) => {
      const row = Object.fromEntries(heads.map((head, at) => [head, plain(cells[at])]));
      return [row.Kod, row];
    }),
  );
}

/** The lines of the file by code, in the order of its own head. */
export async function fileRows(page) {
  await page.click(key("button take"));
  const [download] = await Promise.all([page.waitForEvent("download"), page.click(key("download"))]);
  await page.keyboard.press("Escape");
  const text = await readFile(await download.path(), "utf8");
  const [head, ...lines] = text.trimEnd().split("\r\n");
  const heads = head.split(";").map(plain);
  return new Map(
    lines.map((line) => {
      const cells = line.split(";");
      const row = Object.fromEntries(heads.map((name, at) => [name, cells[at]]));
      return [row.Kod, row];
    }),
  );
}
