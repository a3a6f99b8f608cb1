/** All that the page shows at one moment. Each part of the page is a function of it. */
import type { Feature, Geometry } from "geojson";
import type { Density, HotspotSummary, Spot } from "./analysis-types";
import type { ApiError, TileQuery } from "./api";
import type { Ask, Asked } from "./asked";
import type { Figure, Kind, Shade } from "./figures";
import type { TileItem } from "./map/tile-source";
import type { State } from "./state";
import type { PointSymbol } from "./symbols";
import type { Item, Part, Place, Series, Start, Summary, Zone, ZoneSet } from "./types";
import type { Words } from "./words";

export type ZoneFeature = Feature<Geometry, Place>;

export interface PointItem {
  lon: number;
  lat: number;
  weight: number;
  title: string;
  /** The code of the zone it lies in, in the zone set that is shown. */
  zone: string;
  status: string;
  geometry: Geometry | null;
}

/** A layer too large to fetch whole: its tiles, and what stands on the map for what is in them. */
export interface TiledItems {
  query: TileQuery;
  point: (tiled: TileItem) => PointItem | null;
}

export interface PointGroup {
  id: string;
  label: string;
  tone: PointSymbol | "status";
  items: PointItem[];
  tiles?: TiledItems;
  symbol: (item: PointItem) => SVGSVGElement;
}

/** A layer that can be turned on and off. */
export interface LayerState {
  id: string;
  label: string;
  symbol: PointSymbol | "status";
  on: boolean;
  count: number | null;
}

/** Where figures gather; null while it is on its way. */
export interface HotspotsFound {
  zones: ReadonlyMap<string, Spot>;
  summary: HotspotSummary | null;
  error: ApiError | null;
  busy: boolean;
}

export interface Scene {
  start: Start;
  /** What is shown; behind `asked` while an answer is on its way. */
  state: State;
  asked: State;
  words: Words;
  /** Change what is shown. `quiet` leaves no step in the history and lets the years play on. */
  go: (change: Partial<State>, quiet?: boolean) => void;
  retry: () => void;
  /** Ask for what only this view needs. */
  ask: Ask;
  /** Draw again, when a part of the page has been fetched. */
  again: () => void;

  kind: Kind;
  /** What the zones are coloured by. */
  shade: Shade;
  zoneSet: ZoneSet;
  period: string | undefined;
  /** The part of the day that is shown; empty is the whole day. */
  part: Part | "";
  zones: Zone[];
  summary: Summary | null;
  figures: ReadonlyMap<string, Figure>;
  /** The colour or pattern of each zone. */
  paints: ReadonlyMap<string, string>;
  /** A figure as the map and the list write it. */
  write: (value: number) => string;
  hotspots: HotspotsFound | null;
  total: Figure | null;
  chosen: Zone | null;
  /** The measure whose panel is open. */
  measure: Item | null;

  /** Whether two answers are compared, and the other one once it is here. */
  comparing: boolean;
  other: Scene | null;
  otherError: ApiError | null;

  shapes: ZoneFeature[];
  /** Shapes of the first zone set: the ground that the map shows. */
  ground: ZoneFeature[];
  /** The ground again, when the zones do not cover it. */
  base: ZoneFeature[];
  /** The localities to outline and name. */
  named: ZoneFeature[];
  series: Series | null;
  zoneSeries: Series | null;
  measures: Item[];
  activities: Item[];
  /** Schools and other places of the municipality that can be searched for. */
  places: Item[];
  layers: LayerState[];
  /** How densely fires lie; null while the layer is off. */
  density: Asked<Density> | null;
  points: PointGroup[];

  busy: boolean;
  error: ApiError | null;
}
