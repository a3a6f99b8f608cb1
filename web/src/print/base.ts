/** The base map on paper: vector tiles as drawings in millimetres, pictures as they are, turned to the grid. */
import { svg } from "../dom";
import type { Label } from "../map/labels";
import { type TileId, tilesOf } from "../map/tile-source";
import { isVector } from "../map/tiles";
import { dashes, isArea, widthOf } from "../map/vector/paint";
import type { Drawing, Path } from "../map/vector/read";
import { type Kind, kinds } from "../map/vector/schema";
import { drawingOf } from "../map/vector/tiles";
import type { Basemap, VectorBasemap } from "../types";
import { asData } from "./png";
import type { Projection } from "./projection";

export interface PrintedBase {
  drawn: SVGElement[];
  names: Label[];
}

const pixel = 0.2646; // millimetres
const worldPixel = 156_543; // metres at the equator, zoom 0
const mostTiles = 48;
const leastStep = 0.08; // millimetres: closer corners are not seen
const patience = 10_000; // milliseconds: a sheet waits no longer for a picture

/** The map zoom at which the screen is as large as the sheet. */
function zoomOf({ scale, extent: [, south, , north] }: Projection): number {
  const metres = (scale * pixel) / 1000;
  const shrunk = Math.cos((((south + north) / 2) * Math.PI) / 180);
  return Math.log2((worldPixel * shrunk) / metres);
}

/** The tiles that the sheet shows, of a zoom that is near and not too many. */
function tilesFor({ min_zoom, max_zoom }: Basemap, to: Projection, wanted: number): TileId[] {
  const zoom = Math.max(min_zoom, Math.min(max_zoom, Math.round(wanted)));
  const tiles = tilesOf(to.extent, zoom);
  return tiles.length <= mostTiles ? tiles : [];
}

const degrees = ({ z, x, y }: TileId, right: number, down: number): [number, number] => {
  const share = (y + down) / 2 ** z;
  const lat = (Math.atan(Math.sinh(Math.PI * (1 - 2 * share))) * 180) / Math.PI;
  return [((x + right) / 2 ** z) * 360 - 180, lat];
};

function outline(path: Path, tile: TileId, { toPaper }: Projection, closed: boolean): string {
  const steps: string[] = [];
  let last = [Number.NaN, Number.NaN];
  for (let at = 0; at < path.length; at += 2) {
    const [x, y] = toPaper(degrees(tile, path[at] ?? 0, path[at + 1] ?? 0));
    const [lastX = 0, lastY = 0] = last;
    if (Math.abs(x - lastX) < leastStep && Math.abs(y - lastY) < leastStep) continue;
    steps.push(`${x.toFixed(2)} ${y.toFixed(2)}`);
    last = [x, y];
  }
  return steps.length < 2 ? "" : `M${steps.join("L")}${closed ? "Z" : ""}`;
}

type Read = { tile: TileId; drawing: Drawing };

function shape(kind: Kind, read: Read[], to: Projection, zoom: number): SVGElement | null {
  const width = widthOf(kind, zoom) * pixel;
  if (!isArea(kind) && width === 0) return null;
  const d = read
    .flatMap(({ tile, drawing }) =>
      (drawing.shapes.get(kind) ?? []).map((path) => outline(path, tile, to, isArea(kind))),
    )
    .join("");
  if (d === "") return null;
  const style = isArea(kind)
    ? { fill: `var(--base-${kind})` }
    : {
        fill: "none",
        stroke: `var(--base-${kind})`,
        "stroke-width": width.toFixed(2),
        "stroke-dasharray": dashes[kind]?.map((each) => (each * width).toFixed(2)).join(" "),
      };
  return svg("path", { d, class: `print-base ${kind}`, ...style });
}

function namesOf(read: Read[], zoom: number): Label[] {
  const all = read.flatMap(({ tile, drawing }) =>
    drawing.places
      .filter(({ x, y, from }) => x >= 0 && x < 1 && y >= 0 && y < 1 && from <= zoom)
      .map((place) => ({ ...place, at: degrees(tile, place.x, place.y) })),
  );
  return all
    .sort((a, b) => a.from - b.from)
    .map(({ name, at: [lon, lat] }) => ({
      spot: { lon, lat, room: 0 },
      lines: [name],
      tone: "of-base",
      kind: "name",
    }));
}

async function drawing(basemap: VectorBasemap, to: Projection): Promise<PrintedBase | null> {
  const zoom = zoomOf(to);
  const tiles = tilesFor(basemap, to, zoom - 1);
  const read = await Promise.all(
    tiles.map(async (tile) => ({ tile, drawing: await drawingOf(basemap, tile) })),
  );
  const { width, height } = to.area;
  const shapes = kinds.flatMap((kind) => shape(kind, read, to, zoom) ?? []);
  const land = svg("rect", { width, height, fill: "var(--base-land)" });
  const names = namesOf(read, zoom);
  return shapes.length + names.length === 0 ? null : { drawn: [land, ...shapes], names };
}

/** A picture that the sheet can show at once; one of our own server is written into the sheet. */
async function pictureAt(url: string): Promise<string | null> {
  if (!url.includes("://")) {
    const answer = await fetch(url, { signal: AbortSignal.timeout(patience) });
    return answer.status === 200 ? asData(await answer.blob()) : null;
  }
  const image = new Image();
  image.referrerPolicy = "strict-origin";
  image.src = url;
  const late = new Promise<false>((tell) => setTimeout(tell, patience, false));
  return (await Promise.race([image.decode().then(() => true), late])) ? url : null;
}

async function picture({ url }: Basemap, tile: TileId, to: Projection): Promise<SVGElement[]> {
  const address = url.replace(/\{([xyzs])\}/g, (_, name) =>
    name === "s" ? "a" : String(tile[name as keyof TileId]),
  );
  const href = await pictureAt(address).catch(() => null);
  if (href === null) return [];
  const [[x0, y0], [x1, y1], [x2, y2]] = [
    to.toPaper(degrees(tile, 0, 0)),
    to.toPaper(degrees(tile, 1, 0)),
    to.toPaper(degrees(tile, 0, 1)),
  ];
  const seam = 1.002; // no hair of paper between two pictures
  const turn = [x1 - x0, y1 - y0, x2 - x0, y2 - y0].map((each) => each * seam);
  return [
    svg("image", {
      href,
      width: 1,
      height: 1,
      preserveAspectRatio: "none",
      transform: `matrix(${turn.join(" ")} ${x0} ${y0})`,
    }),
  ];
}

/** What lies below the zones of a sheet; null without a base map, or when none of it can be had. */
export async function printedBase(
  basemap: Basemap | null,
  to: Projection,
): Promise<PrintedBase | null> {
  if (basemap === null) return null;
  try {
    if (isVector(basemap)) return await drawing(basemap, to);
    const tiles = tilesFor(basemap, to, zoomOf(to));
    const drawn = (await Promise.all(tiles.map((tile) => picture(basemap, tile, to)))).flat();
    return drawn.length === 0 ? null : { drawn, names: [] };
  } catch {
    return null;
  }
}
