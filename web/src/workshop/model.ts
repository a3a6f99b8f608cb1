/** What is known of a workshop, and how news change it. Applying news twice does no harm. */
import type { Contribution, Counts, State, Votes, Workshop } from "./types";

export interface Model {
  workshop: Workshop;
  leader: boolean;
  contributions: Map<number, Contribution>;
  reactions: Map<string, Counts>;
  votes: Votes;
  mine: { contributions: Set<number>; reactions: Map<string, string>; points: Counts };
  event: number;
  /** The contribution that stands out, on the map and in the list. */
  marked: number | null;
}

export function modelOf(state: State): Model {
  return {
    workshop: state.workshop,
    leader: state.leader,
    contributions: new Map(state.contributions.features.map((each) => [each.id, each])),
    reactions: new Map(Object.entries(state.reactions)),
    votes: state.votes,
    mine: {
      contributions: new Set(state.mine?.contributions ?? []),
      reactions: new Map(Object.entries(state.mine?.reactions ?? {})),
      points: state.mine?.points ?? {},
    },
    event: state.event,
    marked: null,
  };
}

export type News =
  | { kind: "contribution"; data: Contribution }
  | { kind: "gone"; data: { id: number; into: number | null } }
  | { kind: "reactions"; data: { target: string; counts: Counts } }
  | { kind: "votes"; data: Votes }
  | { kind: "workshop"; data: Workshop };

export function apply(model: Model, news: News): void {
  switch (news.kind) {
    case "contribution":
      if (news.data.properties.state === "withdrawn") model.contributions.delete(news.data.id);
      else model.contributions.set(news.data.id, news.data);
      break;
    case "gone":
      model.contributions.delete(news.data.id);
      break;
    case "reactions":
      model.reactions.set(news.data.target, news.data.counts);
      break;
    case "votes":
      model.votes = news.data;
      break;
    case "workshop":
      model.workshop = { ...model.workshop, ...news.data };
      break;
  }
}

/** The contributions that everybody sees, the newest first. */
export const shown = (model: Model) =>
  [...model.contributions.values()]
    .filter((each) => each.properties.state === "shown")
    .sort((a, b) => b.id - a.id);
