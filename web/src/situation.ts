/** What is going on now, beside the figures: notes that whoever asks may read. */
import { type Child, h } from "./dom";
import { notesNow } from "./notes";
import type { Scene } from "./scene";
import type { SituationNote } from "./types";

let notes: SituationNote[] | null = null;
let asked = false;
/** The notes that are unfolded stay so when the panel is drawn anew. */
const open = new Set<string>();

function ask(again: () => void): void {
  if (asked) return;
  asked = true;
  notesNow().then(
    ({ features }) => {
      notes = features.map(({ properties }) => properties);
      if (notes.length > 0) again();
    },
    () => {
      notes = [];
    },
  );
}

function note({ title, text, place, owner, starts, ends }: SituationNote): HTMLElement {
  const period = [starts, ends].some((each) => each !== null) && `${starts ?? ""}–${ends ?? ""}`;
  const more = [place, owner, period].filter(Boolean).join(" · ");
  const key = `${title} ${more}`;
  const details = h(
    "details",
    { open: open.has(key), toggle: () => (details.open ? open.add(key) : open.delete(key)) },
    h("summary", { "data-key": `note ${key}` }, title),
    text !== null && h("p", {}, text),
    h("small", {}, more),
  );
  return h("li", {}, details);
}

export function situation({ words, again }: Pick<Scene, "words" | "again">): Child {
  ask(again);
  if (notes === null || notes.length === 0) return null;
  return h(
    "section",
    { class: "situation" },
    h("h3", {}, words.t("situationNow"), h("span", {}, words.number(notes.length))),
    h("ul", {}, ...notes.map(note)),
  );
}
