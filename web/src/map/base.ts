/** What lies below a small map: the map service, or the quiet ground of our own zones with its names. */
import type { Geometry } from "geojson";
import { featureGroup, geoJSON, type Map as LeafletMap, svg } from "leaflet";
import { fetchItems, fetchOutlines, fetchStart } from "../api";
import type { ZoneFeature } from "../scene";
import type { Extent, Start } from "../types";
import { anchor } from "./geometry";
import { within } from "./ground";
import { nameLabels } from "./label-text";
import { type Box, type Hidden, type Label, labelLayer } from "./labels";
import { outlineLayer } from "./outline";
import { addTiles } from "./tiles";
import { panes } from "./zones";

/** What is below the map, once it is fetched. */
export interface Base {
  ground: ZoneFeature[];
  localities: ZoneFeature[];
  /** Lines and areas of the layers that are there beside the zones: water, roads. */
  lines: Geometry[];
  /** Names of places, of a small area alone: of a large one they would be too many. */
  places: Label[];
  start: Start;
  /** Of what it is; of all when it is undefined. */
  bbox: Extent | undefined;
}

const mostPlaces = 100;
const mostLines = 2000; // of one layer: more would be no quiet ground
const nothingHidden: Hidden = () => false;

async function shapesOf(set: string | undefined): Promise<ZoneFeature[]> {
  if (set === undefined) return [];
  const { features } = await fetchOutlines(set);
  return features.filter((zone): zone is ZoneFeature => zone.geometry !== null);
}

async function linesIn(layer: string, bbox: Extent | undefined): Promise<Geometry[]> {
  const { features, numberMatched = features.length } = await fetchItems(layer, {
    bbox,
    limit: mostLines,
  });
  if (numberMatched > mostLines) return [];
  return features.flatMap(({ geometry }) =>
    geometry === null || geometry.type.endsWith("Point") ? [] : [geometry],
  );
}

async function placesIn(bbox: Extent | undefined): Promise<Label[]> {
  if (bbox === undefined) return [];
  const { features } = await fetchItems("places", { bbox, limit: mostPlaces });
  return features.flatMap(({ geometry, properties }) => {
    const at = anchor(geometry);
    if (at === null) return [];
    const spot = { lon: at[0], lat: at[1], room: 0 };
    return [{ spot, lines: [String(properties.name)], tone: "", kind: "name" as const }];
  });
}

/** Fetches what the drawn base shows; what cannot be had is left out. */
async function fetchDrawn(start: Start, bbox: Extent | undefined): Promise<Base> {
  const [first] = start.zone_sets;
  const towns = start.zone_sets.find(({ name }) => name === "tatort");
  const orNone = <T>(asked: Promise<T[]>) => asked.catch((): T[] => []);
  const [ground, localities, places, ...lines] = await Promise.all([
    orNone(shapesOf(first?.name)),
    orNone(shapesOf(towns?.name)),
    orNone(placesIn(bbox)),
    ...start.context_layers.map(({ id }) => orNone(linesIn(id, bbox ?? start.extent ?? undefined))),
  ]);
  return { start, bbox, ground, localities, places, lines: lines.flat() };
}

/** Fetches what the base of a map shows, of an extent or of all: nothing more where tiles show it. */
export async function fetchBase(bbox?: Extent): Promise<Base> {
  const start = await fetchStart();
  if (start.basemap === null) return fetchDrawn(start, bbox);
  return { start, bbox, ground: [], localities: [], lines: [], places: [] };
}

function drawGround(map: LeafletMap, { ground, lines }: Base, named: ZoneFeature[]): void {
  outlineLayer(map).set(ground, named);
  const renderer = svg({ pane: "ground", padding: 0.5 });
  const borders = featureGroup().addTo(map);
  const draw = (shape: ZoneFeature | Geometry, className: string) =>
    borders.addLayer(
      geoJSON(shape, { style: { pane: "ground", renderer, className }, interactive: false }),
    );
  for (const zone of ground) draw(zone, "border");
  for (const line of lines) draw(line, line.type.endsWith("Polygon") ? "base-area" : "base-line");
}

/**
 * Puts a base below all else on a map; `frame` is what the attribution stands on. Tells where its
 * names stand.
 */
export function drawBase(map: LeafletMap, frame: HTMLElement, base: Base): () => Box[] {
  panes(map);
  const names = labelLayer(map, nothingHidden, () => []);
  function draw(all: Base): void {
    const named = within(all.localities, all.ground);
    drawGround(map, all, named);
    names.set([...nameLabels({ named }), ...all.places], false);
  }
  const tiled = addTiles(map, frame, base.start, {
    named: (found) => names.set(found, false),
    lost: () => void fetchDrawn(base.start, base.bbox).then(draw),
  });
  if (!tiled) draw(base);
  return names.boxes;
}
