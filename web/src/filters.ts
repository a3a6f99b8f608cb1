/** What the state asks of the API: the sentence's choices as parameters. */
import type { HotspotQuery, JoinedQuery, SeriesQuery } from "./api";
import { allowed, type Choices, hotspotChoices, type State, type View } from "./state";
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

/** Whether a view asks a survey. */
const isOfSurvey = (view: View): boolean => view === "safety" || view === "all";

/** The period in force: a year or period, or undefined for all time. */
export function periodOf(start: Start, state: State): string | undefined {
  if (state.period === "always") return undefined;
  if (state.period !== "") return state.period;
  const latest = surveyYears(start).at(-1);
  return isOfSurvey(state.view) && latest !== undefined ? String(latest) : undefined;
}

/** A state whose choices are left out where they are what the view shows anyway. */
export function canonical(start: Start, state: State): State {
  const usual = periodOf(start, { ...state, period: "" });
  const set = start.zone_sets[0]?.name;
  return {
    ...state,
    // All years that were chosen stay chosen in the next view, whose own may be the latest.
    period: state.period !== "always" && periodOf(start, state) === usual ? "" : state.period,
    part: partOf(state) === partOf({ ...state, part: "" }) ? "" : state.part,
    set: state.set === set ? "" : state.set,
    lang: state.lang === start.language ? "" : state.lang,
  };
}

/**
 * The words of a state that its view's sentence has: what is not said there changes no figure, and waits
 * in the address for the views that say it.
 */
export function wordsInForce(state: State): Pick<State, "kind" | "reason"> {
  const { view, kind, reason, measure } = state;
  return {
    kind: view === "fires" || measure !== "" ? kind : "",
    reason: isOfSurvey(view) ? reason : "",
  };
}

/** The chosen period, if the view has something of it: a year without a survey is no question to a survey. */
export function periodIn(start: Start, { period }: Pick<State, "period">, view: View): string {
  const years = isOfSurvey(view) ? surveyYears(start) : start.incident_years;
  const [from = 0, to = from] = period.split("/").map((end) => Number(end.slice(0, 4)));
  const unused = view === "measures" || view === "pledge" || period === "always";
  return unused || years.some((year) => year >= from && year <= to) ? period : "";
}

/** Whether the server takes it for a period: a year, a month or a day, or two with a slash between. */
const isPeriod = (text: string): boolean =>
  /^\d{4}(-\d{2}){0,2}(\/\d{4}(-\d{2}){0,2})?$/.test(text);

/** A state without the choices that this map does not have: an old link then shows what is left of it. */
export function understood(start: Start, state: State): State {
  const oneOf = (codes: { code: string }[], value: string): string =>
    value.split(",").every((each) => codes.some(({ code }) => code === each)) ? value : "";
  const parts = [...(allowed.part ?? [])];
  const [dimension, value = ""] = state.compare.split(".");
  const isComparable = dimension === "part" ? parts.includes(value) : isPeriod(value);
  return {
    ...state,
    set: start.zone_sets.some(({ name }) => name === state.set) ? state.set : "",
    period: state.period === "always" || isPeriod(state.period) ? state.period : "",
    reason: oneOf(start.reasons, state.reason),
    kind: oneOf(start.kinds, state.kind),
    type: oneOf(start.measure_types, state.type),
    status: oneOf(start.measure_statuses, state.status),
    pledge: start.pledges.some(({ year }) => String(year) === state.pledge) ? state.pledge : "",
    compare: isComparable || value === "always" ? state.compare : "",
  };
}

/** The choices of a state with its defaults written out. */
export function choicesOf(start: Start, state: State): Choices {
  const { kind, reason } = wordsInForce(state);
  const part = partOf(state) || "all";
  const set = zoneSetOf(start, state)?.name ?? "";
  return { set, period: periodOf(start, state) ?? "always", part, kind, reason };
}

/** The codes that occur, so that no choice leads to nothing. */
export const used = (codes: Coded[]): Coded[] => codes.filter(({ count }) => count !== 0);

/** The chosen kind; else the kinds that are fires, when there are others too. */
export function kindsOf(start: Start, state: State): string | undefined {
  const { kind } = wordsInForce(state);
  if (kind !== "") return kind;
  const kinds = used(start.kinds);
  const fires = kinds.filter((kind) => fireKinds.includes(kind.code));
  const mixed = fires.length > 0 && fires.length < kinds.length;
  return mixed ? fires.map((kind) => kind.code).join(",") : undefined;
}

/** Whether an analysis of these kinds of incident, or of all, rests on figures that the public is not shown. */
export const restsOnProtected = ({ kinds }: Start, asked: string | undefined): boolean =>
  kinds.some(
    (kind) => kind.protected && (asked === undefined || asked.split(",").includes(kind.code)),
  );

export function joinedQuery(start: Start, state: State): JoinedQuery | null {
  const set = zoneSetOf(start, state);
  if (set === undefined) return null;
  const filtered = state.view !== "measures" && state.view !== "pledge";
  return {
    set: set.name,
    period: filtered ? periodOf(start, state) : undefined,
    part: filtered ? partOf(state) || undefined : undefined,
    kind: kindsOf(start, state),
    reason: wordsInForce(state).reason || undefined,
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
    reason: wordsInForce(state).reason || undefined,
  };
}
