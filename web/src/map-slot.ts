/** The map's place in the page: what is around it stands, and can be used, while its scripts are on their way. */

import { wholeOf } from "./area";
import { h } from "./dom";
import { later } from "./later";
import type { MapView } from "./map";
import type { Scene } from "./scene";

export interface MapSlot extends MapView {
  element: HTMLElement;
}

const loaded = later(() => import("./map"));

/** `closer` is called when the map shows more than an outline of the whole does. */
export function createMapSlot(closer: () => void): MapSlot {
  const element = h("section", { class: "map" });
  let view: MapView | null = null;
  let scene: Scene | null = null;
  const latest = () => scene !== null && draw(scene);
  loaded(latest);

  function draw(now: Scene): void {
    scene = now;
    const module = loaded(latest);
    if (module === null) return;
    view ??= module.createMapView(element, closer);
    view.draw(now);
  }

  return {
    element,
    draw,
    look: (extent) => view?.look(extent),
    here: (lon, lat) => view?.here(lon, lat),
    seen: () => view?.seen() ?? (scene && wholeOf(scene)) ?? [-180, -90, 180, 90],
  };
}
