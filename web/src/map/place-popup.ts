/** What a symbol stands for: its layer, its title, and the way to its zone; or a list of several. By click, tap or keys. */
import { type LatLng, type Map as LeafletMap, Popup } from "leaflet";
import { h } from "../dom";
import type { PointGroup, PointItem, Scene } from "../scene";
import { crossIcon } from "../symbols";

interface Place {
  item: PointItem;
  group: PointGroup;
  at: LatLng;
}

interface Several {
  items: PointItem[];
  group: PointGroup;
  at: LatLng;
  says: string;
}

const listed = 200; // of the points in one place

/** Opens beside the symbol; Escape closes it and gives the focus back. */
function openPopup(
  map: LeafletMap,
  { words: { t } }: Pick<Scene, "words">,
  { group, at }: Pick<Place, "group" | "at">,
  inside: (popup: Popup) => HTMLElement[],
): void {
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
  const shut = h(
    "button",
    { class: "close", "data-key": "close place", "aria-label": t("dialogClose"), click: close },
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
    ...inside(popup),
  );
  popup.setLatLng(at).setContent(content).openOn(map);
  const first = content.querySelector<HTMLElement>(".button") ?? shut;
  first.focus({ preventScroll: true });
}

export function openPlace(
  map: LeafletMap,
  scene: Pick<Scene, "words" | "zones">,
  { item, group, at }: Place,
  pick: (code: string) => void,
): void {
  const { t } = scene.words;
  const zone = scene.zones.find(({ code }) => code === item.zone);
  openPopup(map, scene, { group, at }, (popup) => {
    const says = h("p", {}, item.title);
    if (zone === undefined) return [says];
    const press = () => {
      popup.remove();
      pick(item.zone);
    };
    const name = t("openPlaceZone", { name: zone.name });
    return [says, h("button", { class: "button", "data-key": "open zone", click: press }, name)];
  });
}

/** Points in one place: `choose` tells of the one that is pressed. */
export function openSeveral(
  map: LeafletMap,
  scene: Pick<Scene, "words">,
  { items, group, at, says }: Several,
  choose: (item: PointItem) => void,
): void {
  openPopup(map, scene, { group, at }, (popup) => {
    const lines = items.slice(0, listed).map((item, index) => {
      const press = () => {
        popup.remove();
        choose(item);
      };
      const key = `one of several ${index}`;
      return h(
        "li",
        {},
        h(
          "button",
          { class: "button", "data-key": key, click: press },
          group.symbol(item),
          item.title,
        ),
      );
    });
    return [h("p", {}, says), h("ul", { class: "several" }, ...lines)];
  });
}
