/** The big screen: the map, what was said last, how answers and votes stand, and how to join. */
import { h, show } from "../dom";
import { contributionEntry, statementCounts, voteCounts } from "./lists";
import type { WorkshopMap } from "./map";
import { type Model, shown } from "./model";
import { qr } from "./qr";
import { signLegend } from "./signs";
import type { Say } from "./words";

const newest = 3;

export interface Screen {
  element: HTMLElement;
  draw: () => void;
}

export const guestAddress = (code: string) => new URL(`workshop#${code}`, location.href).href;

export const readable = (code: string) => `${code.slice(0, 4)}-${code.slice(4)}`;

export function joinCard(code: string, say: Say): HTMLElement {
  const address = guestAddress(code);
  return h(
    "div",
    { class: "join-card" },
    qr(address, say("qrLabel", { address })),
    h(
      "div",
      {},
      h("p", {}, say("joinAt", { address: address.split("#")[0] ?? "" })),
      h("p", { class: "code" }, readable(code)),
    ),
  );
}

export function createScreen(model: Model, map: WorkshopMap, say: Say): Screen {
  // It scrolls where it does not fit, which must work by keyboard.
  const side = h("div", {
    class: "screen-side",
    role: "region",
    tabindex: "0",
    "aria-label": say("bigScreen"),
  });
  const legend = h("div", {});
  const frame = h("div", { class: "map-frame" }, map.element, legend);
  const element = h("main", { class: "screen" }, frame, side);
  return {
    element,
    draw: () => {
      const said = shown(model);
      map.update(model.workshop);
      show(legend, signLegend(model.workshop, say));
      map.show(said, new Set());
      show(
        side,
        h("h1", {}, model.workshop.title),
        model.workshop.made_up && h("p", { class: "made-up" }, say("madeUp")),
        model.workshop.code !== undefined &&
          model.workshop.state === "open" &&
          joinCard(model.workshop.code, say),
        h("h2", {}, say("allSaidN", { n: said.length })),
        h(
          "ul",
          { class: "contributions", "aria-live": "polite" },
          ...said.slice(0, newest).map((each) => contributionEntry(model, each, say)),
        ),
        h(
          "div",
          { class: "screen-counts" },
          ...model.workshop.statements.map((statement) =>
            h("section", {}, h("h3", {}, statement.text), statementCounts(model, statement, say)),
          ),
          model.workshop.scenarios.length > 0 &&
            h(
              "section",
              {},
              h("h3", {}, say("allVotes", { n: model.votes.voters })),
              voteCounts(model),
            ),
        ),
      );
    },
  };
}
