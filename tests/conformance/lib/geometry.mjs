/** Geometry by our own means, to hold the server's against: plain planar tests in degrees. */

const cross = ([ax, ay], [bx, by], [px, py]) => (bx - ax) * (py - ay) - (by - ay) * (px - ax);

/** Even-odd; points on the edge may go either way. */
export function inRings(rings, [x, y]) {
  let inside = false;
  for (const ring of rings) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [xi, yi] = ring[i];
      const [xj, yj] = ring[j];
      if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
    }
  }
  return inside;
}

/** Whether a segment touches a box (Cohen-Sutherland by clipping). */
function segmentInBox([x0, y0], [x1, y1], [west, south, east, north]) {
  let [from, to] = [0, 1];
  const sides = [[x0 - x1, x0 - west], [x1 - x0, east - x0], [y0 - y1, y0 - south], [y1 - y0, north - y0]];
  for (const [slope, room] of sides) {
    if (slope === 0 && room < 0) return false;
    if (slope < 0) from = Math.max(from, room / slope);
    if (slope > 0) to = Math.min(to, room / slope);
  }
  return from <= to;
}
const lineInBox = (line, box) => line.slice(1).some((end, index) => segmentInBox(line[index], end, box));
const polygonInBox = (rings, box) => rings.some((ring) => lineInBox(ring, box)) || inRings(rings, [box[0], box[1]]);
const pointInBox = ([x, y], [west, south, east, north]) => x >= west && x <= east && y >= south && y <= north;

const inBox = {
  Point: pointInBox,
  MultiPoint: (points, box) => points.some((point) => pointInBox(point, box)),
  LineString: lineInBox,
  MultiLineString: (lines, box) => lines.some((line) => lineInBox(line, box)),
  Polygon: polygonInBox,
  MultiPolygon: (polygons, box) => polygons.some((rings) => polygonInBox(rings, box)),
};

/** Whether a GeoJSON geometry touches [west, south, east, north]; east of the antimeridian when west > east. */
export function intersects(geometry, [west, south, east, north]) {
  if (geometry.type === 'GeometryCollection') return geometry.geometries.some((one) => intersects(one, [west, south, east, north]));
  const boxes = west <= east ? [[west, south, east, north]] : [[west, south, 180, north], [-180, south, east, north]];
  return boxes.some((box) => inBox[geometry.type](geometry.coordinates, box));
}

/** Twice the area of a ring, positive when it turns left. */
export const turn = (ring) => ring.slice(1).reduce((sum, [x, y], index) => sum + cross([0, 0], ring[index], [x, y]), 0);

/** All positions of a geometry. */
export function positions(geometry) {
  if (geometry === null) return [];
  if (geometry.type === 'GeometryCollection') return geometry.geometries.flatMap(positions);
  const flat = (value) => (typeof value[0] === 'number' ? [value] : value.flatMap(flat));
  return geometry.coordinates.length === 0 ? [] : flat(geometry.coordinates);
}

/** The box around all positions. */
export function boxAround(geometries) {
  let box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of geometries.flatMap(positions)) box = [Math.min(box[0], x), Math.min(box[1], y), Math.max(box[2], x), Math.max(box[3], y)];
  return box;
}
