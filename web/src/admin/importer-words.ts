/** What the importer says, in the reader's language. It speaks English itself. */
import { h } from "../dom";
import { importSv } from "../text/import-sv";
import type { Language } from "../types";

/** The sentence in Swedish; null for one that is not known. */
export function swedish(sentence: string): string | null {
  const known = importSv.find(([pattern]) => pattern.test(sentence));
  return known === undefined ? null : sentence.replace(known[0], known[1]);
}

/** A sentence of the importer's; one that is only there in English says so to those who listen. */
export function importerText(sentence: string, lang: Language): HTMLElement {
  if (lang === "en") return h("span", {}, sentence);
  const told = swedish(sentence);
  return told === null ? h("span", { lang: "en" }, sentence) : h("span", {}, told);
}
