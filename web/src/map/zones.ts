/** The zones on the map: a casing that draws the outer border, the coloured zones, the chosen one. */
import {
  type FeatureGroup,
  featureGroup,
  geoJSON,
  type Map as LeafletMap,
  type Path,
  svg,
} from "leaflet";
import type { Figure } from "../figures";
import type { ZoneFeature } from "../scene";

export interface ZoneLayer {
  /** Replace the shapes; slow, so only when the zone set changes. */
  shapes: (zones: ZoneFeature[]) => void;
  paint: (figures: ReadonlyMap<string, Figure>, ramp: "d" | "f" | "plain") => void;
  choose: (code: string) => void;
}

const classes = ["d1", "d2", "d3", "d4", "d5", "f1", "f2", "f3", "f4", "f5", "plain"];

function panes(map: LeafletMap): void {
  const depths = { casing: "380", zones: "400", outline: "410", chosen: "420", labels: "590" };
  for (const [name, depth] of Object.entries(depths)) {
    const pane = map.createPane(name);
    pane.style.zIndex = depth;
    if (name !== "zones") pane.style.pointerEvents = "none";
  }
}

/** The page's two patterns: too few or too finely asked, and no data. */
const patternOf = (figure: Figure | undefined): string =>
  figure === undefined || figure.standing === "none" ? "none" : "few";

function paintPath(path: Path, figure: Figure | undefined, ramp: string): void {
  const element = path.getElement();
  if (element === undefined) return;
  element.classList.remove(...classes, "blank");
  if (ramp === "plain") element.classList.add("plain");
  else if (figure !== undefined && figure.rank > 0) element.classList.add(`${ramp}${figure.rank}`);
  else {
    element.classList.add("blank");
    element.setAttribute("fill", `url(#${patternOf(figure)})`);
  }
}

export function zoneLayer(map: LeafletMap, pick: (code: string) => void): ZoneLayer {
  panes(map);
  const casing = featureGroup().addTo(map);
  const zones = featureGroup().addTo(map);
  const chosen = featureGroup().addTo(map);
  const renderers = {
    casing: svg({ pane: "casing", padding: 0.5 }),
    zones: svg({ pane: "zones", padding: 0.5 }),
    chosen: svg({ pane: "chosen", padding: 0.5 }),
  };
  const paths = new Map<string, { path: Path; zone: ZoneFeature }>();

  function draw(
    zone: ZoneFeature,
    group: FeatureGroup,
    pane: keyof typeof renderers,
    name: string,
  ) {
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
      for (const zone of features) {
        draw(zone, casing, "casing", "casing");
        const path = draw(zone, zones, "zones", "zone");
        if (path === undefined) continue;
        paths.set(zone.properties.code, { path, zone });
        path.on("click", () => pick(zone.properties.code));
      }
    },
    paint(figures, ramp) {
      for (const [code, { path }] of paths) paintPath(path, figures.get(code), ramp);
    },
    choose(code) {
      chosen.clearLayers();
      const found = paths.get(code);
      if (found === undefined) return;
      draw(found.zone, chosen, "chosen", "chosen-halo");
      draw(found.zone, chosen, "chosen", "chosen-line");
    },
  };
}
