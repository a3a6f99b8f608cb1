/** Where a map opens that nobody has asked anything of yet: where most can be seen. */
import { fetchJoined } from "./api";
import { figureOf } from "./build";
import { kindOf, shadeOf } from "./figures";
import { joinedQuery } from "./filters";
import type { Scene } from "./scene";
import type { State } from "./state";
import type { Joined, Start } from "./types";

/** How large a part of the zones has a figure. */
export function partShown(state: State, { features }: Pick<Joined, "features">): number {
  const shade = shadeOf(state);
  const shown = features.filter(
    ({ properties }) => figureOf(shade, kindOf[state.view], properties).standing === "shown",
  );
  return features.length === 0 ? 0 : shown.length / features.length;
}

/** Other ways to open, the nearest first: the whole day, larger zones, those who live here. */
function ways({ zone_sets: [first, ...others] }: Start): Partial<State>[] {
  const larger = others
    .filter(({ count }) => count > 1 && count < (first?.count ?? 0))
    .map(({ name }): Partial<State> => ({ set: name }));
  const lived = [{}, ...larger].map((each): Partial<State> => ({ ...each, figure: "answers" }));
  return [{ part: "all" }, ...larger, ...lived];
}

const enough = 0.5; // of the zones

/** What to change so that most zones have a figure; null when half of them have one, or nothing is better. */
export async function firstView(scene: Scene, start: Start): Promise<Partial<State> | null> {
  const { state, figures } = scene;
  if (scene.shade !== "mentions") return null;
  const shown = [...figures.values()].filter(({ standing }) => standing === "shown").length;
  let best = figures.size === 0 ? 0 : shown / figures.size;
  if (best >= enough || start.surveys.length === 0) return null;
  let found: Partial<State> | null = null;
  const answers = new Map<string, Promise<Joined>>();
  for (const change of ways(start)) {
    const next = { ...state, ...change };
    const query = joinedQuery(start, next);
    if (query === null) continue;
    const key = JSON.stringify(query);
    const asked = answers.get(key) ?? fetchJoined(query, false);
    answers.set(key, asked);
    const part = partShown(next, await asked);
    if (part <= best) continue;
    best = part;
    found = change;
  }
  return found;
}
