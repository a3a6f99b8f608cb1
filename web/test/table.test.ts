import { expect, test } from "vitest";
import { columnsOf, type Row, sortRows } from "../src/columns";
import { field } from "../src/csv";
import { words } from "../src/words";
import { zone } from "./zone";

const swedish = words("sv");
const rows: Row[] = [
  zone({ name: "Öxabäck", code: "A0070", population: 900, mention_share: 0.9 }),
  zone({ name: "Horred", code: "B4010", population: 10_200, mention_share: 0.2 }),
  zone({ name: "Åby", code: "A0010", population: null, mention_share: 0.5 }),
];
const names = (sort: string) => sortRows(rows, sort, swedish).map(({ name }) => name);

test("numbers are ordered as numbers, and unknown ones stand last both ways", () => {
  expect(names("population")).toEqual(["Öxabäck", "Horred", "Åby"]);
  expect(names("-population")).toEqual(["Horred", "Öxabäck", "Åby"]);
});

test("names are ordered as Swedish", () => {
  expect(names("name")).toEqual(["Horred", "Åby", "Öxabäck"]);
});

test("a share that is not shown says why", () => {
  const share = columnsOf({ part: "", summary: null }).find(({ id }) => id === "share");
  const few = zone({ mentions_unsafe: 2, mentions_safe: 1, mention_share: 0.67 });
  const none = zone({ mentions_unsafe: 0, mentions_safe: 0, mention_share: null });

  expect(share?.write(few, swedish)).toBe("för få svar");
  expect(share?.write(none, swedish)).toBe("inga data");
  expect(share?.value(few)).toBeNull();
});

test("fields of a file are quoted, and formulas are made text", () => {
  expect(field('a;"b"')).toBe('"a;""b"""');
  expect(field("=1+1")).toBe("'=1+1");
  expect(field(0.825)).toBe("0,825");
  expect(field(null)).toBe("");
});
