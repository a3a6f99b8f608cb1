/** The grip of the panel on a phone: more of the panel, or more of the map. */
import { h, show } from "./dom";
import type { Scene } from "./scene";
import { madeUpText } from "./source-line";

export interface Grip {
  element: HTMLElement;
  draw: (scene: Scene) => void;
}

export function createGrip(panel: HTMLElement): Grip {
  const element = h("div", { class: "grip" });
  let tall = false;

  function draw(scene: Scene): void {
    const { t } = scene.words;
    const turn = () => {
      tall = !tall;
      document.body.classList.toggle("tall", tall);
      panel.scrollTop = 0;
      draw(scene);
    };
    show(
      element,
      h(
        "button",
        {
          "data-key": "grip",
          "aria-expanded": String(tall),
          "aria-label": t(tall ? "sheetLess" : "sheetMore"),
          click: turn,
        },
        h("i", {}),
      ),
      scene.start.made_up && h("b", {}, madeUpText(scene)),
    );
  }

  return { element, draw };
}
