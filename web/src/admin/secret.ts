/** A password or token that is shown this once, with a button that copies it. */
import { h } from "../dom";
import type { Words } from "../words";

export function secretBox(label: string, secret: string, { t }: Words): HTMLElement {
  const said = h("span", { role: "status" });
  const field = h("input", {
    class: "field secret",
    id: "admin-secret",
    readonly: true,
    value: secret,
    "aria-describedby": "admin-secret-note",
    focus: () => field.select(),
  });
  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(secret);
      said.textContent = t("adminCopied");
    } catch {
      field.focus();
      said.textContent = t("adminCopyByHand");
    }
  }
  return h(
    "div",
    { class: "secret-box" },
    h("label", { for: "admin-secret" }, label),
    h(
      "div",
      { class: "beside" },
      field,
      h(
        "button",
        { type: "button", class: "button", "data-key": "copy", click: () => void copy() },
        t("adminCopy"),
      ),
    ),
    h("p", { class: "note", id: "admin-secret-note" }, t("adminShownOnce")),
    said,
  );
}
