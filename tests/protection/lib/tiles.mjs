/** Vector tiles as an attacker reads them. */
import { VectorTile } from "@mapbox/vector-tile";
import { PbfReader } from "pbf";

/** Column and row, with fractions, of a place in a zoom of Web Mercator. */
function tileAt([lon, lat], zoom) {
  const count = 2 ** zoom;
  const sine = Math.sin((lat * Math.PI) / 180);
  return [count * (lon / 360 + 0.5), count * (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI))];
}

/** The tiles of a zoom that a box of degrees touches: [row, column]. */
export function tilesOf([west, south, east, north], zoom) {
  const [left, top] = tileAt([west, north], zoom).map(Math.floor);
  const [right, bottom] = tileAt([east, south], zoom).map(Math.floor);
  const result = [];
  for (let row = top; row <= bottom; ++row) for (let column = left; column <= right; ++column) result.push([row, column]);
  return result;
}

/** The tiles of a zoom that hold one of the places. */
export function tilesWith(places, zoom) {
  const found = new Map();
  for (const place of places) {
    const [column, row] = tileAt(place, zoom).map(Math.floor);
    found.set(`${row}/${column}`, [row, column]);
  }
  return [...found.values()];
}

/** The features of a tile: [{ layer, id, properties }]. */
export async function featuresOf(address, path, zoom, [row, column], query = "") {
  const answer = await fetch(`${address}${path}/WebMercatorQuad/${zoom}/${row}/${column}${query}`);
  if (answer.status === 204 || answer.status === 404) return [];
  if (answer.status !== 200) throw new Error(`${answer.url}: ${answer.status}`);
  const { layers } = new VectorTile(new PbfReader(new Uint8Array(await answer.arrayBuffer())));
  return Object.entries(layers).flatMap(([layer, of]) =>
    Array.from({ length: of.length }, (_, i) => {
      const { id, properties } = of.feature(i);
      return { layer, id, properties };
    }),
  );
}

/** All features of some tiles of a zoom. */
export async function featuresOfAll(address, path, zoom, tiles, query) {
  const found = await Promise.all(tiles.map((tile) => featuresOf(address, path, zoom, tile, query)));
  return found.flat();
}
