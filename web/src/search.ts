/** Finding zones, localities and places by name, as people write it: with or without accents and dots. */
import { anchor, covers, extentOf } from "./map/geometry";
import { zoneCode } from "./measures";
import type { Scene, ZoneFeature } from "./scene";
import type { Extent, Item } from "./types";

export interface Hit {
  name: string;
  /** What it is: a zone's code, a locality, the address of a place. */
  note: string;
  /** The zone to open; empty when it lies in none. */
  zone: string;
  /** Where the map goes; null when the zone is enough. */
  extent: Extent | null;
}

const around = 0.008; // degrees about a place that has no extent

/** Lower case without marks over the letters: Örby and orby are the same. */
export const fold = (text: string): string =>
  text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

function zoneAt(scene: Scene, at: [number, number] | null): string {
  if (at === null) return "";
  return scene.shapes.find(({ geometry }) => covers(geometry, at))?.properties.code ?? "";
}

function localityHit(scene: Scene, place: ZoneFeature): Hit {
  return {
    name: place.properties.name,
    note: scene.words.t("locality"),
    zone: zoneAt(scene, anchor(place.geometry)),
    extent: extentOf([place.geometry]),
  };
}

function placeHit(scene: Scene, { properties, geometry }: Item): Hit[] {
  const at = anchor(geometry);
  if (at === null || typeof properties.name !== "string") return [];
  const [lon, lat] = at;
  const zone = zoneCode({ type: "Feature", properties, geometry }, scene.zoneSet.name);
  const note = typeof properties.address === "string" ? properties.address : "";
  const extent: Extent = [lon - 2 * around, lat - around, lon + 2 * around, lat + around];
  return [{ name: properties.name, note, zone: zone || zoneAt(scene, at), extent }];
}

/** What a text may mean: names that begin with it before those that hold it, zones before places. */
export function search(scene: Scene, text: string, most = 8): Hit[] {
  const wanted = fold(text.trim());
  if (wanted === "") return [];
  const all: Hit[] = [
    ...scene.zones.map(({ name, code }) => ({ name, note: code, zone: code, extent: null })),
    ...scene.named.map((place) => localityHit(scene, place)),
    ...scene.places.flatMap((place) => placeHit(scene, place)),
  ];
  const found = all.filter(({ name, note }) => fold(`${name} ${note}`).includes(wanted));
  const begins = (hit: Hit) => Number(!fold(hit.name).startsWith(wanted));
  return found.sort((a, b) => begins(a) - begins(b)).slice(0, most);
}
