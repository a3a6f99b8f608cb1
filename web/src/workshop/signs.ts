/** What tells contributions apart: a number each, and a shape and a colour for each category. */
import { h, svg } from "../dom";
import type { Contribution, Workshop } from "./types";
import type { Say } from "./words";

/** Paths in a square of 28, with room for a number of three figures in the middle. */
const outlines = [
  "M14 2a12 12 0 1 0 .1 0z",
  "M3 3h22v22H3z",
  "M14 0l14 14-14 14L0 14z",
  "M14 0l14 25H0z",
  "M7 2h14l7 12-7 12H7L0 14z",
  "M0 10L14 0l14 10v17H0z",
] as const;

const none = "M5 5h18v18H5z";

/** What the workshop tells contributions apart by: its categories, or else its themes. */
const kindsOf = ({ categories, themes }: Workshop): string[] =>
  categories.length > 0 ? categories : themes;

/** The number of a contribution's sign; -1 for one that names no kind. */
export function signOf(workshop: Workshop, { properties }: Contribution): number {
  const kind = workshop.categories.length > 0 ? properties.category : properties.theme;
  return kindsOf(workshop).indexOf(kind);
}

/** After six kinds the shapes and colours go on in other pairs. */
export const toneOf = (sign: number): string =>
  sign < 0
    ? "tone-0"
    : `tone-${((sign + Math.floor(sign / outlines.length)) % outlines.length) + 1}`;

export function signIcon(sign: number, number: number | null): SVGSVGElement {
  const shape = sign % outlines.length;
  return svg(
    "svg",
    {
      class: `sign ${toneOf(sign)} shape-${shape}`,
      viewBox: "-1 -1 30 30",
      width: 30,
      height: 30,
      "aria-hidden": "true",
    },
    svg("path", { d: outlines[shape] ?? none }),
    number !== null &&
      svg("text", { x: 14, y: shape === 3 ? 21 : 18, "text-anchor": "middle" }, String(number)),
  );
}

export function signLegend(workshop: Workshop, say: Say): HTMLElement {
  const entry = (sign: number, text: string) => h("li", {}, signIcon(sign, null), text);
  const kinds = kindsOf(workshop);
  return h(
    "ul",
    { class: "sign-legend", "aria-label": say("legend") },
    ...kinds.map((text, sign) => entry(sign, text)),
    entry(-1, kinds.length > 0 ? say("otherKind") : say("saidHere")),
  );
}
