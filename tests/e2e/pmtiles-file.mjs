/** Makes a PMTiles archive of version 3 (https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md) with pictures or vector tiles. */
import { gzipSync } from "node:zlib";
import { zxyToTileId } from "pmtiles";
import { PNG } from "pngjs";

const headerSize = 127; // bytes
const side = 256; // pixels of a picture

/** A picture of one colour, [red, green, blue], but for its first pixel: `mark` makes it its own. */
export function flatPicture(colour, mark = colour) {
  const picture = new PNG({ width: side, height: side });
  for (let at = 0; at < picture.data.length; at += 4) picture.data.set([...colour, 255], at);
  picture.data.set(mark, 0);
  return PNG.sync.write(picture, { colorType: 2 });
}

/** The tile at a longitude and latitude, as the tiles of the web's maps are counted. */
export function tileAt(z, lon, lat) {
  const turn = Math.asinh(Math.tan((lat * Math.PI) / 180)) / Math.PI;
  const place = (part) => Math.floor(part * 2 ** z);
  return { z, x: place((lon + 180) / 360), y: place((1 - turn) / 2) };
}

/** All tiles of some zooms that touch [west, south, east, north], and `more` around them. */
export function tilesOf([west, south, east, north], zooms, more) {
  return zooms.flatMap((z) => {
    const first = tileAt(z, west, north);
    const last = tileAt(z, east, south);
    const found = [];
    for (let x = first.x - more; x <= last.x + more; x += 1)
      for (let y = first.y - more; y <= last.y + more; y += 1) found.push({ z, x, y });
    return found;
  });
}

/** Seven bits a byte, the lowest first. */
export function varint(value) {
  const bytes = [];
  for (let left = value; ; left = Math.floor(left / 128)) {
    if (left < 128) return Buffer.from([...bytes, left]);
    bytes.push((left % 128) + 128);
  }
}

/** Column by column, packed. An offset of 0 says: right after the one before. */
function directory(entries) {
  const offsets = entries.map(({ offset }, i) => {
    const before = entries[i - 1];
    return before !== undefined && offset === before.offset + before.length ? 0 : offset + 1;
  });
  const numbers = [
    entries.length,
    ...entries.map(({ id }, i) => id - (entries[i - 1]?.id ?? 0)),
    ...entries.map(({ run }) => run),
    ...entries.map(({ length }) => length),
    ...offsets,
  ];
  return gzipSync(Buffer.concat(numbers.map(varint)));
}

/** Entries in the order of their numbers: equal pictures are kept once, and side by side as one run. */
function stored(tiles) {
  const kept = new Map();
  const pictures = [];
  const entries = [];
  let end = 0;
  const numbered = tiles.map((tile) => ({ ...tile, id: zxyToTileId(tile.z, tile.x, tile.y) }));
  for (const { id, picture } of numbered.sort((a, b) => a.id - b.id)) {
    const key = picture.toString("latin1");
    if (!kept.has(key)) {
      kept.set(key, end);
      pictures.push(picture);
      end += picture.length;
    }
    const offset = kept.get(key);
    const before = entries.at(-1);
    if (before?.offset === offset && id === before.id + before.run) before.run += 1;
    else entries.push({ id, run: 1, length: picture.length, offset });
  }
  return { entries, pictures: Buffer.concat(pictures), contents: kept.size };
}

function header(parts, counts, zooms, [west, south, east, north], { kind, packing }) {
  const bytes = Buffer.alloc(headerSize);
  bytes.write("PMTiles", "latin1");
  bytes[7] = 3; // version
  let offset = headerSize;
  const numbers = [];
  for (const { length } of parts) {
    numbers.push(offset, length);
    offset += length;
  }
  for (const [i, number] of [...numbers, ...counts].entries())
    bytes.writeBigUInt64LE(BigInt(number), 8 + 8 * i);
  bytes[96] = 1; // clustered: pictures lie in the order of their tiles
  bytes[97] = 2; // directories and metadata are gzip
  bytes[98] = packing;
  bytes[99] = kind;
  bytes[100] = Math.min(...zooms);
  bytes[101] = Math.max(...zooms);
  bytes[118] = Math.min(...zooms);
  const write = (degrees, at) => bytes.writeInt32LE(Math.round(degrees * 1e7), at);
  write(west, 102);
  write(south, 106);
  write(east, 110);
  write(north, 114);
  write((west + east) / 2, 119);
  write((south + north) / 2, 123);
  return bytes;
}

/** What the tiles of an archive are, and how packed, by the numbers of the format. */
export const pictures = { kind: 2, packing: 1 }; // PNG as it is
export const vectors = { kind: 1, packing: 2 }; // MVT in gzip

/** An archive of tiles {z, x, y, picture} whose root leads to leaves of `perLeaf` entries. */
export function archive(tiles, extent, metadata, of = pictures, perLeaf = 100) {
  const { entries, pictures, contents } = stored(tiles);
  const leaves = [];
  const root = [];
  for (let i = 0, offset = 0; i < entries.length; i += perLeaf) {
    const leaf = directory(entries.slice(i, i + perLeaf));
    root.push({ id: entries[i].id, run: 0, length: leaf.length, offset });
    leaves.push(leaf);
    offset += leaf.length;
  }
  const told = gzipSync(JSON.stringify(metadata));
  const parts = [directory(root), told, Buffer.concat(leaves), pictures];
  const counts = [tiles.length, entries.length, contents];
  const zooms = tiles.map(({ z }) => z);
  return Buffer.concat([header(parts, counts, zooms, extent, of), ...parts]);
}
