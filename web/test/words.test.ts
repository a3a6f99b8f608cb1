import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { en } from "../src/text/en";
import { sv } from "../src/text/sv";
import { fillIn, words } from "../src/words";

const source = readdirSync("src", { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts") && !name.startsWith("text"))
  .map((name) => readFileSync(`src/${name}`, "utf8"))
  .join("\n");

test("both languages have the same keys", () => {
  expect(Object.keys(en).sort()).toEqual(Object.keys(sv).sort());
});

test("no part of the texts takes the place of another's", () => {
  const parts = readdirSync("src/text").filter((name) => /^(?!workshop).*sv\.ts$/.test(name));
  const keys = parts.flatMap((name) =>
    [...readFileSync(`src/text/${name}`, "utf8").matchAll(/^ {2}(\w+):/gm)].map(([, key]) => key),
  );

  expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
});

test("both languages fill in the same values", () => {
  const values = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();

  for (const key of Object.keys(sv) as (keyof typeof sv)[]) {
    expect([key, values(en[key])]).toEqual([key, values(sv[key])]);
  }
});

test("every text is used", () => {
  const unused = Object.keys(sv).filter((key) => !source.includes(`"${key}"`));

  expect(unused).toEqual([]);
});

test("Swedish numbers have a decimal comma and unbreakable spaces", () => {
  const swedish = words("sv");

  expect(swedish.number(1410)).toBe("1\u00a0410");
  expect(swedish.decimal(2.345, 1)).toBe("2,3");
  expect(swedish.percent(0.826)).toBe("83\u00a0%");
  expect(swedish.percents(0.75, 0.88)).toBe("75–88\u00a0%");
});

test("English numbers have a decimal point and no space before per cent", () => {
  const english = words("en");

  expect(english.number(1410)).toBe("1,410");
  expect(english.decimal(2.345, 1)).toBe("2.3");
  expect(english.percent(0.826)).toBe("83%");
});

test("Swedish names are ordered with å, ä and ö last", () => {
  const names = ["Öxabäck", "Zinkgruvan", "Ängen", "Åby", "Horred"];

  expect(names.sort(words("sv").compare)).toEqual([
    "Horred",
    "Zinkgruvan",
    "Åby",
    "Ängen",
    "Öxabäck",
  ]);
});

test("a value that is missing leaves its place visible", () => {
  expect(fillIn("{n} av {all}", { n: 3 })).toBe("3 av {all}");
});
