/** What the zones are coloured by: the legend's title is the choice. */
import { type Child, h } from "./dom";
import { type Shade, shadesOf } from "./figures";
import { inSentence } from "./question";
import type { Scene } from "./scene";
import type { State } from "./state";
import type { Key } from "./words";

const names: Record<Exclude<Shade, "things">, Key> = {
  mentions: "shadeMentions",
  answers: "shadeAnswers",
  rate: "shadeRate",
  smoothed: "shadeSmoothed",
  spots: "shadeSpots",
  clusters: "shadeClusters",
};

export const shadeName = ({ shade, words }: Pick<Scene, "shade" | "words">): string =>
  shade === "things" ? "" : words.t(names[shade]);

export function shadeTitle(scene: Scene): Child {
  const { words, state, shade, zoneSet } = scene;
  const shades = shadesOf(state.view).filter((each) => each !== "things");
  const [own] = shades;
  const select = h(
    "select",
    {
      "aria-label": words.t("shade"),
      "data-key": "figure",
      change: () => {
        const chosen = select.value === own ? "" : select.value;
        scene.go({ figure: chosen as State["figure"] });
      },
    },
    ...shades.map((each) =>
      h("option", { value: each, selected: each === shade }, words.t(names[each])),
    ),
  );
  const shown = h("span", { class: "word-text", "aria-hidden": "true" }, shadeName(scene));
  const set = inSentence(words, zoneSet.title[words.lang]);
  return h(
    "span",
    { class: "shade" },
    h("span", { class: "word" }, shown, select),
    h("span", { class: "note" }, ` ${words.t("legendPer", { set })}`),
  );
}
