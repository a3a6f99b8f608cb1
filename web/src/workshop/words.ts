/** The words of workshops in one language. */
import { workshopEn } from "../text/workshop-en";
import { workshopSv } from "../text/workshop-sv";
import type { Language } from "../types";

export type Key = keyof typeof workshopSv;
export type Say = (key: Key, values?: Record<string, string | number>) => string;

const texts: Record<Language, Record<Key, string>> = { sv: workshopSv, en: workshopEn };
const remembered = "trygg-workshop-language";

const isLanguage = (part: string): boolean => part.startsWith("lang=");

/** What the address says after its #, without the language: a code, or "lead=1". */
export const pageOf = (hash: string): string =>
  hash
    .slice(1)
    .split("&")
    .filter((part) => !isLanguage(part))
    .join("&");

/** The language of an address, such as "#lead=1&lang=en"; undefined when it names none. */
export function languageOf(hash: string): string | undefined {
  return hash.slice(1).split("&").find(isLanguage)?.slice("lang=".length);
}

/** As the address says, else as was chosen before, else that of the browser. */
export function language(): Language {
  const chosen =
    languageOf(location.hash) ?? localStorage.getItem(remembered) ?? navigator.language.slice(0, 2);
  return chosen === "en" ? "en" : "sv";
}

/** From now on, on this page and in an address that is passed on. */
export function chooseLanguage(lang: Language): void {
  localStorage.setItem(remembered, lang);
  const place = pageOf(location.hash);
  history.replaceState(null, "", `#${[place, `lang=${lang}`].filter(Boolean).join("&")}`);
  location.reload();
}

export const speak =
  (lang: Language): Say =>
  (key, values = {}) =>
    texts[lang][key].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
