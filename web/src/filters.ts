/** What the state asks of the API: the sentence's choices as parameters. */
import type { HotspotQuery, JoinedQuery, SeriesQuery } from "./api";
import { type Choices, hotspotChoices, type State, type View } from "./state";
import type { Coded, Part, Start, ZoneSet } from "./types";

/** Kinds of incident that are set fires; the others are shown only when they are chosen. */
export const fireKinds = ["arson", "vehicle_fire"];

export function zoneSetOf(start: Start, state: State): ZoneSet | undefined {
  return start.zone_sets.find((set) => set.name === state.set) ?? start.zone_sets[0];
}

export function surveyYears(start: Start): number[] {
  return [...new Set(start.surveys.map((survey) => survey.year))].sort((a, b) => a - b);
}

/** Whether anybody has been asked where it feels unsafe. */
export const hasSurvey = (start: Start): boolean =>
  start.surveys.length > 0 || used(start.reasons).length > 0;

/** The view to start in: the first that there is something to show in. */
export function homeView(start: Start): View {
  if (hasSurvey(start)) return "safety";
  if (start.incident_years.length > 0) return "fires";
  return used(start.measure_statuses).length > 0 ? "measures" : "safety";
}

/** The part of the day in force; empty is the whole day. Unsafety is asked of the evening first. */
export function partOf({ view, part }: State): Part | "" {
  if (part === "") return view === "safety" ? "evening" : "";
  return part === "all" ? "" : part;
}

/** The period in force: a year or period, or undefined for all time. */
export function periodOf(start: Start, state: State): string | undefined {
  if (state.period === "always") return undefined;
  if (state.period !== "") return state.period;
  const latest = surveyYears(start).at(-1);
  const ofSurvey = state.view === "safety" || state.view === "all";
  return ofSurvey && latest !== undefined ? String(latest) : undefined;
}

/** A state whose choices are left out where they are what the view shows anyway. */
export function canonical(start: Start, state: State): State {
  const usual = periodOf(start, { ...state, period: "" });
  const set = start.zone_sets[0]?.name;
  return {
    ...state,
    period: periodOf(start, state) === usual ? "" : state.period,
    part: partOf(state) === partOf({ ...state, part: "" }) ? "" : state.part,
    set: state.set === set ? "" : state.set,
    lang: state.lang === start.language ? "" : state.lang,
  };
}

/** The choices of a state with its defaults written out. */
export function choicesOf(start: Start, state: State): Choices {
  const { kind, reason } = state;
  const part = partOf(state) || "all";
  const set = zoneSetOf(start, state)?.name ?? "";
  return { set, period: periodOf(start, state) ?? "always", part, kind, reason };
}

/** The codes that occur, so that no choice leads to nothing. */
export const used = (codes: Coded[]): Coded[] => codes.filter(({ count }) => count !== 0);

/** The chosen kind; else the kinds that are fires, when there are others too. */
export function kindsOf(start: Start, state: State): string | undefined {
  if (state.kind !== "") return state.kind;
  const kinds = used(start.kinds);
  const fires = kinds.filter((kind) => fireKinds.includes(kind.code));
  const mixed = fires.length > 0 && fires.length < kinds.length;
  return mixed ? fires.map((kind) => kind.code).join(",") : undefined;
}

export function joinedQuery(start: Start, state: State): JoinedQuery | null {
  const set = zoneSetOf(start, state);
  if (set === undefined) return null;
  const filtered = state.view !== "measures" && state.view !== "pledge";
  return {
    set: set.name,
    period: filtered ? periodOf(start, state) : undefined,
    part: filtered ? partOf(state) || undefined : undefined,
    kind: kindsOf(start, state),
    reason: state.reason || undefined,
  };
}

/** Months before and after a measure; the first is the server's own. */
export const evaluationMonths = ["12", "6", "24", "36"] as const;

/** The figures that a view can seek hot spots in, its own first. */
export function hotspotFigures({ view }: Pick<State, "view">): string[] {
  return view === "fires" ? ["incident_rate", "incidents"] : ["mentions_unsafe", "unsafe_share"];
}

/** The chosen figure, neighbours and false-discovery rate of hot spots, or the usual ones. */
export function hotspotChoice(state: State): { of: string; near: string; alpha: string } {
  const figures = hotspotFigures(state);
  return {
    of: figures.find((each) => each === state.of) ?? figures[0] ?? "",
    near: state.near || hotspotChoices.near[0],
    alpha: state.alpha || hotspotChoices.alpha[0],
  };
}

export function hotspotQuery(start: Start, state: State): HotspotQuery | null {
  const joined = joinedQuery(start, state);
  const { of: figure, near: neighbours, alpha } = hotspotChoice(state);
  return joined && { ...joined, figure, neighbours, alpha };
}

export function seriesQuery(start: Start, state: State, zone: string): SeriesQuery | null {
  const set = zoneSetOf(start, state);
  if (set === undefined) return null;
  return {
    set: set.name,
    zone: zone || undefined,
    kind: kindsOf(start, state),
    reason: state.reason || undefined,
  };
}
