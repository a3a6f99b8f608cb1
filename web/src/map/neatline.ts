/** The frame of the sheet: kilometres of the grid along its top and left side, and the scale bar. */
import type { Map as LeafletMap } from "leaflet";
import { h, show, svg } from "../dom";
import type { Grid } from "../grid";
import type { Words } from "../words";

export interface Tick {
  /** Pixels from the start of the edge. */
  at: number;
  km: number;
}

const steps = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200];

/** Round kilometres along an edge of `length` pixels whose coordinate in metres runs as `metres(pixel)`. */
export function ticks(length: number, apart: number, metres: (pixel: number) => number): Tick[] {
  const start = metres(0);
  const end = metres(length);
  const span = Math.abs(end - start) / 1000;
  if (!(span > 0) || length <= 0) return [];
  const step = steps.find((km) => (km / span) * length >= apart) ?? 500;
  const [low, high] = [Math.min(start, end) / 1000, Math.max(start, end) / 1000];
  const found: Tick[] = [];
  for (let k = Math.ceil(low / step); k * step <= high; k += 1) {
    const target = k * step * 1000;
    let at = ((target - start) / (end - start)) * length;
    at += ((target - metres(at)) / (end - start)) * length;
    found.push({ at, km: Number((k * step).toFixed(2)) });
  }
  return found;
}

/** Kilometres as a grid's margin has them: without spaces between thousands. */
export const tickText = (km: number, lang: Words["lang"]): string =>
  lang === "sv" ? String(km).replace(".", ",") : String(km);

/** The longest round length not wider than `room` pixels, at so many metres a pixel. */
export function scaleLength(metresPerPixel: number, room: number): number {
  const most = metresPerPixel * room;
  const power = 10 ** Math.floor(Math.log10(most));
  return ([5, 2, 1].find((k) => k * power <= most) ?? 1) * power;
}

function metresPerPixel(map: LeafletMap): number {
  const { x, y } = map.getSize();
  const middle = map.containerPointToLatLng([x / 2, y / 2]);
  const aside = map.containerPointToLatLng([x / 2 + 100, y / 2]);
  return map.distance(middle, aside) / 100;
}

/** The strips along the top and the left side of a map; neither reaches over it. */
export interface Rim {
  top: SVGSVGElement;
  side: SVGSVGElement;
}

export function createRim(): Rim {
  const strip = (edge: string) => svg("svg", { class: `ticks ${edge}`, "aria-hidden": "true" });
  return { top: strip("along-top"), side: strip("along-side") };
}

export function drawTicks(map: LeafletMap, rim: Rim, margin: number, grid: Grid): void {
  const { x: width, y: height } = map.getSize();
  const lang = document.documentElement.lang === "en" ? "en" : "sv";
  const at = (x: number, y: number) => {
    const { lng, lat } = map.containerPointToLatLng([x, y]);
    return grid.metres(lng, lat);
  };
  const top = ticks(width, 64, (x) => at(x, 0).east).map(({ at: x, km }) => [
    svg("path", { d: `M${margin + x} ${margin}v-6` }),
    svg("text", { x: margin + x, y: margin - 9, "text-anchor": "middle" }, tickText(km, lang)),
  ]);
  const side = ticks(height, 64, (y) => at(0, y).north)
    .filter(({ at: y }) => y > 20 && y < height - 20)
    .map(({ at: y, km }) => [
      svg("path", { d: `M${margin} ${margin + y}h-6` }),
      svg(
        "text",
        {
          transform: `translate(${margin - 9} ${margin + y}) rotate(-90)`,
          "text-anchor": "middle",
        },
        tickText(km, lang),
      ),
    ]);
  show(rim.top, ...top.flat());
  show(rim.side, ...side.flat());
}

export function drawScale(map: LeafletMap, slot: HTMLElement, room: number, words: Words): void {
  const scale = metresPerPixel(map);
  if (!(scale > 0)) return;
  const metres = scaleLength(scale, room);
  const width = metres / scale;
  const kilometres = metres >= 1000 ? metres / 1000 : metres;
  const unit = metres >= 1000 ? "km" : "m";
  const line = `M2 2v6h${width}v-6M${2 + width / 2} 5v3`;
  show(
    slot,
    h("span", {}, `${words.number(kilometres)}\u00a0${unit}`),
    svg(
      "svg",
      { width: width + 4, height: 10 },
      svg("path", { class: "halo", d: line }),
      svg("path", { d: line }),
    ),
  );
}
