/** What was said, on the map: each shape with its numbered sign, which the keyboard reaches too. */
import { DivIcon, GeoJSON, LayerGroup, type Map as LeafletMap, Marker } from "leaflet";
import { anchor } from "../map/geometry";
import { createStops } from "../map/stops";
import { signIcon, signOf, toneOf } from "./signs";
import type { Contribution, Workshop } from "./types";

export interface SaidLayer {
  show: (workshop: Workshop, contributions: Contribution[], mine: Set<number>) => void;
  /** Let one stand out; null for none. */
  mark: (id: number | null) => void;
}

const size = 30; // pixels of a sign
const above = 1000; // of the marked one

interface Drawn {
  of: Contribution;
  look: string;
  layer: LayerGroup;
  sign: Marker;
}

const titleOf = ({ id, properties }: Contribution): string =>
  [`${id}`, properties.category, properties.comment].filter((text) => text !== "").join(": ");

/** Own ones and those on paper are told by their rim. */
function lookOf(workshop: Workshop, each: Contribution, mine: Set<number>): string {
  const rim = mine.has(each.id) ? "own" : each.properties.channel;
  return `${toneOf(signOf(workshop, each))} ${rim} ${each.properties.state}`;
}

export function saidLayer(map: LeafletMap, chosen: (id: number) => void): SaidLayer {
  const all = new LayerGroup().addTo(map);
  const drawn = new Map<number, Drawn>();
  const stops = createStops(map.getContainer(), ".leaflet-marker-icon[data-key]");
  let marked: number | null = null;

  function stand(sign: Marker, isMarked: boolean): void {
    sign.getElement()?.classList.toggle("marked", isMarked);
    sign.setZIndexOffset(isMarked ? above : 0);
  }

  function signMarker(workshop: Workshop, each: Contribution, at: [number, number], look: string) {
    const sign = signOf(workshop, each);
    const marker = new Marker([at[1], at[0]], {
      icon: new DivIcon({
        html: signIcon(sign, each.id) as unknown as HTMLElement,
        className: `said-sign ${look}`,
        iconSize: [size, size],
      }),
      title: titleOf(each),
      bubblingMouseEvents: true, // who is drawing puts a corner there
    });
    marker.on("add", () => {
      const element = marker.getElement();
      element?.setAttribute("data-key", `said ${each.id}`);
      element?.setAttribute("aria-label", titleOf(each));
    });
    return marker.on("click", () => chosen(each.id));
  }

  function add(workshop: Workshop, each: Contribution, look: string): void {
    const at = anchor(each.geometry);
    if (each.geometry === null || at === null) return;
    const layer = new LayerGroup();
    if (each.geometry.type !== "Point") {
      const fill = each.geometry.type === "Polygon";
      const shape = new GeoJSON(each.geometry, {
        style: { className: `said-shape ${fill ? "area" : "line"} ${look}` },
      });
      layer.addLayer(shape.on("click", () => chosen(each.id)));
    }
    const sign = signMarker(workshop, each, at, look);
    layer.addLayer(sign).addTo(all);
    drawn.set(each.id, { of: each, look, layer, sign });
    stand(sign, each.id === marked);
  }

  return {
    show(workshop, contributions, mine) {
      const wanted = new Map(contributions.map((each) => [each.id, each]));
      for (const [id, { of, look, layer }] of drawn) {
        const each = wanted.get(id);
        if (each === of && lookOf(workshop, each, mine) === look) continue;
        all.removeLayer(layer);
        drawn.delete(id);
      }
      for (const each of contributions) {
        if (!drawn.has(each.id)) add(workshop, each, lookOf(workshop, each, mine));
      }
      stops.refresh();
    },
    mark(id) {
      for (const [each, { sign }] of drawn) if (each === marked) stand(sign, false);
      marked = id;
      const found = id === null ? undefined : drawn.get(id);
      if (found !== undefined) stand(found.sign, true);
    },
  };
}
