/** One contribution stands out, on the map and in the list: whichever of them it was chosen on. */
import type { WorkshopMap } from "./map";
import type { Model } from "./model";
import type { Contribution } from "./types";

export interface Marking {
  /** Chosen on the map: its words come into view and have the focus. */
  fromMap: (id: number) => void;
  /** Chosen in the list: the map goes there. */
  fromList: (contribution: Contribution) => void;
}

/** `draw` draws the list anew, with the one that `model` names marked. */
export function createMarking(model: Model, map: () => WorkshopMap, draw: () => void): Marking {
  const mark = (id: number) => {
    model.marked = id;
    map().mark(id);
    draw();
  };
  return {
    fromMap(id) {
      mark(id);
      const entry = document.getElementById(`c${id}`);
      entry?.scrollIntoView({ block: "center" });
      entry?.focus({ preventScroll: true });
    },
    fromList(contribution) {
      mark(contribution.id);
      map().find(contribution);
      map().element.focus();
    },
  };
}
