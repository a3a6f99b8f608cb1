/** A dialog over the page: it keeps the focus, and Escape closes it. */
import { type Child, h, show } from "./dom";
import { crossIcon } from "./symbols";

export interface Dialog {
  element: HTMLDialogElement;
  /** Open it, or put new content in it; what had the focus keeps it. */
  fill: (title: string, closeLabel: string, ...content: Child[]) => void;
  close: () => void;
}

export function createDialog(name: string): Dialog {
  const body = h("div", { class: "dialog-body" });
  const element = h("dialog", { class: name, "aria-labelledby": `${name}-title` }, body);
  const close = () => element.close();
  element.addEventListener("close", () => body.replaceChildren());
  element.addEventListener("click", (event) => event.target === element && close());
  return {
    element,
    close,
    fill(title, closeLabel, ...content) {
      const head = h(
        "div",
        { class: "dialog-head" },
        h("h2", { id: `${name}-title` }, title),
        h(
          "button",
          { class: "close", "data-key": "dialog-close", "aria-label": closeLabel, click: close },
          crossIcon(),
        ),
      );
      show(body, head, ...content);
      if (!element.open) element.showModal();
    },
  };
}

export interface Option {
  value: string;
  text: string;
}

/** A label with a choice under it. */
export function choice(
  key: string,
  label: string,
  value: string,
  options: Option[],
  chosen: (value: string) => void,
): HTMLElement {
  const select = h(
    "select",
    { "data-key": key, class: "field", change: () => chosen(select.value) },
    ...options.map((each) =>
      h("option", { value: each.value, selected: each.value === value }, each.text),
    ),
  );
  return h("label", { class: "choice" }, h("span", {}, label), select);
}
