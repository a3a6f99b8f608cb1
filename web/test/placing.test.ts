// @vitest-environment jsdom
import { expect, test } from "vitest";
import { placed, reach } from "../src/map/placing";

const map = { x: 400, y: 400 };
const size = () => ({ width: 20, height: 20 });
const point = (x: number, y: number, item: string) => ({ x, y, weight: 1, items: [item] });
const covering = (x: number, y: number, width: number) => ({ x, y, width, height: width });

test("a symbol stands in its place when nothing else does", () => {
  const [found] = placed([point(200, 200, "a")], size, { firm: [], soft: [] }, map, 48);

  expect(found?.box).toEqual({ x: 200, y: 200, width: 20, height: 20 });
});

test("a symbol on a small map leaves its place by a tenth of the map, not by a fixed length", () => {
  expect(reach({ x: 290, y: 245 })).toBe(24.5);
  expect(reach({ x: 900, y: 800 })).toBe(60);
  expect(reach({ x: 100, y: 100 })).toBe(24);
});

test("a symbol stands just beside what covers its place, and keeps its place in mind", () => {
  const firm = [covering(200, 200, 20)];

  const [found] = placed([point(200, 200, "a")], size, { firm, soft: [] }, map, 48);

  expect(found?.place).toEqual({ x: 200, y: 200 });
  expect(found?.box).toMatchObject({ x: 200, y: 222 });
});

test("one that finds no room within reach joins its neighbour, and the count stays true", () => {
  const firm = [covering(230, 200, 160)];
  const clusters = [{ x: 138, y: 200, weight: 7, items: ["a", "b"] }, point(190, 200, "c")];

  const found = placed(clusters, size, { firm, soft: [] }, map, 60);

  expect(found.map(({ items, weight, place }) => ({ items, weight, place }))).toEqual([
    { items: ["a", "b", "c"], weight: 8, place: { x: 138, y: 200 } },
  ]);
});

test("one without neighbours goes farther before it covers a figure, and covers a figure before a symbol", () => {
  const figure = [covering(200, 200, 100)];
  const everything = [covering(200, 200, 400)];
  const alone = [point(200, 200, "a")];

  expect(placed(alone, size, { firm: figure, soft: [] }, map, 48)[0]?.box).toMatchObject({
    y: 260,
  });
  expect(placed(alone, size, { firm: [], soft: everything }, map, 48)[0]?.box).toMatchObject({
    y: 200,
  });
});

test("the largest groups keep their places", () => {
  const clusters = [point(200, 200, "a"), { x: 204, y: 200, weight: 90, items: ["b", "c"] }];

  const found = placed(clusters, size, { firm: [], soft: [] }, map, 48);

  expect(found[0]).toMatchObject({ weight: 90, box: { x: 204, y: 200 } });
  expect(found[1]).toMatchObject({ weight: 1, place: { x: 200, y: 200 } });
});
