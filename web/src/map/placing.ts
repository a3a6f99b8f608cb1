/** Where the symbols of points stand: in their place, just beside it, or as one with a neighbour. */
import type { Cluster } from "./cluster";
import { type Box, firstFree, within } from "./labels";

interface Size {
  x: number;
  y: number;
}

/** What stands on the map for one point or several. */
export interface Standing<T> {
  items: T[];
  weight: number;
  /** The true place, in pixels of the map; `box` is where the symbol is. */
  place: Size;
  box: Box;
}

/** What symbols keep away from: `firm` may not be covered, `soft` only when there is no other room. */
export interface Obstacles {
  firm: Box[];
  soft: Box[];
}

const distances = [0, 14, 22, 30, 38, 48, 60, 76, 96]; // pixels
const directions = [
  [0, 1],
  [0, -1],
  [1, 0],
  [-1, 0],
  [0.7, 0.7],
  [-0.7, 0.7],
  [0.7, -0.7],
  [-0.7, -0.7],
] as const;
const share = 0.1; // of the map's shorter side
const least = 24; // pixels
const most = 60;

/** How far from its place a symbol may stand, in pixels: on a small map a little means another place. */
export const reach = ({ x, y }: Size): number =>
  Math.min(most, Math.max(least, share * Math.min(x, y)));

/** The places around its own that are on the map: within reach, within twice of it, and beyond. */
function offers(box: Box, size: Size): { near: Box[]; far: Box[]; beyond: Box[] } {
  const at = (those: number[]) =>
    those
      .flatMap((away) =>
        directions.map(([dx, dy]) => ({ ...box, x: box.x + dx * away, y: box.y + dy * away })),
      )
      .filter((offer) => within(offer, size));
  const reached = reach(size);
  return {
    near: at(distances.filter((away) => away <= reached)),
    far: at(distances.filter((away) => away > reached && away <= 2 * reached)),
    beyond: at(distances.filter((away) => away > 2 * reached)),
  };
}

function nearest<T>(to: Size, among: Standing<T>[], limit: number): Standing<T> | undefined {
  const away = ({ place }: Standing<T>) => Math.hypot(place.x - to.x, place.y - to.y);
  return among.filter((each) => away(each) <= limit).sort((a, b) => away(a) - away(b))[0];
}

const seen = ({ x, y }: Size, size: Size): boolean =>
  x >= 0 && y >= 0 && x <= size.x && y <= size.y;

/**
 * Places the clusters of one layer, those of many points first. One that finds no room joins the nearest that
 * stands within `cell` pixels; alone it leaves its reach, then covers what is soft.
 */
export function placed<T>(
  clusters: Cluster<T>[],
  sizeOf: (items: T[], weight: number) => { width: number; height: number },
  { firm, soft }: Obstacles,
  size: Size,
  cell: number,
): Standing<T>[] {
  const found: Standing<T>[] = [];
  const waiting = [...clusters].sort((a, b) => b.weight - a.weight);
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const { x, y, items, weight } = next;
    const place = { x, y };
    const wanted = { ...place, ...sizeOf(items, weight) };
    const stand = (box: Box) => found.push({ items, weight, place, box });
    if (!seen(place, size)) {
      stand(wanted);
      continue;
    }
    const { near, far, beyond } = offers(wanted, size);
    const taken = [...firm, ...found.map(({ box }) => box)];
    const free = firstFree(near, [...taken, ...soft]);
    const neighbour = free === null ? nearest(place, found, cell) : undefined;
    if (neighbour === undefined) {
      const aside = free ?? firstFree(far, [...taken, ...soft]);
      stand(aside ?? firstFree([...near, ...far, ...beyond], taken) ?? near[0] ?? wanted);
      continue;
    }
    // It is placed again: with more points it may be larger.
    found.splice(found.indexOf(neighbour), 1);
    waiting.unshift({
      ...neighbour.place,
      items: [...neighbour.items, ...items],
      weight: neighbour.weight + weight,
    });
  }
  return found;
}
