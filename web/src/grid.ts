/** The metric grid that the map's frame and the print count in: that in which the server keeps its places. */
import { type Meridian, sweref } from "./sweref";
import type { Start } from "./types";

export interface Grid {
  /** As a sheet names it. */
  name: string;
  /** Metres east and north of a position in degrees. */
  metres: (longitude: number, latitude: number) => { east: number; north: number };
}

export const sweref99tm: Grid = { name: "SWEREF 99 TM", metres: (lon, lat) => sweref(lon, lat) };

function utm(zone: number, south: boolean): Grid {
  const meridian: Meridian = { degrees: 6 * zone - 183, falseNorthing: south ? 10_000_000 : 0 };
  return {
    name: `WGS 84 / UTM zone ${zone}${south ? "S" : "N"}`,
    metres: (lon, lat) => sweref(lon, lat, meridian),
  };
}

const utmCode = /^EPSG:32([67])(\d\d)$/;

/** A whole country is kept in a system that is true nowhere: there it is the zone of UTM around the middle. */
export function gridOf({ crs, extent }: Pick<Start, "crs" | "extent">): Grid {
  if (crs === "EPSG:3006") return sweref99tm;
  const stored = utmCode.exec(crs);
  if (stored !== null) return utm(Number(stored[2]), stored[1] === "7");
  const [west, south, east, north] = extent ?? [0, 0, 0, 0];
  const zone = Math.floor(((west + east) / 2 + 180) / 6) + 1;
  return utm(Math.min(60, Math.max(1, zone)), south + north < 0);
}
