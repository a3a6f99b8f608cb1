/** Where a file that was imported and a person say different things: a person chooses. */
import { h } from "../dom";
import type { Words } from "../words";
import { type Choice, fieldName } from "./fields";
import { told } from "./told";
import type { Clash, Form, Value } from "./types";

/** What is needed to tell of the values in words. */
export interface Known {
  forms: Form[];
  zones: Choice[];
  words: Words;
}

export function clashList(
  clashes: Clash[],
  { forms, zones, words }: Known,
  choose: (id: number, choice: "hand" | "file") => void,
): HTMLElement | null {
  const { t } = words;
  if (clashes.length === 0) return null;
  const lists = { commitments: [], zones };
  const row = (clash: Clash) => {
    const form = forms.find(({ collection }) => collection === clash.collection);
    const name = `clash-${clash.id}`;
    const side = (choice: "hand" | "file", from: string, value: Value) => {
      const isPlace = clash.field === "geom";
      return h(
        "div",
        { class: "clash-side" },
        h("small", {}, from),
        h("p", {}, isPlace ? t("clashPlace") : told(clash.field, value, { form, lists, words })),
        h(
          "button",
          {
            type: "button",
            class: "button",
            "data-key": `clash ${clash.id} ${choice}`,
            "aria-describedby": name,
            click: () => choose(clash.id, choice),
          },
          t(choice === "hand" ? "clashHand" : "clashFile"),
        ),
      );
    };
    return h(
      "li",
      {},
      h("h3", { id: name }, `${clash.title}: ${fieldName(clash.field, words)}`),
      h(
        "div",
        { class: "clash-sides" },
        side("hand", t("clashByHand"), clash.hand),
        side("file", t("clashIn", { source: clash.source }), clash.file),
      ),
    );
  };
  return h(
    "section",
    { class: "clashes", "aria-labelledby": "clashes-head" },
    h("h2", { id: "clashes-head" }, t("clashHead", { n: clashes.length })),
    h("p", { class: "note" }, t("clashText")),
    h("ul", {}, ...clashes.map(row)),
  );
}
