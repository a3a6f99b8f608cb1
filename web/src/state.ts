/** What is shown, and how it is written in the address of the page. Defaults are left out. */
import { longFragment } from "./short-link";
import type { Part } from "./types";

export const views = ["safety", "fires", "measures", "pledge", "all"] as const;
export type View = (typeof views)[number];
export type Show = "map" | "table" | "about" | "statement";

export interface State {
  view: View;
  show: Show;
  /** Zone set; empty means the first one. */
  set: string;
  /** What the zones are coloured by; empty means the view's own figure. */
  figure: "" | "answers" | "smoothed" | "spots" | "clusters";
  /** The figure that hot spots are sought in, and how; empty means the first of `hotspotChoices`. */
  of: string;
  near: string;
  alpha: string;
  /** A year, a period as the API takes it, "always", or empty for the view's own default. */
  period: string;
  /** Empty means the view's own, "all" the whole day. */
  part: Part | "all" | "";
  kind: string;
  reason: string;
  type: string;
  status: string;
  pledge: string;
  /** What is compared with: `part.day`, `period.2017`; empty when nothing is. */
  compare: string;
  /** How: side by side when empty. */
  mode: "" | "swipe" | "difference";
  zone: string;
  /** The id of the measure whose panel is open, and the months that its effect is sought in. */
  measure: string;
  months: string;
  /** What the panel shows of everything: the zones, or when and where fires are set. */
  panel: "" | "when";
  /** Layers that are on, comma separated; empty means the view's own, "none" means none. */
  layers: string;
  /** Column of the table, with a minus before it for falling order. */
  sort: string;
  lang: "sv" | "en" | "";
}

/** What the figures depend on. */
export type Choices = Pick<State, "set" | "period" | "part" | "kind" | "reason">;

export const defaults: State = {
  view: "safety",
  show: "map",
  set: "",
  figure: "",
  of: "",
  near: "",
  alpha: "",
  period: "",
  part: "",
  kind: "",
  reason: "",
  type: "",
  status: "",
  pledge: "",
  compare: "",
  mode: "",
  zone: "",
  measure: "",
  months: "",
  panel: "",
  layers: "",
  sort: "",
  lang: "",
};

/** What the server takes for hot spots; the first is what is asked without a choice. */
export const hotspotChoices = {
  near: ["queen", "rook", "nearest"],
  alpha: ["0.05", "0.01", "0.1"],
} as const;

/** The values of choices that are closed; a new one goes last, for short links count them. */
export const allowed: Partial<Record<keyof State, readonly string[]>> = {
  view: views,
  figure: ["", "answers", "smoothed", "spots", "clusters"],
  of: ["", "incident_rate", "incidents", "mentions_unsafe", "unsafe_share"],
  near: ["", ...hotspotChoices.near],
  alpha: ["", ...hotspotChoices.alpha],
  mode: ["", "swipe", "difference"],
  panel: ["", "when"],
  months: ["", "6", "24", "36"],
  show: ["map", "table", "about", "statement"],
  part: ["", "all", "day", "evening", "night"],
  lang: ["", "sv", "en"],
};

/** The state that a fragment describes; what it does not say or nobody understands is left at its default. */
export function readState(fragment: string, home: View = defaults.view): State {
  const query = new URLSearchParams(longFragment(fragment).replace(/^#/, ""));
  const found: Record<string, string> = {};
  for (const name of Object.keys(defaults) as (keyof State)[]) {
    const value = query.get(name);
    const closed = allowed[name];
    if (value !== null && (closed === undefined || closed.includes(value))) found[name] = value;
  }
  return { ...defaults, view: home, ...found };
}

/** The fragment of a state, empty when everything is at its default. It never reaches the server. */
export function writeState(state: State, home: View = defaults.view): string {
  const query = new URLSearchParams();
  for (const name of Object.keys(defaults) as (keyof State)[]) {
    const usual = name === "view" ? home : defaults[name];
    if (state[name] !== usual) query.set(name, state[name]);
  }
  const text = query.toString().replace(/%2C/g, ",").replace(/%2F/g, "/");
  return text === "" ? "" : `#${text}`;
}
