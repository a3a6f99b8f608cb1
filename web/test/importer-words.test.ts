import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { swedish } from "../src/admin/importer-words";

/** What the importer's code says when it refuses a row or notes something, with examples for what it fills in. */
function sentencesOf(source: string): string[] {
  const call =
    /(?:rejection\{\s*|note\(\s*[\w.]+,\s*)"[a-z_0-9]+"(?: \+ \w+)?,\s*(?:fmt::format\(\s*)?((?:"(?:[^"\\]|\\.)*"\s*)+)/g;
  return [...source.matchAll(call)].map(([, literals = ""]) =>
    [...literals.matchAll(/"((?:[^"\\]|\\.)*)"/g)]
      .map(([, text = ""]) => text)
      .join("")
      .replace(/\\"/g, '"')
      .replace(/\{[^}]*\}/g, "7"),
  );
}

test("all that the importer says of rows is there in Swedish, too", () => {
  const folder = new URL("../../src/ingest/", import.meta.url);
  const sentences = readdirSync(folder)
    .filter((name) => /\.[ch]pp$/.test(name))
    .flatMap((name) => sentencesOf(readFileSync(new URL(name, folder), "utf8")));

  expect(sentences.length).toBeGreaterThan(35);
  expect(sentences.filter((each) => swedish(each) === null)).toEqual([]);
});

test("the values of a sentence are kept", () => {
  expect(swedish("'2020-13-01' is no date; write it as 2020-12-31 or 2020-12-31 22:10")).toBe(
    "”2020-13-01” är inget datum; skriv det som 2020-12-31 eller 2020-12-31 22:10.",
  );
  expect(
    swedish(
      "measures 19: cost_sek is 95000 by hand and 99000 in the file; what was written by hand stays until somebody chooses (in the page under Redigera)",
    ),
  ).toBe(
    "measures 19: cost_sek är 95000 för hand och 99000 i filen; det som skrevs för hand gäller tills någon väljer (under Redigera).",
  );
  expect(
    swedish("survey.csv: the file has columns but no rows; get it again from where it came"),
  ).toBe("survey.csv: filen har kolumner men inga rader; hämta den igen där den kom ifrån.");
  expect(swedish("something new")).toBeNull();
});
