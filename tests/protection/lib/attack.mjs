/** What an attacker tries on lists of rows. */
import { get } from "./server.mjs";

const items = (collection, query = "") => `/collections/${collection}/items?limit=10000${query}`;

/** All rows of a collection. */
export async function rowsOf(address, collection, query = "") {
  return (await get(address, items(collection, query))).features;
}

/** Sums of rows by the values of some properties: "a|b" -> sum of `count`, or of rows. */
export function sums(rows, names) {
  const result = new Map();
  for (const { properties } of rows) {
    const key = names.map((name) => properties[name] ?? "").join("|");
    result.set(key, (result.get(key) ?? 0) + (properties.count ?? 1));
  }
  return result;
}

/** The parts of a box, cut at the middle, down to `depth`: how many rows each holds. */
export async function searchBoxes(address, collection, [west, south, east, north], depth) {
  const answer = await get(address, items(collection, `&bbox=${[west, south, east, north]}`));
  const found = [{ box: [west, south, east, north], matched: answer.numberMatched, rows: answer.features }];
  if (depth === 0 || answer.numberMatched === 0) return found;
  const x = (west + east) / 2, y = (south + north) / 2;
  for (const box of [[west, south, x, y], [x, south, east, y], [west, y, x, north], [x, y, east, north]]) {
    found.push(...(await searchBoxes(address, collection, box, depth - 1)));
  }
  return found;
}

/** Rows in which two lists differ, by id. */
export function differenceOf(one, other) {
  const ids = new Set(other.map(({ id }) => id));
  return one.filter(({ id }) => !ids.has(id));
}
