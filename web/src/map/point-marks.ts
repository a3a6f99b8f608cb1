/** The symbols of points as marks on the map: for one, for several, and the line to where they are. */
import { DivIcon, type LatLng, LayerGroup, type Map as LeafletMap, Marker } from "leaflet";
import { h } from "../dom";
import type { PointGroup, PointItem } from "../scene";
import { type PointSymbol, pointSymbol } from "../symbols";
import type { Standing } from "./placing";

const crowdWidth = 44; // pixels
const numberWidth = 28;
const digitWidth = 8; // what each digit after the second adds
const crowdHeight = 24;
const pinSize = 20;
const clear = 6; // from a place to its symbol's edge
const pinRoom = 18; // a pin's box: its edge is empty

/** What is said of points that stand as one: that they part further in, or that they do not. */
export interface Said {
  points: (n: number, layer: string) => string;
  together: (n: number) => string;
}

/** What happens to a symbol that is pressed; `at` is where it stands. */
export interface Pressed {
  one: (item: PointItem, group: PointGroup, at: LatLng) => void;
  /** Those of several that lie in one place and are known one by one. */
  several: (items: PointItem[], group: PointGroup, at: LatLng, says: string) => void;
}

/** The shape beside the count; fires and measures are told by the form of the box. */
const shapeOf = ({ tone }: PointGroup): PointSymbol | null =>
  tone === "status" || tone === "fire" ? null : tone;

const isOne = (items: PointItem[], weight: number): boolean => items.length === 1 && weight === 1;

export function sizeOf(group: PointGroup): (
  items: PointItem[],
  weight: number,
) => {
  width: number;
  height: number;
} {
  const width = shapeOf(group) === null ? numberWidth : crowdWidth;
  return (items, weight) =>
    isOne(items, weight)
      ? { width: pinRoom, height: pinRoom }
      : {
          width: width + digitWidth * Math.max(0, String(weight).length - 2),
          height: crowdHeight,
        };
}

/** From a true place to the edge of its symbol, when that is not just beside it; below all symbols. */
function leader({ standing: { place, box }, at }: Mark): Marker | null {
  const [dx, dy] = [box.x - place.x, box.y - place.y];
  const inside = Math.min(box.width / 2 / Math.abs(dx), box.height / 2 / Math.abs(dy));
  const length = Math.hypot(dx, dy) * (1 - inside);
  if (!(length > clear)) return null;
  const line = h("i", {});
  line.style.width = `${length.toFixed(1)}px`;
  line.style.transform = `rotate(${Math.atan2(dy, dx).toFixed(3)}rad)`;
  return new Marker(at, {
    pane: "labels",
    interactive: false,
    keyboard: false,
    zIndexOffset: -10_000,
    icon: new DivIcon({ html: line, className: "leader", iconSize: [0, 0] }),
  });
}

const placeKey = ({ lat, lon }: PointItem): string => `${lat.toFixed(5)} ${lon.toFixed(5)}`;

/** Whether coming closer would never part them. */
const inOnePlace = (items: PointItem[]): boolean => new Set(items.map(placeKey)).size === 1;

export interface Mark {
  group: PointGroup;
  standing: Standing<PointItem>;
  /** The true place. */
  at: LatLng;
  /** Where the symbol stands. */
  shown: LatLng;
}

/** Told from other marks by its layer and place. */
export const keyOf = ({ group, at }: Mark): string =>
  `${group.id} ${at.lat.toFixed(5)} ${at.lng.toFixed(5)}`;

/** The same mark, drawn the same way. */
export function lookOf(mark: Mark): string {
  const { items, weight, place, box } = mark.standing;
  const aside = [box.x - place.x, box.y - place.y].map((each) => each.toFixed(1));
  return [keyOf(mark), items.length, weight, ...aside].join(" ");
}

function press(map: LeafletMap, { group, standing, shown }: Mark, pressed: Pressed, said: Said) {
  const { items, weight } = standing;
  const [first] = items;
  if (first !== undefined && isOne(items, weight)) {
    pressed.one(first, group, shown);
    return;
  }
  const known = items.every((item) => item.weight === 1);
  const zoom = Math.min(map.getMaxZoom(), map.getZoom() + 2);
  if (map.getZoom() < zoom && !(known && inOnePlace(items))) {
    const here = items.map((item): [number, number] => [item.lat, item.lon]);
    map.fitBounds(here, { maxZoom: zoom, padding: [40, 40] });
  } else if (known) pressed.several(items, group, shown, said.together(weight));
  else map.openPopup(h("p", {}, said.together(weight)), shown);
}

/** A symbol that the keyboard reaches. It belongs to its true place, and is drawn aside where that is taken. */
function symbol(map: LeafletMap, mark: Mark, pressed: Pressed, said: Said): Marker {
  const { group, standing, at } = mark;
  const { items, weight, place, box } = standing;
  const [first] = items;
  const alone = first !== undefined && isOne(items, weight) ? first : null;
  const [width, height] = alone ? [pinSize, pinSize] : [box.width, box.height];
  const name = alone ? `${group.label}: ${alone.title}` : said.points(weight, group.label);
  const shape = shapeOf(group);
  const html = alone
    ? group.symbol(alone)
    : h("span", {}, shape && pointSymbol(shape), String(weight));
  return new Marker(at, {
    icon: new DivIcon({
      html: html as unknown as HTMLElement,
      className: alone ? "pin" : `crowd ${group.tone}`,
      iconSize: [width, height],
      iconAnchor: [width / 2 - (box.x - place.x), height / 2 - (box.y - place.y)],
    }),
    title: alone?.title ?? name,
    alt: alone?.title ?? "",
  })
    .on("add", ({ target }) => {
      const element = (target as Marker).getElement();
      element?.setAttribute("data-key", keyOf(mark));
      element?.setAttribute("aria-label", name);
    })
    .on("click", () => press(map, mark, pressed, said));
}

/** What stands on the map for a mark: its symbol, and the line to its place. */
export function layerOf(map: LeafletMap, mark: Mark, pressed: Pressed, said: Said): LayerGroup {
  const line = leader(mark);
  const sign = symbol(map, mark, pressed, said);
  return new LayerGroup(line ? [line, sign] : [sign]);
}
