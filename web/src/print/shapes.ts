/** Zones, outlines and lines as SVG paths in millimetres. */
import type { Geometry, Position } from "geojson";
import { svg } from "../dom";
import { polygons } from "../map/geometry";
import { isPattern } from "../paints";
import type { Scene, ZoneFeature } from "../scene";
import { patterns } from "../symbols";
import type { Projection } from "./projection";

const pixel = 0.2646; // millimetres

function line(points: Position[], { toPaper }: Projection, closed: boolean): string {
  let last = "";
  const steps: string[] = [];
  for (const point of points) {
    const [x, y] = toPaper(point);
    const step = `${x.toFixed(2)} ${y.toFixed(2)}`;
    if (step !== last) steps.push(step);
    last = step;
  }
  return steps.length === 0 ? "" : `M${steps.join("L")}${closed ? "Z" : ""}`;
}

export function pathOf(geometry: Geometry | null, to: Projection): string {
  if (geometry?.type === "LineString") return line(geometry.coordinates, to, false);
  if (geometry?.type === "MultiLineString") {
    return geometry.coordinates.map((each) => line(each, to, false)).join("");
  }
  return polygons(geometry)
    .flatMap((rings) => rings.map((ring) => line(ring, to, true)))
    .join("");
}

/** The page's hatching, its names begun with `name`. */
function hatched(name: string): Element[] {
  const all = [...patterns().querySelectorAll("pattern")];
  for (const pattern of all) pattern.id = `${name}${pattern.id}`;
  return all;
}

/** The hatching under names of the sheet's own, as large on paper as on the screen: of the map, whose unit is a millimetre, and of its legend. */
export function hatching(): SVGElement {
  const ofMap = hatched("print-");
  for (const each of ofMap) each.setAttribute("patternTransform", `scale(${pixel})`);
  return svg("defs", {}, ...ofMap, ...hatched("print-key-"));
}

/** The zones in their colours, within one outer border. */
export function zones(
  { shapes, base, paints }: Scene,
  to: Projection,
  blank: boolean,
): SVGElement[] {
  const drawn = (base.length > 0 ? [...base, ...shapes] : shapes).map((zone) => ({
    d: pathOf(zone.geometry, to),
    paint: blank ? "plain" : (paints.get(zone.properties.code) ?? "plain"),
  }));
  return [
    ...drawn.map(({ d }) => svg("path", { d, class: "print-casing" })),
    ...drawn.map(({ d, paint }) =>
      isPattern(paint)
        ? svg("path", { d, class: "print-zone", fill: `url(#print-${paint})` })
        : svg("path", { d, class: `print-zone ${paint}` }),
    ),
  ];
}

export const outlines = (named: ZoneFeature[], to: Projection): SVGElement[] =>
  named.map((zone) => svg("path", { d: pathOf(zone.geometry, to), class: "print-locality" }));
