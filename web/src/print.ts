/** Printing: the sheet that the dialog made, or without a dialog the one that fits what is seen. */
import { once } from "./later";
import type { Printing } from "./print/dialog";
import type { Scene } from "./scene";
import { theme } from "./theme";
import type { Extent } from "./types";

export interface Printer {
  element: HTMLElement;
  open: () => void;
}

export interface Printed {
  scene: () => Scene;
  /** Wait for what was asked for, with exact outlines for those that the first view was drawn from. */
  complete: () => Promise<unknown>;
  seen: () => Extent;
  /** The same question for another period. */
  sceneOf: (period: string) => Promise<Scene>;
}

const isPrintKey = ({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean =>
  key.toLowerCase() === "p" && (ctrlKey || metaKey) && !altKey && !shiftKey;

/** What prints is fetched once the page stands: few who look at the map print it. */
export function createPrinter(of: Printed): Printer {
  const element = document.createElement("div");
  let ready: Printing | null = null;
  const load = once(() =>
    import("./print/dialog").then(({ createPrinting }) => {
      ready = createPrinting(of.sceneOf);
      element.append(ready.element);
      return ready;
    }),
  );

  addEventListener("beforeprint", () => {
    document.documentElement.dataset.theme = "light";
    const scene = of.scene();
    if (scene.state.show === "map") ready?.prepare(scene, of.seen());
  });
  addEventListener("afterprint", () => {
    document.documentElement.dataset.theme = theme();
  });
  const open = () =>
    void Promise.all([load(), of.complete()]).then(([printing]) =>
      printing.open(of.scene(), of.seen()),
    );

  // The browser's own printing waits for nothing that is still to be fetched: the keys for it open the dialog,
  // and print what that shows.
  addEventListener("keydown", (event) => {
    if (!isPrintKey(event) || of.scene().state.show !== "map") return;
    event.preventDefault();
    if (ready?.isOpen()) ready.print();
    else open();
  });
  setTimeout(() => void load().catch(() => undefined), 3000);
  return { element, open };
}
