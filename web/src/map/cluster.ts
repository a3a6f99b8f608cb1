/** Points near each other on the screen become one, with their true count. */

export interface Pixel<T> {
  x: number;
  y: number;
  weight: number;
  item: T;
}

export interface Cluster<T> {
  x: number;
  y: number;
  weight: number;
  items: T[];
}

/** Points in the same cell of a grid, `cell` pixels wide, are one cluster at their mean. */
export function cluster<T>(points: Pixel<T>[], cell: number): Cluster<T>[] {
  const cells = new Map<string, Cluster<T>>();
  for (const { x, y, weight, item } of points) {
    const key = `${Math.floor(x / cell)} ${Math.floor(y / cell)}`;
    const found = cells.get(key) ?? { x: 0, y: 0, weight: 0, items: [] };
    const n = found.items.length;
    found.x = (found.x * n + x) / (n + 1);
    found.y = (found.y * n + y) / (n + 1);
    found.weight += weight;
    found.items.push(item);
    cells.set(key, found);
  }
  return [...cells.values()];
}
