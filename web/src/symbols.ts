/** Symbols: shape first, colour second. The same ones stand on the map, in the legend and in lists. */
import { svg } from "./dom";
import type { Status } from "./types";

const statuses: readonly string[] = [
  "proposed",
  "decided",
  "planned",
  "underway",
  "done",
  "declined",
  "paused",
];

export const isStatus = (code: string): code is Status => statuses.includes(code);

function frame(kind: string, ...parts: SVGElement[]): SVGSVGElement {
  return svg(
    "svg",
    { class: `symbol ${kind}`, viewBox: "0 0 20 20", width: 20, height: 20, "aria-hidden": "true" },
    ...parts,
  );
}

const disc = () => svg("circle", { cx: 10, cy: 10, r: 9, class: "disc" });
const ring = () => svg("circle", { cx: 10, cy: 10, r: 7, class: "ring" });
const stroke = (d: string) => svg("path", { d, class: "stroke" });
const solid = (d: string) => svg("path", { d, class: "solid" });

const inside: Record<Status, () => SVGElement[]> = {
  proposed: () => [],
  decided: () => [svg("circle", { cx: 10, cy: 10, r: 2.75, class: "solid" })],
  planned: () => [stroke("M10 6v4.5h3.5")],
  underway: () => [solid("M10 3a7 7 0 0 1 0 14z")],
  done: () => [stroke("M6.5 10.2l2.5 2.6 4.6-5.2")],
  declined: () => [stroke("M7 7l6 6M13 7l-6 6")],
  paused: () => [stroke("M8.25 7v6M11.75 7v6")],
};

/** Dashed ring, ring and dot, clock, half disc, disc with tick, cross, bars. */
export function statusSymbol(code: string): SVGSVGElement {
  const status: Status = isStatus(code) ? code : "proposed";
  return frame(`status ${status}`, disc(), ring(), ...inside[status]());
}

export type PointSymbol =
  | "fire"
  | "unsafe"
  | "safe"
  | "activity"
  | "place"
  | "memo"
  | "context"
  | "density";

const shapes: Record<PointSymbol, () => SVGElement> = {
  fire: () => svg("path", { d: "M4 4h12v12H4z" }),
  unsafe: () => svg("path", { d: "M10 3.5l7 12.5H3z" }),
  safe: () => svg("circle", { cx: 10, cy: 10, r: 6 }),
  activity: () => svg("path", { d: "M10 2.5l7.5 7.5-7.5 7.5L2.5 10z" }),
  place: () => svg("path", { d: "M10 3l6.5 5.5V16.5h-13V8.5z" }),
  memo: () => svg("path", { d: "M4 3h8.5L16 6.5V17H4zM7 9h6M7 12.5h6" }),
  density: () => svg("path", { d: "M10 3a7 7 0 1 0 .1 0zM10 7a3 3 0 1 1-.1 0z" }),
  context: () => svg("circle", { cx: 10, cy: 10, r: 3.5 }),
};

/** Fire: square. Unsafe place: triangle. Safe place: disc. Activity: diamond. Place: house. Memo: sheet with a corner folded. */
export function pointSymbol(kind: PointSymbol, open = false): SVGSVGElement {
  return frame(`point ${kind}${open ? " open" : ""}`, shapes[kind]());
}

export function crossIcon(): SVGSVGElement {
  return frame("icon", svg("path", { d: "M3 3l14 14M17 3L3 17", class: "stroke" }));
}

/** The corners of a frame: show all of it. */
export function frameIcon(): SVGSVGElement {
  const d = "M3 8V3h5M12 3h5v5M17 12v5h-5M8 17H3v-5";
  return frame("icon", svg("path", { d, class: "stroke" }));
}

/** Closer, or farther away. */
export function stepIcon(sign: "+" | "−"): SVGSVGElement {
  return frame(
    "icon",
    svg("path", { d: sign === "+" ? "M4 10h12M10 4v12" : "M4 10h12", class: "stroke" }),
  );
}

/** The hatching of zones without a figure, defined once in the page: `url(#few)`, `url(#none)`, `url(#alone)`. */
export function patterns(): SVGSVGElement {
  const few = svg(
    "pattern",
    { id: "few", width: 7, height: 7, patternUnits: "userSpaceOnUse", class: "few" },
    svg("rect", { width: 7, height: 7, class: "ground" }),
    svg("path", { d: "M-1 1l2-2M0 7l7-7M6 8l2-2" }),
  );
  const none = svg(
    "pattern",
    { id: "none", width: 8, height: 8, patternUnits: "userSpaceOnUse", class: "none" },
    svg("rect", { width: 8, height: 8, class: "ground" }),
    svg("circle", { cx: 2, cy: 2, r: 1 }),
    svg("circle", { cx: 6, cy: 6, r: 1 }),
  );
  const alone = svg(
    "pattern",
    { id: "alone", width: 9, height: 9, patternUnits: "userSpaceOnUse", class: "few" },
    svg("rect", { width: 9, height: 9, class: "ground" }),
    svg("path", { d: "M0 4.5h9M4.5 0v9" }),
  );
  return svg(
    "svg",
    { class: "patterns", "aria-hidden": "true" },
    svg("defs", {}, few, none, alone),
  );
}
