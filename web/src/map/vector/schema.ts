/** What the layers of vector base maps are to us: the few kinds of things that a quiet map shows. */
import type { BasemapSchema } from "../../types";

/** From the ground up: the order in which they are drawn. */
export const kinds = [
  "green",
  "wood",
  "water",
  "stream",
  "building",
  "path",
  "rail",
  "minor",
  "major",
  "motorway",
  "border",
] as const;

export type Kind = (typeof kinds)[number];

export const areas: readonly Kind[] = ["green", "wood", "water", "building"];

export type Properties = Record<string, string | number | boolean>;

const point = 1;
const line = 2;
const area = 3;

const woods = new Set(["forest", "wood"]);
const greens = new Set(
  [
    "park grass grassland meadow scrub shrub heath village_green garden allotments cemetery",
    "golf_course pitch playground recreation_ground nature_reserve orchard zoo dog_park",
  ].flatMap((names) => names.split(" ")),
);
const majors = new Set(["major_road", "medium_road", "primary", "secondary", "tertiary"]);
const motorways = new Set(["highway", "motorway", "trunk"]);
const paths = new Set(["path", "track", "pier"]);
const rails = new Set(["rail", "light_rail", "tram", "narrow_gauge"]);
const others = new Set(["ferry", "aerialway", "aeroway", "transit", "subway", "runway", "taxiway"]);

const text = (of: Properties, ...names: string[]): string => {
  for (const name of names) {
    const found = of[name];
    if (typeof found === "string" && found !== "") return found;
  }
  return "";
};

const number = (of: Properties, ...names: string[]): number | null => {
  for (const name of names) {
    const found = of[name];
    const value = typeof found === "string" ? Number(found) : found;
    if (typeof value === "number" && Number.isFinite(value)) return value;
  }
  return null;
};

/** Both schemas tell it so, each by its own property. */
const classOf = (of: Properties): string =>
  text(of, "class", "kind", "pmap:kind", "kind_detail", "subclass");

function road(of: Properties): Kind | null {
  const is = classOf(of);
  if (others.has(is)) return null;
  if (rails.has(is)) return "rail";
  if (motorways.has(is)) return "motorway";
  if (majors.has(is)) return "major";
  return paths.has(is) ? "path" : "minor";
}

function ground(of: Properties): Kind | null {
  const is = classOf(of);
  if (woods.has(is)) return "wood";
  return greens.has(is) ? "green" : null;
}

const mostDetailed = 8; // admin_level of Swedish municipalities is 7

function border(of: Properties): Kind | null {
  const level = number(of, "admin_level", "kind_detail", "pmap:min_admin_level");
  const atSea = of.maritime === 1 || of.maritime === true;
  return atSea || (level !== null && level > mostDetailed) ? null : "border";
}

/** What a feature is drawn as; null for what a quiet map leaves out. */
export function kindOf(
  schema: BasemapSchema,
  layer: string,
  type: number,
  of: Properties,
): Kind | null {
  return rules[schema].get(layer)?.(type, of) ?? null;
}

type Rule = (type: number, of: Properties) => Kind | null;

const inArea =
  (rule: (of: Properties) => Kind | null): Rule =>
  (type, of) =>
    type === area ? rule(of) : null;

const alongLine =
  (rule: (of: Properties) => Kind | null): Rule =>
  (type, of) =>
    type === line ? rule(of) : null;

const water: Rule = (type) => (type === area ? "water" : type === line ? "stream" : null);
const building = inArea(() => "building");

const protomaps = {
  landcover: inArea(ground),
  landuse: inArea(ground),
  natural: inArea(ground),
  water,
  physical_line: alongLine(() => "stream"),
  buildings: building,
  roads: alongLine(road),
  boundaries: alongLine(border),
};

const openmaptiles = {
  landcover: inArea(ground),
  landuse: inArea(ground),
  park: inArea(() => "green"),
  water,
  waterway: alongLine(() => "stream"),
  building,
  transportation: alongLine(road),
  boundary: alongLine(border),
};

/** No object: a layer may be called as what every object has. */
const rules: Record<BasemapSchema, ReadonlyMap<string, Rule>> = {
  protomaps: new Map<string, Rule>(Object.entries(protomaps)),
  openmaptiles: new Map<string, Rule>(Object.entries(openmaptiles)),
};

/** From which zoom a place's name is written; those of few zooms are the important ones. */
const importance = new Map(
  Object.entries({
    city: 6,
    town: 8,
    village: 10,
    suburb: 12,
    borough: 12,
    macrohood: 12,
    hamlet: 12,
    quarter: 13,
    neighbourhood: 13,
    locality: 13,
    isolated_dwelling: 14,
    farm: 14,
  }),
);

export interface Named {
  name: string;
  /** The zoom from which it is written. */
  from: number;
}

const longest = 40; // letters

/** The name of a place, if the feature is one. */
export function placeOf(
  schema: BasemapSchema,
  layer: string,
  type: number,
  of: Properties,
): Named | null {
  if (type !== point || layer !== (schema === "protomaps" ? "places" : "place")) return null;
  const name = text(of, "name:sv", "name", "name:latin", "name:en");
  const is = [text(of, "kind_detail", "pmap:kind_detail"), classOf(of)];
  const from = is.map((each) => importance.get(each)).find((each) => each !== undefined);
  return name === "" || name.length > longest || from === undefined ? null : { name, from };
}
