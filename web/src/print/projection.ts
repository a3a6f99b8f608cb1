/** From degrees to millimetres on a sheet whose scale is true on the ground where its middle lies. */
import type { Position } from "geojson";
import type { Grid } from "../grid";
import type { Extent } from "../types";
import type { Area } from "./paper";

export interface Projection {
  scale: number;
  area: Area;
  /** Millimetres from the left and the top of the map. */
  toPaper: (position: Position) => [x: number, y: number];
  /** Metres of the grid at the left, bottom, right and top. */
  metres: Extent;
  /** Millimetres of so many metres of the grid. */
  length: (metres: number) => number;
  /** Degrees that hold all of the sheet. */
  extent: Extent;
}

const axis = 6_378_137; // GRS 80
const e2 = 0.006_694_380_022_9;

/** How many metres of the grid a metre on the ground is; SWEREF 99 TM and UTM shrink by up to 0,4 ‰. */
export function gridScale({ metres }: Grid, longitude: number, latitude: number): number {
  const step = 1e-4;
  const phi = (latitude * Math.PI) / 180;
  const radius = axis / Math.sqrt(1 - e2 * Math.sin(phi) ** 2);
  const ground = radius * Math.cos(phi) * ((2 * step * Math.PI) / 180);
  const west = metres(longitude - step, latitude);
  const east = metres(longitude + step, latitude);
  return Math.hypot(east.east - west.east, east.north - west.north) / ground;
}

/** Degrees about a middle that certainly hold so many metres each way. */
function around([lon, lat]: [number, number], x: number, y: number): Extent {
  const high = (y * 1.1) / 111_000;
  const wide = (x * 1.1) / (111_000 * Math.cos(((Math.abs(lat) + high) * Math.PI) / 180));
  return [lon - wide, lat - high, lon + wide, lat + high];
}

export function projection(
  grid: Grid,
  middle: [lon: number, lat: number],
  scale: number,
  area: Area,
) {
  const { east, north } = grid.metres(...middle);
  const perMetre = 1000 / (scale * gridScale(grid, ...middle));
  const [x, y] = [area.width / 2 / perMetre, area.height / 2 / perMetre];
  return {
    scale,
    area,
    metres: [east - x, north - y, east + x, north + y],
    length: (metres: number) => metres * perMetre,
    // The grid is turned against the meridians by a few degrees at most.
    extent: around(middle, x + y * 0.1, y + x * 0.1),
    toPaper([lon = 0, lat = 0]: Position) {
      const at = grid.metres(lon, lat);
      return [
        area.width / 2 + (at.east - east) * perMetre,
        area.height / 2 - (at.north - north) * perMetre,
      ];
    },
  } satisfies Projection as Projection;
}
