/** Printing: light colours, and the map as on the screen, scaled to the width of the paper. */
import { theme } from "./theme";

const paper = 700; // CSS pixels between the margins of an A4 sheet

export function fitToPaper(map: HTMLElement): void {
  addEventListener("beforeprint", () => {
    document.documentElement.dataset.theme = "light";
    const { clientWidth, clientHeight } = map;
    if (clientWidth === 0) return;
    map.style.width = `${clientWidth}px`;
    map.style.height = `${clientHeight}px`;
    map.style.setProperty("zoom", String(Math.min(1, paper / clientWidth)));
  });
  addEventListener("afterprint", () => {
    document.documentElement.dataset.theme = theme();
    map.removeAttribute("style");
  });
}
