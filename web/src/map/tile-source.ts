/** Vector tiles of the layers that are too large to fetch whole: which are seen, and what is in them. */
import { VectorTile, type VectorTileFeature } from "@mapbox/vector-tile";
import type { Geometry, Position } from "geojson";
import { PbfReader } from "pbf";
import { fetchTile, fetchTileBounds, type TileQuery } from "../api";
import type { Extent, Item } from "../types";

type Point = ReturnType<VectorTileFeature["loadGeometry"]>[number][number];

export interface TileId {
  z: number;
  x: number;
  y: number;
}

/** A feature of a tile, or a group of them: how many it stands for, none when it is another piece of the same. */
export interface TileItem {
  item: Item;
  points: number;
}

const deepest = 22; // the last zoom that the server has tiles of
const remembered = 400; // tiles
const northernmost = 85.0511;

const columnOf = (lon: number, z: number): number => ((lon + 180) / 360) * 2 ** z;

function rowOf(lat: number, z: number): number {
  const sine = Math.sin((Math.max(-northernmost, Math.min(northernmost, lat)) * Math.PI) / 180);
  return (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * 2 ** z;
}

/** A tile is drawn some 512 pixels wide: its groups stand 32 pixels apart, about as close as symbols can. */
export const tileZoom = (zoom: number): number =>
  Math.max(0, Math.min(deepest, Math.floor(zoom) - 1));

/** The tiles of a zoom that an extent meets. */
export function tilesOf([west, south, east, north]: Extent, z: number): TileId[] {
  const within = (index: number) => Math.max(0, Math.min(2 ** z - 1, Math.floor(index)));
  const found: TileId[] = [];
  for (let y = within(rowOf(north, z)); y <= within(rowOf(south, z)); y += 1) {
    for (let x = within(columnOf(west, z)); x <= within(columnOf(east, z)); x += 1) {
      found.push({ z, x, y });
    }
  }
  return found;
}

/** What both extents have in common; null when they do not meet. */
export function common(a: Extent, b: Extent): Extent | null {
  const [w, s] = [Math.max(a[0], b[0]), Math.max(a[1], b[1])];
  const [e, n] = [Math.min(a[2], b[2]), Math.min(a[3], b[3])];
  return w <= e && s <= n ? [w, s, e, n] : null;
}

/** Lists come as text. */
function value(from: unknown): unknown {
  if (typeof from !== "string" || !from.startsWith("[")) return from;
  try {
    return JSON.parse(from);
  } catch {
    return from;
  }
}

const isCut = (a: number, b: number, extent: number): boolean => a === b && (a < 0 || a > extent);

/** The border of a polygon without where its tile has cut it. */
function borders(rings: Point[][], extent: number): Point[][] {
  const lines: Point[][] = [];
  for (const ring of rings) {
    let line: Point[] = [];
    for (const [index, to] of ring.entries()) {
      const from = ring[index - 1];
      const cut = from && (isCut(from.x, to.x, extent) || isCut(from.y, to.y, extent));
      if (cut) {
        lines.push(line);
        line = [];
      }
      line.push(to);
    }
    lines.push(line);
  }
  return lines.filter((line) => line.length > 1);
}

function degreesOf({ x, y, z }: TileId, extent: number): (at: Point) => Position {
  return (at) => {
    const share = (y + at.y / extent) / 2 ** z;
    const lat = (Math.atan(Math.sinh(Math.PI * (1 - 2 * share))) * 180) / Math.PI;
    return [((x + at.x / extent) / 2 ** z) * 360 - 180, lat];
  };
}

function geometryOf(feature: VectorTileFeature, tile: TileId): Geometry | null {
  const degrees = degreesOf(tile, feature.extent);
  const paths = feature.loadGeometry();
  if (feature.type === 1) {
    const [at] = paths.flat();
    return at === undefined ? null : { type: "Point", coordinates: degrees(at) };
  }
  const lines = feature.type === 3 ? borders(paths, feature.extent) : paths;
  return { type: "MultiLineString", coordinates: lines.map((line) => line.map(degrees)) };
}

function itemOf(feature: VectorTileFeature, tile: TileId): TileItem {
  const properties = Object.fromEntries(
    Object.entries(feature.properties).map(([name, each]) => [name, value(each)]),
  );
  const geometry = geometryOf(feature, tile);
  const points = typeof properties.point_count === "number" ? properties.point_count : 1;
  return { item: { type: "Feature", id: feature.id ?? "", geometry, properties }, points };
}

/** All that a tile holds. Of shapes a neighbouring tile may hold another piece of the same. */
export function readTile(bytes: ArrayBuffer, tile: TileId): TileItem[] {
  const found: TileItem[] = [];
  for (const layer of Object.values(new VectorTile(new PbfReader(bytes)).layers)) {
    for (let index = 0; index < layer.length; index += 1) {
      found.push(itemOf(layer.feature(index), tile));
    }
  }
  return found;
}

/** A shape that several tiles hold a piece of counts once. */
export function joined(items: TileItem[]): TileItem[] {
  const ids = new Set<string>();
  return items.map((each) => {
    const id = String(each.item.id ?? "");
    const again = id !== "" && ids.has(id);
    ids.add(id);
    return again ? { ...each, points: 0 } : each;
  });
}

export interface TileSource {
  /**
   * What is here of the tiles that an extent meets; what is not is fetched, and `arrived` called when all of it
   * has come. The same list again while nothing has changed.
   */
  itemsIn: (query: TileQuery, extent: Extent, zoom: number) => TileItem[];
}

type Held = TileItem[] | "asked";

/** What was shown last, and the tiles that it was joined of. */
interface Shown {
  of: TileItem[][];
  items: TileItem[];
}

const keyOf = (query: string, { z, x, y }: TileId): string => `${z}/${y}/${x} ${query}`;

/** Remembers tiles; the oldest leave. */
export function createTileSource(arrived: () => void): TileSource {
  const tiles = new Map<string, Held>();
  const bounds = new Map<string, Extent | "asked">();
  const lastShown = new Map<string, Shown>();
  /** By query, the tiles that were missing when it was asked last. */
  const missing = new Map<string, Set<string>>();

  /** Half of the tiles would be half of the counts: it is drawn once, when the last of them is here. */
  function came(name: string, key: string): void {
    const left = missing.get(name);
    if (left?.delete(key) !== true || left.size > 0) return;
    missing.delete(name);
    arrived();
  }

  function boundsOf(collection: string): Extent | null {
    const known = bounds.get(collection);
    if (known !== undefined) return known === "asked" ? null : known;
    bounds.set(collection, "asked");
    fetchTileBounds(collection).then(
      (extent) => {
        bounds.set(collection, extent);
        arrived();
      },
      () => bounds.delete(collection),
    );
    return null;
  }

  function tileOf(query: TileQuery, name: string, tile: TileId): TileItem[] | null {
    const key = keyOf(name, tile);
    const held = tiles.get(key);
    if (held !== undefined) return held === "asked" ? null : held;
    tiles.set(key, "asked");
    const oldest = tiles.keys().next().value;
    if (tiles.size > remembered && oldest !== undefined) tiles.delete(oldest);
    fetchTile(query, tile).then(
      (bytes) => {
        tiles.set(key, readTile(bytes, tile));
        came(name, key);
      },
      () => tiles.delete(key),
    );
    return null;
  }

  function remember(name: string, shown: Shown): TileItem[] {
    lastShown.delete(name);
    lastShown.set(name, shown);
    const oldest = lastShown.keys().next().value;
    if (lastShown.size > 8 && oldest !== undefined) lastShown.delete(oldest);
    return shown.items;
  }

  return {
    itemsIn(query, extent, zoom) {
      const name = JSON.stringify(query);
      const layer = boundsOf(query.collection);
      const seen = layer === null ? null : common(extent, layer);
      if (layer === null || seen === null) return [];
      const wanted = tilesOf(seen, tileZoom(zoom));
      const held = wanted.map((tile) => tileOf(query, name, tile));
      const shown = lastShown.get(name);
      const of = held.filter((each) => each !== null);
      const away = wanted.filter((_, at) => held[at] === null).map((tile) => keyOf(name, tile));
      missing.set(name, new Set(away));
      // Until all are here the map keeps what it had.
      if (away.length > 0) return shown?.items ?? [];
      const same = shown?.of.length === of.length && shown.of.every((each, at) => each === of[at]);
      return remember(name, same ? shown : { of, items: joined(of.flat()) });
    },
  };
}
