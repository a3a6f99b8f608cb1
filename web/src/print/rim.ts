/** What frames a printed map: kilometres of the grid, scale bar, north arrow, grid of a workshop. */
import { svg } from "../dom";
import { scaleLength, type Tick, ticks, tickText } from "../map/neatline";
import type { Words } from "../words";
import { gridStep } from "./paper";
import type { Projection } from "./projection";

const rim = 6; // millimetres outside the neat line

const longestBar = 50;

/** How far scale bar and north arrow stand from the edges: beside the letters and numbers of a blank sheet. */
export const inset = (blank: boolean): number => (blank ? 6 : 0);

export function scaleBar(to: Projection, { number }: Words, blank: boolean): SVGElement {
  const metres = scaleLength(1 / to.length(1), longestBar);
  const width = metres * to.length(1);
  const [x, y] = [6 + inset(blank), to.area.height - 5];
  const text = metres >= 1000 ? `${number(metres / 1000)}\u00a0km` : `${number(metres)}\u00a0m`;
  const d = `M${x} ${y - 1.8}v1.8h${width}v-1.8M${x + width / 2} ${y - 0.9}v.9`;
  return svg(
    "g",
    { class: "print-scale", "data-metres": metres },
    svg("rect", { x: x - 3, y: y - 7, width: width + 9, height: 10 }),
    svg("path", { d }),
    svg("text", { x, y: y - 3 }, "0"),
    svg("text", { x: x + width, y: y - 3 }, text),
  );
}

export function northArrow({ area }: Projection, blank: boolean): SVGElement {
  const [x, y] = [area.width - 9, 5 + inset(blank)];
  return svg(
    "g",
    { class: "print-north" },
    svg("rect", { x: x - 4, y: y - 2, width: 8, height: 17 }),
    svg("path", { d: `M${x} ${y + 9}v-9m-2 3l2-3 2 3` }),
    svg("text", { x, y: y + 12.5 }, "N"),
  );
}

/** The frame with its kilometres; the coordinates grow to the right and up. */
export function neatline(
  { area, metres: [west, south, east, north] }: Projection,
  { lang }: Words,
): SVGElement {
  const { width, height } = area;
  const along = (length: number, from: number, to: number): Tick[] =>
    ticks(length, 24, (mm) => from + ((to - from) * mm) / length);
  const top = along(width, west, east).flatMap(({ at, km }) => [
    svg("path", { d: `M${at} 0v-1.5` }),
    svg("text", { x: at, y: -2.5, class: "east" }, tickText(km, lang)),
  ]);
  const side = along(height, north, south).flatMap(({ at, km }) => [
    svg("path", { d: `M0 ${at}h-1.5` }),
    svg("text", { transform: `translate(-2.5 ${at}) rotate(-90)` }, tickText(km, lang)),
  ]);
  return svg(
    "g",
    { class: "print-neatline" },
    svg("rect", { x: 0, y: 0, width, height }),
    ...top,
    ...side,
  );
}

const leastPart = 6; // millimetres of a square that the edge cuts: with less it has no name
const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** Squares with letters across and numbers down, to speak of a place on a sheet without figures. */
export function squares(to: Projection): SVGElement {
  const { width, height } = to.area;
  const side = to.length(gridStep(to.scale));
  const parts: SVGElement[] = [];
  for (let column = 0; column * side < width; column += 1) {
    const x = column * side;
    if (column > 0) parts.push(svg("path", { d: `M${x} 0V${height}` }));
    if (width - x < leastPart) continue;
    const middle = Math.min(x + side / 2, (x + width) / 2);
    parts.push(svg("text", { x: middle, y: 4 }, letters[column % letters.length] ?? ""));
  }
  for (let line = 0; line * side < height; line += 1) {
    const y = line * side;
    if (line > 0) parts.push(svg("path", { d: `M0 ${y}H${width}` }));
    if (height - y < leastPart) continue;
    parts.push(svg("text", { x: 3, y: Math.min(y + side / 2, (y + height) / 2) }, line + 1));
  }
  return svg("g", { class: "print-squares" }, ...parts);
}

export const rimWidth = rim;
