/** Who changed what, with a way back for each change. */

import { when } from "../admin/when";
import { type Child, h } from "../dom";
import type { Key, Words } from "../words";
import { fieldName, type Lists } from "./fields";
import { told } from "./told";
import type { Change, Form } from "./types";

const kinds: Record<string, Key> = {
  create: "changeCreate",
  replace: "changeUpdate",
  update: "changeUpdate",
  retire: "changeRetire",
  restore: "changeRestore",
  undo: "changeUndo",
  settle: "changeSettle",
};

/** What is needed to tell of values in words. */
export interface Told {
  form: Form;
  lists: Lists;
  words: Words;
}

/** "Läge: Planerad → Klar" for each field that a change set. */
function differences({ before, after }: Change, by: Told): Child[] {
  const { words } = by;
  if (before === null || after === null) return [];
  const names = Object.keys(after.properties).filter(
    (name) => JSON.stringify(before.properties[name]) !== JSON.stringify(after.properties[name]),
  );
  const rows = names.map((name) =>
    h(
      "li",
      {},
      h("b", {}, `${fieldName(name, words)}: `),
      h("del", {}, told(name, before.properties[name] ?? null, by)),
      " → ",
      h("ins", {}, told(name, after.properties[name] ?? null, by)),
    ),
  );
  const moved = JSON.stringify(before.geometry) !== JSON.stringify(after.geometry);
  return moved ? [...rows, h("li", {}, words.t("changeMoved"))] : rows;
}

export function history(changes: Change[], by: Told, undo: (number: number) => void): HTMLElement {
  const { t } = by.words;
  const row = (change: Change) => {
    const key = kinds[change.kind];
    return h(
      "li",
      {},
      h("b", {}, key === undefined ? change.kind : t(key)),
      ` ${change.who}, ${when(change.at)}`,
      change.reason !== "" && h("q", {}, change.reason),
      h("ul", {}, ...differences(change, by)),
      h(
        "button",
        {
          type: "button",
          class: "button",
          "data-key": `undo ${change.number}`,
          click: () => undo(change.number),
        },
        t("editUndo"),
      ),
    );
  };
  return h(
    "section",
    { class: "history" },
    h("h3", {}, t("editHistory")),
    changes.length === 0
      ? h("p", { class: "note" }, t("editNoHistory"))
      : h("ol", {}, ...changes.map(row)),
  );
}
