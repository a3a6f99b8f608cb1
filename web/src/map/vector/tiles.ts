/** The vector tiles of the base map, read and remembered: all maps of the page, and its prints, share them. */
import { fetchBaseTile } from "../../api";
import type { VectorBasemap } from "../../types";
import type { TileId } from "../tile-source";
import { type Drawing, readBaseTile } from "./read";

const remembered = 64; // tiles
const empty: Drawing = { shapes: new Map(), places: [] };

const held = new Map<string, Promise<Drawing>>();

const addressOf = ({ url }: VectorBasemap, { z, x, y }: TileId): string =>
  url.replace("{z}", `${z}`).replace("{x}", `${x}`).replace("{y}", `${y}`);

async function fetched(basemap: VectorBasemap, url: string): Promise<Drawing> {
  const bytes = await fetchBaseTile(url);
  return bytes === null ? empty : readBaseTile(bytes, basemap.schema);
}

/** What a tile shows, nothing where there is none. Throws when it cannot be had or read. */
export function drawingOf(basemap: VectorBasemap, tile: TileId): Promise<Drawing> {
  const url = addressOf(basemap, tile);
  const known = held.get(url);
  const drawing = known ?? fetched(basemap, url);
  held.delete(url);
  held.set(url, drawing); // the one used last comes last
  drawing.catch(() => held.delete(url));
  const oldest = held.keys().next().value;
  if (held.size > remembered && oldest !== undefined) held.delete(oldest);
  return drawing;
}

/** The tile of the archive that a tile lies in, and its part of it: `share` of its side, from `left` and `top`. */
export function sourceOf(
  { max_zoom: deepest }: VectorBasemap,
  { z, x, y }: TileId,
): { tile: TileId; share: number; left: number; top: number } {
  const levels = Math.max(0, z - deepest);
  const side = 2 ** levels;
  const tile = { z: z - levels, x: Math.floor(x / side), y: Math.floor(y / side) };
  return { tile, share: 1 / side, left: (x % side) / side, top: (y % side) / side };
}
