/** The figures of a drawing as a table, folded away below it. */
import { h } from "./dom";
import type { Words } from "./words";

export interface ChartTable {
  heads: string[];
  /** The first cell of a row is its head. */
  rows: (string | number)[][];
}

const open = new Set<string>();

/** `key` tells drawings apart, so that a table stays open while its figures change. */
export function chartTable({ t }: Words, key: string, { heads, rows }: ChartTable): HTMLElement {
  const details = h(
    "details",
    {
      class: "chart-table",
      open: open.has(key),
      toggle: () => (details.open ? open.add(key) : open.delete(key)),
    },
    h("summary", { "data-key": `table ${key}` }, t("sameAsTable")),
    h(
      "table",
      {},
      h("thead", {}, h("tr", {}, ...heads.map((text) => h("th", { scope: "col" }, text)))),
      h(
        "tbody",
        {},
        ...rows.map(([first, ...rest]) =>
          h("tr", {}, h("th", { scope: "row" }, first), ...rest.map((text) => h("td", {}, text))),
        ),
      ),
    ),
  );
  return details;
}
