/** What can be done with the answer: see it as map, table or text, print it, take it along. */

import { firstComparison } from "./compare/other";
import { type Child, h } from "./dom";
import type { Scene } from "./scene";
import type { Show } from "./state";
import type { Key } from "./words";

/** What opens over the page. */
export interface Tools {
  print: () => void;
  take: () => void;
}

const narrow = matchMedia("(max-width: 699px)");

const shows: [Show, Key][] = [
  ["map", "map"],
  ["table", "table"],
  ["about", "about"],
];

/** Buttons of the tools: beside the question, and on a phone in the menu. */
export function toolButtons(scene: Scene, tools: Tools, kind: string): HTMLElement[] {
  const { t } = scene.words;
  const button = (key: "print" | "take", click: () => void, opens = true) =>
    h(
      "button",
      { class: kind, "data-key": `${kind} ${key}`, "aria-haspopup": opens && "dialog", click },
      t(key),
    );
  const onMap = scene.state.show === "map";
  return [
    // A table and a text are printed as they stand.
    button("print", onMap ? tools.print : () => window.print(), onMap),
    button("take", tools.take),
  ];
}

export function actions(scene: Scene, tools: Tools): Child[] {
  const { t } = scene.words;
  const buttons = shows.map(([show, key]) =>
    h(
      "button",
      {
        class: "button",
        "data-key": `show ${show}`,
        "aria-pressed": String(scene.state.show === show),
        click: () => scene.go({ show }),
      },
      t(key),
    ),
  );
  const first = scene.comparing
    ? { compare: "", mode: "" as const }
    : firstComparison(scene.start, scene.state);
  // Two maps on a phone are two stamps: there one is drawn over the other.
  const mode = narrow.matches && !scene.comparing ? { mode: "swipe" as const } : {};
  const compare =
    first !== null &&
    h(
      "button",
      {
        class: "button",
        "data-key": "compare",
        "aria-pressed": String(scene.comparing),
        click: () => scene.go({ ...first, ...mode, show: "map" }),
      },
      t("compare"),
    );
  return [
    h("div", { class: "segmented", role: "group", "aria-label": t("actions") }, ...buttons),
    compare,
    h("div", { class: "take" }, ...toolButtons(scene, tools, "button")),
  ];
}
