/** The search in the head: a field with a list under it, to be used by mouse or by keys alone. */
import { h, show } from "./dom";
import type { Scene } from "./scene";
import { type Hit, search } from "./search";
import type { Extent } from "./types";

export interface Finder {
  element: HTMLElement;
  draw: (scene: Scene) => void;
}

/** `look` moves the map to what was found. */
export function createFinder(look: (extent: Extent) => void): Finder {
  let scene: Scene | null = null;
  let hits: Hit[] = [];
  let active = 0;
  const list = h("ul", { id: "found", role: "listbox", hidden: true });
  const input = h("input", {
    type: "search",
    role: "combobox",
    autocomplete: "off",
    "aria-controls": "found",
    "aria-expanded": "false",
    "aria-autocomplete": "list",
    "data-key": "find",
    input: () => ask(),
    blur: () => close(),
    keydown: (event) => event instanceof KeyboardEvent && press(event),
  });
  const element = h("div", { class: "find" }, input, list);

  function option(hit: Hit, index: number): HTMLElement {
    return h(
      "li",
      {
        id: `found-${index}`,
        role: "option",
        "aria-selected": String(index === active),
        // Before the field loses the focus, which closes the list.
        mousedown: (event) => {
          event.preventDefault();
          choose(hit);
        },
      },
      h("b", {}, hit.name),
      hit.note !== hit.name && h("span", { class: "note" }, hit.note),
    );
  }

  function render(): void {
    const none = input.value.trim() !== "" && hits.length === 0 && scene !== null;
    show(
      list,
      ...hits.map(option),
      none && h("li", { class: "note" }, scene?.words.t("findNothing")),
    );
    list.hidden = hits.length === 0 && !none;
    input.setAttribute("aria-expanded", String(!list.hidden));
    if (hits.length > 0) input.setAttribute("aria-activedescendant", `found-${active}`);
    else input.removeAttribute("aria-activedescendant");
  }

  function ask(): void {
    hits = scene === null ? [] : search(scene, input.value);
    active = 0;
    render();
  }

  function close(): void {
    hits = [];
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
  }

  function choose({ name, zone, extent }: Hit): void {
    input.value = name;
    close();
    scene?.go({ zone, show: "map" });
    // The map is drawn in the next turn, and fits a newly opened zone in the frame after it.
    if (extent !== null) setTimeout(() => requestAnimationFrame(() => look(extent)));
  }

  function press(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const hit = hits[active];
    if (event.key === "Escape") close();
    else if (event.key === "Enter" && hit !== undefined) choose(hit);
    else if (step !== undefined && hits.length > 0) {
      event.preventDefault();
      active = (active + step + hits.length) % hits.length;
      render();
    }
  }

  return {
    element,
    draw(now) {
      scene = now;
      input.placeholder = now.words.t("find");
      input.setAttribute("aria-label", now.words.t("find"));
      list.setAttribute("aria-label", now.words.t("find"));
      if (!list.hidden) ask();
    },
  };
}
