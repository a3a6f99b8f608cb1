/** A part of the page that is loaded, drawn, and loaded again; what fails says so and can be tried again. */
import { type Child, h, show } from "../dom";
import { failure } from "../status";
import type { Words } from "../words";

export interface Loaded {
  element: HTMLElement;
  reload: () => Promise<void>;
}

export function loaded<Content>(
  words: Words,
  what: string,
  fetchIt: () => Promise<Content>,
  draw: (content: Content) => Child[],
): Loaded {
  const element = h(
    "div",
    { class: "admin-loaded", "aria-busy": "true" },
    h("p", { class: "note" }, words.t("loading", { what })),
  );
  async function reload(): Promise<void> {
    element.setAttribute("aria-busy", "true");
    try {
      show(element, ...draw(await fetchIt()));
    } catch (error) {
      show(
        element,
        failure(error, words, () => void reload(), false),
      );
    } finally {
      element.removeAttribute("aria-busy");
    }
  }
  void reload();
  return { element, reload };
}

/** A table whose rows become cards on a phone: each cell says what it is. */
export function table(caption: string, names: string[], rows: Child[][]): HTMLElement {
  const cell = (content: Child, i: number) =>
    i === 0
      ? h("th", { scope: "row" }, content)
      : h("td", { "data-name": names[i] ?? "" }, h("div", {}, content));
  return h(
    "table",
    { class: "admin-table" },
    h("caption", { class: "hidden" }, caption),
    h(
      "thead",
      {},
      h(
        "tr",
        {},
        ...names.map((name) => (name === "" ? h("td") : h("th", { scope: "col" }, name))),
      ),
    ),
    h("tbody", {}, ...rows.map((row) => h("tr", {}, ...row.map(cell)))),
  );
}
