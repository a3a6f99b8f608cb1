/** The map of a workshop: what was said, and drawing without dragging and by keyboard. */
import "leaflet/dist/leaflet.css";
import type { Feature, FeatureCollection, Position } from "geojson";
import {
  CircleMarker,
  DivIcon,
  type FeatureGroup,
  GeoJSON,
  type LatLng,
  LatLngBounds,
  LayerGroup,
  Map as LeafletMap,
  Marker,
  type PathOptions,
  Polyline,
  Rectangle,
} from "leaflet";
import { h } from "../dom";
import { drawBase, fetchBase } from "../map/base";
import * as grid from "./grid";
import { saidLayer } from "./said-layer";
import type { Contribution, Item, Shape, ShapeKind, Workshop } from "./types";

export interface WorkshopMap {
  element: HTMLElement;
  show: (contributions: Contribution[], mine: Set<number>) => void;
  /** Shapes and colours follow what the leader has changed. */
  update: (workshop: Workshop) => void;
  /** Let one stand out; null for none. */
  mark: (id: number | null) => void;
  scenario: (item: Item | undefined) => void;
  /** Bring a shape into view. */
  find: (contribution: Contribution) => void;
  draw: (kind: ShapeKind, changed: () => void) => void;
  /** Put a corner in the middle of the map. */
  put: () => void;
  undo: () => void;
  stop: () => void;
  corners: () => number;
  shape: () => Shape | null;
  pan: (x: number, y: number) => void;
  zoom: (by: number) => void;
  home: () => void;
}

const decimals = 1e7;
const step = 80; // pixels that a press of an arrow moves the map

const styles: Record<"scenario" | "drawn" | "grid", PathOptions> = {
  scenario: { color: "#17694a", weight: 5, fillOpacity: 0.3, dashArray: "8 5" },
  drawn: { color: "#0b57d0", weight: 4, fillOpacity: 0.2 },
  grid: { color: "#76858c", weight: 0.5, fill: false, interactive: false, opacity: 0.6 },
};

const boundsOf = ([west, south, east, north]: Workshop["area"]) =>
  new LatLngBounds([south, west], [north, east]);

const position = ({ lng, lat }: LatLng): Position =>
  [lng, lat].map((each) => Math.round(each * decimals) / decimals);

/** The shape with these corners; null while they are too few. */
export function shapeOf(kind: ShapeKind, corners: Position[]): Shape | null {
  const first = corners[0];
  if (first === undefined) return null;
  if (kind === "point") return { type: "Point", coordinates: first };
  if (kind === "line") {
    return corners.length < 2 ? null : { type: "LineString", coordinates: corners };
  }
  return corners.length < 3 ? null : { type: "Polygon", coordinates: [[...corners, first]] };
}

/** The letters and numbers by which paper names places. */
function gridLayer(area: Workshop["area"]): LayerGroup {
  const layer = new LayerGroup();
  const label = (at: [number, number], text: string) =>
    layer.addLayer(
      new Marker(at, {
        interactive: false,
        keyboard: false,
        icon: new DivIcon({ className: "grid-name", html: h("span", {}, text) }),
      }),
    );
  for (let column = 0; column < grid.columns; ++column) {
    for (let row = 0; row < grid.rows; ++row) {
      const [west, south, east, north] = grid.cell(area, column, row);
      layer.addLayer(new Rectangle(new LatLngBounds([south, west], [north, east]), styles.grid));
      if (row === 0) label([north, (west + east) / 2], grid.columnName(column));
      if (column === 0) label([(south + north) / 2, west], String(row + 1));
    }
  }
  return layer;
}

export function createMap(
  workshop: Workshop,
  label: string,
  chosen: (id: number) => void,
): WorkshopMap {
  const element = h("div", {
    class: "workshop-map",
    role: "application",
    "aria-label": label,
    tabindex: 0,
  });
  const map = new LeafletMap(element, {
    zoomControl: false,
    attributionControl: false,
    maxZoom: 19,
    zoomSnap: 0.5,
    doubleClickZoom: false,
  });
  // Without a base there is still the grid.
  void fetchBase(workshop.area).then(
    (base) => drawBase(map, element, base),
    () => undefined,
  );
  gridLayer(workshop.area).addTo(map);
  const proposals = new LayerGroup().addTo(map);
  const drawing = new LayerGroup().addTo(map);
  const said = saidLayer(map, (id) => {
    if (kind === null) chosen(id);
  });
  let now = workshop;
  let kind: ShapeKind | null = null;
  let corners: LatLng[] = [];
  let tell: () => void = () => undefined;

  const home = () => map.fitBounds(boundsOf(workshop.area));
  new ResizeObserver(() => {
    const before = map.getSize();
    map.invalidateSize({ pan: false });
    if (before.x === 0 || before.y === 0) home();
  }).observe(element);
  home();

  const redraw = () => {
    drawing.clearLayers();
    for (const each of corners) {
      drawing.addLayer(new CircleMarker(each, { ...styles.drawn, radius: 7, fillOpacity: 0.8 }));
    }
    if (corners.length > 1) {
      const closed = kind === "area" && corners.length > 2;
      const line = closed ? [...corners, corners[0] as LatLng] : corners;
      drawing.addLayer(new Polyline(line, styles.drawn));
    }
    tell();
  };
  const add = (at: LatLng) => {
    if (kind === null) return;
    corners = kind === "point" ? [at] : [...corners, at];
    redraw();
  };
  map.on("click", (event) => add(event.latlng));
  element.addEventListener("keydown", (event) => {
    if (kind === null) return;
    if (event.key === "Enter" || event.key === " ") add(map.getCenter());
    else if (event.key === "Backspace") corners = corners.slice(0, -1);
    else return;
    event.preventDefault();
    redraw();
  });

  return {
    element,
    show: (contributions, mine) => said.show(now, contributions, mine),
    update: (changed) => {
      now = changed;
    },
    mark: said.mark,
    scenario: (item) => {
      proposals.clearLayers();
      if (item?.changes === null || item?.changes === undefined) return;
      proposals.addLayer(
        new GeoJSON(item.changes as FeatureCollection, {
          style: () => styles.scenario,
          pointToLayer: (_, at) => new CircleMarker(at, { ...styles.scenario, radius: 8 }),
          onEachFeature: (feature, layer) => {
            const name = (feature.properties as Record<string, string> | null)?.name;
            if (name !== undefined) layer.bindTooltip(h("span", {}, name), { permanent: true });
          },
        }),
      );
    },
    find: (contribution) => {
      if (contribution.geometry === null) return;
      const layer: FeatureGroup = new GeoJSON(contribution as Feature);
      map.fitBounds(layer.getBounds(), { maxZoom: 17, padding: [40, 40] });
    },
    draw: (wanted, changed) => {
      kind = wanted;
      corners = [];
      tell = changed;
      element.classList.add("drawing");
      redraw();
    },
    put: () => add(map.getCenter()),
    undo: () => {
      corners = corners.slice(0, -1);
      redraw();
    },
    stop: () => {
      tell = () => undefined;
      kind = null;
      corners = [];
      element.classList.remove("drawing");
      redraw();
    },
    corners: () => corners.length,
    shape: () => (kind === null ? null : shapeOf(kind, corners.map(position))),
    pan: (x, y) => map.panBy([x * step, y * step]),
    zoom: (by) => map.setZoom(map.getZoom() + by),
    home,
  };
}
