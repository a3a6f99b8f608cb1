/** How a vector base map looks: few quiet colours from the tokens, so that the zones' stand out. */
import type { Drawing, Path } from "./read";
import { areas, type Kind, kinds } from "./schema";

export type Palette = Record<Kind | "land", string>;

/** The colours that hold now. */
export function palette(): Palette {
  const style = getComputedStyle(document.documentElement);
  const colour = (name: string) => style.getPropertyValue(`--base-${name}`).trim();
  return Object.fromEntries(["land", ...kinds].map((each) => [each, colour(each)])) as Palette;
}

/** Pixels wide at a zoom; in between it grows evenly, and before the first it is not drawn. */
const widths: Record<Exclude<Kind, "green" | "wood" | "water" | "building">, [number, number][]> = {
  stream: [
    [9, 0.5],
    [14, 1.2],
    [18, 3],
  ],
  path: [
    [13, 0.5],
    [16, 1],
    [18, 1.5],
  ],
  rail: [
    [9, 0.5],
    [14, 1.2],
    [18, 2],
  ],
  minor: [
    [10.5, 0.4],
    [13, 1],
    [15, 2.5],
    [18, 9],
  ],
  major: [
    [8, 0.5],
    [11, 1.2],
    [14, 3],
    [18, 13],
  ],
  motorway: [
    [6, 0.6],
    [10, 1.6],
    [14, 4],
    [18, 15],
  ],
  border: [
    [4, 0.6],
    [12, 1],
    [18, 1.5],
  ],
};

/** Dashes and gaps, in widths of the line. */
export const dashes: Partial<Record<Kind, number[]>> = {
  path: [3, 2],
  rail: [6, 2],
  border: [6, 3, 1, 3],
};

export const isArea = (kind: Kind): boolean => areas.includes(kind);

/** How wide a line is; 0 where it is not drawn. */
export function widthOf(kind: Kind, zoom: number): number {
  if (!(kind in widths)) return 0;
  const stops = widths[kind as keyof typeof widths];
  const next = stops.findIndex(([from]) => from > zoom);
  if (next === 0) return 0;
  const [low, high] = [stops.at(next === -1 ? -1 : next - 1), stops.at(next === -1 ? -1 : next)];
  if (low === undefined || high === undefined) return 0;
  if (low === high) return low[1];
  return low[1] + ((high[1] - low[1]) * (zoom - low[0])) / (high[0] - low[0]);
}

/** Which part of a tile is drawn on how many pixels. */
export interface Frame {
  share: number;
  left: number;
  top: number;
  side: number;
  zoom: number;
}

function trace(to: CanvasRenderingContext2D, paths: Path[], { share, left, top, side }: Frame) {
  const size = side / share;
  const [x0, y0] = [left * size, top * size];
  to.beginPath();
  for (const path of paths) {
    for (let at = 0; at < path.length; at += 2) {
      const x = (path[at] ?? 0) * size - x0;
      const y = (path[at + 1] ?? 0) * size - y0;
      if (at === 0) to.moveTo(x, y);
      else to.lineTo(x, y);
    }
  }
}

/** Paints a tile from the ground up. */
export function paint(
  to: CanvasRenderingContext2D,
  { shapes }: Drawing,
  frame: Frame,
  colours: Palette,
): void {
  to.clearRect(0, 0, frame.side, frame.side);
  if (shapes.size === 0) return;
  to.fillStyle = colours.land;
  to.fillRect(0, 0, frame.side, frame.side);
  to.lineJoin = "round";
  for (const kind of kinds) {
    const paths = shapes.get(kind);
    const width = widthOf(kind, frame.zoom);
    if (paths === undefined || (!isArea(kind) && width === 0)) continue;
    trace(to, paths, frame);
    if (isArea(kind)) {
      to.fillStyle = colours[kind];
      to.fill();
      continue;
    }
    to.strokeStyle = colours[kind];
    to.lineWidth = width;
    to.lineCap = dashes[kind] === undefined ? "round" : "butt";
    to.setLineDash((dashes[kind] ?? []).map((each) => each * Math.max(1, width)));
    to.stroke();
  }
}
