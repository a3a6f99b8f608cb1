/** Where the focus goes when a panel opens or closes. */
import type { State } from "./state";

/** The code of the zone whose shape on the map has the focus; empty when none has. */
export function shapeInFocus(): string {
  const focused = document.activeElement;
  const key = focused instanceof SVGElement ? (focused.dataset.key ?? "") : "";
  return key.startsWith("zone-shape ") ? key.slice("zone-shape ".length) : "";
}

/** What gets the focus after a change: the head of the panel that opened, else what it was opened from. */
export function focusAfter(from: State, to: State): string {
  if (to.measure !== from.measure)
    return to.measure !== "" ? "measure-name" : `measure ${from.measure}`;
  if (to.zone === from.zone) return "";
  return to.zone !== "" ? "zone-name" : `zone ${from.zone}`;
}
