/** The address of what is shown, in a short form: a letter a choice, and the number of its value. */
import { allowed, defaults, type State, type View } from "./state";

/** One letter for each choice; a letter that is given stays, for links that people have saved. */
const letters: Record<keyof State, string> = {
  view: "v",
  show: "w",
  set: "s",
  figure: "f",
  of: "o",
  near: "n",
  alpha: "a",
  period: "p",
  part: "d",
  kind: "k",
  reason: "r",
  type: "t",
  status: "u",
  pledge: "g",
  compare: "c",
  mode: "m",
  zone: "z",
  measure: "e",
  months: "h",
  panel: "l",
  layers: "y",
  sort: "q",
  lang: "i",
};

const names = Object.keys(letters) as (keyof State)[];

/** The fragment `#~v1~p2020~z1463C1050`; empty when everything is at its default. */
export function shortFragment(state: State, home: View = defaults.view): string {
  const parts = names.flatMap((name) => {
    const value: string = state[name];
    if (value === (name === "view" ? home : defaults[name])) return [];
    const at = allowed[name]?.indexOf(value) ?? -1;
    return [`${letters[name]}${at >= 0 ? at : encodeURIComponent(value).replaceAll("~", "%7E")}`];
  });
  return parts.length === 0 ? "" : `#~${parts.join("~")}`;
}

/** What a short fragment says, as the fragment that `readState` reads; other fragments as they are. */
export function longFragment(fragment: string): string {
  if (!fragment.startsWith("#~")) return fragment;
  const query = new URLSearchParams();
  for (const part of fragment.slice(2).split("~")) {
    const name = names.find((each) => letters[each] === part.charAt(0));
    if (name === undefined) continue;
    const closed = allowed[name];
    try {
      const value = decodeURIComponent(part.slice(1));
      query.set(name, closed === undefined ? value : (closed[Number(value)] ?? ""));
    } catch {
      // half a percent sign: not one of our links
    }
  }
  return `#${query}`;
}
