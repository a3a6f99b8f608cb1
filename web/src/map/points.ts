/** Point layers: one symbol a point, one symbol with the count where points crowd. */
import { geoJSON, LayerGroup, type Map as LeafletMap, svg } from "leaflet";
import type { PointGroup, PointItem } from "../scene";
import type { Extent } from "../types";
import { cluster } from "./cluster";
import type { Box, Hidden } from "./labels";
import { whenMoved } from "./moved";
import { type Obstacles, placed } from "./placing";
import { layerOf, lookOf, type Mark, type Pressed, type Said, sizeOf } from "./point-marks";
import { reachFor } from "./reach";
import { createStops } from "./stops";
import { createTileSource, type TileItem } from "./tile-source";
import { beyond } from "./zones";

const cell = 48; // pixels
const cellOfMany = 96; // when several layers share the map
const cellOfDense = 176; // the same in the inset, where most points are

interface Surroundings {
  /** What stands on the map already. */
  of: () => Obstacles;
  /** Whether the map is small and its points many. */
  dense: boolean;
  /** Called when symbols have come of themselves. */
  moved: () => void;
}

export interface PointLayer {
  /** Where symbols and the places they stand for are now, in pixels of the map. */
  boxes: () => Box[];
  set: (groups: PointGroup[], say: Said) => void;
}

/** The items of a group's tiles, worked out once for each list of them. */
interface Read {
  from: TileItem[];
  items: PointItem[];
}

export function pointLayer(
  map: LeafletMap,
  surroundings: Surroundings,
  hidden: Hidden,
  pressed: Pressed,
): PointLayer {
  const markers = new LayerGroup().addTo(map);
  const lines = new LayerGroup().addTo(map);
  const renderer = svg({ pane: "outline", padding: beyond(map) });
  const read = new WeakMap<PointGroup, Read>();
  let groups: PointGroup[] = [];
  let said: Said = { points: String, together: String };
  /** The markers by how they look: those that stay as they are need no new element. */
  let standing = new Map<string, LayerGroup>();
  let boxes: Box[] = [];
  const stops = createStops(map.getContainer(), ".leaflet-marker-icon[data-key]");
  reachFor(map.getContainer());
  const source = createTileSource(() => {
    draw();
    drawLines();
    surroundings.moved();
  });

  function extent(): Extent {
    const view = map.getBounds();
    return [view.getWest(), view.getSouth(), view.getEast(), view.getNorth()];
  }

  /** What the map has of a group: all of it, or what the tiles hold that are seen. */
  function itemsOf(group: PointGroup): PointItem[] {
    const { items, tiles } = group;
    if (tiles === undefined) return items;
    const from = source.itemsIn(tiles.query, extent(), map.getZoom());
    const known = read.get(group);
    if (known?.from === from) return known.items;
    const found = from.map(tiles.point).filter((item): item is PointItem => item !== null);
    read.set(group, { from, items: found });
    return found;
  }

  /** How wide a cluster's cell is: wider, the more must share the map. */
  function cellWidth(): number {
    if (groups.length <= 3) return cell;
    return surroundings.dense ? cellOfDense : cellOfMany;
  }

  function marksOf(group: PointGroup, { firm, soft }: Obstacles): Mark[] {
    const view = map.getBounds().pad(0.1);
    const seen = itemsOf(group).filter(
      ({ lat, lon, weight }) => weight > 0 && view.contains([lat, lon]) && !hidden(lat, lon),
    );
    // On the world's own pixels: what is one symbol stays so while the map is dragged.
    const pixels = seen.map((item) => {
      const { x, y } = map.project([item.lat, item.lon]);
      return { x, y, weight: item.weight, item };
    });
    const corner = map.getPixelBounds().getTopLeft();
    const clusters = cluster(pixels, cellWidth()).map((found) => ({
      ...found,
      x: found.x - corner.x,
      y: found.y - corner.y,
    }));
    const taken = { firm: [...firm, ...boxes], soft };
    return placed(clusters, sizeOf(group), taken, map.getSize(), cellWidth()).map((found) => ({
      group,
      standing: found,
      at: map.containerPointToLatLng([found.place.x, found.place.y]),
      shown: map.containerPointToLatLng([found.box.x, found.box.y]),
    }));
  }

  function marks(): Mark[] {
    const around = surroundings.of(); // measured once: each symbol that is added asks for a new layout
    boxes = [];
    return groups.flatMap((group) => {
      const found = marksOf(group, around);
      boxes.push(...found.map(({ standing: { box } }) => box));
      return found;
    });
  }

  function draw(): void {
    const next = new Map(marks().map((mark) => [lookOf(mark), mark]));
    for (const [look, marker] of standing) if (!next.has(look)) markers.removeLayer(marker);
    const stay = standing;
    standing = new Map();
    for (const [look, mark] of next) {
      const marker = stay.get(look) ?? layerOf(map, mark, pressed, said);
      standing.set(look, marker);
      markers.addLayer(marker);
    }
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
      markers.clearLayers();
      standing.clear();
      draw();
      drawLines();
    },
  };
}
