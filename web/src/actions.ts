/** What can be done with the answer: see it as map, table or text, take it away as a file. */

import { firstComparison } from "./compare/other";
import { download } from "./csv";
import { type Child, h } from "./dom";
import type { Scene } from "./scene";
import type { Show } from "./state";
import type { Key } from "./words";

const shows: [Show, Key][] = [
  ["map", "map"],
  ["table", "table"],
  ["about", "about"],
];

export function actions(scene: Scene): Child[] {
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
  const compare =
    first !== null &&
    h(
      "button",
      {
        class: "button",
        "data-key": "compare",
        "aria-pressed": String(scene.comparing),
        click: () => scene.go({ ...first, show: "map" }),
      },
      t("compare"),
    );
  return [
    h("div", { class: "segmented", role: "group", "aria-label": t("actions") }, ...buttons),
    compare,
    h(
      "button",
      { class: "button take", "data-key": "download", click: () => download(scene) },
      t("download"),
    ),
  ];
}
