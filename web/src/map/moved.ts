/** When a map has moved, or has another size: what stands on it is placed anew, once. */
import type { Map as LeafletMap } from "leaflet";

const fitting = new WeakSet<LeafletMap>();

/** Calls `act` each time the map has moved. */
export function whenMoved(map: LeafletMap, act: () => void): void {
  map.on("moveend", () => {
    if (!fitting.has(map)) act();
  });
}

/** Tells a map its size without placing anything on it: it is moved right after. */
export function tellSize(map: LeafletMap): void {
  fitting.add(map);
  map.invalidateSize({ animate: false, pan: false });
  fitting.delete(map);
}
