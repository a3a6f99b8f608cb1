// @vitest-environment jsdom
import { expect, test } from "vitest";
import { cluster } from "../src/map/cluster";
import { shortCode } from "../src/map/label-text";
import { firstFree } from "../src/map/labels";
import { scaleLength, ticks } from "../src/map/neatline";

test("points in one cell become one with their true count", () => {
  const points = [
    { x: 10, y: 10, weight: 1, item: "a" },
    { x: 30, y: 20, weight: 4, item: "b" },
    { x: 90, y: 10, weight: 1, item: "c" },
  ];

  expect(cluster(points, 40)).toEqual([
    { x: 20, y: 15, weight: 5, items: ["a", "b"] },
    { x: 90, y: 10, weight: 1, items: ["c"] },
  ]);
});

test("a label takes the first place that is free", () => {
  const at = (x: number) => ({ x, y: 0, width: 10, height: 10 });

  expect(firstFree([at(0), at(20)], [at(5)])).toEqual(at(20));
  expect(firstFree([at(0)], [at(5)])).toBeNull();
});

test("ticks stand on round kilometres", () => {
  const found = ticks(400, 64, (pixel) => 339_000 + pixel * 100);

  expect(found.map(({ km }) => km)).toEqual([340, 350, 360, 370]);
  expect(found.map(({ at }) => Math.round(at))).toEqual([10, 110, 210, 310]);
});

test("northings fall down the side of the map", () => {
  const found = ticks(200, 64, (pixel) => 6_391_000 - pixel * 100);

  expect(found.map(({ km }) => km)).toEqual([6380, 6390]);
  expect(found.map(({ at }) => Math.round(at))).toEqual([110, 10]);
});

test("the scale bar is the longest round length that fits", () => {
  expect(scaleLength(65, 160)).toBe(10_000);
  expect(scaleLength(20, 72)).toBe(1000);
  expect(scaleLength(3.5, 160)).toBe(500);
});

test("a code is written without the municipality's, and only when it is short", () => {
  expect(shortCode("1463C1050", "1463")).toBe("C1050");
  expect(shortCode("1463TC107", "1463")).toBe("TC107");
  expect(shortCode("1463-kinna-centrum-nas", "1463")).toBe("");
  expect(shortCode("22", undefined)).toBe("22");
});
