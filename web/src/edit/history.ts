/** Who changed what, with a way back for each change. */
import { type Child, h } from "../dom";
import type { Key, Words } from "../words";
import { fieldName, textOf } from "./fields";
import type { Change, Value } from "./types";

const kinds: Record<string, Key> = {
  create: "changeCreate",
  replace: "changeUpdate",
  update: "changeUpdate",
  retire: "changeRetire",
  restore: "changeRestore",
  undo: "changeUndo",
  settle: "changeSettle",
};

function told(value: Value, { t }: Words): string {
  if (typeof value === "boolean") return t(value ? "editYes" : "editNo");
  return textOf(value) === "" ? "–" : textOf(value);
}

/** "Läge: Planerad → Klar" for each field that a change set. */
function differences({ before, after }: Change, words: Words): Child[] {
  if (before === null || after === null) return [];
  const names = Object.keys(after.properties).filter(
    (name) => JSON.stringify(before.properties[name]) !== JSON.stringify(after.properties[name]),
  );
  const rows = names.map((name) =>
    h(
      "li",
      {},
      `${fieldName(name, words)}: `,
      h("del", {}, told(before.properties[name] ?? null, words)),
      " → ",
      h("ins", {}, told(after.properties[name] ?? null, words)),
    ),
  );
  const moved = JSON.stringify(before.geometry) !== JSON.stringify(after.geometry);
  return moved ? [...rows, h("li", {}, words.t("changeMoved"))] : rows;
}

export function history(
  changes: Change[],
  words: Words,
  undo: (number: number) => void,
): HTMLElement {
  const { t } = words;
  const row = (change: Change) => {
    const key = kinds[change.kind];
    const when = new Date(change.at).toLocaleString(words.lang === "sv" ? "sv-SE" : "en-GB");
    return h(
      "li",
      {},
      h("b", {}, key === undefined ? change.kind : t(key)),
      ` ${change.who}, ${when}`,
      change.reason !== "" && h("q", {}, change.reason),
      h("ul", {}, ...differences(change, words)),
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
