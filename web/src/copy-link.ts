/** A button that copies the short link to what is shown. */
import { h, show } from "./dom";
import { canonical, homeView } from "./filters";
import type { Scene } from "./scene";
import { shortFragment } from "./short-link";

const told = 4000; // milliseconds that the button says what it has done

/** The whole address; the choices are in its fragment, which never reaches a server. */
export function shortAddress({ start, asked }: Pick<Scene, "start" | "asked">): string {
  const { origin, pathname } = location;
  return `${origin}${pathname}${shortFragment(canonical(start, asked), homeView(start))}`;
}

export function copyLink(scene: Scene, place: string): HTMLElement {
  const { t } = scene.words;
  const said = h("span", { role: "status" });
  const button = h(
    "button",
    { class: "copy", "data-key": `copy ${place}`, click: () => void copy() },
    t("copyLink"),
  );

  /** Where the browser gives no clipboard, the address stands ready to be copied by hand. */
  function byHand(address: string): void {
    const field = h("input", { class: "address", readonly: true, "aria-label": t("copyLink") });
    field.value = address;
    show(said, field);
    field.focus();
    field.select();
  }

  async function copy(): Promise<void> {
    const address = shortAddress(scene);
    try {
      await navigator.clipboard.writeText(address);
      show(said, t("copied"));
      setTimeout(() => show(said), told);
    } catch {
      byHand(address);
    }
  }

  return h("span", { class: `copy-link ${place}` }, button, said);
}
