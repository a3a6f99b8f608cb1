/** The ground of a map: the zones that the municipality consists of, and the localities in it. */
import type { ZoneFeature } from "../scene";
import { anchor, covers, extentOf, touches } from "./geometry";

/** The base is drawn only under a zone set that leaves a part of the ground bare. */
export function bare(ground: ZoneFeature[], zones: ZoneFeature[]): boolean {
  const area = (all: ZoneFeature[]) => all.reduce((sum, zone) => sum + zone.properties.area_m2, 0);
  return ground !== zones && area(near(zones, ground)) < 0.9 * area(ground);
}

const nearby = new WeakMap<ZoneFeature[], { ground: ZoneFeature[]; found: ZoneFeature[] }>();

/** The zones whose extent meets that of the ground; the same array for the same question. */
function near(zones: ZoneFeature[], ground: ZoneFeature[]): ZoneFeature[] {
  const known = nearby.get(zones);
  if (known?.ground === ground) return known.found;
  const whole = extentOf(ground.map((zone) => zone.geometry));
  const found = zones.filter((zone) => {
    const extent = extentOf([zone.geometry]);
    return whole === null || (extent !== null && touches(extent, whole));
  });
  nearby.set(zones, { ground, found });
  return found;
}

const inside = new WeakMap<ZoneFeature[], { ground: ZoneFeature[]; found: ZoneFeature[] }>();

/** The localities whose middle lies in the ground: those of the municipality, not its neighbours'. */
export function within(zones: ZoneFeature[], ground: ZoneFeature[]): ZoneFeature[] {
  const known = inside.get(zones);
  if (known?.ground === ground) return known.found;
  const found = near(zones, ground).filter((zone) => {
    const middle = anchor(zone.geometry);
    return middle !== null && ground.some(({ geometry }) => covers(geometry, middle));
  });
  inside.set(zones, { ground, found });
  return found;
}
