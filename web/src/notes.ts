/** What is going on today, asked once: for the list, and for the layer. */
import { fetchSituation } from "./api";
import type { Notes } from "./types";

let asked: Promise<Notes> | null = null;

export function notesNow(): Promise<Notes> {
  if (asked === null) {
    asked = fetchSituation(new Date().toISOString().slice(0, 10));
    asked.catch(() => {
      asked = null;
    });
  }
  return asked;
}
