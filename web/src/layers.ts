/** The point layers: when each is on, and what there is to draw and to count. */
import type { TileQuery } from "./api";
import { allOf } from "./conditions";
import { contextSpec, type Filters, type LayerSpec, specs, text } from "./layer-specs";
import { anchor } from "./map/geometry";
import { zoneCode } from "./measures";
import type { LayerState, PointGroup, PointItem, TiledItems } from "./scene";
import type { View } from "./state";
import { pointSymbol, statusSymbol } from "./symbols";
import type { Item } from "./types";

/** Rows of a collection, unless they are too many to fetch: then its tiles are drawn. */
export interface Stock {
  items: Item[];
  tooMany: boolean;
}

/** How many rows of large layers pass a filter, by the query as text. */
export type Counts = ReadonlyMap<string, number>;

const standard: Record<View, string[]> = {
  safety: ["measures"],
  fires: ["incidents"],
  measures: ["measures"],
  pledge: ["activities"],
  all: ["unsafe", "safe", "incidents", "measures", "activities", "places"],
};

/** The collections whose rows the layers draw; context layers only when they are on. */
export function collections(filters: Filters): string[] {
  const context = filters.start.context_layers.map(({ id }) => id);
  const on = layersOn(filters);
  return [
    ...new Set(specs.map((spec) => spec.collection)),
    ...context.filter((id) => on.includes(id)),
  ];
}

/** A phone has room for a few. */
const narrow = matchMedia("(max-width: 699px)");
const onNarrow = ["unsafe", "incidents"];

export function layersOn({ state }: Pick<Filters, "state">): string[] {
  if (state.layers === "none") return [];
  if (state.layers === "" && state.view === "all" && narrow.matches) return onNarrow;
  return state.layers === "" ? standard[state.view] : state.layers.split(",");
}

function pointOf(item: Item, weight: number, title: string, set: string): PointItem | null {
  const at = anchor(item.geometry);
  if (at === null) return null;
  return {
    lon: at[0],
    lat: at[1],
    weight,
    title,
    zone: zoneCode(item, set),
    status: text(item.properties.status),
    geometry: item.geometry,
  };
}

const weightOf = ({ properties }: Item): number =>
  typeof properties.count === "number" ? properties.count : 1;

function drawn(spec: LayerSpec, stock: Stock | undefined, filters: Filters): PointItem[] {
  return (stock?.items ?? [])
    .filter((item) => spec.matches(item, filters))
    .map((item) => pointOf(item, weightOf(item), spec.title(item, filters), filters.zoneSet.name))
    .filter((item): item is PointItem => item !== null);
}

/** What a large layer shows, asked of the server. */
const queryOf = (spec: LayerSpec, filters: Filters): TileQuery => ({
  collection: spec.collection,
  filter: allOf(spec.asked(filters)),
});

/** In a tile, a group of several has its number, and what they count where rows count something. */
function tiled(spec: LayerSpec, filters: Filters): TiledItems {
  return {
    query: queryOf(spec, filters),
    point({ item, points }) {
      const counted = item.properties.count;
      const weight = points === 0 ? 0 : typeof counted === "number" ? counted : points;
      const title = points === 1 ? spec.title(item, filters) : "";
      return pointOf(item, weight, title, filters.zoneSet.name);
    },
  };
}

/** The layers with what each shows, as filters of the server's; those that are known to be empty are left out. */
export const layerQueries = (scene: Filters & { layers: LayerState[] }) =>
  knownLayers(scene)
    .filter(({ spec }) => scene.layers.some(({ id, count }) => id === spec.id && count !== 0))
    .map(({ spec, label }) => ({
      label,
      collection: spec.collection,
      filter: queryOf(spec, scene).filter ?? "",
    }));

interface Known {
  spec: LayerSpec;
  label: string;
  /** What the start said of it, before its rows are here. */
  count: number | null;
}

function knownLayers({ start, words }: Filters): Known[] {
  const { lang } = words;
  const context = start.context_layers.map(({ id, title, title_en, count }) => {
    const name = lang === "en" ? (title_en ?? title) : title;
    return {
      spec: contextSpec(id),
      label: name.charAt(0).toLocaleUpperCase(lang) + name.slice(1),
      count,
    };
  });
  const known = specs.map((spec) => ({ spec, label: words.t(spec.label), count: null }));
  return [...known, ...context];
}

/** The large layers that are on, whose rows the server must count. */
export function countsAsked(filters: Filters, stocks: ReadonlyMap<string, Stock>): TileQuery[] {
  return knownLayers(filters)
    .filter(({ spec }) => stocks.get(spec.collection)?.tooMany)
    .map(({ spec }) => queryOf(spec, filters));
}

function groupOf(
  { spec, label }: Pick<Known, "spec" | "label">,
  items: PointItem[],
  tiles?: TiledItems,
): PointGroup {
  return {
    id: spec.id,
    label,
    tone: spec.symbol,
    items,
    ...(tiles && { tiles }),
    symbol: (item) =>
      spec.symbol === "status"
        ? statusSymbol(item.status)
        : pointSymbol(spec.symbol, spec.symbol === "activity" && item.status !== "done"),
  };
}

/** The layers with their counts, and the points of those that are on. */
export function layerScene(
  filters: Filters,
  stocks: ReadonlyMap<string, Stock>,
  counts: Counts,
): { layers: LayerState[]; points: PointGroup[] } {
  const on = layersOn(filters);
  const layers: LayerState[] = [];
  const points: PointGroup[] = [];
  for (const { spec, label, count } of knownLayers(filters)) {
    const stock = stocks.get(spec.collection);
    const items = drawn(spec, stock, filters);
    const tiles = stock?.tooMany ? tiled(spec, filters) : undefined;
    const here = tiles ? (counts.get(JSON.stringify(tiles.query)) ?? null) : items.length;
    const seen = stock === undefined ? count : here;
    const active = on.includes(spec.id);
    // Those whose rows are on their way, too, or the legend would shrink and the map be fitted anew.
    const empty = stock === undefined ? !count : here === 0;
    if (empty && !active) continue;
    layers.push({ id: spec.id, label, symbol: spec.symbol, on: active, count: seen });
    if (active) points.push(groupOf({ spec, label }, items, tiles));
  }
  if (filters.state.view === "fires") {
    const label = filters.words.t("layerDensity");
    layers.push({
      id: "density",
      label,
      symbol: "density",
      on: on.includes("density"),
      count: null,
    });
  }
  return { layers, points };
}
