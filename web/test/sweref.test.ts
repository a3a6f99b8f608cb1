import { expect, test } from "vitest";
import { sweref } from "../src/sweref";

/** The expected values come from PROJ (gdaltransform EPSG:4258 to EPSG:3006). */
test.each([
  [12.692, 57.507, 361_721.8692, 6_376_174.6814],
  [12.0, 57.0, 317_790.2236, 6_321_388.0416],
  [18.06, 59.33, 674_079.2566, 6_580_798.3872],
  [23.5, 67.9, 855_933.5805, 7_556_235.1011],
])("%f east, %f north agrees with PROJ to a centimetre", (lon, lat, east, north) => {
  const found = sweref(lon, lat);

  expect(found.east).toBeCloseTo(east, 2);
  expect(found.north).toBeCloseTo(north, 2);
});
