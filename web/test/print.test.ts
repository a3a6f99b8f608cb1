// @vitest-environment jsdom
import { expect, test } from "vitest";
import { firstChoice } from "../src/print/dialog";
import { figureTables } from "../src/print/figures";
import { printPages } from "../src/print/page";
import { table } from "../src/table";
import { sceneOf } from "./scene";

const plain = (text: string | null | undefined) => (text ?? "").replaceAll("\u00a0", " ");

const rows = (of: Element, selector: string) =>
  [...of.querySelectorAll(selector)].map((row) =>
    [...row.children].map((cell) => plain(cell.textContent)),
  );

test("a printed figure has its interval and what it is out of, as the table has them", () => {
  const scene = sceneOf({ view: "safety", period: "2020" });
  const [printed] = figureTables(scene, { size: "a4", landscape: false });
  const box = document.createElement("div");
  box.append(...(table(scene) as Node[]));

  expect(rows(printed as Element, "thead tr")).toEqual([
    ["Zon", "Kod", "Andel otrygga", "Andel otrygga, 95 %", "Utpekade platser"],
  ]);
  const [, , line] = rows(printed as Element, "tbody tr");
  const [shown] = rows(box, "tbody tr");
  expect(line?.slice(2)).toEqual(["83 %", "75–88 %", "126"]);
  for (const cell of line?.slice(1, 4) ?? []) expect(shown).toContain(cell);
});

test("the figures stand on sheets of their own, when they are asked for", () => {
  const scene = sceneOf({ view: "fires", period: "2020" });
  const of = (figures: boolean) =>
    printPages([scene, scene], firstChoice([12, 57, 13, 58], figures));

  expect(of(false).length).toBe(2);
  const sheets = of(true);
  expect(sheets.map((sheet) => sheet.querySelector(".print-figures") !== null)).toEqual([
    false,
    true,
    false,
    true,
  ]);
  expect(plain(sheets[3]?.querySelector(".print-foot")?.textContent)).toContain("Sida 4 av 4");
});
