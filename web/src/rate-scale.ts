/** Rates with their intervals under each other on one scale. */
import { h } from "./dom";
import type { Figure } from "./figures";
import { lackWord } from "./lack";
import { intervalBar } from "./plots";
import type { Words } from "./words";
import { axisEnd } from "./zone-list";

export interface RateRow {
  label: string;
  figure: Figure;
}

export function rateScale(rows: RateRow[], words: Words): HTMLElement {
  const highest = Math.max(0, ...rows.map(({ figure }) => figure.high ?? figure.value ?? 0));
  const most = axisEnd(highest / 1.5);
  return h(
    "table",
    { class: "rates" },
    h(
      "tbody",
      {},
      ...rows.map(({ label, figure }) => {
        const { standing, value, low, high } = figure;
        const range = low === null || high === null ? "" : words.rates(low, high);
        return h(
          "tr",
          {},
          h("th", { scope: "row" }, label),
          h("td", { class: "plot" }, intervalBar(figure, most, "f", null)),
          h(
            "td",
            {},
            h("b", {}, value === null ? lackWord(words, standing, "rate") : words.rate(value)),
          ),
          h("td", { class: "note" }, range),
        );
      }),
    ),
  );
}
