// @vitest-environment jsdom
import { expect, test } from "vitest";
import { fieldsOf } from "../src/admin/import";
import { told } from "../src/admin/log";
import { reportView, sumsText } from "../src/admin/report";
import type { LogEntry, Report } from "../src/admin/types";
import { size, when } from "../src/admin/when";
import { words } from "../src/words";

const entry = (before: LogEntry["before"], after: LogEntry["after"]): LogEntry => ({
  number: 1,
  at: "2026-11-23T10:00:00Z",
  who: "eva",
  collection: "users",
  feature: 1,
  kind: "update",
  reason: "",
  before,
  after,
});

test("columns with other names are a pair a line, and what is no pair is left out", () => {
  expect(fieldsOf("date = Datum\nkind=Typ av = brott\n\nnonsense\n= x")).toEqual({
    date: "Datum",
    kind: "Typ av = brott",
  });
});

test("the log tells what differs, by name", () => {
  expect(told(entry({ name: "bo", role: "staff" }, { name: "bo", role: "admin" }))).toBe(
    "bo: role staff → admin",
  );
  expect(told(entry(null, { name: "bo", role: "staff" }))).toBe("bo");
  expect(told(entry(null, { k: "7" }))).toBe("k – → 7");
});

test("sums are told in words, and a row's reason never becomes markup", () => {
  const spoken = words("sv");
  const sums = { rows: 3, accepted: 1, updated: 0, unchanged: 1, rejected: 1 };
  expect(sumsText(sums, spoken)).toBe("1 nya · 0 ändrade · 1 oförändrade · 1 avvisade");
  const report: Report = {
    ...sums,
    dry_run: true,
    zones: {},
    files: [
      {
        ...sums,
        file: "a.csv",
        theme: "measures",
        kinds: [
          { code: "camera", sv: "Kamera", en: "Camera", accepted: 1, updated: 0, unchanged: 1 },
        ],
        figures: { clashes_with_hand_edits: 2 },
        rejected_by_reason: { x: 1 },
        rejections: [{ line: 2, code: "x", reason: "<img src=x onerror=alert(1)>" }],
        notices: [],
      },
    ],
  };
  const slot = document.createElement("div");
  for (const child of reportView(report, spoken)) if (child instanceof Node) slot.append(child);
  expect(slot.querySelector("img")).toBeNull();
  expect(slot.textContent).toContain("<img src=x");
  const rows = [...slot.querySelectorAll("tbody tr")].map((row) =>
    [...row.children].map((cell) => cell.textContent),
  );
  expect(rows.slice(0, 2)).toEqual([
    ["Åtgärder", "1", "0", "1", "1"],
    ["Kamera", "1", "0", "1", ""],
  ]);
  expect(slot.textContent).toContain("2 fält skiljer sig från vad någon skrivit för hand");
});

test("days stay as they are, sizes are rounded", () => {
  expect(when("2026-11-23")).toBe("2026-11-23");
  expect(when("2026-11-23T10:00:00Z")).toMatch(/^2026-11-23 \d\d:00$/);
  expect(size(1_440_000, words("sv"))).toBe("1,4\u00a0MB");
  expect(size(20, words("sv"))).toBe("1\u00a0kB");
});
