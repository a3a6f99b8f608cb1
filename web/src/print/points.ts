/** Point layers on a printed map: one symbol a point, a box with the true count where they crowd. */
import { fetchTile } from "../api";
import { svg } from "../dom";
import { cluster } from "../map/cluster";
import { type Box, firstFree, within } from "../map/labels";
import { common, joined, readTile, tilesOf } from "../map/tile-source";
import type { PointGroup, PointItem, Scene } from "../scene";
import type { Projection } from "./projection";
import { pathOf } from "./shapes";

const cell = 8; // millimetres
const symbolSize = 4;
const crowdHeight = 4.6;
const digit = 1.7;
const aside = [0, 3, -3, 5, -5, 7.5, -7.5];

/** At this zoom a tile is about 100 millimetres wide on the sheet. */
export function zoomFor(scale: number, latitude: number): number {
  const around = 40_075_017 * Math.cos((latitude * Math.PI) / 180);
  return Math.max(0, Math.min(18, Math.round(Math.log2(around / (0.1 * scale)))));
}

/** The rows of the layers that are too large to fetch whole, from their tiles. */
export async function fetchTiled(scene: Scene, to: Projection): Promise<Scene> {
  const points = await Promise.all(
    scene.points.map(async (group): Promise<PointGroup> => {
      const { tiles, ...rest } = group;
      const bounds = scene.start.extent;
      const seen = bounds === null ? to.extent : common(to.extent, bounds);
      if (tiles === undefined || seen === null) return group;
      const wanted = tilesOf(seen, zoomFor(to.scale, seen[1]));
      const found = await Promise.all(
        wanted.map(async (tile) => readTile(await fetchTile(tiles.query, tile), tile)),
      );
      const items = joined(found.flat()).map(tiles.point);
      return { ...rest, items: items.filter((item): item is PointItem => item !== null) };
    }),
  );
  return { ...scene, points };
}

function place(box: Box, taken: Box[], to: Projection): Box {
  const size = { x: to.area.width, y: to.area.height };
  const offers = aside
    .flatMap((dx) => aside.map((dy) => ({ ...box, x: box.x + dx, y: box.y + dy })))
    .sort((a, b) => Math.hypot(a.x - box.x, a.y - box.y) - Math.hypot(b.x - box.x, b.y - box.y))
    .filter((offer) => within(offer, size));
  const found = firstFree(offers, taken) ?? offers[0] ?? box;
  taken.push(found);
  return found;
}

function single(group: PointGroup, item: PointItem, { x, y }: Box): SVGElement {
  const symbol = group.symbol(item);
  const half = symbolSize / 2;
  const size = { x: x - half, y: y - half, width: symbolSize, height: symbolSize };
  for (const [name, value] of Object.entries(size)) symbol.setAttribute(name, String(value));
  return symbol;
}

function crowd(group: PointGroup, text: string, { x, y, width, height }: Box): SVGElement {
  const round = group.tone === "fire" || group.tone === "unsafe" ? 0 : height / 2;
  return svg(
    "g",
    { class: `print-crowd ${group.tone}` },
    svg("rect", { x: x - width / 2, y: y - height / 2, width, height, rx: round }),
    svg("text", { x, y }, text),
  );
}

/** `taken` is what stands on the map already. */
export function points(scene: Scene, to: Projection, taken: Box[]): SVGElement[] {
  const found: SVGElement[] = [];
  for (const group of scene.points) {
    const seen = group.items
      .map((item) => ({ item, weight: item.weight, at: to.toPaper([item.lon, item.lat]) }))
      .filter(
        ({ at: [x, y], weight }) =>
          weight > 0 &&
          within({ x, y, width: 0, height: 0 }, { x: to.area.width, y: to.area.height }),
      )
      .map(({ item, weight, at: [x, y] }) => ({ x, y, weight, item }));
    for (const { geometry } of group.items) {
      if (geometry === null || geometry.type.endsWith("Point")) continue;
      found.push(svg("path", { d: pathOf(geometry, to), class: "print-extent" }));
    }
    for (const { items, x, y, weight } of cluster(seen, cell)) {
      const [first] = items;
      const text = scene.words.number(weight);
      const alone = items.length === 1 && weight === 1;
      const width = alone ? symbolSize : crowdHeight + digit * (text.length - 1);
      const box = place({ x, y, width, height: alone ? symbolSize : crowdHeight }, taken, to);
      if (first !== undefined)
        found.push(alone ? single(group, first, box) : crowd(group, text, box));
    }
  }
  return found;
}
