/** Map projections by their textbook formulas (Krüger's series on GRS 80), independent of the server's library. */

const [a, f] = [6378137, 1 / 298.257222101];
const e2 = f * (2 - f);
const n = f / (2 - f);
const radius = (a / (1 + n)) * (1 + n ** 2 / 4 + n ** 4 / 64);
const series = [
  n / 2 - (2 * n ** 2) / 3 + (5 * n ** 3) / 16 + (41 * n ** 4) / 180,
  (13 * n ** 2) / 48 - (3 * n ** 3) / 5 + (557 * n ** 4) / 1440,
  (61 * n ** 3) / 240 - (103 * n ** 4) / 140,
  (49561 * n ** 4) / 161280,
];
const rad = (degrees) => (degrees * Math.PI) / 180;

function transverseMercator([lon, lat], { meridian, scale, east, north = 0 }) {
  const sine = Math.sin(rad(lat));
  const e = Math.sqrt(e2);
  const t = Math.sinh(Math.atanh(sine) - e * Math.atanh(e * sine));
  const d = rad(lon - meridian);
  const [xi, eta] = [Math.atan2(t, Math.cos(d)), Math.atanh(Math.sin(d) / Math.sqrt(1 + t * t))];
  const sum = (start, one) => series.reduce((all, term, index) => all + term * one(2 * (index + 1)), start);
  return [
    north + scale * radius * sum(xi, (k) => Math.sin(k * xi) * Math.cosh(k * eta)),
    east + scale * radius * sum(eta, (k) => Math.cos(k * xi) * Math.sinh(k * eta)),
  ];
}

const zones = { 3007: 12, 3008: 13.5, 3009: 15, 3010: 16.5, 3011: 18, 3012: 14.25, 3013: 15.75, 3014: 17.25, 3015: 18.75, 3016: 20.25, 3017: 21.75, 3018: 23.25 };
const mercator = ([lon, lat]) => [a * rad(lon), a * Math.log(Math.tan(Math.PI / 4 + rad(lat) / 2))];

/** Longitude and latitude to coordinates in the order of the CRS's axes; nothing for a CRS that is not known here. */
export function project(uri, position) {
  const code = Number(/EPSG\/0\/(\d+)$/.exec(uri)?.[1]);
  if (/CRS84$/.test(uri)) return position;
  if (code === 4326) return [position[1], position[0]];
  if (code === 3857) return mercator(position);
  if (code === 3006) return transverseMercator(position, { meridian: 15, scale: 0.9996, east: 500000 });
  if (zones[code]) return transverseMercator(position, { meridian: zones[code], scale: 1, east: 150000 });
  if (code > 32600 && code <= 32660) {
    const [northing, easting] = transverseMercator(position, { meridian: (code - 32600) * 6 - 183, scale: 0.9996, east: 500000 });
    return [easting, northing];
  }
  return undefined;
}

/** Whether the projection is meant for the place: within 6 degrees of the meridian. */
export function isNear(uri, [lon, lat]) {
  const code = Number(/EPSG\/0\/(\d+)$/.exec(uri)?.[1]);
  const meridian = code === 3006 ? 15 : zones[code] ?? (code > 32600 && code <= 32660 ? (code - 32600) * 6 - 183 : undefined);
  if (code === 3857) return Math.abs(lat) < 85;
  return meridian === undefined || (Math.abs(lon - meridian) < 6 && lat > 0 && lat < 84);
}

export const isMetric = (uri) => !/CRS84$|\/4326$/.test(uri);
