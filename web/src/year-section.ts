/** Day and evening, year by year, as a section of a panel. */
import { type Child, h } from "./dom";
import { share } from "./figures";
import type { Scene } from "./scene";
import type { Series } from "./types";
import { yearPlot } from "./year-plot";

/** Nothing when no year has a figure: an empty drawing tells nobody anything. */
export function yearSection({ words, start }: Scene, series: Series | null): Child {
  const known = series?.years.filter(
    (year) => year.surveyed && (share(year.day).value ?? share(year.evening).value) !== null,
  );
  if (series === null || known === undefined || known.length === 0) return null;
  const key = h(
    "span",
    { class: "key" },
    h("i", { class: "key-day" }),
    words.t("day"),
    " ",
    h("i", { class: "key-evening" }),
    words.t("evening"),
  );
  return h(
    "section",
    {},
    h("h3", {}, words.t("yearByYear"), key),
    yearPlot(series, words, start.breaks),
  );
}
