import type { Geometry } from "geojson";
import { expect, test } from "vitest";
import { anchor, denseExtent, extentOf, labelSpot } from "../src/map/geometry";

const square = (x: number, y: number, size: number): Geometry => ({
  type: "Polygon",
  coordinates: [
    [
      [x, y],
      [x + size, y],
      [x + size, y + size],
      [x, y + size],
      [x, y],
    ],
  ],
});

test("the label of a square on the equator stands in its middle, half a side from the border", () => {
  const spot = labelSpot(square(0, 0, 2));

  expect(spot?.lon).toBeCloseTo(1, 1);
  expect(spot?.lat).toBeCloseTo(1, 1);
  expect(spot?.room).toBeCloseTo(1, 1);
});

test("the label of a zone with a hole avoids the hole", () => {
  const ring = square(0, 0, 10);
  const hole = square(3, 3, 4);
  if (ring.type !== "Polygon" || hole.type !== "Polygon") throw new Error("polygons expected");

  const spot = labelSpot({
    type: "Polygon",
    coordinates: [...ring.coordinates, ...hole.coordinates],
  });

  const inHole = spot !== null && spot.lon > 3 && spot.lon < 7 && spot.lat > 3 && spot.lat < 7;
  expect(inHole).toBe(false);
  expect(spot?.room).toBeGreaterThan(1.4);
});

test("a line is stood for by its middle vertex", () => {
  const line: Geometry = {
    type: "LineString",
    coordinates: [
      [12, 57],
      [12.1, 57.1],
      [12.5, 57.5],
    ],
  };

  expect(anchor(line)).toEqual([12.1, 57.1]);
  expect(anchor(null)).toBeNull();
});

test("the extent spans all shapes", () => {
  expect(extentOf([square(0, 0, 1), null, square(5, 2, 1)])).toEqual([0, 0, 6, 3]);
  expect(extentOf([null])).toBeNull();
});

test("the dense town is the largest group of small touching zones", () => {
  const rural = [square(0, 0, 50), square(50, 0, 50)];
  const town = [square(10, 10, 1), square(11, 10, 1), square(10, 11, 1)];
  const village = [square(70, 20, 1), square(71, 20, 1)];

  expect(denseExtent([...rural, ...village, ...town])).toEqual([10, 10, 12, 12]);
  expect(denseExtent([...rural, ...village])).toBeNull();
});
