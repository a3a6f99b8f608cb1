/** The whole that the map is of: what it is called, and how far it reaches. */
import { extentOf } from "./map/geometry";
import type { Scene } from "./scene";
import type { Extent } from "./types";

export function wholeName({ start, words }: Pick<Scene, "start" | "words">): string {
  return start.municipality === null
    ? words.t("wholePlain")
    : words.t("whole", { name: start.municipality.name });
}

const known = new WeakMap<Scene["shapes"], Extent | null>();

/** The extent of all zones; null while there are none. */
export function wholeOf({ ground, shapes }: Pick<Scene, "ground" | "shapes">): Extent | null {
  const of = ground.length > 0 ? ground : shapes;
  const found = known.get(of) ?? extentOf(of.map((zone) => zone.geometry));
  known.set(of, found);
  return found;
}

/** An extent with space around it, as a share of its size. */
export function padded([w, s, e, n]: Extent, share: number): Extent {
  const [x, y] = [(e - w) * share, (n - s) * share];
  return [w - x, s - y, e + x, n + y];
}
