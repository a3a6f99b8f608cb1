/** Finding zones, localities and places by name, as people write it. */
import { anchor, covers, extentOf } from "./map/geometry";
import { zoneCode } from "./measures";
import type { Scene, ZoneFeature } from "./scene";
import { fitness } from "./spelling";
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

/** Streets and squares that measures and addresses name; a number after the name is left out. */
function streetHits(scene: Scene): Hit[] {
  const found = new Map<string, Hit>();
  const named = [
    ...scene.measures.map((item) => ({ item, name: item.properties.place })),
    ...scene.places.map((item) => ({ item, name: item.properties.address })),
  ];
  for (const { item, name } of named) {
    const street = typeof name === "string" ? (name.split(/[,\d]/)[0] ?? "").trim() : "";
    const [hit] = placeHit(scene, { ...item, properties: { ...item.properties, name: street } });
    if (street.length < 3 || hit === undefined || found.has(street)) continue;
    found.set(street, { ...hit, note: scene.words.t("street") });
  }
  return [...found.values()];
}

/**
 * What a text may mean, spelt right or nearly so: the better the fit the sooner, then as a reader of
 * the language orders names.
 */
export function search(scene: Scene, text: string, most = 8): Hit[] {
  const all: Hit[] = [
    ...scene.zones.map(({ name, code }) => ({ name, note: code, zone: code, extent: null })),
    ...scene.named.map((place) => localityHit(scene, place)),
    ...scene.places.flatMap((place) => placeHit(scene, place)),
  ];
  const names = new Set(all.map(({ name }) => name));
  all.push(...streetHits(scene).filter(({ name }) => !names.has(name)));
  const rated = all.flatMap((hit) => {
    const rate = Math.min(fitness(hit.name, text), fitness(hit.note, text) + 2);
    return Number.isFinite(rate) ? [{ hit, rate }] : [];
  });
  return rated
    .sort((a, b) => a.rate - b.rate || scene.words.compare(a.hit.name, b.hit.name))
    .map(({ hit }) => hit)
    .slice(0, most);
}
