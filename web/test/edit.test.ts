import { expect, test } from "vitest";
import { differing } from "../src/edit/conflict";
import { readPosition, readPositions, writePosition } from "../src/edit/coordinates";
import { textOf, valueFrom } from "../src/edit/fields";
import { told } from "../src/edit/told";
import type { Draft, Field, Form } from "../src/edit/types";
import { shareOfYear, standing } from "../src/pledge";
import { degrees, sweref } from "../src/sweref";
import { words } from "../src/words";

const field = (type: string): Field => ({ name: "x", type, required: false });

test("metres and degrees lead to each other", () => {
  const { east, north } = sweref(12.692, 57.507);
  const back = degrees(east, north);

  expect(back.longitude).toBeCloseTo(12.692, 8);
  expect(back.latitude).toBeCloseTo(57.507, 8);
});

test("a typed position is metres in either order, or degrees with the latitude first", () => {
  expect(readPosition("57,507 12,692")).toEqual([12.692, 57.507]);
  expect(readPosition("57.507, 12.692")).toEqual([12.692, 57.507]);
  expect(readPosition("6377000 361000")).toEqual(readPosition("361000 6377000"));
  expect(readPosition("6377000 361000")?.[1]).toBeCloseTo(57.51, 1);
  expect(readPosition("123 456789")).toBeNull();
  expect(readPosition("Kinna")).toBeNull();
});

test("the first line that is no position is named, empty lines are passed over", () => {
  expect(readPositions("57.5 12.7\n\n57.6 12.8").positions).toHaveLength(2);
  expect(readPositions("57.5 12.7\nhere").wrong).toBe(2);
});

test("what is written reads back as the same place", () => {
  for (const system of ["sweref", "wgs84"] as const) {
    const [x, y] = readPosition(writePosition([12.692, 57.507], system)) ?? [0, 0];
    expect(x).toBeCloseTo(12.692, 5);
    expect(y).toBeCloseTo(57.507, 5);
  }
});

test("what stands in an input becomes a value of the field's kind", () => {
  expect(valueFrom(field("text"), "  Ljus ")).toBe("Ljus");
  expect(valueFrom(field("text"), "")).toBeNull();
  expect(valueFrom(field("integer"), "120 000")).toBe(120000);
  expect(valueFrom(field("number"), "28,5")).toBe(28.5);
  expect(valueFrom(field("integer"), "många")).toBe("många");
  expect(valueFrom(field("mentions"), "3, 1")).toEqual([3, 1]);
  expect(valueFrom(field("zones"), "deso/A deso/B")).toEqual(["deso/A", "deso/B"]);
  expect(textOf([3, 1])).toBe("3, 1");
});

test("a conflict shows what both have differently", () => {
  const theirs = { properties: { title: "Ljus", owner: "polisen" } } as unknown as Draft;

  expect(differing({ mine: { title: "Lampor", owner: "polisen" }, theirs })).toEqual(["title"]);
});

test("a promise stands against the share of the year that has passed", () => {
  const promise = { id: 1, party: null, text: "", target: 4, planned: 9 };
  const at = (
    done: number,
    passed: number,
    rule: "at_least" | "exactly" | "ongoing" = "at_least",
  ) => standing({ ...promise, done, rule }, passed);

  expect(at(1, 0.49)).toBe("standingOnTrack");
  expect(at(1, 0.5)).toBe("standingBehind");
  expect(at(4, 0.1)).toBe("kept");
  expect(at(3, 1)).toBe("notYet");
  expect(at(5, 1, "exactly")).toBe("standingExceeded");
  expect(at(0, 1, "ongoing")).toBe("targetOngoing");
  expect(shareOfYear(2021, Date.UTC(2020, 11, 31, 23))).toBe(0);
  expect(shareOfYear(2021, Date.UTC(2021, 11, 31))).toBe(1);
});

test("what changed is told in the reader's words", () => {
  const form: Form = {
    collection: "activities",
    place: "point",
    needs_place: false,
    fields: [
      { ...field("code"), name: "status", codes: [{ code: "done", sv: "Klar", en: "Done" }] },
      { ...field("integer"), name: "cost_sek" },
      { ...field("integer"), name: "year" },
      { ...field("role"), name: "audience" },
      { ...field("zones"), name: "zones" },
    ],
  };
  const zones = [{ value: "deso/A", text: "Kinna (A)" }];
  const by = { form, lists: { commitments: [], zones }, words: words("sv") };

  expect(told("status", "done", by)).toBe("Klar");
  expect(told("status", null, by)).toBe("tomt");
  expect(told("cost_sek", 120000, by)).toBe("120\u00a0000");
  expect(told("year", 2021, by)).toBe("2021");
  expect(told("audience", "public", by)).toBe("Alla");
  expect(told("zones", ["deso/A", "deso/B"], by)).toBe("Kinna (A), deso/B");
  expect(told("public", true, by)).toBe("ja");
});
