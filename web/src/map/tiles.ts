/** The municipality's base map below a map, when one is set; the drawn one when it cannot be shown. */
import { type Layer, type Map as LeafletMap, TileLayer } from "leaflet";
import { h } from "../dom";
import type { Basemap, Start, VectorBasemap } from "../types";
import { words } from "../words";
import type { Label } from "./labels";

/** What a base map tells the map above it. */
export interface BaseTold {
  /** The names of places that are to be written, the important ones first. */
  named: (names: Label[]) => void;
  /** It cannot be shown. */
  lost: () => void;
}

/** So many tiles that fail one after the other are no accident of the network. */
const mostFailed = 2;

const isOwn = ({ url }: Basemap): boolean => !url.includes("://");
export const isVector = (basemap: Basemap): basemap is VectorBasemap => basemap.schema !== null;

/** Counts what becomes of tiles. Another server may have none for a part of the world. */
function watch(basemap: Basemap, lost: () => void) {
  let [failed, all] = [0, 0];
  return {
    came() {
      failed = 0;
      all += 1;
    },
    failed() {
      failed += 1;
      if (failed === mostFailed && (isOwn(basemap) || all === 0)) lost();
    },
  };
}

function pictures(basemap: Basemap, lost: () => void): Layer {
  const { came, failed } = watch(basemap, lost);
  return new TileLayer(basemap.url, {
    maxZoom: 19,
    maxNativeZoom: basemap.max_zoom,
    // Servers such as OpenStreetMap's ask which site shows their tiles.
    referrerPolicy: isOwn(basemap) ? false : "strict-origin",
  })
    .on("tileload", came)
    .on("tileerror", failed);
}

async function layerOf(basemap: Basemap, told: BaseTold): Promise<Layer> {
  if (!isVector(basemap)) return pictures(basemap, told.lost);
  const { VectorBaseLayer } = await import("./vector/layer");
  return new VectorBaseLayer(basemap, { ...watch(basemap, told.lost), named: told.named });
}

function note(frame: HTMLElement): void {
  const { t } = words(document.documentElement.lang === "en" ? "en" : "sv");
  frame.append(h("p", { class: "attribution base-lost", role: "status" }, t("baseLost")));
}

/** Tiles and their attribution in `frame`; false when there is no base map. */
export function addTiles(
  map: LeafletMap,
  frame: HTMLElement,
  { basemap, basemap_lost: isLost }: Pick<Start, "basemap" | "basemap_lost">,
  told: BaseTold,
): boolean {
  if (isLost) note(frame);
  if (basemap === null) return false;
  const thanks = h("p", { class: "attribution" }, basemap.attribution);
  let layer: Layer | null = null;
  let gone = false;
  function lost(): void {
    if (gone) return;
    gone = true;
    layer?.remove();
    thanks.remove();
    frame.classList.remove("has-tiles");
    if (!isLost) note(frame);
    told.named([]);
    told.lost();
  }
  layerOf(basemap, { ...told, lost }).then((found) => {
    layer = found;
    if (!gone) found.addTo(map);
  }, lost);
  frame.classList.add("has-tiles");
  if (basemap.attribution !== "") frame.append(thanks);
  return true;
}
