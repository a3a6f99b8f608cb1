/** A sheet of paper for a workshop: the map with the grid's letters, lines to write on, boxes to tick. */
import { h } from "../dom";
import { createMap } from "./map";
import type { Model } from "./model";
import { readable } from "./screen";
import type { Say } from "./words";

const places = 5; // that fit on a side beside the statements
const answers = ["agree", "disagree", "dont_know"] as const;

const box = (text: string) => h("span", { class: "box" }, text);

function line(model: Model, say: Say): HTMLElement {
  return h(
    "li",
    {},
    h(
      "p",
      {},
      h("span", { class: "blank short" }, say("cell")),
      h("span", { class: "blank" }, say("comment")),
    ),
    h("p", {}, ...model.workshop.categories.map(box)),
  );
}

export function paperSheet(model: Model, say: Say): HTMLElement {
  const { workshop } = model;
  const map = createMap(workshop, say("mapLabel"), () => undefined);
  return h(
    "article",
    { class: "paper-sheet" },
    h(
      "button",
      { type: "button", class: "screen-only", click: () => window.print() },
      say("printIt"),
    ),
    h("h1", {}, workshop.title, " ", h("span", { class: "code" }, readable(workshop.code ?? ""))),
    h("p", {}, say("sheetHow")),
    map.element,
    h("ol", { class: "lines" }, ...Array.from({ length: places }, () => line(model, say))),
    h(
      "ul",
      { class: "ticks" },
      ...workshop.statements.map(({ text }) =>
        h("li", {}, h("span", {}, text), ...answers.map((answer) => box(say(answer)))),
      ),
    ),
  );
}
