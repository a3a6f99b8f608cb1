/** A share of a zone, year by year, by day and in the evening, as one drawing. */

import { type ChartTable, chartTable } from "./chart-table";
import { h, svg } from "./dom";
import type { Figure, Limits } from "./figures";
import { lackWord } from "./lack";
import { surveySpan } from "./period";
import type { PartFigures, SeriesYear } from "./types";
import type { Words } from "./words";

const height = 120;
const width = 352;
const left = 64;
const right = 24;

/** What is drawn of the years, and what it is called. */
export interface Plotted {
  years: SeriesYear[];
  figure: (of: PartFigures, limits?: Limits) => Figure;
  title: string;
}

function yearMarks(
  year: SeriesYear,
  figure: Plotted["figure"],
  x: number,
  y: (share: number) => number,
  words: Words,
  limits?: Limits,
) {
  const parts: SVGElement[] = [];
  for (const part of ["day", "evening"] as const) {
    const { value, low, high, rank } = figure(year[part], limits);
    if (value === null || low === null || high === null) continue;
    const at = x + (part === "day" ? -8 : 8);
    parts.push(
      svg("path", { class: "ink", d: `M${at} ${y(low)}V${y(high)}` }),
      part === "day"
        ? svg("circle", { class: "open", cx: at, cy: y(value), r: 4.5 })
        : svg("rect", {
            class: `closed d${rank}`,
            x: at - 4.5,
            y: y(value) - 4.5,
            width: 9,
            height: 9,
          }),
      svg(
        "text",
        {
          x: at + (part === "day" ? -8 : 8),
          y: y(value) + 4,
          "text-anchor": part === "day" ? "end" : "start",
          class: part,
        },
        words.percent(value),
      ),
    );
  }
  return parts;
}

/** The share by day and in the evening, each surveyed year; a year without a survey is a gap. */
export function yearPlot(plotted: Plotted, words: Words, limits?: Limits): HTMLElement {
  return h(
    "div",
    {},
    drawing(plotted, words, limits),
    chartTable(words, "years", figuresOf(plotted, words)),
  );
}

/** The figures of the drawing: share, interval and n of each surveyed year by day and in the evening. */
function figuresOf({ years, figure }: Plotted, words: Words): ChartTable {
  const { t } = words;
  const parts = ["day", "evening"] as const;
  const cells = (of: SeriesYear[(typeof parts)[number]]): string[] => {
    const { standing, value, low, high, n } = figure(of);
    if (value === null) return [lackWord(words, standing), "–", "–"];
    return [words.percent(value), words.percents(low ?? 0, high ?? 1), words.number(n)];
  };
  const heads = [t("year"), t("part"), t("share"), t("intervalHead"), t("nHead")];
  const rows = surveySpan(years).flatMap((year) =>
    year.surveyed
      ? parts.map((part) => [String(year.year), t(part), ...cells(year[part])])
      : [[String(year.year), "–", t("notSurveyed"), "–", "–"]],
  );
  return { heads, rows };
}

function drawing({ years, figure, title }: Plotted, words: Words, limits?: Limits): SVGSVGElement {
  const shown = surveySpan(years);
  const step = (width - left - right) / Math.max(1, shown.length);
  const x = (index: number) => left + step * (index + 0.5);
  const y = (share: number) => 8 + (1 - share) * (height - 32);
  const every = Math.max(1, Math.ceil(40 / step));
  /** A year without a survey is left out where its name would touch that of a surveyed one. */
  const hasRoom = (index: number) =>
    !shown.some((year, other) => year.surveyed && Math.abs(other - index) < every);
  const lines = [0, 0.5, 1].map((share) => [
    svg("path", {
      class: share === 0.5 ? "grid half" : "grid",
      d: `M${left - 24} ${y(share)}H${width}`,
    }),
    svg("text", { x: left - 32, y: y(share) + 4, "text-anchor": "end" }, words.percent(share)),
  ]);
  const gaps = shown.map(
    ({ surveyed }, index) =>
      !surveyed &&
      svg("rect", {
        class: "gap",
        x: x(index) - step / 3,
        y: y(1),
        width: (step * 2) / 3,
        height: y(0) - y(1),
      }),
  );
  const columns = shown.map((year, index) => [
    ...(year.surveyed ? yearMarks(year, figure, x(index), y, words, limits) : []),
    (year.surveyed || (index % every === 0 && hasRoom(index))) &&
      svg(
        "text",
        { class: year.surveyed ? "year" : "", x: x(index), y: height - 4, "text-anchor": "middle" },
        year.year,
      ),
  ]);
  const values = shown
    .filter((year) => year.surveyed)
    .map(({ year, day, evening }) => {
      const text = (of: PartFigures) => {
        const { value } = figure(of);
        return value === null ? "–" : words.percent(value);
      };
      return `${year}: ${words.t("day")} ${text(day)}, ${words.t("evening")} ${text(evening)}`;
    });
  return svg(
    "svg",
    {
      class: "years",
      viewBox: `0 0 ${width} ${height}`,
      role: "img",
      "aria-label": words.t("plotLabel", { figure: title, values: values.join("; ") }),
    },
    ...gaps,
    ...lines.flat(),
    ...columns.flat(),
  );
}
