/** Values inside zones and names of places. Values stand where there is room; names avoid them and each other. */
import { DivIcon, LayerGroup, type Map as LeafletMap, Marker } from "leaflet";
import { h } from "../dom";
import type { Spot } from "./geometry";
import { whenMoved } from "./moved";

export interface Label {
  spot: Spot;
  /** The value, and the code under it where there is more room; or the name of a place. */
  lines: string[];
  /** Class for the colour of the text: that of the zone's class. */
  tone: string;
  kind: "value" | "name";
}

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

const overlaps = (a: Box, b: Box): boolean =>
  Math.abs(a.x - b.x) * 2 < a.width + b.width && Math.abs(a.y - b.y) * 2 < a.height + b.height;

/** The first of the offered places that is free of all taken boxes; null when there is none. */
export function firstFree(offers: Box[], taken: Box[]): Box | null {
  return offers.find((offer) => !taken.some((box) => overlaps(offer, box))) ?? null;
}

/** Whether a box lies wholly on a map of that size. */
export const within = (box: Box, size: { x: number; y: number }): boolean =>
  box.x > box.width / 2 &&
  box.y > box.height / 2 &&
  box.x < size.x - box.width / 2 &&
  box.y < size.y - box.height / 2;

const letter = 7; // pixels, about the width of one at 13 px
const line = 16;

function boxOf(lines: string[], x: number, y: number): Box {
  const width = Math.max(...lines.map((text) => text.length)) * letter + 4;
  return { x, y, width, height: lines.length * line };
}

function offers(
  label: Label,
  x: number,
  y: number,
  room: number,
  codes: boolean,
): [Box, string[]][] {
  if (label.kind === "value") {
    const two = codes && room > 25 ? label.lines : label.lines.slice(0, 1);
    const fits = room > (two[0]?.length ?? 0) * 3 + 2;
    return fits ? [[boxOf(two, x, y), two]] : [];
  }
  const box = boxOf(label.lines, x, y);
  const aside = box.width / 2 + 8;
  const places: [number, number][] = [
    [0, 0],
    [0, 20],
    [0, -20],
    [aside, 0],
    [-aside, 0],
    [0, 32],
    [0, -32],
  ];
  return places.map(([dx, dy]) => [{ ...box, x: x + dx, y: y + dy }, label.lines]);
}

function marker(map: LeafletMap, label: Label, box: Box, lines: string[]): Marker {
  const text = h(
    "div",
    {},
    ...lines.map((each, row) => h("span", { class: row ? "code" : "" }, each)),
  );
  return new Marker(map.containerPointToLatLng([box.x, box.y]), {
    pane: "labels",
    interactive: false,
    keyboard: false,
    icon: new DivIcon({
      html: text,
      className: `label ${label.kind} ${label.tone}`,
      iconSize: [box.width, box.height],
    }),
  });
}

export interface LabelLayer {
  set: (labels: Label[], codes: boolean) => void;
  /** Where the labels stand now, in pixels of the map. */
  boxes: () => Box[];
  /** Place them anew when what they avoid has changed. */
  again: () => void;
}

/** Tells which positions are left to another map. */
export type Hidden = (lat: number, lon: number) => boolean;

const detailed = 12; // zoom from which codes are written too

/** Labels that avoid each other and what is taken already. */
export function labelLayer(map: LeafletMap, hidden: Hidden, taken: () => Box[]): LabelLayer {
  const group = new LayerGroup().addTo(map);
  let labels: Label[] = [];
  let codes = false;
  let boxes: Box[] = [];
  /** What was asked for when it was drawn last. */
  let drawn = "";

  function draw(standing: Box[]): void {
    group.clearLayers();
    boxes = [];
    const view = map.getBounds().pad(0.1);
    const withCodes = codes || map.getZoom() >= detailed;
    for (const label of labels) {
      const { lat, lon } = label.spot;
      if (!view.contains([lat, lon]) || hidden(lat, lon)) continue;
      const at = map.latLngToContainerPoint([lat, lon]);
      const edge = map.latLngToContainerPoint([lat + label.spot.room, lon]);
      const choices = offers(label, at.x, at.y, at.y - edge.y, withCodes).filter(([box]) =>
        within(box, map.getSize()),
      );
      const free = firstFree(
        choices.map(([box]) => box),
        [...standing, ...boxes],
      );
      const chosen = choices.find(([box]) => box === free);
      if (chosen === undefined) continue;
      boxes.push(chosen[0]);
      group.addLayer(marker(map, label, chosen[0], chosen[1]));
    }
  }

  function again(): void {
    const standing = taken(); // measured once: each marker that is added asks for a new layout
    const left = labels.map(({ spot }) => hidden(spot.lat, spot.lon));
    const asked = JSON.stringify([labels, codes, standing, left]);
    if (asked === drawn) return;
    drawn = asked;
    draw(standing);
  }

  whenMoved(map, () => draw(taken()));
  return {
    boxes: () => boxes,
    again,
    set(next, withCodes) {
      labels = next;
      codes = withCodes;
      again();
    },
  };
}
