/** Periods as the API takes them: `2020`, `2017/2020`, `2020-05`, `2020-05-01/2020-08-31`; both ends included. */

import type { SeriesYear } from "./types";

/** Orders dates as text, the earliest first: a collator of a language is slow to make. */
export const byDate = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Whether a date, of whatever precision, lies in a period; undefined is all time. */
export function inPeriod(date: string, period: string | undefined): boolean {
  if (period === undefined) return true;
  const [from = "", to = from] = period.split("/");
  const precision = Math.min(date.length, 10);
  const starts = date.slice(0, Math.min(from.length, precision)) >= from.slice(0, precision);
  const ends = date.slice(0, Math.min(to.length, precision)) <= to.slice(0, precision);
  return date !== "" && starts && ends;
}

/** The years from the first survey to the last; empty when there is none. */
export function surveySpan(years: SeriesYear[]): SeriesYear[] {
  const surveyed = years.filter((year) => year.surveyed).map(({ year }) => year);
  return years.filter(({ year }) => year >= Math.min(...surveyed) && year <= Math.max(...surveyed));
}
