/** The zones on the map: a casing that draws the outer border, the coloured zones, the chosen one. */
import type { Feature } from "geojson";
import {
  type FeatureGroup,
  featureGroup,
  geoJSON,
  type Map as LeafletMap,
  type Path,
  svg,
} from "leaflet";
import { isPattern } from "../paints";
import type { ZoneFeature } from "../scene";
import { together } from "./geometry";

export interface ZoneLayer {
  /** Replace the shapes; slow, so only when the zone set changes. */
  shapes: (zones: ZoneFeature[]) => void;
  /** A class of the stylesheet for each code, or the name of a pattern. */
  paint: (paints: ReadonlyMap<string, string>) => void;
  choose: (code: string) => void;
  /** Outline the zone that has the keyboard's focus; an empty code removes the outline. */
  focus: (code: string) => void;
  /** What each zone is called, by its code. */
  name: (names: ReadonlyMap<string, string>) => void;
}

/** The planes of a map, from the ground up to what is written on it. */
export function panes(map: LeafletMap): void {
  const depths = { casing: "380", zones: "400", outline: "410", chosen: "420", labels: "590" };
  for (const [name, depth] of Object.entries(depths)) {
    const pane = map.createPane(name);
    pane.style.zIndex = depth;
    if (name !== "zones") pane.style.pointerEvents = "none";
  }
}

/** How much is drawn beyond the edges, as a share of the map's size: nothing where it is not to be moved. */
export const beyond = ({ options }: LeafletMap): number => (options.dragging ? 0.5 : 0);

const painted = new WeakMap<Element, string>();

function paintPath(path: Path, paint: string): void {
  const element = path.getElement();
  if (element === undefined || painted.get(element) === paint) return;
  element.classList.remove(...(painted.get(element) ?? "").split(" ").filter(Boolean), "blank");
  painted.set(element, paint);
  if (isPattern(paint)) {
    element.classList.add("blank");
    element.setAttribute("fill", `url(#${paint})`);
  } else element.classList.add(...paint.split(" "));
}

export function zoneLayer(map: LeafletMap, pick: (code: string) => void): ZoneLayer {
  panes(map);
  const casing = featureGroup().addTo(map);
  const zones = featureGroup().addTo(map);
  const chosen = featureGroup().addTo(map);
  const focused = featureGroup().addTo(map);
  const renderers = {
    casing: svg({ pane: "casing", padding: beyond(map) }),
    zones: svg({ pane: "zones", padding: beyond(map) }),
    chosen: svg({ pane: "chosen", padding: beyond(map) }),
  };
  const paths = new Map<string, { path: Path; zone: ZoneFeature }>();

  function draw(zone: Feature, group: FeatureGroup, pane: keyof typeof renderers, name: string) {
    const layer = geoJSON(zone, {
      style: { pane, renderer: renderers[pane], className: name, fillOpacity: 1 },
      interactive: pane === "zones",
    });
    layer.eachLayer((path) => group.addLayer(path));
    return layer.getLayers()[0] as Path | undefined;
  }

  return {
    shapes(features) {
      for (const group of [casing, zones, chosen]) group.clearLayers();
      paths.clear();
      draw(together(features), casing, "casing", "casing");
      for (const zone of features) {
        const path = draw(zone, zones, "zones", "zone");
        if (path === undefined) continue;
        paths.set(zone.properties.code, { path, zone });
        path.on("click", () => pick(zone.properties.code));
      }
    },
    paint(paints) {
      for (const [code, { path }] of paths) paintPath(path, paints.get(code) ?? "none");
    },
    choose(code) {
      chosen.clearLayers();
      for (const [each, { path }] of paths) {
        const element = path.getElement();
        if (element?.hasAttribute("role")) element.setAttribute("aria-pressed", `${each === code}`);
      }
      const found = paths.get(code);
      if (found === undefined) return;
      draw(found.zone, chosen, "chosen", "chosen-halo");
      draw(found.zone, chosen, "chosen", "chosen-line");
    },
    focus(code) {
      focused.clearLayers();
      const found = paths.get(code);
      if (found === undefined) return;
      draw(found.zone, focused, "chosen", "chosen-halo");
      draw(found.zone, focused, "chosen", "focus-line");
    },
    name(names) {
      for (const [code, { path }] of paths) {
        const element = path.getElement();
        element?.setAttribute("role", "button");
        element?.setAttribute("aria-label", names.get(code) ?? code);
        if (element instanceof SVGElement) element.dataset.key = `zone-shape ${code}`;
      }
    },
  };
}
