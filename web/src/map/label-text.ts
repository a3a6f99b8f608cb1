/** What is written on the map: the figure of each zone, and the names of places. */
import type { Figure } from "../figures";
import type { Scene, ZoneFeature } from "../scene";
import { labelSpot } from "./geometry";
import type { Label } from "./labels";

const longestCode = 8;

/** Whether a code was made of the zone's name, and so tells nothing beside it: 1463-haby-skene. */
export const isMade = (code: string): boolean => /^\d+-\p{Ll}{2,}/u.test(code);

/** The code without the municipality's, which is the same for all: C1050. Empty when it is no short one. */
export function shortCode(code: string, municipality: string | undefined): string {
  if (isMade(code)) return "";
  const own = municipality !== undefined && code.startsWith(municipality) && code.length > 4;
  const short = own ? code.slice(municipality.length) : code;
  return short.length > longestCode ? "" : short;
}

/** A figure as the map and the list write it. */
export function valueText(scene: Scene, figure: Figure | undefined): string {
  if (figure === undefined || figure.value === null) return "";
  return scene.write(figure.value);
}

const onPaint = /^[df][1-5]$/;

function tone(scene: Scene, code: string): string {
  const paint = scene.paints.get(code) ?? "";
  return onPaint.test(paint) ? `on-${paint}` : "on-plain";
}

/** Figures of the zones, the roomiest first; measures and activities are drawn as symbols instead. */
export function valueLabels(scene: Scene): Label[] {
  if (scene.kind === "measures" || scene.kind === "activities") return [];
  const found: Label[] = [];
  for (const zone of scene.shapes) {
    const figure = scene.figures.get(zone.properties.code);
    const text = valueText(scene, figure);
    const spot = labelSpot(zone.geometry);
    if (text === "" || spot === null) continue;
    const code = shortCode(zone.properties.code, scene.start.municipality?.code);
    found.push({
      spot,
      lines: code === "" ? [text] : [text, code],
      tone: tone(scene, zone.properties.code),
      kind: "value",
    });
  }
  return found.sort((a, b) => b.spot.room - a.spot.room);
}

/** Names of places, the largest first. */
export function nameLabels({ named }: Pick<Scene, "named">): Label[] {
  const size = (zone: ZoneFeature) => zone.properties.population ?? zone.properties.area_m2;
  return [...named]
    .sort((a, b) => size(b) - size(a))
    .flatMap((zone) => {
      const spot = labelSpot(zone.geometry);
      if (spot === null) return [];
      return [{ spot, lines: [zone.properties.name], tone: "", kind: "name" as const }];
    });
}
