/** Hour by weekday as a drawing, with the same figures as a table below it. */
import { chartTable } from "./chart-table";
import { type Child, h, svg } from "./dom";
import type { Words } from "./words";

const width = 352;
const left = 28;
const cellHeight = 18;
const cellWidth = (width - left) / 24;
const steps = 5;

/** The names of the weekdays from Monday, as short as the language has them. */
export function weekdays({ lang }: Words, length: "short" | "long"): string[] {
  const format = new Intl.DateTimeFormat(lang === "sv" ? "sv-SE" : "en-GB", {
    weekday: length,
    timeZone: "UTC",
  });
  return [1, 2, 3, 4, 5, 6, 7].map((day) => format.format(Date.UTC(2024, 0, day)));
}

export function months({ lang }: Words, length: "narrow" | "long"): string[] {
  const format = new Intl.DateTimeFormat(lang === "sv" ? "sv-SE" : "en-GB", {
    month: length,
    timeZone: "UTC",
  });
  return Array.from({ length: 12 }, (_, month) => format.format(Date.UTC(2024, month, 1)));
}

/** A number of events: whole, or with a decimal where windows are spread over hours. */
export const events = ({ number, decimal }: Words, n: number): string =>
  Number.isInteger(n) ? number(n) : decimal(n, 1);

/** 0 for nothing, 1…5 by equal steps up to the most. */
export const heatRank = (n: number, most: number): number =>
  n <= 0 ? 0 : Math.max(1, Math.ceil((n / most) * steps));

export function heat(byWeekday: number[][], words: Words): Child[] {
  const { t } = words;
  const most = Math.max(...byWeekday.flat(), 0);
  const short = weekdays(words, "short");
  const cells = byWeekday.flatMap((hours, day) =>
    hours.map((n, hour) =>
      svg(
        "rect",
        {
          class: `cell f${heatRank(n, most)}`,
          x: left + hour * cellWidth,
          y: day * cellHeight,
          width: cellWidth,
          height: cellHeight,
        },
        svg(
          "title",
          {},
          `${weekdays(words, "long")[day]} ${hour}–${hour + 1}: ${events(words, n)}`,
        ),
      ),
    ),
  );
  const days = short.map((name, day) =>
    svg("text", { x: 0, y: day * cellHeight + 13 }, name.slice(0, 3)),
  );
  const hours = [0, 6, 12, 18, 24].map((hour) =>
    svg(
      "text",
      {
        x: left + hour * cellWidth,
        y: 7 * cellHeight + 14,
        "text-anchor": hour === 24 ? "end" : hour === 0 ? "start" : "middle",
      },
      String(hour).padStart(2, "0"),
    ),
  );
  const drawing = svg(
    "svg",
    {
      class: "heat",
      viewBox: `0 0 ${width} ${7 * cellHeight + 18}`,
      role: "img",
      "aria-label": t("heatLabel"),
    },
    ...cells,
    svg("rect", { class: "frame", x: left, y: 0, width: width - left, height: 7 * cellHeight }),
    ...days,
    ...hours,
  );
  return [drawing, heatKey(most, words), heatTable(byWeekday, words)];
}

function heatKey(most: number, words: Words): HTMLElement {
  const swatches = [0, 1, 2, 3, 4, 5].map((rank) =>
    svg(
      "svg",
      { width: 20, height: 12, "aria-hidden": "true" },
      svg("rect", { class: `cell f${rank}`, width: 20, height: 12 }),
    ),
  );
  return h(
    "p",
    { class: "heat-key note" },
    "0",
    h("span", { class: "steps" }, ...swatches),
    words.t("heatMost", { n: events(words, most) }),
  );
}

function heatTable(byWeekday: number[][], words: Words): HTMLElement {
  const rows = Array.from({ length: 24 }, (_, hour) => [
    `${String(hour).padStart(2, "0")}–${String(hour + 1).padStart(2, "0")}`,
    ...byWeekday.map((hours) => events(words, hours[hour] ?? 0)),
  ]);
  return chartTable(words, "heat", {
    heads: [words.t("hour"), ...weekdays(words, "short")],
    rows,
  });
}

/** Months as columns, their numbers above them. */
export function monthBars(incidents: number[], words: Words): SVGSVGElement {
  const most = Math.max(...incidents, 1);
  const step = width / 12;
  const names = months(words, "narrow");
  const long = months(words, "long");
  const columns = incidents.flatMap((n, month) => {
    const height = (n / most) * 64;
    const middle = (month + 0.5) * step;
    return [
      svg("rect", {
        class: "bar",
        x: middle - step * 0.36,
        y: 80 - height,
        width: step * 0.72,
        height,
      }),
      svg(
        "text",
        { class: "strong", x: middle, y: 76 - height, "text-anchor": "middle" },
        events(words, n),
      ),
      svg("text", { x: middle, y: 96, "text-anchor": "middle" }, names[month]),
    ];
  });
  const label = incidents.map((n, month) => `${long[month]} ${events(words, n)}`).join(", ");
  return svg(
    "svg",
    { class: "heat months", viewBox: `0 0 ${width} 100`, role: "img", "aria-label": label },
    svg("path", { class: "axis", d: `M0 80.5H${width}` }),
    ...columns,
  );
}
