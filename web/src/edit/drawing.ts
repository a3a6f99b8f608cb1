/** Draws a point, line or area without dragging: by clicks, by keys, by typed coordinates or by a place's name. */
import type { Geometry, Position as GeoPosition } from "geojson";
import { CircleMarker, GeoJSON, Map as LeafletMap, layerGroup, Polygon, Polyline } from "leaflet";
import { h, show } from "../dom";
import { type Base, drawBase } from "../map/base";
import { pointLayer } from "../map/points";
import type { PointGroup } from "../scene";
import type { Extent } from "../types";
import type { Key, Words } from "../words";
import type { Place } from "./api";
import { type Position, readPositions, type System, writePosition } from "./coordinates";

export type Shape = "none" | "point" | "line" | "area";

export interface Drawing {
  element: HTMLElement;
  /** What was drawn; undefined when it is unfinished or nobody can read it. */
  geometry: () => Geometry | null | undefined;
  set: (geometry: Geometry | null, shapes: Shape[]) => void;
  problem: (text: string) => void;
  resized: () => void;
}

export interface Ground {
  base: Base | null;
  /** What is there already. */
  around: PointGroup[];
  places: Place[];
}

const somewhere: Extent = [12, 57, 13.5, 58]; // where there is no map yet

const least: Record<Shape, number> = { none: 0, point: 1, line: 2, area: 3 };
const names: Record<Shape, Key> = {
  none: "editNoPlace",
  point: "editPoint",
  line: "editLine",
  area: "editArea",
};

const rounded = ([x, y]: Position): GeoPosition => [Number(x.toFixed(7)), Number(y.toFixed(7))];

function geometryOf(shape: Shape, positions: Position[]): Geometry | null | undefined {
  if (shape === "none") return null;
  if (positions.length < least[shape]) return undefined;
  const all = positions.map(rounded);
  const [first] = all;
  if (first === undefined) return undefined;
  if (shape === "point") return { type: "Point", coordinates: first };
  if (shape === "line") return { type: "LineString", coordinates: all };
  return { type: "Polygon", coordinates: [[...all, first]] };
}

/** Null for what this page does not draw: several parts, holes. It is kept as long as nobody draws anew. */
function readGeometry(from: Geometry | null): { shape: Shape; positions: Position[] } | null {
  if (from === null) return { shape: "none", positions: [] };
  if (from.type === "Point") return { shape: "point", positions: [from.coordinates as Position] };
  if (from.type === "LineString")
    return { shape: "line", positions: from.coordinates as Position[] };
  if (from.type !== "Polygon" || from.coordinates.length !== 1) return null;
  return { shape: "area", positions: (from.coordinates[0] ?? []).slice(0, -1) as Position[] };
}

export function createDrawing({ t, number }: Words, ground: Ground, changed: () => void): Drawing {
  let shape: Shape = "none";
  let shapes: Shape[] = ["none"];
  let system: System = "sweref";
  let positions: Position[] = [];
  /** What is there and cannot be drawn here. */
  let kept: Geometry | null = null;
  let unreadable = false;

  const box = h("div", { class: "draw-map", role: "application", "aria-label": t("editMapLabel") });
  const centre = h("span", { class: "draw-centre", "aria-hidden": "true" }, "+");
  const choice = h("div", { class: "segmented", role: "group", "aria-label": t("editShape") });
  const note = h("p", { class: "problem", role: "alert" });
  const text = h("textarea", {
    id: "draw-coordinates",
    rows: 4,
    spellcheck: "false",
    "aria-describedby": "draw-help",
    input: () => typed(),
  });
  const systems = h(
    "select",
    { id: "draw-system", change: () => turn(systems.value as System) },
    h("option", { value: "sweref" }, t("editSweref")),
    h("option", { value: "wgs84" }, t("editWgs84")),
  );
  const placeNames = h(
    "datalist",
    { id: "draw-places" },
    ...ground.places.slice(0, 2000).map(({ name }) => h("option", { value: name })),
  );
  const place = h("input", {
    id: "draw-place",
    list: "draw-places",
    autocomplete: "off",
    change: () => goTo(place.value),
  });

  const map = new LeafletMap(box, {
    attributionControl: false,
    zoomAnimation: false,
    zoomSnap: 0.25,
  }).setView([57.5, 12.7], 10);
  const drawn = layerGroup().addTo(map);
  if (ground.base !== null) {
    const names = drawBase(map, box, ground.base);
    // Something that is there can be drawn to.
    pointLayer(
      map,
      { of: () => ({ firm: [], soft: names() }), dense: false, moved: () => {} },
      () => false,
      {
        one: ({ lon, lat }) => add([lon, lat]),
        several: ([first]) => first && add([first.lon, first.lat]),
      },
    ).set(ground.around, {
      points: (n, layer) => t("pointsOf", { n: number(n), layer }),
      together: (n) => t("together", { n: number(n) }),
    });
  }
  map.on("click", ({ latlng }) => add([latlng.lng, latlng.lat]));
  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter") add([map.getCenter().lng, map.getCenter().lat]);
    else if (event.key === "Backspace") remove();
    else return;
    event.preventDefault();
  });

  function add(position: Position): void {
    if (shape === "none") choose(shapes.includes("point") ? "point" : "none");
    if (shape === "none") return;
    kept = null;
    positions = shape === "point" ? [position] : [...positions, position];
    written();
  }

  function remove(): void {
    positions = positions.slice(0, -1);
    written();
  }

  function goTo(name: string): void {
    const found = ground.places.find((each) => each.name === name);
    if (found === undefined) return;
    add(found.at);
    map.setView([found.at[1], found.at[0]], 15);
  }

  function choose(next: Shape): void {
    shape = next;
    kept = null;
    if (shape === "none") positions = [];
    if (shape === "point") positions = positions.slice(-1);
    written();
  }

  function turn(next: System): void {
    system = next;
    write();
  }

  /** Somebody types: what is read is drawn, the text stays as it is. */
  function typed(): void {
    const { positions: read, wrong } = readPositions(text.value);
    unreadable = wrong !== null;
    note.textContent = wrong === null ? "" : t("editWrongLine", { line: wrong });
    if (wrong === null) {
      positions = read;
      kept = null;
      if (shape === "none" && read.length > 0)
        shape = shapes.find((each) => each !== "none") ?? "none";
      draw();
    }
    changed();
  }

  function write(): void {
    text.value = positions.map((each) => writePosition(each, system)).join("\n");
    unreadable = false;
  }

  function written(): void {
    note.textContent = "";
    write();
    draw();
    changed();
  }

  function draw(): void {
    drawn.clearLayers();
    const corners = positions.map(([x, y]): [number, number] => [y, x]);
    if (kept !== null) new GeoJSON(kept, { style: { className: "draw-shape" } }).addTo(drawn);
    if (shape === "line") new Polyline(corners, { className: "draw-shape" }).addTo(drawn);
    if (shape === "area") new Polygon(corners, { className: "draw-shape" }).addTo(drawn);
    for (const corner of corners)
      new CircleMarker(corner, { radius: 5, className: "draw-corner", interactive: false }).addTo(
        drawn,
      );
    const button = (each: Shape) =>
      h(
        "button",
        {
          type: "button",
          class: "button",
          "data-key": `shape ${each}`,
          "aria-pressed": String(shape === each && kept === null),
          click: () => choose(each),
        },
        t(names[each]),
      );
    show(choice, ...shapes.map(button));
  }

  /** Show what is drawn, or all zones. */
  function look(): void {
    const shown = kept ?? geometryOf(shape, positions) ?? null;
    const own = shown === null ? null : new GeoJSON(shown).getBounds();
    if (own?.isValid()) map.fitBounds(own.pad(0.5), { maxZoom: 13, animate: false });
    else {
      const [west, south, east, north] = ground.base?.start.extent ?? somewhere;
      const corners: [number, number][] = [
        [south, west],
        [north, east],
      ];
      map.fitBounds(corners, { animate: false });
    }
  }

  const step = (key: Key, act: () => void) =>
    h("button", { type: "button", class: "button", click: act }, t(key));
  const element = h(
    "fieldset",
    { class: "drawing" },
    h("legend", {}, t("editWhere")),
    choice,
    h("div", { class: "draw-frame" }, box, centre),
    h("p", { class: "note", id: "draw-help" }, t("editMapHelp")),
    h(
      "div",
      { class: "draw-steps" },
      step("editAddCentre", () => add([map.getCenter().lng, map.getCenter().lat])),
      step("editRemoveLast", remove),
    ),
    ground.places.length > 0 && h("label", { for: "draw-place" }, t("editPickPlace")),
    ground.places.length > 0 && place,
    placeNames,
    h("label", { for: "draw-coordinates" }, t("editCoordinates")),
    text,
    h("label", { for: "draw-system" }, t("editSystem")),
    systems,
    note,
  );

  return {
    element,
    geometry: () => (unreadable ? undefined : (kept ?? geometryOf(shape, positions))),
    set(geometry, allowed) {
      shapes = allowed;
      const read = readGeometry(geometry);
      kept = read === null ? geometry : null;
      shape = read?.shape ?? "none";
      positions = read?.positions ?? [];
      note.textContent = "";
      write();
      draw();
    },
    problem(message) {
      note.textContent = message;
    },
    resized() {
      map.invalidateSize();
      look();
    },
  };
}
