/** Point layers: one symbol a point, one symbol with the count where points crowd. */
import {
  DivIcon,
  geoJSON,
  type LatLng,
  LayerGroup,
  type Map as LeafletMap,
  Marker,
  svg,
} from "leaflet";
import { h } from "../dom";
import type { PointGroup, PointItem } from "../scene";
import { type PointSymbol, pointSymbol } from "../symbols";
import type { Extent } from "../types";
import { cluster } from "./cluster";
import { type Box, firstFree, type Hidden, within } from "./labels";
import { whenMoved } from "./moved";
import { createStops } from "./stops";
import { createTileSource } from "./tile-source";

const cell = 48; // pixels
const crowdWidth = 44;
const numberWidth = 28;
const digitWidth = 8; // pixels that each digit after the second adds
const cellOfMany = 96; // when several layers share the map
const cellOfDense = 176; // the same in the inset, where most points are

/** What happens to a symbol that is pressed; `at` is where it stands. */
export type Pick = (item: PointItem, group: PointGroup, at: LatLng) => void;

/** What stands on the map already, and whether the map is small and its points many. */
interface Standing {
  of: () => Box[];
  dense: boolean;
}

export interface PointLayer {
  /** Where symbols stand now, in pixels of the map. */
  boxes: () => Box[];
  set: (groups: PointGroup[], say: Said) => void;
}

/** What is said of points that stand as one: that they part further in, or that they do not. */
export interface Said {
  points: (n: number, layer: string) => string;
  together: (n: number) => string;
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

/** The shape beside the count; fires and measures are told by the form of the box. */
const shapeOf = ({ tone }: PointGroup): PointSymbol | null =>
  tone === "status" || tone === "fire" ? null : tone;

const widthOf = (group: PointGroup, weight: number): number =>
  (shapeOf(group) === null ? numberWidth : crowdWidth) +
  digitWidth * Math.max(0, String(weight).length - 2);

/** A symbol stands where its point is, or just beside it when something stands there already. */
function beside(box: Box, taken: Box[], size: { x: number; y: number }): Box {
  const offers = distances.flatMap((away) =>
    directions.map(([dx, dy]) => ({ ...box, x: box.x + dx * away, y: box.y + dy * away })),
  );
  const inView = offers.filter((offer) => within(offer, size));
  return firstFree(inView, taken) ?? inView[0] ?? box;
}

/** A symbol that the keyboard reaches, told from others by its layer and place. */
function reachable(marker: Marker, group: PointGroup, name: string): Marker {
  return marker.on("add", () => {
    const element = marker.getElement();
    const { lat, lng } = marker.getLatLng();
    element?.setAttribute("data-key", `${group.id} ${lat.toFixed(5)} ${lng.toFixed(5)}`);
    element?.setAttribute("aria-label", name);
  });
}

function single(group: PointGroup, item: PointItem, at: LatLng, pick: Pick): Marker {
  const marker = new Marker(at, {
    icon: new DivIcon({
      html: group.symbol(item) as unknown as HTMLElement,
      className: "pin",
      iconSize: [20, 20],
    }),
    title: item.title,
    alt: item.title,
  });
  return reachable(marker, group, `${group.label}: ${item.title}`).on("click", () =>
    pick(item, group, at),
  );
}

export function pointLayer(
  map: LeafletMap,
  standing: Standing,
  hidden: Hidden,
  pick: Pick,
): PointLayer {
  const markers = new LayerGroup().addTo(map);
  const lines = new LayerGroup().addTo(map);
  const renderer = svg({ pane: "outline", padding: 0.5 });
  let groups: PointGroup[] = [];
  let boxes: Box[] = [];
  let said: Said = { points: String, together: String };
  const stops = createStops(map.getContainer(), ".leaflet-marker-icon[data-key]");
  const source = createTileSource(() => {
    draw();
    drawLines();
  });

  function extent(): Extent {
    const view = map.getBounds();
    return [view.getWest(), view.getSouth(), view.getEast(), view.getNorth()];
  }

  /** What the map has of a group: all of it, or what the tiles hold that are seen. */
  function itemsOf({ items, tiles }: PointGroup): PointItem[] {
    if (tiles === undefined) return items;
    return source
      .itemsIn(tiles.query, extent(), map.getZoom())
      .map(tiles.point)
      .filter((item): item is PointItem => item !== null);
  }

  function crowd(group: PointGroup, items: PointItem[], weight: number, at: LatLng): Marker {
    const shape = shapeOf(group);
    const html = h("span", {}, shape && pointSymbol(shape), String(weight));
    const marker = new Marker(at, {
      icon: new DivIcon({
        html,
        className: `crowd ${group.tone}`,
        iconSize: [widthOf(group, weight), 24],
      }),
      title: said.points(weight, group.label),
    });
    return reachable(marker, group, said.points(weight, group.label)).on("click", () => {
      const here = items.map((item): [number, number] => [item.lat, item.lon]);
      const zoom = Math.min(map.getMaxZoom(), map.getZoom() + 2);
      if (map.getZoom() < zoom) map.fitBounds(here, { maxZoom: zoom, padding: [40, 40] });
      else map.openPopup(h("p", {}, said.together(weight)), at);
    });
  }

  /** How wide a cluster's cell is: wider, the more must share the map. */
  function cellWidth(): number {
    if (groups.length <= 3) return cell;
    return standing.dense ? cellOfDense : cellOfMany;
  }

  function drawGroup(group: PointGroup, standing: Box[]): void {
    const view = map.getBounds().pad(0.1);
    const seen = itemsOf(group).filter(
      ({ lat, lon, weight }) => weight > 0 && view.contains([lat, lon]) && !hidden(lat, lon),
    );
    const pixels = seen.map((item) => {
      const { x, y } = map.latLngToContainerPoint([item.lat, item.lon]);
      return { x, y, weight: item.weight, item };
    });
    for (const { items, x, y, weight } of cluster(pixels, cellWidth())) {
      const [first] = items;
      const alone = items.length === 1 && first !== undefined && weight === 1;
      const width = alone ? 18 : widthOf(group, weight);
      const wanted = { x, y, width, height: alone ? 18 : 24 };
      const box = beside(wanted, [...standing, ...boxes], map.getSize());
      boxes.push(box);
      const at = map.containerPointToLatLng([box.x, box.y]);
      markers.addLayer(alone ? single(group, first, at, pick) : crowd(group, items, weight, at));
    }
  }

  function draw(): void {
    markers.clearLayers();
    boxes = [];
    const stands = standing.of(); // measured once: each symbol that is added asks for a new layout
    for (const group of groups) drawGroup(group, stands);
    stops.refresh();
  }

  function drawLines(): void {
    lines.clearLayers();
    for (const group of groups) {
      for (const { geometry } of itemsOf(group)) {
        if (geometry === null || geometry.type === "Point") continue;
        lines.addLayer(
          geoJSON(geometry, { style: { renderer, className: "extent-line" }, interactive: false }),
        );
      }
    }
  }

  whenMoved(map, () => {
    draw();
    if (groups.some(({ tiles }) => tiles)) drawLines();
  });
  return {
    boxes: () => boxes,
    set(next, say) {
      groups = next;
      said = say;
      draw();
      drawLines();
    },
  };
}
