/** One map sheet: a Leaflet map with its zones, labels, points, frame and scale. */
import {
  CircleMarker,
  type LatLng,
  LatLngBounds,
  type LatLngTuple,
  type LayerGroup,
  Map as LeafletMap,
  layerGroup,
  Rectangle,
  svg as svgRenderer,
} from "leaflet";
import { h } from "../dom";
import { gridOf } from "../grid";
import { questionText } from "../question";
import type { PointGroup, PointItem, Scene } from "../scene";
import { afterPaint } from "../turns";
import type { Extent } from "../types";
import { densityLines } from "./density-layer";
import { nameLabels, valueLabels } from "./label-text";
import { type Box, type Label, labelLayer } from "./labels";
import { tellSize, whenMoved } from "./moved";
import { createRim, drawScale, drawTicks } from "./neatline";
import { outlineLayer } from "./outline";
import { openPlace, openSeveral } from "./place-popup";
import { pointLayer } from "./points";
import { createStops } from "./stops";
import { addTiles } from "./tiles";
import { zoneNames } from "./zone-names";
import { zoneLayer } from "./zones";

export interface SheetOptions {
  /** The inset does not move and has no frame of kilometres. */
  inset: boolean;
  pick: (code: string) => void;
}

export interface Sheet {
  element: HTMLElement;
  map: LeafletMap;
  draw: (scene: Scene) => void;
  /** Show an extent, as large as it goes. */
  look: (extent: Extent) => void;
  /** Mark where the person is. */
  here: (lon: number, lat: number) => void;
  /** The extent that is shown now. */
  seen: () => Extent;
  /** Outline of what the inset shows; null removes it. */
  mark: (extent: Extent | null) => void;
  zoom: (by: number) => void;
  /** Fit anew what is shown when there is more or less room for it. */
  refit: () => void;
}

const narrow = matchMedia("(max-width: 699px)");
const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
const asideOfSwitch = 16; // pixels beside the buttons that stand on a phone's map
const margin = 28; // pixels between the edge and the neat line

export const boundsOf = ([west, south, east, north]: Extent): LatLngBounds =>
  new LatLngBounds([south, west], [north, east]);

/** The zoom from which the sheet itself shows what the inset shows. */
const detailed = (map: LeafletMap, bounds: LatLngBounds): number => map.getBoundsZoom(bounds) - 1.5;

export function createSheet({ inset, pick }: SheetOptions): Sheet {
  const box = h("div", { class: "leaflet", role: "group" });
  const frame = inset ? null : createRim();
  const bar = h("div", { class: "scale", "aria-hidden": "true" });
  const element = h(
    "div",
    { class: inset ? "sheet inset" : "sheet" },
    frame?.top,
    frame?.side,
    box,
    bar,
  );

  const map = new LeafletMap(box, {
    zoomControl: false,
    attributionControl: false,
    zoomSnap: inset ? 0 : narrow.matches ? 0.25 : 0.05, // on a wide sheet so fine that it is filled
    minZoom: 5,
    maxZoom: 18,
    zoomAnimation: !still,
    fadeAnimation: !still,
    inertia: !still,
    ...(inset && {
      dragging: false,
      scrollWheelZoom: false,
      doubleClickZoom: false,
      boxZoom: false,
      keyboard: false,
      touchZoom: false,
    }),
  }).setView([57.5, 12.7], 9);
  let measured: Box[] | null = null;
  /** What stands on the map itself: the scale, the controls, the name of the inset. */
  function furniture(): Box[] {
    measured ??= measure();
    return measured;
  }
  function measure(): Box[] {
    const { left, top } = box.getBoundingClientRect();
    return [...element.querySelectorAll(".scale, .zoom, .extents, .inset-name, .attribution")]
      .map((each) => each.getBoundingClientRect())
      .filter(({ width }) => width > 0)
      .map(({ x, y, width, height }) => ({
        x: x - left + width / 2,
        y: y - top + height / 2,
        width,
        height,
      }));
  }
  // Before the labels, which avoid the scale.
  whenMoved(map, rim);
  const zones = zoneLayer(map, pick);
  const outline = outlineLayer(map);
  const density = densityLines(map);
  let marked: LatLngBounds | null = null;
  const hidden = (lat: number, lon: number): boolean =>
    marked !== null && map.getZoom() < detailed(map, marked) && marked.contains([lat, lon]);
  const values = labelLayer(map, hidden, furniture);
  const points = pointLayer(
    map,
    {
      of: () => ({ firm: furniture(), soft: values.boxes() }),
      dense: inset,
      moved: () => names.again(),
    },
    hidden,
    { one: tell, several: tellAll },
  );
  // After the symbols, which stand where they belong: a name may stand aside.
  const names = labelLayer(map, hidden, () => [
    ...furniture(),
    ...values.boxes(),
    ...points.boxes(),
  ]);
  const marks: LayerGroup = layerGroup().addTo(map);
  const markRenderer = svgRenderer({ pane: "chosen" });
  let scene: Scene | null = null;
  let drawn: Scene["shapes"] | null = null;
  let tiled = false;
  /** Whether what stands on new zones waits until they can be seen. */
  let waits = false;
  /** What the base map below knows places by. */
  let others: Label[] = [];
  let fitted: Extent | null = null;
  /** The room for the map, in pixels, when it was fitted. */
  let room = { x: 0, y: 0 };
  let here: CircleMarker | null = null;
  const keys = { zones: map.getPane("zones"), symbols: map.getPane("markerPane") };
  const zoneStops = createStops(box, "path[data-key]");
  box.addEventListener("focusin", ({ target }) => {
    const key = target instanceof SVGElement ? (target.dataset.key ?? "") : "";
    zones.focus(key.replace(/^zone-shape /, ""));
  });
  box.addEventListener("focusout", () => zones.focus(""));

  function tell(item: PointItem, group: PointGroup, at: LatLng): void {
    if (scene !== null) openPlace(map, scene, { item, group, at }, pick);
  }

  function tellAll(items: PointItem[], group: PointGroup, at: LatLng, says: string): void {
    const one = (item: PointItem) => tell(item, group, at);
    if (scene !== null) openSeveral(map, scene, { items, group, at, says }, one);
  }

  function rim(): void {
    if (scene === null) return;
    if (frame !== null) drawTicks(map, frame, margin, gridOf(scene.start));
    drawScale(map, bar, inset ? 72 : 160, scene.words);
    measured = null; // measured once for each drawing: each label that is added asks for a new layout
  }

  function nameKeys({ words }: Scene): void {
    for (const pane of Object.values(keys)) pane?.setAttribute("role", "group");
    if (!inset) keys.zones?.setAttribute("aria-label", words.t("zonesByKeys"));
    keys.symbols?.setAttribute("aria-label", words.t("symbolsByKeys"));
  }

  /** The municipality's own places first; the base map knows most of them, too. */
  function writeNames(of: Scene): void {
    const own = nameLabels(of);
    const known = new Set(own.map(({ lines: [name] }) => name));
    const more = others.filter(({ lines: [name] }) => !known.has(name));
    names.set(inset ? [] : [...own, ...more], false);
  }

  function placeTiles({ start }: Scene): void {
    if (tiled) return;
    tiled = true;
    addTiles(map, element, start, {
      named(found) {
        others = found;
        if (scene !== null && !waits) writeNames(scene);
      },
      lost: () => undefined, // zones and names stand on the sheet anyway
    });
  }

  /** On a phone the buttons stand beside what is fitted, not on it. */
  function roomForSwitch(): number {
    if (inset || !narrow.matches) return 0;
    const { offsetLeft = 0, offsetWidth = 0 } =
      element.querySelector<HTMLElement>(".extents") ?? {};
    return offsetWidth === 0 ? 0 : offsetLeft + offsetWidth + asideOfSwitch;
  }

  function look(extent: Extent): void {
    fitted = extent;
    tellSize(map);
    const size = map.getSize();
    room = size;
    if (size.x > 0 && size.y > 0) {
      const side = inset ? 8 : 16;
      map.fitBounds(boundsOf(extent), {
        paddingTopLeft: [Math.max(side, roomForSwitch()), side],
        paddingBottomRight: [side, side],
        animate: false,
      });
    }
  }

  /** What stands on the zones: their figures, the points, the names of places. */
  function write(now: Scene): void {
    values.set(valueLabels(now), inset && now.points.length <= 3);
    points.set(now.points, {
      points: (n, layer) => now.words.t("pointsOf", { n, layer }),
      together: (n) => now.words.t("together", { n }),
    });
    writeNames(now);
  }

  return {
    element,
    map,
    look,
    here(lon, lat) {
      here ??= new CircleMarker([lat, lon], {
        pane: "chosen",
        renderer: markRenderer,
        className: "here",
        radius: 8,
        interactive: false,
      }).addTo(map);
      here.setLatLng([lat, lon]);
    },
    seen() {
      const view = map.getBounds();
      return [view.getWest(), view.getSouth(), view.getEast(), view.getNorth()];
    },
    refit() {
      const changed = box.clientWidth !== room.x || box.clientHeight !== room.y;
      if (changed && fitted !== null) look(fitted);
    },
    mark(extent) {
      marks.clearLayers();
      marked = extent === null ? null : boundsOf(extent);
      if (extent === null) return;
      for (const className of ["mark-halo", "mark-line"]) {
        marks.addLayer(
          new Rectangle(boundsOf(extent), {
            pane: "chosen",
            renderer: markRenderer,
            className,
            interactive: false,
            fill: false,
          }),
        );
      }
    },
    zoom(by) {
      const centre = map.getCenter();
      map.setView([centre.lat, centre.lng] satisfies LatLngTuple, map.getZoom() + by, {
        animate: !still,
      });
    },
    draw(next) {
      scene = next;
      box.setAttribute("aria-label", next.words.t("mapLabel", { question: questionText(next) }));
      placeTiles(next);
      if (drawn !== next.shapes) {
        zones.shapes(next.shapes);
        drawn = next.shapes;
        waits = true;
        afterPaint(() => {
          waits = false;
          if (scene !== null) write(scene);
        });
      }
      zones.paint(next.paints);
      if (!inset) zones.name(zoneNames(next));
      zones.choose(next.state.zone);
      zoneStops.refresh();
      nameKeys(next);
      density.set(next.density?.answer ?? null);
      outline.set(next.base, next.named);
      rim();
      if (!waits) write(next);
    },
  };
}
