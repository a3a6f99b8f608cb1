/** Shapes on the plane: where a label fits, what a line's middle is, where zones are small and many. */
import type { Feature, Geometry, Position } from "geojson";
import type { Extent } from "../types";

export interface Spot {
  lon: number;
  lat: number;
  /** Distance to the nearest border, in degrees of latitude. */
  room: number;
}

type Rings = Position[][];

export function polygons(geometry: Geometry | null): Rings[] {
  if (geometry?.type === "Polygon") return [geometry.coordinates];
  if (geometry?.type === "MultiPolygon") return geometry.coordinates;
  return [];
}

/** All their polygons in one shape: a browser draws it faster than as many. */
export const together = (areas: { geometry: Geometry | null }[]): Feature => ({
  type: "Feature",
  properties: null,
  geometry: {
    type: "MultiPolygon",
    coordinates: areas.flatMap(({ geometry }) => polygons(geometry)),
  },
});

export function positions(geometry: Geometry | null): Position[] {
  switch (geometry?.type) {
    case "Point":
      return [geometry.coordinates];
    case "LineString":
    case "MultiPoint":
      return geometry.coordinates;
    case "Polygon":
    case "MultiLineString":
      return geometry.coordinates.flat();
    case "MultiPolygon":
      return geometry.coordinates.flat(2);
    default:
      return [];
  }
}

export function extentOf(geometries: (Geometry | null)[]): Extent | null {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const geometry of geometries) {
    for (const [x = 0, y = 0] of positions(geometry)) {
      west = Math.min(west, x);
      south = Math.min(south, y);
      east = Math.max(east, x);
      north = Math.max(north, y);
    }
  }
  return west > east ? null : [west, south, east, north];
}

/** The rings of a polygon, each as x, y, x, y …: what is walked through many times. */
type FlatRings = number[][];

const flat = (rings: Rings, squeeze: number): FlatRings =>
  rings.map((ring) => ring.flatMap(([x = 0, y = 0]) => [x * squeeze, y]));

/** Distance from a point to the border of a polygon; negative outside. */
function depth(x: number, y: number, rings: FlatRings): number {
  let inside = false;
  let nearest = Number.POSITIVE_INFINITY;
  for (const ring of rings) {
    let ax = ring.at(-2) ?? 0;
    let ay = ring.at(-1) ?? 0;
    for (let at = 0; at < ring.length; at += 2) {
      const bx = ring[at] as number;
      const by = ring[at + 1] as number;
      if (ay > y !== by > y && x < ((ax - bx) * (y - by)) / (ay - by) + bx) inside = !inside;
      const dx = ax - bx;
      const dy = ay - by;
      const length = dx * dx + dy * dy;
      const along = length === 0 ? 0 : ((x - bx) * dx + (y - by) * dy) / length;
      const t = Math.max(0, Math.min(1, along));
      const offX = x - bx - t * dx;
      const offY = y - by - t * dy;
      nearest = Math.min(nearest, offX * offX + offY * offY);
      ax = bx;
      ay = by;
    }
  }
  return Math.sqrt(nearest) * (inside ? 1 : -1);
}

interface Cell {
  x: number;
  y: number;
  half: number;
  room: number;
}

const precision = 25; // of the shorter side of a polygon, for where its label stands

/** The point farthest from the border of one polygon: the finer cells of a grid, most promising first. */
function pole(coordinates: Rings, squeeze: number): Cell {
  const extent = extentOf([{ type: "Polygon", coordinates }]) ?? [0, 0, 0, 0];
  const [west, south, east, north] = [
    extent[0] * squeeze,
    extent[1],
    extent[2] * squeeze,
    extent[3],
  ];
  const rings = flat(coordinates, squeeze);
  const size = Math.min(east - west, north - south);
  const cell = (x: number, y: number, half: number): Cell => ({
    x,
    y,
    half,
    room: depth(x, y, rings),
  });
  let best = cell((west + east) / 2, (south + north) / 2, 0);
  if (size <= 0) return best;
  const queue: Cell[] = [];
  for (let x = west; x < east; x += size) {
    for (let y = south; y < north; y += size) {
      queue.push(cell(x + size / 2, y + size / 2, size / 2));
    }
  }
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (next.room > best.room) best = next;
    if (next.room + next.half * Math.SQRT2 - best.room <= size / precision) continue;
    const half = next.half / 2;
    for (const [dx, dy] of [
      [-1, -1],
      [1, -1],
      [-1, 1],
      [1, 1],
    ] as const) {
      queue.push(cell(next.x + dx * half, next.y + dy * half, half));
    }
    queue.sort((a, b) => a.room + a.half - (b.room + b.half));
  }
  return best;
}

const spots = new WeakMap<Geometry, Spot | null>();

/** Where a label stands best in a zone; worked out once for each. */
export function labelSpot(geometry: Geometry | null): Spot | null {
  if (geometry === null) return null;
  const known = spots.get(geometry);
  if (known !== undefined) return known;
  const found = roomiest(geometry);
  spots.set(geometry, found);
  return found;
}

/** The middle of the roomiest polygon, on a plane without stretched longitudes. */
function roomiest(geometry: Geometry): Spot | null {
  const latitude = positions(geometry)[0]?.[1];
  if (latitude === undefined) return null;
  const squeeze = Math.cos((latitude * Math.PI) / 180);
  let best: Cell | null = null;
  for (const rings of polygons(geometry)) {
    const found = pole(rings, squeeze);
    if (best === null || found.room > best.room) best = found;
  }
  return best && { lon: best.x / squeeze, lat: best.y, room: best.room };
}

/** The one point that stands for a shape: itself, the middle of a line, the label spot of an area. */
export function anchor(geometry: Geometry | null): [lon: number, lat: number] | null {
  const spot = labelSpot(polygons(geometry).length > 0 ? geometry : null);
  if (spot !== null) return [spot.lon, spot.lat];
  const all = positions(geometry);
  const [lon, lat] = all[Math.floor(all.length / 2)] ?? [];
  return lon === undefined || lat === undefined ? null : [lon, lat];
}

/** Whether an area covers a point. */
export const covers = (geometry: Geometry | null, [lon, lat]: [number, number]): boolean =>
  polygons(geometry).some((rings) => depth(lon, lat, flat(rings, 1)) >= 0);

/** Whether two extents have a point in common. */
export const touches = (a: Extent, b: Extent): boolean =>
  a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];

/**
 * Where zones are small and many: the extent of the largest group of touching zones that are
 * each under a hundredth of the whole. Null when no three such zones touch.
 */
export function denseExtent(zones: (Geometry | null)[]): Extent | null {
  const whole = extentOf(zones);
  if (whole === null) return null;
  const area = (e: Extent) => (e[2] - e[0]) * (e[3] - e[1]);
  const small = zones
    .map((zone) => extentOf([zone]))
    .filter((extent): extent is Extent => extent !== null && area(extent) < area(whole) / 60);
  const left = new Set(small);
  let largest: Extent[] = [];
  for (const seed of small) {
    if (!left.delete(seed)) continue;
    const group = [seed];
    for (const member of group) {
      for (const other of left) {
        if (touches(member, other)) {
          left.delete(other);
          group.push(other);
        }
      }
    }
    if (group.length > largest.length) largest = group;
  }
  if (largest.length < 3) return null;
  const found = extentOf([{ type: "MultiPoint", coordinates: largest.flatMap(corners) }]);
  return found !== null && area(found) < area(whole) / 4 ? found : null;
}

const corners = (e: Extent): Position[] => [
  [e[0], e[1]],
  [e[2], e[3]],
];
