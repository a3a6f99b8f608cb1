/** Makes vector tiles (https://github.com/mapbox/vector-tile-spec) of rectangles, lines along a parallel and points. */
import { gzipSync } from "node:zlib";
import { varint } from "./pmtiles-file.mjs";

const side = 4096; // what a tile is divided in
const around = 64; // what it has of its neighbours

const sized = (field, bytes) => Buffer.concat([varint(field * 8 + 2), varint(bytes.length), bytes]);
const text = (field, value) => sized(field, Buffer.from(value));
const zigzag = (number) => (number < 0 ? -2 * number - 1 : 2 * number);

/** Where a longitude and latitude are in a tile. */
function placeIn({ z, x, y }, [lon, lat]) {
  const turn = Math.asinh(Math.tan((lat * Math.PI) / 180)) / Math.PI;
  return [
    Math.round((((lon + 180) / 360) * 2 ** z - x) * side),
    Math.round((((1 - turn) / 2) * 2 ** z - y) * side),
  ];
}

const held = (number) => Math.max(-around, Math.min(side + around, number));

/** The commands that draw corners: 9 goes to the first, then lines, 15 closes an area. */
function drawn(corners, closed) {
  const numbers = [];
  let at = [0, 0];
  for (const [i, corner] of corners.entries()) {
    if (i === 0) numbers.push(9);
    if (i === 1) numbers.push(8 * (corners.length - 1) + 2);
    numbers.push(zigzag(corner[0] - at[0]), zigzag(corner[1] - at[1]));
    at = corner;
  }
  return [...numbers, ...(closed ? [15] : [])];
}

/** Type and commands of a feature in a tile; null when it lies outside. */
function geometryIn(tile, { area, line, point }) {
  if (point !== undefined) {
    const at = placeIn(tile, point);
    return at.some((each) => each < 0 || each >= side) ? null : { type: 1, numbers: drawn([at]) };
  }
  const [west, south, east, north] = area ?? [line[0], line[1], line[2], line[1]];
  const [left, top] = placeIn(tile, [west, north]).map(held);
  const [right, bottom] = placeIn(tile, [east, south]).map(held);
  if (left === right) return null;
  if (line !== undefined) {
    const corners = [
      [left, top],
      [right, top],
    ];
    return Math.abs(top) > side ? null : { type: 2, numbers: drawn(corners) };
  }
  const corners = [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ];
  return top === bottom ? null : { type: 3, numbers: drawn(corners, true) };
}

function layer(name, features, tile) {
  const keys = [...new Set(features.flatMap(({ tags }) => Object.keys(tags)))];
  const values = [...new Set(features.flatMap(({ tags }) => Object.values(tags)))];
  const parts = features.flatMap((feature) => {
    const geometry = geometryIn(tile, feature);
    if (geometry === null) return [];
    const tags = Object.entries(feature.tags).flatMap(([key, value]) => [
      keys.indexOf(key),
      values.indexOf(value),
    ]);
    const packed = (field, numbers) => sized(field, Buffer.concat(numbers.map(varint)));
    return [
      sized(
        2,
        Buffer.concat([
          packed(2, tags),
          Buffer.from([24, geometry.type]),
          packed(4, geometry.numbers),
        ]),
      ),
    ];
  });
  if (parts.length === 0) return Buffer.alloc(0);
  return sized(
    3,
    Buffer.concat([
      Buffer.from([120, 2]), // version
      text(1, name),
      ...parts,
      ...keys.map((key) => text(3, key)),
      ...values.map((value) => sized(4, text(1, value))),
      Buffer.concat([varint(40), varint(side)]),
    ]),
  );
}

/** A tile, packed, of {layer: [{area | line | point, tags}]} in degrees; null when nothing lies in it. */
export function vectorTile(tile, layers) {
  const bytes = Buffer.concat(
    Object.entries(layers).map(([name, features]) => layer(name, features, tile)),
  );
  return bytes.length === 0 ? null : gzipSync(bytes);
}
