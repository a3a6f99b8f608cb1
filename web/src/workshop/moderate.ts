/** What a leader does with what was said: show, hide, merge, mend. */
import { h } from "../dom";
import { lead, pathOf } from "./api";
import { contributionEntry } from "./lists";
import type { Model } from "./model";
import type { Contribution } from "./types";
import type { Say } from "./words";

export interface Moderation {
  list: (contributions: Contribution[]) => HTMLElement;
}

export interface Told {
  changed: () => void;
  failed: (error: unknown) => void;
  /** Somebody wants to see where it is. */
  find: (contribution: Contribution) => void;
}

export function createModeration(
  model: Model,
  say: Say,
  { changed, failed, find }: Told,
): Moderation {
  let merging: Contribution | null = null;

  const change = async (each: Contribution, what: Record<string, unknown>) => {
    try {
      const path = `${pathOf(model.workshop.id)}/contributions/${each.id}`;
      model.contributions.set(each.id, await lead<Contribution>("PATCH", path, what));
    } catch (error) {
      failed(error);
    }
    changed();
  };

  const button = (each: Contribution, key: Parameters<Say>[0], act: () => void) =>
    h("button", { type: "button", "data-key": `${key}-${each.id}`, click: act }, say(key));

  const mend = (each: Contribution) => {
    const comment = window.prompt(say("mendAsk"), each.properties.comment);
    if (comment !== null) void change(each, { comment });
  };

  const merge = (each: Contribution) => {
    if (merging === null) merging = each;
    else if (merging.id !== each.id) {
      const from = merging;
      merging = null;
      void change(from, { state: "merged", merged_into: each.id });
      return;
    } else merging = null;
    changed();
  };

  const buttonsOf = (each: Contribution) => {
    const { state } = each.properties;
    const buttons: HTMLElement[] = [];
    if (merging !== null) {
      if (state === "shown" && merging.id !== each.id) {
        buttons.push(button(each, "mergeHere", () => merge(each)));
      }
      if (merging.id === each.id) buttons.push(button(each, "mergeStop", () => merge(each)));
      return buttons;
    }
    if (state !== "shown")
      buttons.push(button(each, "showIt", () => void change(each, { state: "shown" })));
    if (state !== "hidden")
      buttons.push(button(each, "hideIt", () => void change(each, { state: "hidden" })));
    if (state === "shown") buttons.push(button(each, "mergeIt", () => merge(each)));
    buttons.push(button(each, "mendIt", () => mend(each)));
    if (each.geometry !== null) buttons.push(button(each, "onMap", () => find(each)));
    return buttons;
  };

  return {
    list: (contributions) =>
      h(
        "ul",
        { class: "contributions" },
        ...contributions.map((each) => contributionEntry(model, each, say, ...buttonsOf(each))),
      ),
  };
}
