/** Which figure a view shows of a zone, and in which class it falls. Classes never change with a filter. */
import type { State, View } from "./state";
import type { CellStatus, Figures, PartFigures, SeriesYear } from "./types";

export const shareBreaks = [0.2, 0.4, 0.6, 0.8] as const;
export const rateBreaks = [0.5, 1, 2, 4] as const;
/** The limits between classes that somebody has set; a figure without has the usual ones. */
export type Limits = Partial<
  Record<"mention_share" | "unsafe_share" | "incident_rate" | "incident_rate_eb", readonly number[]>
>;

const ramps = [[3], [2, 4], [1, 3, 5], [1, 2, 4, 5], [1, 2, 3, 4, 5]];

/** The colours, 1…5, of the classes that limits part: as far from each other as five colours let them. */
export const coloursOf = (limits: readonly number[]): number[] =>
  ramps[limits.length] ?? [1, 2, 3, 4, 5];

/** A share of fewer mentions than this is not shown. */
export const fewest = 5;

export type Standing = CellStatus;

export interface Figure {
  standing: Standing;
  value: number | null;
  low: number | null;
  high: number | null;
  /** What the figure is out of: mentions, answers, or fires. */
  n: number;
  /** 1…5, or 0 when there is no class. */
  rank: number;
}

/** The colour of a value among rising breaks; one that is reached is left behind. */
export function rankOf(value: number, breaks: readonly number[]): number {
  return coloursOf(breaks)[breaks.filter((limit) => value >= limit).length] ?? 5;
}

const hidden = (standing: Standing, n: number): Figure => ({
  standing,
  value: null,
  low: null,
  high: null,
  n,
  rank: 0,
});

/** A share: as the server says, where it says; else none without answers, and none of too few. */
function shareFigure(
  status: CellStatus | undefined,
  n: number,
  [value, low, high]: [number | null, number | null, number | null],
  limits: readonly number[] = shareBreaks,
): Figure {
  if (status !== undefined && status !== "shown") return hidden(status, n);
  if (n === 0) return hidden("none", n);
  if (n < fewest || value === null) return hidden("few", n);
  return { standing: "shown", value, low, high, n, rank: rankOf(value, limits) };
}

/** Unsafe share of the places pointed out. */
export function share(figures: Figures | PartFigures, limits: Limits = {}): Figure {
  const n = (figures.mentions_unsafe ?? 0) + (figures.mentions_safe ?? 0);
  const { mention_share, mention_share_low, mention_share_high } = figures;
  return shareFigure(
    figures.mentions_status,
    n,
    [mention_share, mention_share_low, mention_share_high],
    limits.mention_share,
  );
}

/** Share of those who live in the zone that feel unsafe. */
export function answersShare(figures: Figures | PartFigures, limits: Limits = {}): Figure {
  const { respondents, unsafe_share, unsafe_share_low, unsafe_share_high } = figures;
  return shareFigure(
    figures.survey_status,
    respondents ?? 0,
    [unsafe_share, unsafe_share_low ?? null, unsafe_share_high ?? null],
    limits.unsafe_share,
  );
}

/** Fires per 1 000 inhabitants and year. */
export function rate(figures: Figures, limits: Limits = {}): Figure {
  const n = figures.incidents ?? 0;
  const value = figures.incident_rate;
  const status = figures.incidents_status ?? "shown";
  if (status !== "shown") return hidden(status, n);
  if (value === null) return hidden("none", n);
  const { incident_rate_low: low, incident_rate_high: high } = figures;
  const rank = rankOf(value, limits.incident_rate ?? rateBreaks);
  return { standing: "shown", value, low, high, n, rank };
}

/** The rate drawn towards that of all zones; it may be shown where the raw one is hidden. */
export function smoothedRate(figures: Figures, limits: Limits = {}): Figure {
  const value = figures.incident_rate_eb ?? null;
  const n = figures.incidents ?? 0;
  if (value === null) return hidden(rate(figures).standing === "few" ? "few" : "none", n);
  const rank = rankOf(value, limits.incident_rate_eb ?? rateBreaks);
  return { standing: "shown", value, low: null, high: null, n, rank };
}

/** A plain count, which has no class. */
export function count(n: number): Figure {
  return { standing: "shown", value: n, low: null, high: null, n, rank: 0 };
}

/** The fires of a year; null where their number is hidden. */
export const firesOf = ({ incidents, incidents_status: status }: SeriesYear): number | null =>
  status === undefined || status === "shown" ? incidents : null;

export type Kind = "share" | "rate" | "measures" | "activities";

export const kindOf: Record<View, Kind> = {
  safety: "share",
  all: "share",
  fires: "rate",
  measures: "measures",
  pledge: "activities",
};

/** What the zones are coloured by. */
export type Shade = Exclude<State["figure"], ""> | "mentions" | "rate" | "things";

/** The limits that somebody has set for what a shade colours. */
export function ownLimits(shade: Shade, limits: Limits = {}): readonly number[] | undefined {
  if (shade === "mentions") return limits.mention_share;
  if (shade === "answers") return limits.unsafe_share;
  if (shade === "rate") return limits.incident_rate;
  return shade === "smoothed" ? limits.incident_rate_eb : undefined;
}

/** The shades of a view, its own first. */
export function shadesOf(view: View): Shade[] {
  if (view === "safety") return ["mentions", "answers", "spots", "clusters"];
  if (view === "fires") return ["rate", "smoothed", "spots", "clusters"];
  return view === "all" ? ["mentions", "answers"] : ["things"];
}

/** What a state shows; hot spots are not compared. */
export function shadeOf(state: Pick<State, "view" | "figure"> & { compare?: string }): Shade {
  const [own = "things", ...others] = shadesOf(state.view);
  const found = others.find((each) => each === state.figure) ?? own;
  return state.compare && (found === "spots" || found === "clusters") ? own : found;
}

/** How many zones stand in each class, and how many have no figure, for each reason. */
export function tally(figures: Figure[]): {
  ranks: number[];
  few: number;
  none: number;
  not_offered: number;
} {
  const ranks = [0, 0, 0, 0, 0];
  for (const figure of figures) {
    if (figure.rank > 0) ranks[figure.rank - 1] = (ranks[figure.rank - 1] ?? 0) + 1;
  }
  const standing = (wanted: Standing) =>
    figures.filter((figure) => figure.standing === wanted).length;
  return {
    ranks,
    few: standing("few"),
    none: standing("none"),
    not_offered: standing("not_offered"),
  };
}
