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
import { cluster } from "./cluster";
import { type Box, firstFree } from "./labels";

const cell = 40; // pixels

export interface PointLayer {
  set: (groups: PointGroup[], clusterLabel: (n: number) => string) => void;
}

/** A symbol stands where its point is, or just beside it when a value stands there. */
function beside(x: number, y: number, values: Box[]): [x: number, y: number] {
  const box = { width: 18, height: 18 };
  const offers = [0, 14, 22, 30].flatMap((away) =>
    [
      [0, 1],
      [0, -1],
      [1, 0],
      [-1, 0],
    ].map(([dx = 0, dy = 0]) => ({ ...box, x: x + dx * away, y: y + dy * away })),
  );
  const free = firstFree(offers, values);
  return free === null ? [x, y] : [free.x, free.y];
}

function single(
  group: PointGroup,
  item: PointItem,
  at: LatLng,
  pick: (item: PointItem) => void,
): Marker {
  const marker = new Marker(at, {
    icon: new DivIcon({
      html: group.symbol(item) as unknown as HTMLElement,
      className: "pin",
      iconSize: [20, 20],
    }),
    keyboard: false,
    title: item.title,
    alt: item.title,
  });
  return marker.on("click", () => pick(item));
}

export function pointLayer(
  map: LeafletMap,
  values: () => Box[],
  pick: (item: PointItem) => void,
): PointLayer {
  const markers = new LayerGroup().addTo(map);
  const lines = new LayerGroup().addTo(map);
  const renderer = svg({ pane: "outline", padding: 0.5 });
  let groups: PointGroup[] = [];
  let clusterLabel = String as (n: number) => string;

  function crowd(
    group: PointGroup,
    items: PointItem[],
    x: number,
    y: number,
    weight: number,
  ): Marker {
    const html = h("span", {}, String(weight));
    const marker = new Marker(map.containerPointToLatLng([x, y]), {
      icon: new DivIcon({ html, className: `crowd ${group.tone}`, iconSize: [28, 24] }),
      keyboard: false,
      title: clusterLabel(weight),
    });
    return marker.on("click", () => {
      const here = items.map((item): [number, number] => [item.lat, item.lon]);
      const zoom = Math.min(map.getMaxZoom(), map.getZoom() + 2);
      map.fitBounds(here, { maxZoom: zoom, padding: [40, 40] });
    });
  }

  function draw(): void {
    markers.clearLayers();
    const view = map.getBounds().pad(0.1);
    for (const group of groups) {
      const seen = group.items.filter((item) => view.contains([item.lat, item.lon]));
      const pixels = seen.map((item) => {
        const { x, y } = map.latLngToContainerPoint([item.lat, item.lon]);
        return { x, y, weight: item.weight, item };
      });
      for (const { items, x, y, weight } of cluster(pixels, group.crowds ? cell : 1)) {
        const [first] = items;
        const alone = items.length === 1 && first !== undefined && weight === 1;
        const at = alone ? map.containerPointToLatLng(beside(x, y, values())) : null;
        markers.addLayer(
          alone && at !== null ? single(group, first, at, pick) : crowd(group, items, x, y, weight),
        );
      }
    }
  }

  function drawLines(): void {
    lines.clearLayers();
    for (const group of groups) {
      for (const { geometry } of group.items) {
        if (geometry === null || geometry.type === "Point") continue;
        lines.addLayer(
          geoJSON(geometry, { style: { renderer, className: "extent-line" }, interactive: false }),
        );
      }
    }
  }

  map.on("moveend resize", draw);
  return {
    set(next, label) {
      groups = next;
      clusterLabel = label;
      draw();
      drawLines();
    },
  };
}
