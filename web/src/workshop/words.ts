/** The words of workshops in one language. */
import { workshopEn } from "../text/workshop-en";
import { workshopSv } from "../text/workshop-sv";
import type { Language } from "../types";

export type Key = keyof typeof workshopSv;
export type Say = (key: Key, values?: Record<string, string | number>) => string;

const texts: Record<Language, Record<Key, string>> = { sv: workshopSv, en: workshopEn };
const remembered = "trygg-workshop-language";

export function language(): Language {
  const chosen = localStorage.getItem(remembered) ?? navigator.language.slice(0, 2);
  return chosen === "en" ? "en" : "sv";
}

export function chooseLanguage(lang: Language): void {
  localStorage.setItem(remembered, lang);
  location.reload();
}

export const speak =
  (lang: Language): Say =>
  (key, values = {}) =>
    texts[lang][key].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
