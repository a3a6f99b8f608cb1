/** The second map: beside the first, or over it with a swipe; both move as one. */
import { h, show } from "../dom";
import { lock } from "../map/lock";
import { createSheet, type Sheet } from "../map/sheet";
import type { Scene } from "../scene";
import { sideName, sideNote } from "./words";

export type Mode = "none" | "side" | "swipe" | "difference";

export const modeOf = ({ comparing, state }: Scene): Mode =>
  comparing ? state.mode || "side" : "none";

export interface Pair {
  draw: (scene: Scene) => void;
}

export function createPair(host: HTMLElement, main: Sheet, pick: (zone: string) => void): Pair {
  let second: Sheet | null = null;
  const left = h("p", { class: "side-name" });
  const right = h("p", { class: "side-name right" });
  const swipe = h("input", {
    type: "range",
    class: "swipe",
    min: 0,
    max: 100,
    value: 50,
    "data-key": "swipe",
    input: () => host.style.setProperty("--swipe", String(Number(swipe.value) / 100)),
  });
  const divider = h("div", { class: "divider", "aria-hidden": "true" });
  host.style.setProperty("--swipe", "0.5");
  main.element.append(right);

  function created(): Sheet {
    if (second !== null) return second;
    const sheet = createSheet({ inset: false, pick });
    second = sheet;
    sheet.element.classList.add("other");
    sheet.element.append(left);
    host.prepend(sheet.element);
    host.append(divider, swipe);
    const { align } = lock(main.map, sheet.map);
    new ResizeObserver(align).observe(sheet.element);
    return sheet;
  }

  function name(scene: Scene, side: Scene): HTMLElement[] {
    return [
      h("b", {}, sideName(scene, side)),
      h("span", { class: "note" }, ` ${sideNote(scene, side)}`),
    ];
  }

  return {
    draw(scene) {
      const mode = modeOf(scene);
      host.dataset.compare = mode;
      const { other, words } = scene;
      const paired = mode === "side" || mode === "swipe";
      swipe.hidden = mode !== "swipe";
      divider.hidden = mode !== "swipe";
      right.hidden = !paired;
      if (!paired || other === null) return;
      const names = { left: sideName(scene, other), right: sideName(scene, scene) };
      swipe.setAttribute("aria-label", words.t("swipeLabel", names));
      show(left, ...name(scene, other));
      show(right, ...name(scene, scene));
      created().draw(other);
    },
  };
}
