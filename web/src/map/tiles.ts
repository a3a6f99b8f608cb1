/** The municipality's map service below a map, when one is set. */
import { type Map as LeafletMap, TileLayer } from "leaflet";
import { h } from "../dom";
import type { Basemap } from "../types";

/** Tiles and their attribution in `frame`; false when there is no service. */
export function addTiles(
  map: LeafletMap,
  frame: HTMLElement,
  basemap: Basemap | null,
): basemap is Basemap {
  if (basemap === null) return false;
  new TileLayer(basemap.url, { maxZoom: 19, maxNativeZoom: basemap.max_zoom }).addTo(map);
  frame.classList.add("has-tiles");
  frame.append(h("p", { class: "attribution" }, basemap.attribution));
  return true;
}
