/** Answers that only some views need: asked for when they are drawn, kept, and drawn anew when they come. */
import { ApiError, fetchAnswer } from "./api";

export interface Asked<T> {
  /** The answer; while another is on its way, the last one of the same group. */
  answer: T | null;
  error: ApiError | null;
  busy: boolean;
}

/**
 * `group` names what the answer is for: of each group the last answer stays until the next is here. What is known to be
 * `refused` is not asked for.
 */
export type Ask = <T>(group: string, url: string, refused?: boolean) => Asked<T>;

export interface Asker {
  ask: Ask;
  /** Forget what failed, or `all`, so that it is asked again. */
  forget: (all?: boolean) => void;
}

const kept = 80; // answers remembered
const notThere = new ApiError("server", "", 404);

export function createAsker(changed: () => void): Asker {
  const known = new Map<string, Asked<unknown>>();
  const latest = new Map<string, unknown>();

  function send(url: string): Asked<unknown> {
    const entry: Asked<unknown> = { answer: null, error: null, busy: true };
    known.set(url, entry);
    const oldest = known.keys().next().value;
    if (known.size > kept && oldest !== undefined) known.delete(oldest);
    fetchAnswer<unknown>(url)
      .then(
        (answer) => Object.assign(entry, { answer, busy: false }),
        (error) => {
          const told = error instanceof ApiError ? error : new ApiError("server", String(error));
          Object.assign(entry, { error: told, busy: false });
        },
      )
      .finally(changed);
    return entry;
  }

  function ask<T>(group: string, url: string, refused = false): Asked<T> {
    if (refused) return { answer: null, error: notThere, busy: false };
    const entry = (known.get(url) ?? send(url)) as Asked<T>;
    if (entry.answer !== null) latest.set(group, entry.answer);
    if (!entry.busy) return entry;
    return { ...entry, answer: (latest.get(group) as T | undefined) ?? null };
  }

  function forget(all = false): void {
    for (const [url, { error }] of known) if (all || error !== null) known.delete(url);
  }

  return { ask, forget };
}
