/** What a phone keeps of a workshop, to open it again without a connection: what is asked, and one's own answers. */
import type { State } from "./types";

const place = "trygg-workshop-state";

/** What others said stays at the server. */
export function keep(state: State): void {
  const kept: State = {
    ...state,
    contributions: { ...state.contributions, features: [] },
    event: -1, // everything is to be read anew
  };
  try {
    localStorage.setItem(place, JSON.stringify(kept));
  } catch {
    // a phone without room opens it with a connection alone
  }
}

/** Null when it is another workshop's, or none. */
export function keptOf(workshop: number): State | null {
  try {
    const kept = JSON.parse(localStorage.getItem(place) ?? "null") as State | null;
    return kept?.workshop.id === workshop ? kept : null;
  } catch {
    return null;
  }
}

export const forget = () => localStorage.removeItem(place);
