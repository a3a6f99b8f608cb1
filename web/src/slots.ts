/** The places of the page's parts, in which each is drawn. */
import { type Child, h } from "./dom";
import type { Scene } from "./scene";

/** Whether this is the map in a frame of another page. */
export const embedded = location.pathname.endsWith("/embed");

/** From the frame to the whole page, as it stands. */
export const wholeMap = ({ words: { t } }: Scene): Child =>
  h("a", { href: `./${location.hash}`, target: "_blank", rel: "noopener" }, t("embedOpen"));

function skipTo(id: string): void {
  document.getElementById(id)?.focus();
}

export function places() {
  return {
    skip: h("button", { class: "skip button", click: () => skipTo("zones") }),
    header: h("header"),
    question: h("div", { class: "question-text" }),
    actions: h("div", { class: "actions" }),
    status: h("div", { class: "status" }),
    main: h("main"),
    sheet: h("div", { class: "wide" }),
    panel: h("aside"),
    panelText: h("div", { class: "panel-text" }),
    time: h("section", { class: "time" }),
    source: h("footer"),
    live: h("p", { class: "hidden", "aria-live": "polite" }),
  };
}
