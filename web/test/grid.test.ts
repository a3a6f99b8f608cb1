import { expect, test } from "vitest";
import { gridOf } from "../src/grid";

/** The expected values come from PROJ (gdaltransform EPSG:4326 to each system). */
test.each([
  ["EPSG:3006", [12.692, 57.507], "SWEREF 99 TM", 361_721.869, 6_376_174.681],
  ["EPSG:32616", [-87.65, 41.85], "WGS 84 / UTM zone 16N", 446_042.179, 4_633_326.322],
  ["EPSG:32756", [151.2, -33.87], "WGS 84 / UTM zone 56S", 333_510.651, 6_250_800.241],
])("%s at %j is what PROJ says", (crs, [lon = 0, lat = 0], name, east, north) => {
  const grid = gridOf({ crs, extent: null });
  const found = grid.metres(lon, lat);

  expect(grid.name).toBe(name);
  expect(found.east).toBeCloseTo(east, 2);
  expect(found.north).toBeCloseTo(north, 2);
});

test("places of a whole country are counted in the zone of UTM around its middle", () => {
  expect(gridOf({ crs: "EPSG:6933", extent: [-20, -35, 10, -10] }).name).toBe(
    "WGS 84 / UTM zone 30S",
  );
});
