import type { Feature, Geometry } from "geojson";
import { buildScene } from "../src/build";
import type { Data } from "../src/data";
import type { Scene } from "../src/scene";
import { defaults, type State } from "../src/state";
import type { Item, Start, Summary, Zone } from "../src/types";
import { words } from "../src/words";
import { zone } from "./zone";

const square = (lon: number): Geometry => ({
  type: "Polygon",
  coordinates: [
    [
      [lon, 57],
      [lon + 1, 57],
      [lon + 1, 58],
      [lon, 58],
      [lon, 57],
    ],
  ],
});

const feature = (own: Partial<Zone>, lon = 12): Feature<Geometry, Zone> => ({
  type: "Feature",
  geometry: square(lon),
  properties: zone(own),
});

const point = (properties: Record<string, unknown>): Item => ({
  type: "Feature",
  geometry: { type: "Point", coordinates: [12.5, 57.5] },
  properties: { zone_deso: "1463C1050", precision: "exact", ...properties },
});

const both = (text: string) => ({ sv: text, en: text });

/** A municipality in which everything that can have a name has this one. */
export function startOf(name: string): Start {
  const coded = { code: "x", ...both(name), count: 9 };
  const source = {
    sha256: "",
    file_time: "2021-02-11T10:00:00Z",
    imported_at: "2021-03-01T10:00:00Z",
    rows: 1,
    accepted: 1,
    rejected: 0,
    made_up: true,
    licence: name,
  };
  const held = ["survey", "incidents", "measures", "pledges"];
  return {
    revision: 1,
    title: name,
    municipality: { code: "1463", name },
    made_up: true,
    language: "sv",
    zone_sets: [
      { name: "deso", title: both(name), version: name, zones: "", joined: "", count: 1 },
      { name: "tatort", title: both(name), version: "", zones: "", joined: "", count: 1 },
    ],
    opens: {},
    incident_years: [2019, 2020],
    form_changes: [],
    surveys: [{ year: 2020, title: name, sampling: "random", responses: 600 }],
    kinds: [coded],
    reasons: [{ ...coded, sentiment: "unsafe" }],
    measure_types: [coded],
    activity_kinds: [],
    measure_statuses: [coded],
    parts: [],
    pledges: [
      {
        year: 2021,
        title: name,
        parties: name,
        commitments: [
          { id: 1, party: name, text: name, target: 2, rule: "at_least", done: 1, planned: 1 },
        ],
      },
    ],
    context_layers: [{ id: "lamps", title: name, count: 3 }],
    sources: held.map((holds) => ({
      name,
      profile: name,
      holds: [holds],
      kinds: holds === "incidents" ? ["x"] : [],
      ...source,
    })),
    basemap: null,
    basemap_lost: false,
    embed: false,
    contact: { organisation: name, email: null, phone: null, reviewed: null },
    extent: null,
    crs: "EPSG:3006",
  };
}

const figures = {
  respondents: 20,
  respondents_unsafe: 5,
  unsafe_share: 0.25,
  mentions_unsafe: 10,
  mentions_safe: 10,
  mention_share: 0.5,
  mention_share_low: 0.3,
  mention_share_high: 0.7,
};

function dataOf(name: string): Data {
  const zones = [feature({ name, reasons: { x: 9 }, reasons_safe: { x: 9 } })];
  const year = { day: figures, evening: figures, night: figures, all: figures };
  const series = {
    zone_set: "deso",
    zone: "1463C1050",
    years: [
      { year: 2019, incidents: 3, surveyed: false, ...year },
      { year: 2020, incidents: 4, surveyed: true, ...year },
    ],
  };
  const stock = (items: Item[]) => ({ items, tooMany: false });
  const summary = { ...zone(), zones: 1, incidents_outside: 1 } as unknown as Summary;
  return {
    joined: { type: "FeatureCollection", features: zones, summary },
    answered: null,
    shapes: new Map([
      ["deso", zones],
      ["tatort", [feature({ name, code: "T1" }), feature({ name: "Elsewhere", code: "T2" }, 13.5)]],
    ]),
    series: { ...series, zone: null },
    zoneSeries: series,
    stocks: new Map([
      [
        "measures",
        stock([point({ title: name, owner: name, place: name, type: "x", status: "x" })]),
      ],
      ["activities", stock([point({ year: 2021, kind: name, place: name, status: "done" })])],
      ["places", stock([point({ name, address: name })])],
      [
        "mentions",
        stock([point({ sentiment: "unsafe", place: name, reasons: ["x"], year: 2020 })]),
      ],
    ]),
    counts: new Map(),
    busy: false,
    error: null,
  };
}

/** A scene of one zone, one of each thing, all of the same name. */
export function sceneOf(
  own: Partial<State> = {},
  name = "Kinna",
  change: { start?: Partial<Start>; go?: Scene["go"]; ask?: Scene["ask"] } = {},
): Scene {
  const start = { ...startOf(name), ...change.start };
  const hands = {
    go: change.go ?? (() => {}),
    retry: () => {},
    ask: change.ask ?? (() => ({ answer: null, error: null, busy: true })),
    again: () => {},
  };
  const state = { ...defaults, ...own };
  return buildScene(start, state, words(state.lang || "sv"), dataOf(name), hands);
}
