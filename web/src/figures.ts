/** Which figure a view shows of a zone, and in which class it falls. Classes never change with a filter. */
import type { View } from "./state";
import type { Figures } from "./types";

export const shareBreaks = [0.2, 0.4, 0.6, 0.8] as const;
export const rateBreaks = [0.5, 1, 2, 4] as const;
/** A share of fewer mentions than this is not shown. */
export const fewest = 5;

export type Standing = "shown" | "few" | "none";

export interface Figure {
  standing: Standing;
  value: number | null;
  low: number | null;
  high: number | null;
  /** What the figure is out of: mentions, or fires. */
  n: number;
  /** 1…5, or 0 when there is no class. */
  rank: number;
}

/** The class of a value among rising breaks: 1 below the first, one more for each break reached. */
export function rankOf(value: number, breaks: readonly number[]): number {
  return 1 + breaks.filter((limit) => value >= limit).length;
}

const hidden = (standing: Standing, n: number): Figure => ({
  standing,
  value: null,
  low: null,
  high: null,
  n,
  rank: 0,
});

/** Unsafe share of the places pointed out. */
export function share(figures: Figures): Figure {
  const n = figures.mentions_unsafe + figures.mentions_safe;
  const value = figures.mention_share;
  if (n === 0 || value === null) return hidden("none", n);
  if (n < fewest) return hidden("few", n);
  return {
    standing: "shown",
    value,
    low: figures.mention_share_low,
    high: figures.mention_share_high,
    n,
    rank: rankOf(value, shareBreaks),
  };
}

/** Fires per 1 000 inhabitants and year. */
export function rate(figures: Figures): Figure {
  const value = figures.incident_rate;
  if (value === null) return hidden("none", figures.incidents);
  return {
    standing: "shown",
    value,
    low: figures.incident_rate_low,
    high: figures.incident_rate_high,
    n: figures.incidents,
    rank: rankOf(value, rateBreaks),
  };
}

/** A plain count, which has no class. */
export function count(n: number): Figure {
  return { standing: "shown", value: n, low: null, high: null, n, rank: 0 };
}

export type Kind = "share" | "rate" | "measures" | "activities";

export const kindOf: Record<View, Kind> = {
  safety: "share",
  all: "share",
  fires: "rate",
  measures: "measures",
  pledge: "activities",
};

/** How many zones stand in each class, and how many have no figure, of either reason. */
export function tally(figures: Figure[]): { ranks: number[]; few: number; none: number } {
  const ranks = [0, 0, 0, 0, 0];
  for (const figure of figures) {
    if (figure.rank > 0) ranks[figure.rank - 1] = (ranks[figure.rank - 1] ?? 0) + 1;
  }
  return {
    ranks,
    few: figures.filter((figure) => figure.standing === "few").length,
    none: figures.filter((figure) => figure.standing === "none").length,
  };
}
