/** Elements as expressions. Text always becomes text nodes, so data can never become markup. */

export type Child = Node | string | number | null | undefined | false;
type Value = string | number | boolean | null | undefined | ((event: Event) => void);
export type Attributes = Record<string, Value>;

const svgNames = "http://www.w3.org/2000/svg";

function fill(element: Element, attributes: Attributes, children: Child[]): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) {
      element.setAttribute(name, String(value));
    }
  }
  append(element, children);
}

function append(element: Element, children: Child[]): void {
  for (const child of children) {
    if (child === null || child === undefined || child === false) continue;
    element.append(child instanceof Node ? child : String(child));
  }
}

export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  fill(element, attributes, children);
  return element;
}

export function svg<K extends keyof SVGElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): SVGElementTagNameMap[K] {
  const element = document.createElementNS(svgNames, tag);
  fill(element, attributes, children);
  return element;
}

/** Put new content in a slot; what had the focus keeps it, by its `data-key`. */
export function show(slot: Element, ...children: Child[]): void {
  const key = slot.contains(document.activeElement)
    ? document.activeElement?.getAttribute("data-key")
    : null;
  slot.replaceChildren();
  append(slot, children);
  if (key === null || key === undefined) return;
  const keyed = slot.querySelectorAll<HTMLElement>("[data-key]");
  [...keyed].find((element) => element.dataset.key === key)?.focus();
}
