/** Before and after in the area and its control, and the effect against 1, as drawings. */
import type { Effect, Evaluation } from "./analysis-types";
import { svg } from "./dom";
import { poissonInterval } from "./poisson";
import type { Words } from "./words";

const width = 352;
const height = 136;
const base = 104;
const top = 24;

type Table = NonNullable<Evaluation["table"]>;

/** One pair of counts on a scale of its own: the control is larger, and only the change compares. */
function pair(
  [before, after]: [number, number],
  left: number,
  title: string,
  words: Words,
): SVGElement[] {
  const { t, number } = words;
  const ends = [poissonInterval(before), poissonInterval(after)];
  const most = Math.max(1, ...ends.map(([, high]) => high));
  const y = (n: number) => base - (n / most) * (base - top);
  const column = (n: number, [low, high]: [number, number], x: number, label: string) => [
    svg("rect", { class: "count", x: x - 16, y: y(n), width: 32, height: base - y(n) }),
    svg("path", {
      class: "whisker",
      d: `M${x} ${y(low)}V${y(high)}M${x - 5} ${y(high)}h10M${x - 5} ${y(low)}h10`,
    }),
    svg("text", { class: "strong", x: x + 22, y: Math.min(y(n) + 4, base - 4) }, number(n)),
    svg("text", { x, y: base + 16, "text-anchor": "middle" }, label),
  ];
  const [first = [0, 0], second = [0, 0]] = ends;
  return [
    svg("text", { class: "strong", x: left, y: 12 }, title),
    svg("path", { class: "axis", d: `M${left} ${base}h152` }),
    ...column(before, first, left + 32, t("before")),
    ...column(after, second, left + 104, t("after")),
  ];
}

/** `ofFires`: red stands for fires and for nothing else. */
export function countsPlot({ a, b, c, d }: Table, ofFires: boolean, words: Words): SVGSVGElement {
  const { t } = words;
  const label = t("countsPlot", { a, b, c, d });
  return svg(
    "svg",
    {
      class: ofFires ? "counts fire" : "counts",
      viewBox: `0 0 ${width} ${height}`,
      role: "img",
      "aria-label": label,
    },
    ...pair([a, b], 0, t("area1"), words),
    ...pair([c, d], 184, t("control"), words),
  );
}

/** The effect on a scale of ratios: left of 1 more than expected, right of it fewer. */
export function effectPlot(effect: Effect, words: Words): SVGSVGElement {
  const { t, decimal } = words;
  const { value, low, high, overdispersed_low: wideLow, overdispersed_high: wideHigh } = effect;
  const reach = Math.max(2, wideHigh, 1 / Math.max(wideLow, 1e-6), value, 1 / value);
  const half = Math.log(Math.min(reach * 1.1, 1000));
  const at = (ratio: number) =>
    width / 2 + (Math.max(-half, Math.min(half, Math.log(ratio))) / half) * (width / 2 - 8);
  const ticks = [0.1, 0.25, 0.5, 1, 2, 4, 10].filter((tick) => Math.abs(Math.log(tick)) < half);
  return svg(
    "svg",
    {
      class: "effect",
      viewBox: `0 0 ${width} 72`,
      role: "img",
      "aria-label": t("effectPlot", {
        value: decimal(value, 2),
        low: decimal(wideLow, 2),
        high: decimal(wideHigh, 2),
      }),
    },
    svg("text", { x: 0, y: 12 }, t("moreThanExpected")),
    svg("text", { x: width, y: 12, "text-anchor": "end" }, t("fewerThanExpected")),
    svg("path", { class: "axis", d: `M0 50H${width}` }),
    ...ticks.flatMap((tick) => [
      svg("path", {
        class: tick === 1 ? "one" : "axis",
        d: `M${at(tick)} ${tick === 1 ? 18 : 46}V54`,
      }),
      svg(
        "text",
        { x: at(tick), y: 68, "text-anchor": "middle" },
        decimal(tick, tick >= 1 ? 0 : tick === 0.25 ? 2 : 1),
      ),
    ]),
    svg("path", { class: "overdispersed", d: `M${at(wideLow)} 33H${at(wideHigh)}` }),
    svg("path", { class: "usual", d: `M${at(low)} 33H${at(high)}` }),
    svg("path", { class: "value", d: `M${at(value)} 25l6 8-6 8-6-8z` }),
  );
}
