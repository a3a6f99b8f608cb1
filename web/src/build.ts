/** The scene of a state: what has been fetched, put together for the parts of the page. */
import { joinedAddress } from "./api";
import { otherState } from "./compare/other";
import type { Data } from "./data";
import { densityOf } from "./density";
import {
  answersShare,
  count,
  type Figure,
  kindOf,
  type Limits,
  rate,
  type Shade,
  shadeOf,
  share,
  smoothedRate,
} from "./figures";
import { choicesOf, joinedQuery, partOf, periodOf, wordsInForce, zoneSetOf } from "./filters";
import type { Filters } from "./layer-specs";
import { layerScene, type Stock } from "./layers";
import { bare, within } from "./map/ground";
import { passes, zoneCode } from "./measures";
import { hotspotsOf, plainPaints, spotFigures, spotKind, spotPaints } from "./paints";
import { pledgeOf } from "./pledge";
import type { Scene, ZoneFeature } from "./scene";
import type { State } from "./state";
import type { Figures, Item, Joined, Start, Summary, Zone, ZoneSet } from "./types";
import type { Words } from "./words";

type Hands = Pick<Scene, "go" | "retry" | "ask" | "again">;

function counts(items: Item[], set: string): Map<string, number> {
  const found = new Map<string, number>();
  for (const item of items) {
    const code = zoneCode(item, set);
    found.set(code, (found.get(code) ?? 0) + 1);
  }
  return found;
}

/** Leaves out what lies outside the municipality; what has no position is its own all the same. */
function ours(start: Start, ground: ZoneFeature[]): (item: Item) => boolean {
  const set = start.zone_sets[0]?.name ?? "";
  const codes = new Set(ground.map((zone) => zone.properties.code));
  return (item) =>
    codes.size === 0 ||
    item.geometry === null ||
    codes.has(zoneCode(item, set)) ||
    (start.municipality !== null && item.properties.municipality === start.municipality.code);
}

/** The rows of the collections, without those that are not the municipality's. */
function ownStocks(start: Start, ground: ZoneFeature[], all: Data["stocks"]): Data["stocks"] {
  const context = ["notes", ...start.context_layers.map(({ id }) => id)];
  const own = ours(start, ground);
  const kept = [...all].map(([id, stock]): [string, Stock] =>
    context.includes(id) ? [id, stock] : [id, { ...stock, items: stock.items.filter(own) }],
  );
  return new Map(kept);
}

const none: ZoneFeature[] = [];

/** Some files write the code before the name of a zone; the page shows it apart. */
function named(zone: Zone): Zone {
  const name = zone.name.startsWith(zone.code)
    ? zone.name.slice(zone.code.length).trim()
    : zone.name;
  return { ...zone, name: name === "" ? zone.code : name };
}

export function zoneSetShown(start: Start, state: State): ZoneSet {
  const set = zoneSetOf(start, state);
  if (set !== undefined) return set;
  return { name: "", title: { sv: "", en: "" }, version: null, zones: "", joined: "", count: 0 };
}

type Other = Pick<Scene, "comparing" | "other" | "otherError">;

/** The same scene on the other side of a comparison. */
function otherOf(start: Start, state: State, words: Words, data: Data, hands: Hands): Other {
  const asked = otherState(state);
  const query = asked && joinedQuery(start, asked);
  if (asked === null || query === null) return { comparing: false, other: null, otherError: null };
  const { answer, error } = hands.ask<Joined>("compare", joinedAddress(query));
  if (answer === null) return { comparing: true, other: null, otherError: error };
  const answered = choicesOf(start, asked);
  const other = buildScene(start, asked, words, { ...data, joined: answer, answered }, hands);
  return { comparing: true, other, otherError: error };
}

/** How a kind of figure is written: a share in per cent, a rate with its decimals, a count whole. */
const writerOf = (words: Words, kind: Scene["kind"]): Scene["write"] =>
  kind === "share" ? words.percent : kind === "rate" ? words.rate : words.number;

/** The figure that a shade is of; hot spots stand beside the view's own. */
export function figureOf(shade: Shade, kind: Scene["kind"], of: Figures, limits?: Limits): Figure {
  if (shade === "answers") return answersShare(of, limits);
  if (shade === "smoothed") return smoothedRate(of, limits);
  return kind === "share" ? share(of, limits) : rate(of, limits);
}

/** The whole area's figure: there is nothing to smooth it towards. */
const wholeFigure = (shade: Shade, kind: Scene["kind"], of: Summary): Figure =>
  figureOf(shade === "smoothed" ? "rate" : shade, kind, of);

export function buildScene(
  start: Start,
  asked: State,
  words: Words,
  data: Data,
  hands: Hands,
): Scene {
  const state: State = { ...asked, ...wordsInForce(asked), ...data.answered };
  const zoneSet = zoneSetShown(start, state);
  const period = periodOf(start, state);
  const part = partOf(state);
  const kind = kindOf[state.view];
  const shade = shadeOf(state);
  const zones = data.joined?.features.map(({ properties }) => named(properties)) ?? [];
  const summary = data.joined?.summary ?? null;
  const shapes = data.shapes.get(zoneSet.name) ?? none;
  const ground = data.shapes.get(start.zone_sets[0]?.name ?? "") ?? none;
  const filters: Filters = { start, state, words, period, part, zoneSet, ground };
  const stocks = ownStocks(start, ground, data.stocks);
  const pledge = pledgeOf({ start, state });
  const measures = (stocks.get("measures")?.items ?? []).filter((item) =>
    passes(item, state.type, state.status),
  );
  const activities = (stocks.get("activities")?.items ?? []).filter(
    ({ properties }) => pledge === undefined || properties.year === pledge.year,
  );

  const things = kind === "measures" ? measures : activities;
  const counted = counts(things, zoneSet.name);
  const figure = (zone: Zone): Figure =>
    shade === "things"
      ? count(counted.get(zone.code) ?? 0)
      : figureOf(shade, kind, zone, start.breaks);
  const whole = (of: Summary): Figure =>
    shade === "things" ? count(things.length) : wholeFigure(shade, kind, of);
  const total = summary === null ? null : whole(summary);

  const hotspots = hotspotsOf(
    shade,
    { start, state },
    data.joined === null ? null : zones,
    hands.ask,
  );
  const known = new Map(zones.map((zone) => [zone.code, figure(zone)]));
  const figures = hotspots === null ? known : spotFigures(hotspots, zones);
  const paints = hotspots === null ? plainPaints(known, kind) : spotPaints(hotspots, shade, kind);
  const other = otherOf(start, state, words, data, hands);
  const localities = data.shapes.get("tatort") ?? none;
  return {
    ...hands,
    ...filters,
    asked,
    kind,
    shade,
    zones,
    summary,
    figures,
    paints,
    write: writerOf(words, hotspots === null ? kind : spotKind(state)),
    hotspots,
    total,
    measure: stocks.get("measures")?.items.find(({ id }) => String(id) === state.measure) ?? null,
    chosen: zones.find(({ code }) => code === state.zone) ?? null,
    ...other,
    shapes,
    base: bare(ground, shapes) ? ground : none,
    named: within(localities, ground),
    series: data.series,
    zoneSeries: data.zoneSeries?.zone === state.zone ? data.zoneSeries : null,
    measures,
    activities,
    places: stocks.get("places")?.items ?? [],
    density: densityOf({ start, state, ask: hands.ask }),
    ...layerScene(filters, stocks, data.counts),
    busy: data.busy,
    error: data.error,
  };
}
