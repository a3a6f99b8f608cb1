/** Two people changed the same thing: nothing that was typed is lost, and a person chooses. */
import { h } from "../dom";
import { fieldName } from "./fields";
import type { Told } from "./history";
import { told } from "./told";
import type { Draft, Values } from "./types";

export interface Conflict {
  /** What was typed. */
  mine: Values;
  theirs: Draft;
}

/** The names of what both have, and have differently. */
export function differing({ mine, theirs }: Conflict): string[] {
  return Object.keys(mine).filter(
    (name) => JSON.stringify(mine[name]) !== JSON.stringify(theirs.properties[name]),
  );
}

export function conflictDialog(
  conflict: Conflict,
  by: Told,
  choose: (keepMine: boolean) => void,
): HTMLElement {
  const { words } = by;
  const { t } = words;
  const rows = differing(conflict).map((name) =>
    h(
      "tr",
      {},
      h("th", { scope: "row" }, fieldName(name, words)),
      h("td", {}, told(name, conflict.mine[name] ?? null, by)),
      h("td", {}, told(name, conflict.theirs.properties[name] ?? null, by)),
    ),
  );
  return h(
    "section",
    { class: "conflict", role: "alertdialog", "aria-labelledby": "conflict-head" },
    h("h3", { id: "conflict-head", tabindex: -1, "data-key": "conflict" }, t("conflictHead")),
    h("p", {}, t("conflictText")),
    h(
      "table",
      {},
      h(
        "thead",
        {},
        h("tr", {}, h("td"), h("th", {}, t("conflictMine")), h("th", {}, t("conflictTheirs"))),
      ),
      h("tbody", {}, ...rows),
    ),
    h(
      "div",
      { class: "buttons" },
      h(
        "button",
        { type: "button", class: "button", click: () => choose(true) },
        t("conflictKeep"),
      ),
      h(
        "button",
        { type: "button", class: "button", click: () => choose(false) },
        t("conflictTake"),
      ),
    ),
  );
}
