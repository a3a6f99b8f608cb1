/** The quiet base: the ground of a municipality that the zones do not cover, and dotted localities. */
import { featureGroup, geoJSON, type Map as LeafletMap, svg } from "leaflet";
import type { ZoneFeature } from "../scene";
import { together } from "./geometry";
import { beyond } from "./zones";

export interface OutlineLayer {
  set: (base: ZoneFeature[], named: ZoneFeature[]) => void;
}

export function outlineLayer(map: LeafletMap): OutlineLayer {
  const ground = featureGroup().addTo(map);
  const dotted = featureGroup().addTo(map);
  map.createPane("ground").style.zIndex = "370";
  const below = svg({ pane: "ground", padding: beyond(map) });
  const above = svg({ pane: "outline", padding: beyond(map) });
  let drawn: [ZoneFeature[], ZoneFeature[]] = [[], []];

  return {
    set(base, named) {
      if (drawn[0] === base && drawn[1] === named) return;
      drawn = [base, named];
      ground.clearLayers();
      dotted.clearLayers();
      for (const className of base.length > 0 ? ["casing", "ground"] : []) {
        const style = { pane: "ground", renderer: below, className, fillOpacity: 1 };
        ground.addLayer(geoJSON(together(base), { style, interactive: false }));
      }
      const style = { pane: "outline", renderer: above, className: "locality", fill: false };
      dotted.addLayer(geoJSON(together(named), { style, interactive: false }));
    },
  };
}
