/** A finger is wider than a symbol: a tap beside one presses it, the nearest when several are as near. */

const reach = 12; // pixels beyond a symbol's edge: with a pin of 20 a target of 44
const symbols = ".leaflet-marker-icon[data-key]";
const others = ".leaflet-marker-icon, .leaflet-popup, button, a, input, select";

const coarse = matchMedia("(pointer: coarse)");

const isTap = (event: MouseEvent): boolean =>
  coarse.matches || ("pointerType" in event && event.pointerType === "touch");

/** Pixels from a point to an element's edge; 0 within. */
function away(element: Element, x: number, y: number): number {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  return Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));
}

export function reachFor(container: HTMLElement): void {
  container.addEventListener(
    "click",
    (event) => {
      const { target, clientX: x, clientY: y } = event;
      if (!isTap(event) || !(target instanceof Element) || target.closest(others) !== null) return;
      const [nearest] = [...container.querySelectorAll<HTMLElement>(symbols)]
        .map((element) => ({ element, from: away(element, x, y) }))
        .filter(({ from }) => from <= reach)
        .sort((a, b) => a.from - b.from);
      if (nearest === undefined) return;
      event.stopImmediatePropagation();
      nearest.element.click();
    },
    true,
  );
}
