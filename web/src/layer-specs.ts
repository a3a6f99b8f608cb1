/** What each point layer draws: which rows, under which name, with which symbol and title. */
import {
  type Condition,
  days,
  equals,
  inside,
  noneOf,
  oneOf,
  own,
  quoted,
  years,
} from "./conditions";
import { kindsOf } from "./filters";
import { activityStatus, dateOf, passes } from "./measures";
import { inPeriod } from "./period";
import type { Scene } from "./scene";
import type { PointSymbol } from "./symbols";
import type { Item } from "./types";
import type { Key } from "./words";

/** What layers need to know of the scene. */
export type Filters = Pick<
  Scene,
  "start" | "state" | "words" | "period" | "part" | "zoneSet" | "ground"
>;

export interface LayerSpec {
  id: string;
  collection: string;
  label: Key;
  symbol: PointSymbol | "status";
  matches: (item: Item, filters: Filters) => boolean;
  title: (item: Item, filters: Filters) => string;
  /** The same rows as `matches`, as filters of the server's: all must hold. */
  asked: (filters: Filters) => Condition[];
}

export const text = (value: unknown): string =>
  value === null || value === undefined ? "" : String(value);
const join = (...parts: string[]): string => parts.filter((part) => part !== "").join(", ");

/** Whether a kind is among those that are asked for; all are when none is. */
const ofKinds = (kind: string, asked: string | undefined): boolean =>
  asked === undefined || asked.split(",").includes(kind);

const vague = ["zone", "municipality", "none"];

function mentioned(sentiment: string): LayerSpec["matches"] {
  return ({ properties: p }, { state, period, part }) =>
    p.sentiment === sentiment &&
    !vague.includes(text(p.precision)) &&
    inPeriod(text(p.year), period) &&
    (part === "" || p.part === part) &&
    (state.reason === "" || (Array.isArray(p.reasons) && p.reasons.includes(state.reason)));
}

const askedMentions =
  (sentiment: string): LayerSpec["asked"] =>
  (filters) => [
    equals("sentiment", sentiment),
    noneOf("precision", vague),
    inside(filters),
    years("year", filters.period),
    equals("part", filters.part),
    filters.state.reason === "" ? "" : `A_CONTAINS(reasons,(${quoted(filters.state.reason)}))`,
  ];

const mentionTitle: LayerSpec["title"] = ({ properties: p }, { start, words }) => {
  const reasons = Array.isArray(p.reasons)
    ? p.reasons.map((code) => words.name(start.reasons, text(code)))
    : [];
  return join(text(p.place), ...reasons, text(p.year));
};

export const specs: LayerSpec[] = [
  {
    id: "unsafe",
    collection: "mentions",
    label: "layerUnsafe",
    symbol: "unsafe",
    matches: mentioned("unsafe"),
    title: mentionTitle,
    asked: askedMentions("unsafe"),
  },
  {
    id: "safe",
    collection: "mentions",
    label: "layerSafe",
    symbol: "safe",
    matches: mentioned("safe"),
    title: mentionTitle,
    asked: askedMentions("safe"),
  },
  {
    id: "incidents",
    collection: "incidents",
    label: "layerIncidents",
    symbol: "fire",
    matches: ({ properties: p }, { start, state, period, part }) =>
      !vague.includes(text(p.precision)) &&
      (start.municipality === null ||
        p.municipality == null ||
        p.municipality === start.municipality.code) &&
      ofKinds(text(p.kind), kindsOf(start, state)) &&
      (part === "" || p.part === part) &&
      inPeriod(text(p.date), period),
    title: ({ properties: p }, { start, words }) =>
      join(
        words.name(start.kinds, text(p.kind)),
        text(p.object),
        text(p.place),
        text(p.date).slice(0, 10),
      ),
    asked: (filters) => [
      noneOf("precision", vague),
      own(filters),
      oneOf("kind", kindsOf(filters.start, filters.state)),
      equals("part", filters.part),
      days("date", filters.period),
    ],
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
    asked: (filters) => [
      inside(filters),
      equals("type", filters.state.type),
      equals("status", filters.state.status),
    ],
  },
  {
    id: "activities",
    collection: "activities",
    label: "layerActivities",
    symbol: "activity",
    matches: () => true,
    title: ({ properties: p }, { words, start }) =>
      join(
        text(p.kind) && words.name(start.activity_kinds, text(p.kind)),
        text(p.place),
        text(p.date),
        activityStatus(p.status, words),
      ),
    asked: (filters) => [inside(filters)],
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
    asked: (filters) => [own(filters)],
  },
  {
    // Whoever asks gets those that they may read.
    id: "notes",
    collection: "notes",
    label: "editNotes",
    symbol: "memo",
    matches: () => true,
    title: ({ properties: p }) => join(text(p.title), text(p.place)),
    asked: () => [],
  },
];

/** A layer that was imported as it is: a point and a name. */
export function contextSpec(id: string): LayerSpec {
  return {
    id,
    collection: id,
    label: "layers",
    symbol: "context",
    matches: () => true,
    title: ({ properties: p }) => text(p.name ?? p.title ?? ""),
    asked: () => [],
  };
}
