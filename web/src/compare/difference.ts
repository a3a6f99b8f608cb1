/** The difference of two figures with its interval, and whether chance explains it. */
import type { Figure, Kind } from "../figures";

export interface Difference {
  value: number;
  low: number;
  high: number;
  /** The interval holds 0. */
  chance: boolean;
}

/**
 * b − a of two figures with intervals of their own: the square-and-add interval of Newcombe (1998,
 * method 10) for shares, which Zou and Donner (2008) give for any two intervals. Null when either
 * is not shown or has no interval.
 */
export function difference(a: Figure | undefined, b: Figure | undefined): Difference | null {
  if (a === undefined || b === undefined || a.value === null || b.value === null) return null;
  if (a.low === null || a.high === null || b.low === null || b.high === null) return null;
  const value = b.value - a.value;
  const low = value - Math.hypot(b.value - b.low, a.high - a.value);
  const high = value + Math.hypot(b.high - b.value, a.value - a.low);
  return { value, low, high, chance: low <= 0 && high >= 0 };
}

/** Breaks around zero: percentage points of a share, fires per 1 000 and year of a rate. */
export const differenceBreaks: Record<Exclude<Kind, "measures" | "activities">, number[]> = {
  share: [-0.2, -0.1, 0.1, 0.2],
  rate: [-1, -0.25, 0.25, 1],
};

/** The paint of a difference that chance explains, however large it is. */
export const byChance = "d3 chance";

/** 1 for the largest fall to 5 for the largest rise; 3 is about the same. */
export function differenceRank(value: number, kind: Kind): number {
  const breaks = kind === "rate" ? differenceBreaks.rate : differenceBreaks.share;
  const [farLow = 0, low = 0, high = 0, farHigh = 0] = breaks;
  if (value <= farLow) return 1;
  if (value <= low) return 2;
  if (value < high) return 3;
  return value < farHigh ? 4 : 5;
}

/** Falls are of the cool hue in either view; rises of the view's own; what chance explains is neither. */
export function differencePaint({ value, chance }: Difference, kind: Kind): string {
  if (chance) return byChance;
  const rank = differenceRank(value, kind);
  const hue = kind === "rate" && rank > 3 ? "f" : "d";
  return `${hue}${rank}`;
}
