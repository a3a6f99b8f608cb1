/** What a symbol stands for: its layer, its title, and the way to its zone. By click, tap or keys. */
import { type LatLng, type Map as LeafletMap, Popup } from "leaflet";
import { h } from "../dom";
import type { PointGroup, PointItem, Scene } from "../scene";
import { crossIcon } from "../symbols";

interface Place {
  item: PointItem;
  group: PointGroup;
  at: LatLng;
}

/** Opens beside the symbol; Escape closes it and gives the focus back. */
export function openPlace(
  map: LeafletMap,
  { words: { t }, zones }: Scene,
  { item, group, at }: Place,
  pick: (code: string) => void,
): void {
  const zone = zones.find(({ code }) => code === item.zone);
  const from = document.activeElement;
  const popup = new Popup({
    closeButton: false,
    autoPanPadding: [16, 16],
    maxWidth: 280,
    offset: [0, -8],
  });
  const close = () => {
    popup.remove();
    if (from instanceof HTMLElement) from.focus({ preventScroll: true });
  };
  const open = h(
    "button",
    {
      class: "button",
      "data-key": "open zone",
      click: () => {
        popup.remove();
        pick(item.zone);
      },
    },
    t("openPlaceZone", { name: zone?.name ?? "" }),
  );
  const shut = h(
    "button",
    {
      class: "close",
      "data-key": "close place",
      "aria-label": t("dialogClose"),
      click: close,
    },
    crossIcon(),
  );
  const content = h(
    "div",
    {
      class: "place-popup",
      role: "dialog",
      "aria-label": group.label,
      keydown: (event) => {
        if (!(event instanceof KeyboardEvent)) return;
        event.stopPropagation();
        if (event.key === "Escape") close();
      },
    },
    h("div", {}, h("b", {}, group.label), shut),
    h("p", {}, item.title),
    zone !== undefined && open,
  );
  popup.setLatLng(at).setContent(content).openOn(map);
  (zone === undefined ? shut : open).focus({ preventScroll: true });
}
