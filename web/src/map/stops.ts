/** Things on the map that the keyboard reaches: one stop of the Tab key for all, arrows go between them. */

export interface Stops {
  /** Call when the things have been drawn anew: who had the focus keeps it. */
  refresh: () => void;
}

interface Point {
  x: number;
  y: number;
}

const directions: Record<string, Point> = {
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
};

/** The nearest point that lies in a direction, those straight ahead before those aside; -1 when none does. */
export function nearest(from: Point, to: Point[], direction: Point): number {
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  for (const [index, { x, y }] of to.entries()) {
    const ahead = (x - from.x) * direction.x + (y - from.y) * direction.y;
    const aside = Math.abs((x - from.x) * direction.y) + Math.abs((y - from.y) * direction.x);
    const cost = ahead + 2 * aside;
    if (ahead > 1 && aside <= 2 * ahead && cost < least) {
      least = cost;
      best = index;
    }
  }
  return best;
}

type Stop = HTMLElement | SVGElement;

const middle = (stop: Stop): Point => {
  const { left, top, width, height } = stop.getBoundingClientRect();
  return { x: left + width / 2, y: top + height / 2 };
};

/** What matches `selector` in `root` becomes stops, told apart by their data-key. */
export function createStops(root: HTMLElement, selector: string): Stops {
  let current = "";
  let inside = false;
  const stops = (): Stop[] => [...root.querySelectorAll<Stop>(selector)];

  function refresh(): void {
    const all = stops();
    const kept = all.find((stop) => stop.dataset.key === current);
    const entry = kept ?? all[0];
    for (const stop of all) stop.setAttribute("tabindex", stop === entry ? "0" : "-1");
    const lost = inside && !root.contains(document.activeElement);
    if (lost && document.activeElement === document.body) entry?.focus({ preventScroll: true });
  }

  function move(from: Stop, key: string): Stop | undefined {
    const all = stops();
    if (key === "Home") return all[0];
    if (key === "End") return all.at(-1);
    const direction = directions[key];
    return direction && all[nearest(middle(from), all.map(middle), direction)];
  }

  root.addEventListener("focusin", ({ target }) => {
    const stop = (target as Element).closest<Stop>(selector);
    inside = stop !== null;
    if (stop === null) return;
    current = stop.dataset.key ?? "";
    refresh();
  });
  root.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget !== null) inside = false;
  });
  root.addEventListener("keydown", (event) => {
    const stop = (event.target as Element).closest<Stop>(selector);
    if (stop === null || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      event.stopPropagation();
      stop.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, detail: 1 }));
      return;
    }
    if (!(event.key in directions) && event.key !== "Home" && event.key !== "End") return;
    // The map itself would move by the arrow keys.
    event.preventDefault();
    event.stopPropagation();
    move(stop, event.key)?.focus({ preventScroll: true });
  });
  return { refresh };
}
