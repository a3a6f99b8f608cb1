/** The point layers: when each is on, and what there is to draw and to count. */

import { contextSpec, type Filters, type LayerSpec, specs, text } from "./layer-specs";
import { anchor } from "./map/geometry";
import { zoneCode } from "./measures";
import type { LayerState, PointGroup, PointItem } from "./scene";
import type { View } from "./state";
import { pointSymbol, statusSymbol } from "./symbols";
import type { Item } from "./types";

/** Rows of a collection, or how many there are when they are too many to fetch. */
export interface Stock {
  items: Item[];
  matched: number;
  tooMany: boolean;
}

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

export function layersOn({ state }: Pick<Filters, "state">): string[] {
  if (state.layers === "none") return [];
  return state.layers === "" ? standard[state.view] : state.layers.split(",");
}

function pointOf(item: Item, title: string, set: string): PointItem | null {
  const at = anchor(item.geometry);
  if (at === null) return null;
  const weight = typeof item.properties.count === "number" ? item.properties.count : 1;
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

function drawn(spec: LayerSpec, stock: Stock | undefined, filters: Filters): PointItem[] {
  return (stock?.items ?? [])
    .filter((item) => spec.matches(item, filters))
    .map((item) => pointOf(item, spec.title(item, filters), filters.zoneSet.name))
    .filter((item): item is PointItem => item !== null);
}

/** The layers with their counts, and the points of those that are on. */
export function layerScene(
  filters: Filters,
  stocks: ReadonlyMap<string, Stock>,
): { layers: LayerState[]; points: PointGroup[] } {
  const on = layersOn(filters);
  const layers: LayerState[] = [];
  const points: PointGroup[] = [];
  const context = filters.start.context_layers.map(({ id, title, count }) => ({
    spec: contextSpec(id),
    label: title.charAt(0).toLocaleUpperCase(filters.words.lang) + title.slice(1),
    count,
  }));
  const known = specs.map((spec) => ({ spec, label: filters.words.t(spec.label), count: null }));
  for (const { spec, label, count } of [...known, ...context]) {
    const stock = stocks.get(spec.collection);
    const items = drawn(spec, stock, filters);
    const tooMany = stock?.tooMany ?? false;
    const seen = stock === undefined ? count : tooMany ? stock.matched : items.length;
    const active = on.includes(spec.id);
    if (seen === 0 && !active) continue;
    layers.push({ id: spec.id, label, symbol: spec.symbol, on: active, count: seen, tooMany });
    if (!active || tooMany) continue;
    points.push({
      id: spec.id,
      tone: spec.symbol,
      items,
      symbol: (item) =>
        spec.symbol === "status"
          ? statusSymbol(item.status)
          : pointSymbol(spec.symbol, spec.symbol === "activity" && item.status !== "done"),
    });
  }
  return { layers, points };
}
