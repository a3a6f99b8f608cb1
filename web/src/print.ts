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
  seen: () => Extent;
  /** The same question for another period. */
  sceneOf: (period: string) => Promise<Scene>;
}

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
  setTimeout(() => void load().catch(() => undefined), 3000);
  return {
    element,
    open: () => void load().then((printing) => printing.open(of.scene(), of.seen())),
  };
}
