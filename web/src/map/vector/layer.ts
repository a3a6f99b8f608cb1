/** A vector base map below a Leaflet map, drawn on canvases; names are left to the map. */
import { type Coords, type DoneCallback, GridLayer } from "leaflet";
import type { VectorBasemap } from "../../types";
import type { Label } from "../labels";
import { paint, palette } from "./paint";
import type { Drawing } from "./read";
import { drawingOf, sourceOf } from "./tiles";

const side = 512; // pixels: what vector tiles are made for
const sharpest = 2; // canvas pixels a pixel: more costs memory and is not seen

interface Drawn {
  canvas: HTMLCanvasElement;
  coords: Coords;
  drawing: Drawing | null;
}

/** What becomes of its tiles: that one has come or has failed, that there are other names. */
export interface Told {
  came: () => void;
  failed: () => void;
  named: (names: Label[]) => void;
}

const latitude = (row: number, z: number): number =>
  (Math.atan(Math.sinh(Math.PI * (1 - (2 * row) / 2 ** z))) * 180) / Math.PI;

export class VectorBaseLayer extends GridLayer {
  private readonly drawn = new Map<HTMLElement, Drawn>();
  private readonly themes = new MutationObserver(() => this.repaint());
  private waiting = 0;

  constructor(
    private readonly basemap: VectorBasemap,
    private readonly told: Told,
  ) {
    super({ tileSize: side, maxZoom: 19, noWrap: true, updateWhenZooming: false });
    this.on("tileunload", ({ tile }) => {
      this.drawn.delete(tile);
      this.tellNames();
    });
    this.on("add", () =>
      this.themes.observe(document.documentElement, { attributeFilter: ["data-theme"] }),
    );
    this.on("remove", () => this.themes.disconnect());
  }

  protected createTile(coords: Coords, done: DoneCallback): HTMLElement {
    const canvas = document.createElement("canvas");
    const ratio = Math.min(sharpest, devicePixelRatio * 1.5); // a map between two zooms enlarges it
    canvas.width = side * ratio;
    canvas.height = side * ratio;
    const drawn: Drawn = { canvas, coords, drawing: null };
    this.drawn.set(canvas, drawn);
    drawingOf(this.basemap, sourceOf(this.basemap, this.idOf(coords)).tile).then(
      (drawing) => {
        if (!this.drawn.has(canvas)) return;
        drawn.drawing = drawing;
        this.paint(drawn);
        done(undefined, canvas);
        this.told.came();
        this.tellNames();
      },
      (error: Error) => {
        if (!this.drawn.has(canvas)) return;
        done(error, canvas);
        this.told.failed();
      },
    );
    return canvas;
  }

  /** A tile of 512 pixels is one of the zoom above. */
  private idOf({ z, x, y }: Coords) {
    return { z: Math.max(0, z - 1), x, y };
  }

  private paint({ canvas, coords, drawing }: Drawn, colours = palette()): void {
    const context = canvas.getContext("2d");
    if (context === null || drawing === null) return;
    const { share, left, top } = sourceOf(this.basemap, this.idOf(coords));
    const ratio = canvas.width / side;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    paint(context, drawing, { share, left, top, side, zoom: coords.z }, colours);
  }

  /** In the colours that hold now. */
  private repaint(): void {
    const colours = palette();
    for (const each of this.drawn.values()) this.paint(each, colours);
  }

  /** Once for all tiles that come or go together. */
  private tellNames(): void {
    cancelAnimationFrame(this.waiting);
    this.waiting = requestAnimationFrame(() => this.told.named(this.names()));
  }

  private names(): Label[] {
    const found = new Map<string, { from: number; label: Label }>();
    for (const { coords, drawing } of this.drawn.values()) {
      const { tile } = sourceOf(this.basemap, this.idOf(coords));
      for (const { name, from, x, y } of drawing?.places ?? []) {
        const inside = x >= 0 && x < 1 && y >= 0 && y < 1; // a neighbour has it, too
        if (!inside || from > coords.z) continue;
        const lon = ((tile.x + x) / 2 ** tile.z) * 360 - 180;
        const spot = { lon, lat: latitude(tile.y + y, tile.z), room: 0 };
        found.set(`${name} ${lon.toFixed(3)} ${spot.lat.toFixed(3)}`, {
          from,
          label: { spot, lines: [name], tone: "of-base", kind: "name" },
        });
      }
    }
    return [...found.values()].sort((a, b) => a.from - b.from).map(({ label }) => label);
  }
}
