/** The map of a printed sheet: one SVG drawing in millimetres. */
import { svg } from "../dom";
import type { Box } from "../map/labels";
import { questionText } from "../question";
import type { Scene } from "../scene";
import type { PrintedBase } from "./base";
import { labels } from "./labels";
import type { Area } from "./paper";
import { points } from "./points";
import type { Projection } from "./projection";
import { inset, neatline, northArrow, rimWidth, scaleBar, squares } from "./rim";
import { hatching, outlines, zones } from "./shapes";

/** Where scale bar and north arrow stand. */
function furniture({ width, height }: Area, blank: boolean): Box[] {
  return [
    { x: 32 + inset(blank), y: height - 7, width: 64, height: 14 },
    { x: width - 9, y: 11 + inset(blank), width: 14, height: 20 },
  ];
}

/** A base for one sheet: what is drawn stands in one place of the document alone. */
const copies = (base: PrintedBase | null): Node[] =>
  (base?.drawn ?? []).map((each) => each.cloneNode(true));

/** `blank` is a sheet to write on: no figures, squares with letters. */
export function printedMap(
  scene: Scene,
  to: Projection,
  blank: boolean,
  base: PrintedBase | null,
): SVGSVGElement {
  const { width, height } = to.area;
  const taken = furniture(to.area, blank);
  const written = labels(scene, to, { taken, blank, others: base?.names ?? [] });
  const frame = svg("rect", { width, height });
  const clip = svg("clipPath", { id: "print-frame" }, frame);
  const defs = hatching();
  defs.append(clip);
  return svg(
    "svg",
    {
      class: base === null ? "print-map" : "print-map with-base",
      role: "img",
      "aria-label": scene.words.t("mapLabel", { question: questionText(scene) }),
      width: `${width + rimWidth}mm`,
      height: `${height + rimWidth}mm`,
      viewBox: `${-rimWidth} ${-rimWidth} ${width + rimWidth} ${height + rimWidth}`,
    },
    defs,
    svg(
      "g",
      { "clip-path": "url(#print-frame)" },
      svg("rect", { class: "print-outside", width, height }),
      ...copies(base),
      ...zones(scene, to, blank),
      ...outlines(scene.named, to),
      ...written,
      ...(blank ? [squares(to)] : points(scene, to, taken)),
    ),
    scaleBar(to, scene.words, blank),
    northArrow(to, blank),
    neatline(to, scene.words),
  );
}
