/** Lines of equal density, the stronger the denser. */
import { featureGroup, geoJSON, type Map as LeafletMap, svg } from "leaflet";
import type { Density } from "../analysis-types";
import { beyond } from "./zones";

export interface DensityLayer {
  set: (density: Density | null) => void;
}

export function densityLines(map: LeafletMap): DensityLayer {
  const pane = map.createPane("density");
  pane.style.zIndex = "405";
  pane.style.pointerEvents = "none";
  const renderer = svg({ pane: "density", padding: beyond(map) });
  const group = featureGroup().addTo(map);
  let drawn: Density | null = null;

  return {
    set(density) {
      if (drawn === density) return;
      drawn = density;
      group.clearLayers();
      const steps = density?.features ?? [];
      const rising = [...steps].sort(
        (a, b) => a.properties.density_from - b.properties.density_from,
      );
      for (const [at, step] of rising.entries()) {
        const rank = 1 + Math.floor((at * 5) / rising.length);
        for (const part of ["halo", "line"]) {
          const className = `density density-${part} step${rank}`;
          const style = { pane: "density", renderer, className };
          group.addLayer(geoJSON(step, { style, interactive: false }));
        }
      }
    },
  };
}
