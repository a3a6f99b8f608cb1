/** The point layers: which rows each draws, with which symbol, and when it is on. */

import { anchor } from "./map/geometry";
import { activityStatus, dateOf, passes, zoneCode } from "./measures";
import { inPeriod } from "./period";
import type { LayerState, PointGroup, PointItem, Scene } from "./scene";
import type { View } from "./state";
import { type PointSymbol, pointSymbol, statusSymbol } from "./symbols";
import type { Item } from "./types";
import type { Key } from "./words";

/** What layers need to know of the scene. */
export type Filters = Pick<Scene, "start" | "state" | "words" | "period" | "zoneSet">;

/** Rows of a collection, or how many there are when they are too many to fetch. */
export interface Stock {
  items: Item[];
  matched: number;
  tooMany: boolean;
}

interface LayerSpec {
  id: string;
  collection: string;
  label: Key;
  symbol: PointSymbol | "status";
  matches: (item: Item, filters: Filters) => boolean;
  title: (item: Item, filters: Filters) => string;
}

const text = (value: unknown): string =>
  value === null || value === undefined ? "" : String(value);
const join = (...parts: string[]): string => parts.filter((part) => part !== "").join(", ");

const vague = ["zone", "municipality", "none"];

function mentioned(sentiment: string): LayerSpec["matches"] {
  return ({ properties: p }, { state, period }) =>
    p.sentiment === sentiment &&
    !vague.includes(text(p.precision)) &&
    inPeriod(text(p.year), period) &&
    (state.part === "" || p.part === state.part) &&
    (state.reason === "" || (Array.isArray(p.reasons) && p.reasons.includes(state.reason)));
}

const mentionTitle: LayerSpec["title"] = ({ properties: p }, { start, words }) => {
  const reasons = Array.isArray(p.reasons)
    ? p.reasons.map((code) => words.name(start.reasons, text(code)))
    : [];
  return join(text(p.place), ...reasons, text(p.year));
};

const specs: LayerSpec[] = [
  {
    id: "unsafe",
    collection: "mentions",
    label: "layerUnsafe",
    symbol: "unsafe",
    matches: mentioned("unsafe"),
    title: mentionTitle,
  },
  {
    id: "safe",
    collection: "mentions",
    label: "layerSafe",
    symbol: "safe",
    matches: mentioned("safe"),
    title: mentionTitle,
  },
  {
    id: "incidents",
    collection: "incidents",
    label: "layerIncidents",
    symbol: "fire",
    matches: ({ properties: p }, { start, state, period }) =>
      !vague.includes(text(p.precision)) &&
      (start.municipality === null ||
        p.municipality == null ||
        p.municipality === start.municipality.code) &&
      (state.kind === "" || p.kind === state.kind) &&
      (state.part === "" || p.part === state.part) &&
      inPeriod(text(p.date), period),
    title: ({ properties: p }, { start, words }) =>
      join(
        words.name(start.kinds, text(p.kind)),
        text(p.object),
        text(p.place),
        text(p.date).slice(0, 10),
      ),
  },
  {
    id: "measures",
    collection: "measures",
    label: "layerMeasures",
    symbol: "status",
    matches: (item, { state }) => passes(item, state.type, state.status),
    title: (item, { start, words }) =>
      join(
        text(item.properties.title),
        words.name(start.measure_statuses, text(item.properties.status)),
        dateOf(item),
      ),
  },
  {
    id: "activities",
    collection: "activities",
    label: "layerActivities",
    symbol: "activity",
    matches: () => true,
    title: ({ properties: p }, { words }) =>
      join(text(p.kind), text(p.place), text(p.date), activityStatus(p.status, words)),
  },
  {
    id: "places",
    collection: "places",
    label: "layerPlaces",
    symbol: "place",
    matches: ({ properties: p }, { start }) =>
      start.municipality === null ||
      p.municipality == null ||
      p.municipality === start.municipality.code,
    title: ({ properties: p }) => text(p.name),
  },
];

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

function contextSpec(id: string): LayerSpec {
  return {
    id,
    collection: id,
    label: "layers",
    symbol: "context",
    matches: () => true,
    title: ({ properties: p }) => text(p.name ?? p.title ?? ""),
  };
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
