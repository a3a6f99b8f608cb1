/** Scenarios side by side: each with its map, its votes and what was said of it. */
import { h } from "../dom";
import { contributionEntry } from "./lists";
import { createMap } from "./map";
import { type Model, shown } from "./model";
import type { Say } from "./words";

export function comparison(model: Model, say: Say): HTMLElement {
  const said = shown(model);
  return h(
    "div",
    { class: "compare" },
    ...model.workshop.scenarios.map((scenario) => {
      const about = said.filter((each) => each.properties.scenario === scenario.id);
      const map = createMap(model.workshop, scenario.text, () => undefined);
      map.scenario(scenario);
      map.show(about, new Set());
      const votes = model.votes.totals[String(scenario.id)] ?? 0;
      return h(
        "section",
        {},
        h("h3", {}, scenario.text),
        map.element,
        h("p", { class: "votes" }, say("votesAndSaid", { votes, said: about.length })),
        h(
          "ul",
          { class: "contributions" },
          ...about.map((each) => contributionEntry(model, each, say)),
        ),
      );
    }),
  );
}
