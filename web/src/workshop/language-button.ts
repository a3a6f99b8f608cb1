/** Changes to the other language. */
import { h } from "../dom";
import { chooseLanguage, language } from "./words";

export function languageButton(): HTMLElement {
  const other = language() === "sv" ? "en" : "sv";
  return h(
    "button",
    { type: "button", class: "language", lang: other, click: () => chooseLanguage(other) },
    other === "sv" ? "Svenska" : "English",
  );
}
