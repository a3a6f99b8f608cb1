/** Follows what happens in a workshop; comes back by itself after a lost connection. */
import { pathOf } from "./api";
import type { Model, News } from "./model";
import { apply } from "./model";

export interface Follower {
  /** Something has changed. */
  changed: () => void;
  /** Too much was missed: everything is to be read anew. */
  reset: () => void;
  connected: (yes: boolean) => void;
}

const kinds = ["contribution", "gone", "reactions", "votes", "workshop"] as const;
const pause = 2000; // milliseconds before a refused connection is tried again

/** Starts to follow; returns how to stop. */
export function follow(model: Model, follower: Follower): () => void {
  let source: EventSource;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;

  const take = (kind: (typeof kinds)[number]) => (message: MessageEvent<string>) => {
    model.event = Number(message.lastEventId);
    apply(model, { kind, data: JSON.parse(message.data) } as News);
    follower.changed();
  };

  const open = () => {
    const as = model.leader ? "&as=leader" : "";
    source = new EventSource(`${pathOf(model.workshop.id)}/events?after=${model.event}${as}`);
    for (const kind of kinds) source.addEventListener(kind, take(kind));
    source.addEventListener("reset", () => follower.reset());
    source.addEventListener("open", () => follower.connected(true));
    source.addEventListener("error", () => {
      follower.connected(false);
      if (source.readyState !== EventSource.CLOSED || stopped) return;
      timer = setTimeout(open, pause); // the browser has given up
    });
  };

  open();
  return () => {
    stopped = true;
    clearTimeout(timer);
    source.close();
  };
}
