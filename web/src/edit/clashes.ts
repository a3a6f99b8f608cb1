/** Where a file that was imported and a person say different things: a person chooses. */
import { h } from "../dom";
import type { Words } from "../words";
import { fieldName, textOf } from "./fields";
import type { Clash } from "./types";

export function clashList(
  clashes: Clash[],
  words: Words,
  choose: (id: number, choice: "hand" | "file") => void,
): HTMLElement | null {
  const { t } = words;
  if (clashes.length === 0) return null;
  const told = (clash: Clash, value: Clash["hand"]) =>
    clash.field === "geom" ? t("clashPlace") : textOf(value) || "–";
  const row = (clash: Clash) => {
    const button = (choice: "hand" | "file", text: string) =>
      h(
        "button",
        {
          type: "button",
          class: "button",
          "data-key": `clash ${clash.id} ${choice}`,
          click: () => choose(clash.id, choice),
        },
        text,
      );
    return h(
      "li",
      {},
      h("b", {}, `${clash.title}: ${fieldName(clash.field, words)}`),
      h(
        "p",
        {},
        t("clashValues", {
          hand: told(clash, clash.hand),
          file: told(clash, clash.file),
          source: clash.source,
        }),
      ),
      button("hand", t("clashHand")),
      button("file", t("clashFile")),
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
