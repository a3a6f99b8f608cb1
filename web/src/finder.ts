/** The search in the head: a field with a list under it, to be used by mouse or by keys alone. */
import { h, show } from "./dom";
import type { Scene } from "./scene";
import { type Hit, search } from "./search";
import type { Extent } from "./types";

export interface Finder {
  element: HTMLElement;
  /** Whether what was found is shown now. */
  isOpen: () => boolean;
  /** `open`: whether what was found was shown before the page was drawn, which takes the field out and puts it back. */
  draw: (scene: Scene, open: boolean) => void;
}

/** Shows where the person is. */
export type Here = (lon: number, lat: number) => void;

const nearby = 0.012; // degrees about where the person is

/** `look` moves the map to what was found. */
export function createFinder(look: (extent: Extent) => void, here: Here): Finder {
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
  const said = h("p", { class: "find-said hidden", role: "status" });
  const near = h("button", { class: "near", "data-key": "near", click: () => locate() });
  const element = h("div", { class: "find" }, input, near, list, said);

  function say(text: string, aloud = true): void {
    said.textContent = text;
    said.classList.toggle("hidden", !aloud);
  }

  /** Only on request; what the device says moves the map and goes nowhere else. */
  function locate(): void {
    const t = scene?.words.t;
    const bounds = scene?.start.extent;
    if (t === undefined) return;
    const failed = () => say(t("nearMeDenied"));
    if (!("geolocation" in navigator)) {
      failed();
      return;
    }
    say(t("nearMeNote"));
    navigator.geolocation.getCurrentPosition(
      ({ coords: { longitude: lon, latitude: lat } }) => {
        const within =
          bounds && lon >= bounds[0] && lon <= bounds[2] && lat >= bounds[1] && lat <= bounds[3];
        if (!within) {
          say(t("nearMeAway"));
          return;
        }
        say(t("here"), false);
        here(lon, lat);
        look([lon - 2 * nearby, lat - nearby, lon + 2 * nearby, lat + nearby]);
      },
      failed,
      { timeout: 20_000, maximumAge: 60_000 },
    );
  }

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
    const n = hits.length;
    if (n > 0) say(scene?.words.t(n === 1 ? "findResultOne" : "findResult", { n }) ?? "", false);
    else if (input.value.trim() !== "") say(scene?.words.t("findNothing") ?? "", false);
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
    isOpen: () => !list.hidden,
    draw(now, open) {
      scene = now;
      input.placeholder = now.words.t("find");
      input.setAttribute("aria-label", now.words.t("find"));
      list.setAttribute("aria-label", now.words.t("find"));
      show(near, now.words.t("nearMe"));
      if (open) ask();
    },
  };
}
