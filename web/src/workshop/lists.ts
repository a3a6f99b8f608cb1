/** What was said, asked and voted, as lists. */
import { h } from "../dom";
import { nameOf } from "./grid";
import type { Model } from "./model";
import { signIcon, signOf } from "./signs";
import type { Contribution, Counts, Item, Shape } from "./types";
import type { Say } from "./words";

export interface Actions {
  react: (target: string, answer: string | null) => void;
  vote: (points: Counts) => void;
  find: (contribution: Contribution) => void;
  withdraw: (contribution: Contribution) => void;
}

const answers = ["agree", "disagree", "dont_know"] as const;

/** Where a shape begins, in the grid's words. */
export function placeName(area: Parameters<typeof nameOf>[0], shape: Shape | null): string {
  if (shape === null) return "";
  const first =
    shape.type === "Point"
      ? shape.coordinates
      : shape.type === "LineString"
        ? shape.coordinates[0]
        : shape.coordinates[0]?.[0];
  return first === undefined ? "" : nameOf(area, [first[0] as number, first[1] as number]);
}

export function contributionEntry(
  model: Model,
  each: Contribution,
  say: Say,
  ...actions: HTMLElement[]
): HTMLLIElement {
  const said = each.properties;
  const where = placeName(model.workshop.area, each.geometry);
  const item = (id: number | null, list: Item[]) => list.find((one) => one.id === id)?.text;
  const about = [
    say("numberOf", { n: each.id }),
    said.category,
    said.theme,
    item(said.scenario, model.workshop.scenarios),
    item(said.question, model.workshop.questions),
    where === "" ? undefined : say("cellOf", { cell: where }),
    said.nickname,
    said.channel === "paper" ? say("onPaper") : undefined,
  ].filter((text) => text !== undefined && text !== null && text !== "");
  return h(
    "li",
    {
      id: `c${each.id}`,
      class: `said numbered ${said.state}`,
      tabindex: -1,
      "data-key": `said-${each.id}`,
      "aria-current": each.id === model.marked ? "true" : undefined,
    },
    signIcon(signOf(model.workshop, each), each.id),
    h(
      "div",
      {},
      h("p", { class: "words" }, said.comment === "" ? said.category : said.comment),
      h("p", { class: "about" }, about.join(" · ")),
      said.state !== "shown" && h("p", { class: "state" }, say(`state_${said.state}`)),
      h("div", { class: "actions" }, ...actions),
    ),
  );
}

function likeButton(model: Model, each: Contribution, say: Say, actions: Actions) {
  const target = `c${each.id}`;
  const mine = model.mine.reactions.get(target) === "like";
  const count = model.reactions.get(target)?.like ?? 0;
  return h(
    "button",
    {
      type: "button",
      "data-key": `like-${each.id}`,
      "aria-pressed": String(mine),
      click: () => actions.react(target, mine ? null : "like"),
    },
    say("like", { n: count }),
  );
}

export function contributionList(model: Model, list: Contribution[], say: Say, actions: Actions) {
  return h(
    "ul",
    { class: "contributions" },
    ...list.map((each) => {
      const own = model.mine.contributions.has(each.id);
      const buttons: HTMLElement[] = [];
      if (each.properties.state === "shown") buttons.push(likeButton(model, each, say, actions));
      if (each.geometry !== null) {
        const key = `find-${each.id}`;
        const find = () => actions.find(each);
        buttons.push(h("button", { type: "button", "data-key": key, click: find }, say("onMap")));
      }
      if (own && each.properties.state !== "hidden") {
        const key = `withdraw-${each.id}`;
        const drop = () => actions.withdraw(each);
        buttons.push(
          h("button", { type: "button", "data-key": key, click: drop }, say("withdraw")),
        );
      }
      return contributionEntry(model, each, say, ...buttons);
    }),
  );
}

/** How many said what, as bars with their numbers. */
export function bars(counts: { text: string; count: number }[]): HTMLElement {
  const most = Math.max(1, ...counts.map((each) => each.count));
  return h(
    "dl",
    { class: "bars" },
    ...counts.flatMap(({ text, count }) => [
      h("dt", {}, text),
      h("dd", {}, h("meter", { min: 0, max: most, value: count, "aria-hidden": "true" }), count),
    ]),
  );
}

export function statementCounts(model: Model, statement: Item, say: Say): HTMLElement {
  const counts = model.reactions.get(`s${statement.id}`) ?? {};
  return bars(answers.map((answer) => ({ text: say(answer), count: counts[answer] ?? 0 })));
}

export function statementList(model: Model, say: Say, actions: Actions): HTMLElement {
  return h(
    "ol",
    { class: "statements" },
    ...model.workshop.statements.map((statement) => {
      const target = `s${statement.id}`;
      const mine = model.mine.reactions.get(target);
      return h(
        "li",
        {},
        statement.theme !== "" && h("p", { class: "theme" }, statement.theme),
        h("p", { class: "words" }, statement.text),
        h(
          "div",
          { class: "answers", role: "group", "aria-label": statement.text },
          ...answers.map((answer) =>
            h(
              "button",
              {
                type: "button",
                "data-key": `${target}-${answer}`,
                "aria-pressed": String(mine === answer),
                click: () => actions.react(target, mine === answer ? null : answer),
              },
              say(answer),
            ),
          ),
        ),
        statementCounts(model, statement, say),
      );
    }),
  );
}

export function voteCounts(model: Model): HTMLElement {
  return bars(
    model.workshop.scenarios.map(({ id, text }) => ({
      text,
      count: model.votes.totals[String(id)] ?? 0,
    })),
  );
}

/** One vote is a choice; a budget is spread with plus and minus. */
export function voteForm(model: Model, say: Say, actions: Actions): HTMLElement {
  const { workshop, mine } = model;
  const budget = workshop.vote === "one" ? 1 : workshop.budget;
  const of = (id: number) => mine.points[String(id)] ?? 0;
  const spent = workshop.scenarios.reduce((sum, each) => sum + of(each.id), 0);
  const give = (id: number, points: number) =>
    actions.vote(
      workshop.vote === "one"
        ? points > 0
          ? { [id]: 1 }
          : {}
        : { ...mine.points, [id]: of(id) + points },
    );
  return h(
    "div",
    { class: "vote" },
    h("p", { role: "status" }, say("pointsLeft", { n: budget - spent, all: budget })),
    h(
      "ul",
      {},
      ...workshop.scenarios.map(({ id, text }) =>
        h(
          "li",
          {},
          h("span", {}, text),
          h(
            "button",
            {
              type: "button",
              disabled: of(id) === 0,
              "data-key": `less-${id}`,
              "aria-label": say("lessFor", { text }),
              click: () => give(id, -1),
            },
            "−",
          ),
          h("output", {}, of(id)),
          h(
            "button",
            {
              type: "button",
              disabled: workshop.vote === "one" ? of(id) === 1 : spent >= budget,
              "data-key": `more-${id}`,
              "aria-label": say("moreFor", { text }),
              click: () => give(id, 1),
            },
            "+",
          ),
        ),
      ),
    ),
    h("h3", {}, say("allVotes", { n: model.votes.voters })),
    voteCounts(model),
  );
}
