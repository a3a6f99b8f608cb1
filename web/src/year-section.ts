/** Day and evening, year by year, as a section of a panel. */
import { type Child, h } from "./dom";
import { answersShare, share } from "./figures";
import type { Scene } from "./scene";
import type { Series } from "./types";
import { yearPlot } from "./year-plot";

/** The panel's own figure, by its name. Nothing when no year has one: an empty drawing tells nobody anything. */
export function yearSection({ words, start, shade }: Scene, series: Series | null): Child {
  const ofAnswers = shade === "answers";
  const figure = ofAnswers ? answersShare : share;
  const title = words.t(ofAnswers ? "shadeAnswers" : "shadeMentions");
  const known = series?.years.filter(
    (year) => year.surveyed && (figure(year.day).value ?? figure(year.evening).value) !== null,
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
    h("p", { class: "note" }, title),
    yearPlot({ years: series.years, figure, title }, words, start.breaks),
  );
}
