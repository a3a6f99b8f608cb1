/** Small drawings of figures: an interval on a line, a scale, bars, years. All SVG, all with a text beside them. */
import { h, svg } from "./dom";
import type { Figure } from "./figures";
import { surveySpan } from "./period";
import type { Series, SeriesYear } from "./types";
import type { Words } from "./words";

/** An interval as a bar with its value, on 0…`most`; `mark` is the whole area's value. */
export function intervalBar(figure: Figure, most: number, ramp: string, mark: number | null) {
  const width = 88;
  const at = (value: number) => 4 + (Math.min(value, most) / most) * (width - 8);
  const parts: SVGElement[] = [];
  if (mark !== null) {
    parts.push(svg("path", { class: "whole", d: `M${at(mark)} 0v24` }));
  }
  if (figure.standing !== "shown") {
    parts.push(
      svg("rect", { x: 4, y: 8, width: width - 8, height: 8, fill: `url(#${figure.standing})` }),
    );
  } else if (figure.value !== null) {
    const low = at(figure.low ?? figure.value);
    const high = at(figure.high ?? figure.value);
    parts.push(
      svg("rect", {
        class: `range ${ramp}${figure.rank}`,
        x: low,
        y: 8,
        width: Math.max(1, high - low),
        height: 8,
      }),
      svg("path", { class: "value", d: `M${at(figure.value)} 5v14` }),
    );
  }
  return svg(
    "svg",
    {
      class: "interval",
      viewBox: `0 0 ${width} 24`,
      preserveAspectRatio: "none",
      "aria-hidden": "true",
    },
    ...parts,
  );
}

/** Where a share stands on 0–100 %, with the whole area's share below. */
export function shareScale(figure: Figure, whole: number | null, words: Words, name: string) {
  const width = 352;
  const at = (value: number) => Math.max(1, Math.min(width - 1, value * width));
  const steps = [1, 2, 3, 4, 5].map((rank) =>
    svg("rect", {
      class: `d${rank}`,
      x: (rank - 1) * (width / 5),
      y: 18,
      width: width / 5,
      height: 8,
    }),
  );
  const value = figure.value ?? 0;
  const low = at(figure.low ?? value);
  const high = at(figure.high ?? value);
  const drawing = svg(
    "svg",
    { class: "share-scale", viewBox: `0 0 ${width} 36`, "aria-hidden": "true" },
    ...steps,
    svg("rect", { class: "frame", x: 0.5, y: 17.5, width: width - 1, height: 9 }),
    svg("path", { class: "ink", d: `M${low} 16v-6h${high - low}v6` }),
    svg("path", { class: "solid", d: `M${at(value) - 6} 2h12l-6 11z` }),
    whole !== null && svg("path", { class: "ink", d: `M${at(whole)} 14v20` }),
  );
  const middle = whole === null ? "" : `${name} ${words.percent(whole)}`;
  return h(
    "div",
    { class: "scale-of-shares" },
    drawing,
    h(
      "p",
      { class: "ends" },
      h("span", {}, words.t("scaleSafe")),
      h("span", {}, middle),
      h("span", {}, words.t("scaleUnsafe")),
    ),
  );
}

export interface Bar {
  label: string;
  value: number;
  text: string;
}

export function bars(rows: Bar[], tone = ""): HTMLElement {
  const most = Math.max(1, ...rows.map((row) => row.value));
  return h(
    "dl",
    { class: `bars ${tone}` },
    ...rows.flatMap(({ label, value, text }) => [
      h("dt", {}, label),
      h(
        "dd",
        {},
        svg(
          "svg",
          { viewBox: "0 0 100 12", preserveAspectRatio: "none", "aria-hidden": "true" },
          svg("rect", { width: (value / most) * 100, height: 12 }),
        ),
        h("span", {}, text),
      ),
    ]),
  );
}

const height = 120;
const width = 352;
const left = 64;
const right = 24;

function yearMarks(year: SeriesYear, x: number, y: (share: number) => number, words: Words) {
  const parts: SVGElement[] = [];
  for (const part of ["day", "evening"] as const) {
    const { mention_share: value, mention_share_low: low, mention_share_high: high } = year[part];
    const n = year[part].mentions_unsafe + year[part].mentions_safe;
    if (value === null || low === null || high === null || n < 5) continue;
    const at = x + (part === "day" ? -8 : 8);
    const rank = 1 + Math.min(4, Math.floor(value * 5));
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

/** Unsafe share by day and in the evening, each surveyed year; a year without a survey is a gap. */
export function yearPlot(series: Series, words: Words): SVGSVGElement {
  const shown = surveySpan(series.years);
  const step = (width - left - right) / Math.max(1, shown.length);
  const x = (index: number) => left + step * (index + 0.5);
  const y = (share: number) => 8 + (1 - share) * (height - 32);
  const every = Math.max(1, Math.ceil(40 / step));
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
    ...(year.surveyed ? yearMarks(year, x(index), y, words) : []),
    (year.surveyed || index % every === 0) &&
      svg(
        "text",
        { class: year.surveyed ? "year" : "", x: x(index), y: height - 4, "text-anchor": "middle" },
        year.year,
      ),
  ]);
  const values = shown
    .filter((year) => year.surveyed)
    .map(({ year, day, evening }) => {
      const text = (share: number | null) => (share === null ? "–" : words.percent(share));
      return `${year}: ${words.t("day")} ${text(day.mention_share)}, ${words.t("evening")} ${text(evening.mention_share)}`;
    });
  return svg(
    "svg",
    {
      class: "years",
      viewBox: `0 0 ${width} ${height}`,
      role: "img",
      "aria-label": words.t("plotLabel", { values: values.join("; ") }),
    },
    ...gaps,
    ...lines.flat(),
    ...columns.flat(),
  );
}
