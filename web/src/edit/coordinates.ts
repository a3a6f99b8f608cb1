/** Coordinates as people type them, in SWEREF 99 TM or in degrees. */
import { degrees, sweref } from "../sweref";

export type Position = [longitude: number, latitude: number];

const number = (text: string) => Number(text.replace(",", "."));

/**
 * A line as a position: "6377000 328000" and "328000 6377000" are metres, "57.5 12.7" degrees with the latitude
 * first, as maps on the web write them. Null for what is neither.
 */
export function readPosition(line: string): Position | null {
  const parts = line
    .trim()
    .split(/[;\s]+|,\s+/)
    .filter((part) => part !== "");
  if (parts.length !== 2) return null;
  const [first = Number.NaN, second = Number.NaN] = parts.map(number);
  if (!Number.isFinite(first) || !Number.isFinite(second)) return null;
  if (Math.abs(first) <= 90 && Math.abs(second) <= 180) return [second, first];
  const north = Math.max(first, second);
  const east = Math.min(first, second);
  if (north < 6_000_000 || north > 7_800_000 || east < 200_000 || east > 1_000_000) return null;
  const { longitude, latitude } = degrees(east, north);
  return [longitude, latitude];
}

/** All lines; the number of the first that is no position, counted from 1, or null. */
export function readPositions(text: string): { positions: Position[]; wrong: number | null } {
  const positions: Position[] = [];
  const lines = text.split("\n");
  for (const [index, line] of lines.entries()) {
    if (line.trim() === "") continue;
    const position = readPosition(line);
    if (position === null) return { positions, wrong: index + 1 };
    positions.push(position);
  }
  return { positions, wrong: null };
}

export type System = "sweref" | "wgs84";

export function writePosition([longitude, latitude]: Position, system: System): string {
  if (system === "wgs84") return `${latitude.toFixed(6)} ${longitude.toFixed(6)}`;
  const { east, north } = sweref(longitude, latitude);
  return `${north.toFixed(1)} ${east.toFixed(1)}`;
}
