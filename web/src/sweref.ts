/**
 * Metric grids from longitude and latitude: Gauss–Krüger on GRS 80, a few mm exact near the grid's meridian. SWEREF 99 TM
 * (EPSG:3006) is one, the zones of UTM are others; WGS 84 and GRS 80 differ by a tenth of a millimetre.
 */

const axis = 6_378_137;
const flattening = 1 / 298.257222101;
const scale = 0.9996;
const falseEasting = 500_000;

const e2 = flattening * (2 - flattening);
const n = flattening / (2 - flattening);
const radius = (axis / (1 + n)) * (1 + n ** 2 / 4 + n ** 4 / 64);

const conformal = [
  e2,
  (5 * e2 ** 2 - e2 ** 3) / 6,
  (104 * e2 ** 3 - 45 * e2 ** 4) / 120,
  (1237 * e2 ** 4) / 1260,
] as const;

const series = [
  n / 2 - (2 / 3) * n ** 2 + (5 / 16) * n ** 3 + (41 / 180) * n ** 4,
  (13 / 48) * n ** 2 - (3 / 5) * n ** 3 + (557 / 1440) * n ** 4,
  (61 / 240) * n ** 3 - (103 / 140) * n ** 4,
  (49_561 / 161_280) * n ** 4,
] as const;

/** A grid by the meridian in its middle, in degrees, and the metres that its north begins with. */
export interface Meridian {
  degrees: number;
  falseNorthing: number;
}

const ofSweden: Meridian = { degrees: 15, falseNorthing: 0 };

/** Metres east and north of a position in degrees. */
export function sweref(
  longitude: number,
  latitude: number,
  { degrees: meridian, falseNorthing }: Meridian = ofSweden,
): { east: number; north: number } {
  const phi = (latitude * Math.PI) / 180;
  const lambda = ((longitude - meridian) * Math.PI) / 180;
  const s = Math.sin(phi);
  const [a, b, c, d] = conformal;
  const star = phi - s * Math.cos(phi) * (a + b * s ** 2 + c * s ** 4 + d * s ** 6);
  const xi = Math.atan2(Math.tan(star), Math.cos(lambda));
  const eta = Math.atanh(Math.cos(star) * Math.sin(lambda));

  let north = xi;
  let east = eta;
  series.forEach((beta, index) => {
    const k = 2 * (index + 1);
    north += beta * Math.sin(k * xi) * Math.cosh(k * eta);
    east += beta * Math.cos(k * xi) * Math.sinh(k * eta);
  });
  return {
    east: scale * radius * east + falseEasting,
    north: scale * radius * north + falseNorthing,
  };
}

const inverse = [
  n / 2 - (2 / 3) * n ** 2 + (37 / 96) * n ** 3 - n ** 4 / 360,
  n ** 2 / 48 + n ** 3 / 15 - (437 / 1440) * n ** 4,
  (17 / 480) * n ** 3 - (37 / 840) * n ** 4,
  (4397 / 161_280) * n ** 4,
] as const;

const backwards = [
  e2 + e2 ** 2 + e2 ** 3 + e2 ** 4,
  -(7 * e2 ** 2 + 17 * e2 ** 3 + 30 * e2 ** 4) / 6,
  (224 * e2 ** 3 + 889 * e2 ** 4) / 120,
  -(4279 * e2 ** 4) / 1260,
] as const;

/** Degrees of a position in metres: the way back. */
export function degrees(east: number, north: number): { longitude: number; latitude: number } {
  const xi = north / (scale * radius);
  const eta = (east - falseEasting) / (scale * radius);
  let phi = xi;
  let lambda = eta;
  inverse.forEach((delta, index) => {
    const k = 2 * (index + 1);
    phi -= delta * Math.sin(k * xi) * Math.cosh(k * eta);
    lambda -= delta * Math.cos(k * xi) * Math.sinh(k * eta);
  });
  const star = Math.asin(Math.sin(phi) / Math.cosh(lambda));
  const s = Math.sin(star);
  const [a, b, c, d] = backwards;
  const latitude = star + s * Math.cos(star) * (a + b * s ** 2 + c * s ** 4 + d * s ** 6);
  const longitude = Math.atan2(Math.sinh(lambda), Math.cos(phi));
  return {
    longitude: ofSweden.degrees + (longitude * 180) / Math.PI,
    latitude: (latitude * 180) / Math.PI,
  };
}
