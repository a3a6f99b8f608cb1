/** What is compared with: another part of the day, or another period; all else as it is. */
import { hasSurvey, partOf, periodOf, surveyYears } from "../filters";
import type { State } from "../state";
import type { Part, Start } from "../types";

export type Dimension = "part" | "period";

interface Comparison {
  dimension: Dimension;
  value: string;
}

/** What the state's `compare` says: `part.day`, `period.2017`. */
export function comparisonOf({ compare, view }: State): Comparison | null {
  const [dimension = "", value = ""] = compare.split(/\.(.*)/);
  const known = dimension === "part" || dimension === "period";
  const compares = view === "safety" || view === "fires" || view === "all";
  return known && compares && value !== "" ? { dimension, value } : null;
}

/** The state that is compared with; null when nothing is. */
export function otherState(state: State): State | null {
  const comparison = comparisonOf(state);
  if (comparison === null) return null;
  const { dimension, value } = comparison;
  const part = value as Part | "all";
  const change = dimension === "part" ? { part } : { period: value };
  return { ...state, ...change, compare: "" };
}

/** The periods that a view can choose among, the latest first. */
export function periodsOf(start: Start, { view }: Pick<State, "view">): string[] {
  const years = view === "fires" ? start.incident_years : surveyYears(start);
  return [...years].reverse().map(String);
}

/** What the button that starts comparing asks for: day and evening, else the two last periods. */
export function firstComparison(start: Start, state: State): Partial<State> | null {
  const ofSurvey = state.view === "safety" || state.view === "all";
  if (ofSurvey && hasSurvey(start)) {
    const part = partOf(state);
    if (part === "day") return { compare: "part.evening" };
    return part === "" ? { part: "evening", compare: "part.day" } : { compare: "part.day" };
  }
  if (state.view !== "fires") return null;
  return firstPeriods(start, state);
}

/** The chosen period and the one before it; of all time the two last. */
export function firstPeriods(start: Start, state: State): Partial<State> | null {
  const periods = periodsOf(start, state);
  const now = periodOf(start, state) ?? "";
  const at = Math.max(0, periods.indexOf(now));
  const [later, earlier] = [periods[at], periods[at + 1]];
  if (later !== undefined && earlier !== undefined)
    return { period: later, compare: `period.${earlier}` };
  const [last, before] = periods;
  if (last === undefined || before === undefined) return null;
  return { period: last, compare: `period.${before}` };
}
