/** The grid over a workshop's area, by which a place is named on paper: columns A–L, rows 1–8. */
import type { Point } from "geojson";

export const columns = 12;
export const rows = 8;

type Area = [number, number, number, number];

export const columnName = (index: number) => String.fromCharCode(65 + index);

/** West, south, east and north of a cell; row 1 is in the north. */
export function cell(area: Area, column: number, row: number): Area {
  const [west, south, east, north] = area;
  const wide = (east - west) / columns;
  const high = (north - south) / rows;
  return [
    west + column * wide,
    north - (row + 1) * high,
    west + (column + 1) * wide,
    north - row * high,
  ];
}

/** The middle of the cell that somebody wrote, such as "C4" or "c 4"; null for what is none. */
export function placeOf(area: Area, name: string): Point | null {
  const parts = /^\s*([a-z])\s*(\d{1,2})\s*$/i.exec(name);
  if (parts === null) return null;
  const column = (parts[1] as string).toUpperCase().charCodeAt(0) - 65;
  const row = Number(parts[2]) - 1;
  if (column >= columns || row < 0 || row >= rows) return null;
  const [west, south, east, north] = cell(area, column, row);
  return { type: "Point", coordinates: [(west + east) / 2, (south + north) / 2] };
}

/** The name of the cell that a position lies in; empty outside of the area. */
export function nameOf(area: Area, [x, y]: [number, number]): string {
  const [west, south, east, north] = area;
  const column = Math.floor(((x - west) / (east - west)) * columns);
  const row = Math.floor(((north - y) / (north - south)) * rows);
  const inside = column >= 0 && column < columns && row >= 0 && row < rows;
  return inside ? `${columnName(column)}${row + 1}` : "";
}
