// Plane coordinates of the demo and a schematic outline of the municipality, typed in by hand.

const LON_KM = 59.9; // kilometres a degree at 57.45° N
const LAT_KM = 111.3;
const ORIGIN = [12.6, 57.45];

export const toPlane = ([lon, lat]) => [(lon - ORIGIN[0]) * LON_KM, (lat - ORIGIN[1]) * LAT_KM];

const sixDecimals = (value) => Math.round(value * 1e6) / 1e6;
export const toDegrees = ([x, y]) => [sixDecimals(ORIGIN[0] + x / LON_KM), sixDecimals(ORIGIN[1] + y / LAT_KM)];

const outline = [
  [12.33, 57.33], [12.41, 57.285], [12.5, 57.275], [12.58, 57.31], [12.67, 57.315], [12.74, 57.29], [12.83, 57.325],
  [12.9, 57.37], [12.88, 57.41], [12.95, 57.45], [12.93, 57.51], [12.97, 57.56], [12.92, 57.615], [12.83, 57.625],
  [12.76, 57.645], [12.68, 57.62], [12.61, 57.655], [12.53, 57.66], [12.44, 57.64], [12.35, 57.645], [12.3, 57.61],
  [12.32, 57.56], [12.27, 57.52], [12.28, 57.465], [12.36, 57.42], [12.34, 57.38],
].map(toPlane);

// Whether a point of the plane lies within the outline.
export function inside(x, y) {
  let within = false;
  outline.forEach(([ax, ay], i) => {
    const [bx, by] = outline[(i + 1) % outline.length];
    if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) within = !within;
  });
  return within;
}

export const frame = [...toPlane([12.15, 57.22]), ...toPlane([13.08, 57.71])];

const areaOf = (ring) =>
  ring.reduce((sum, [x, y], i) => {
    const [nx, ny] = ring[(i + 1) % ring.length];
    return sum + (x * ny - nx * y) / 2;
  }, 0);

// Rings of one area as GeoJSON: the outer ring is the one that runs counter-clockwise.
export function toPolygon(rings) {
  const closed = rings.map((ring) => closeRing(ring.map(toDegrees)));
  const outer = closed.filter((ring) => areaOf(ring) > 0);
  if (outer.length !== 1) throw new Error(`An area has ${outer.length} outer rings instead of one`);
  return { type: 'Polygon', coordinates: [...outer, ...closed.filter((ring) => areaOf(ring) < 0)] };
}

function closeRing(ring) {
  const same = (a, b) => a[0] === b[0] && a[1] === b[1];
  const kept = ring.filter((point, i) => !same(point, ring[(i + ring.length - 1) % ring.length]));
  return [...kept, kept[0]];
}

export function geojson(name, features) {
  const lines = features.map((feature) => `    ${JSON.stringify({ type: 'Feature', ...feature })}`);
  return `{\n  "type": "FeatureCollection",\n  "name": "${name}",\n  "features": [\n${lines.join(',\n')}\n  ]\n}\n`;
}
