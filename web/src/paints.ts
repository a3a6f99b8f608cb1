/** The colour or pattern of each zone: classes of figures, or what is found of hot spots. */
import type { Hotspots, Spot, SpotClass } from "./analysis-types";
import { hotspotsAddress } from "./api";
import type { Ask } from "./asked";
import type { Figure, Kind, Shade } from "./figures";
import { hotspotChoice, hotspotQuery } from "./filters";
import type { HotspotsFound, Scene } from "./scene";
import type { State } from "./state";
import type { Zone } from "./types";

/** Patterns of zones without a figure; `alone` is for zones without neighbours. */
export const patternNames = ["few", "none", "alone"] as const;

/** A paint is a class of the stylesheet, or one of the patterns. */
export const isPattern = (paint: string): boolean =>
  (patternNames as readonly string[]).includes(paint);

/** The paint of a class of figures: two hues for shares, red for fires, one for counts. */
export function paintOf(figure: Figure, kind: Kind): string {
  if (kind === "measures" || kind === "activities") return "plain";
  if (figure.rank > 0) return `${kind === "share" ? "d" : "f"}${figure.rank}`;
  return figure.standing === "none" ? "none" : "few";
}

export const plainPaints = (figures: ReadonlyMap<string, Figure>, kind: Kind) =>
  new Map([...figures].map(([code, figure]) => [code, paintOf(figure, kind)]));

/** Hot and cold in the hues of the view; the more alike its neighbours, the stronger. */
const spotRanks: Partial<Record<SpotClass, number>> = {
  hot: 5,
  cold: 1,
  high_high: 5,
  high_low: 4,
  low_high: 2,
  low_low: 1,
};
const coldPaints: Record<number, string> = { 1: "d1", 2: "d2" };

export function spotPaint(found: SpotClass, kind: Kind): string {
  const rank = spotRanks[found];
  if (rank !== undefined) return coldPaints[rank] ?? `${kind === "share" ? "d" : "f"}${rank}`;
  if (found === "too_few") return "few";
  return found === "no_neighbours" ? "alone" : "plain";
}

export const classOf = (spot: Spot, shade: Shade): SpotClass =>
  shade === "clusters" ? spot.cluster : spot.spot;

export const spotPaints = ({ zones }: HotspotsFound, shade: Shade, kind: Kind) =>
  new Map([...zones].map(([code, spot]) => [code, spotPaint(classOf(spot, shade), kind)]));

/** Whether any zone's figure is hidden: what gathers where would tell of it, and is refused. */
function anyHidden(zones: Zone[], figure: string): boolean {
  const status =
    figure === "unsafe_share"
      ? "survey_status"
      : figure === "mentions_unsafe"
        ? "mentions_status"
        : "incidents_status";
  return zones.some((zone) => (zone[status] ?? "shown") !== "shown");
}

/** Null when the map shows no hot spots; `zones` is null until their figures are known. */
export function hotspotsOf(
  shade: Shade,
  { start, state }: Pick<Scene, "start" | "state">,
  zones: Zone[] | null,
  ask: Ask,
): HotspotsFound | null {
  const query = shade === "spots" || shade === "clusters" ? hotspotQuery(start, state) : null;
  if (query === null) return null;
  if (zones === null) return { zones: new Map(), summary: null, error: null, busy: true };
  const refused = anyHidden(zones, hotspotChoice(state).of);
  const { answer, error, busy } = ask<Hotspots>("hotspots", hotspotsAddress(query), refused);
  const found = answer?.features.map(({ properties }): [string, Spot] => [
    properties.code,
    properties,
  ]);
  return { zones: new Map(found), summary: answer?.summary ?? null, error, busy };
}

/** What hot spots are sought in, as the list and the map write it. */
export function spotKind(state: State): Kind {
  const { of } = hotspotChoice(state);
  if (of === "unsafe_share") return "share";
  return of === "incident_rate" ? "rate" : "measures";
}

/** The figure behind each zone's class. */
export function spotFigures({ zones }: HotspotsFound, all: Zone[]): Map<string, Figure> {
  return new Map(
    all.map(({ code }) => {
      const spot = zones.get(code);
      const value = spot?.value ?? null;
      const few = spot?.spot === "too_few";
      const standing = few ? "few" : value === null ? "none" : "shown";
      const shown = standing === "shown" ? value : null;
      return [code, { standing, value: shown, low: null, high: null, n: spot?.n ?? 0, rank: 0 }];
    }),
  );
}
