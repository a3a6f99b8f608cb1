/** Two maps that move as one, with a cross at the same place in both. */
import { DivIcon, type Map as LeafletMap, type LeafletMouseEvent, Marker } from "leaflet";

export interface Lock {
  /** Give the second map its room anew, and the first one's view. */
  align: () => void;
}

/** Each map follows the other from now on. */
export function lock(a: LeafletMap, b: LeafletMap): Lock {
  let following = false;
  const follow = (from: LeafletMap, to: LeafletMap) => {
    if (following || to.getSize().x === 0) return;
    following = true;
    to.setView(from.getCenter(), from.getZoom(), { animate: false });
    following = false;
  };
  const crosses = [a, b].map(
    () =>
      new Marker([0, 0], {
        icon: new DivIcon({ className: "cross", iconSize: [24, 24] }),
        interactive: false,
        keyboard: false,
      }),
  );
  const show = ({ latlng }: LeafletMouseEvent) => {
    for (const [at, map] of [a, b].entries()) crosses[at]?.setLatLng(latlng).addTo(map);
  };
  const hide = () => {
    for (const cross of crosses) cross.remove();
  };
  const pairs: [LeafletMap, LeafletMap][] = [
    [a, b],
    [b, a],
  ];
  for (const [from, to] of pairs) {
    from.on("move zoomend", () => follow(from, to));
    from.on("mousemove", show);
    from.on("mouseout", hide);
  }
  return {
    align() {
      following = true;
      b.invalidateSize({ animate: false, pan: false });
      if (b.getSize().x > 0) b.setView(a.getCenter(), a.getZoom(), { animate: false });
      following = false;
    },
  };
}
