/** The classes of hot spots in words, and how many zones are in each. */
import { clusterClasses, type SpotClass, spotClasses } from "./analysis-types";
import { classOf, spotPaint } from "./paints";
import type { Scene } from "./scene";
import type { Key, Words } from "./words";

const names: Record<SpotClass, Key> = {
  hot: "spotHot",
  cold: "spotCold",
  high_high: "spotHighHigh",
  low_low: "spotLowLow",
  high_low: "spotHighLow",
  low_high: "spotLowHigh",
  not_significant: "spotNot",
  no_neighbours: "spotAlone",
  too_few: "spotFew",
};

export const spotWord = ({ t }: Words, found: SpotClass): string => t(names[found]);

const shortNames: Partial<Record<SpotClass, Key>> = {
  not_significant: "spotNotShort",
  too_few: "spotFewShort",
};

/** In the narrow list: what stands out in full, the rest short. */
export const shortSpotWord = ({ t }: Words, found: SpotClass): string =>
  t(shortNames[found] ?? names[found]);

/** All classes of the shade with their numbers of zones, those without a zone too. */
export function spotClassesShown({ hotspots, shade, kind }: Scene) {
  const all = [...(hotspots?.zones.values() ?? [])].map((spot) => classOf(spot, shade));
  const classes: readonly SpotClass[] = shade === "clusters" ? clusterClasses : spotClasses;
  return classes.map((found) => ({
    found,
    paint: spotPaint(found, kind),
    zones: all.filter((each) => each === found).length,
  }));
}
