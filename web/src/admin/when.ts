/** Times and sizes as they are written. */
import type { Words } from "../words";

/** "2026-11-23 14:05", local, of a time in UTC; a day as it is. */
export function when(time: string): string {
  if (!time.includes("T")) return time;
  const date = new Date(time);
  const two = (value: number) => String(value).padStart(2, "0");
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}`;
}

export const day = (time: string): string => when(time).slice(0, 10);

/** "1,4 MB", "12 kB" */
export function size(bytes: number, { decimal, number }: Words): string {
  if (bytes >= 1e6) return `${decimal(bytes / 1e6, bytes < 1e7 ? 1 : 0)}\u00a0MB`;
  return `${number(Math.max(1, Math.round(bytes / 1e3)))}\u00a0kB`;
}
