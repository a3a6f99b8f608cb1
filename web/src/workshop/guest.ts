/** The page of a workshop's guests: join, say, answer, vote, and see the others do so. */
import "../style/workshop.css";
import "../style/workshop-wide.css";
import { h, show } from "../dom";
import { startOffline } from "../offline";
import { startTheme } from "../theme";
import { fetchState, Refused } from "./api";
import { createCompose } from "./compose";
import { joinForm } from "./join";
import { forget, keep, keptOf } from "./kept";
import { languageButton } from "./language-button";
import { type Actions, contributionList, statementList, voteForm } from "./lists";
import { follow } from "./live";
import { createMap } from "./map";
import { createMarking } from "./marking";
import { type Model, modelOf, shown } from "./model";
import { type Message, openOutbox, type What } from "./outbox";
import { signLegend } from "./signs";
import type { Contribution, Counts, State } from "./types";
import { language, pageOf, speak } from "./words";

const lang = language();
const say = speak(lang);
const app = document.querySelector("#app") as HTMLElement;
const lastJoined = "trygg-workshop";
const parts = ["compose", "asked", "votes", "said"]; // of the page: no codes
const again = 5000; // milliseconds until what failed is tried once more
const listed = 150; // contributions in the list; the map has all

document.documentElement.lang = lang;
startTheme(() => undefined);
startOffline(() => undefined); // the guests' page itself, without what is said, opens without a connection

/** What of the outbox is not at the server yet, in words. */
function outboxStatus(
  messages: Message[],
  { connected, isKnown }: { connected: boolean; isKnown: boolean },
  drop: (number: number) => void,
) {
  const waiting = messages.filter((each) => each.refused === undefined).length;
  const refused = messages.filter((each) => each.refused !== undefined);
  const text = waiting > 0 ? say("waits", { n: waiting }) : say("allSent");
  return [
    h("span", { class: waiting > 0 ? "waits" : "sent" }, text),
    !connected && h("span", { class: "lost" }, say("noConnection")),
    !isKnown && h("span", { class: "refused" }, say("joinAgain")),
    ...refused.map((each) =>
      h(
        "span",
        { class: "refused" },
        say("refused", { why: each.refused ?? "", text: String(each.body.comment ?? "") }),
        h("button", { type: "button", click: () => drop(each.number as number) }, say("drop")),
      ),
    ),
  ];
}

/** The messages on their way, shown at once as if they had been taken. */
function ahead(model: Model, messages: Message[]): void {
  for (const { what, body, refused } of messages) {
    if (refused !== undefined) continue;
    if (what === "reactions") {
      const target = body.statement === undefined ? `c${body.contribution}` : `s${body.statement}`;
      if (body.answer === null) model.mine.reactions.delete(target);
      else model.mine.reactions.set(target, String(body.answer));
    }
    if (what === "votes") model.mine.points = body.points as Counts;
  }
}

async function workshopPage(state: State): Promise<void> {
  const model = modelOf(state);
  const { workshop } = model;
  const status = h("p", { class: "outbox", role: "status", "aria-live": "polite" });
  const heading = h("section", { class: "heading", "aria-label": workshop.title });
  const saidSlot = h("section", { id: "said", "aria-label": say("allSaid") });
  const askedSlot = h("section", { id: "asked", "aria-label": say("statements") });
  const voteSlot = h("section", { id: "votes", "aria-label": say("votes") });
  const waitingSlot = h("ul", { class: "contributions waiting-here" });
  const legend = h("div", {});
  const map = createMap(workshop, say("mapLabel"), (id) => marking.fromMap(id));
  let onTheWay: Message[] = [];
  const marking = createMarking(
    model,
    () => map,
    () => draw(onTheWay),
  );
  const link = { connected: true, isKnown: true };
  let drawnVersion = 0;

  const outbox = await openOutbox(workshop.id, {
    changed: () => void refresh(),
    unknown: () => {
      localStorage.removeItem(lastJoined);
      forget();
      link.isKnown = false;
      void refresh();
    },
    taken: (message, answer) => {
      if (message.what !== "contributions") return;
      const taken = answer as Contribution;
      model.mine.contributions.add(taken.id);
      if (!model.contributions.has(taken.id)) model.contributions.set(taken.id, taken);
    },
  });
  const send = (what: What, body: Record<string, unknown>) => outbox.add(what, body);
  const compose = createCompose(workshop, map, say, (body) => send("contributions", body));
  const actions: Actions = {
    react: (target, answer) => {
      const id = Number(target.slice(1));
      void send("reactions", { [target[0] === "s" ? "statement" : "contribution"]: id, answer });
    },
    vote: (points) => {
      model.mine.points = points; // before the next press of a button
      void send("votes", { points });
    },
    find: marking.fromList,
    withdraw: (each) => void send("corrections", { contribution: each.id, withdrawn: true }),
  };

  const waitingEntry = (message: Message) =>
    h(
      "li",
      { class: "said on-its-way" },
      h("p", { class: "words" }, String(message.body.comment || message.body.category)),
      h("p", { class: "state" }, say("onItsWay")),
    );

  const drawHeading = () => {
    const { workshop: now } = model;
    show(
      heading,
      h("h1", {}, now.title),
      now.made_up && h("p", { class: "made-up" }, say("madeUp")),
      now.intro !== "" && h("p", {}, now.intro),
      now.state !== "open" && h("p", { class: "closed", role: "status" }, say(`is_${now.state}`)),
    );
    if (now.version === drawnVersion) return;
    drawnVersion = now.version;
    compose.update(now);
    map.update(now);
    show(legend, signLegend(now, say));
  };

  const draw = (messages: Message[]) => {
    onTheWay = messages;
    ahead(model, messages);
    drawHeading();
    show(status, ...outboxStatus(messages, link, (number) => void outbox.drop(number)));
    const list = [...model.contributions.values()]
      .filter((each) => each.properties.state === "shown" || model.mine.contributions.has(each.id))
      .sort((a, b) => b.id - a.id);
    map.show(list, model.mine.contributions);
    const sent = messages.filter((each) => each.what === "contributions" && !each.refused);
    show(waitingSlot, ...sent.map(waitingEntry));
    show(
      saidSlot,
      h("h2", {}, say("allSaidN", { n: shown(model).length })),
      waitingSlot,
      list.length > listed && h("p", {}, say("newestHere", { n: listed })),
      contributionList(
        model,
        list.filter(({ id }, index) => index < listed || id === model.marked),
        say,
        actions,
      ),
    );
    const asks = model.workshop.statements.length > 0;
    show(
      askedSlot,
      asks && h("h2", {}, say("statements")),
      asks && statementList(model, say, actions),
    );
    const votes = model.workshop.vote !== "none" && model.workshop.scenarios.length > 0;
    show(voteSlot, votes && h("h2", {}, say("votes")), votes && voteForm(model, say, actions));
  };

  const readAnew = async () => {
    try {
      const fresh = await fetchState(workshop.id);
      keep(fresh);
      Object.assign(model, modelOf(fresh));
      await refresh();
    } catch {
      setTimeout(() => void readAnew(), again);
    }
  };

  let pending = false;
  const refresh = async () => {
    if (pending) return;
    pending = true;
    const pause = model.contributions.size > listed ? 400 : 30; // many news, one drawing
    await new Promise((resolve) => setTimeout(resolve, pause));
    pending = false;
    draw(await outbox.waiting());
  };

  const scenarios = h(
    "div",
    { class: "scenarios", role: "group", "aria-label": say("scenario") },
    ...workshop.scenarios.map((each) =>
      h("button", { type: "button", click: () => map.scenario(each) }, each.text),
    ),
  );

  show(
    app,
    h("header", { class: "workshop-head" }, status, languageButton()),
    heading,
    h(
      "nav",
      { class: "tabs", "aria-label": say("parts") },
      h("a", { href: "#compose" }, say("saySomethingTitle")),
      h("a", { href: "#asked" }, say("statements")),
      h("a", { href: "#votes" }, say("votes")),
      h("a", { href: "#said" }, say("allSaid")),
    ),
    h(
      "main",
      {},
      h(
        "div",
        { class: "map-frame" },
        map.element,
        legend,
        workshop.scenarios.length > 0 && scenarios,
      ),
      h("div", { id: "compose" }, compose.element),
      askedSlot,
      voteSlot,
      saidSlot,
    ),
  );
  follow(model, {
    changed: () => void refresh(),
    reset: () => void readAnew(),
    connected: (yes) => {
      link.connected = yes;
      if (yes) void outbox.send();
      void refresh();
    },
  });
  await refresh();
  void outbox.send();
}

/** The workshop that this browser joined last, when it still knows us; as kept without a connection. */
async function rejoin(): Promise<State | null> {
  const known = Number(localStorage.getItem(lastJoined));
  if (!known) return null;
  try {
    const state = await fetchState(known);
    keep(state);
    return state;
  } catch (error) {
    if (error instanceof Refused && error.status === 404) return null;
    const kept = error instanceof Refused ? null : keptOf(known);
    if (kept !== null) return kept;
    throw error;
  }
}

async function enter(workshop: number): Promise<void> {
  localStorage.setItem(lastJoined, String(workshop));
  const state = await fetchState(workshop);
  keep(state);
  await workshopPage(state);
}

async function start(): Promise<void> {
  const said = decodeURIComponent(pageOf(location.hash)).trim();
  const code = parts.includes(said) ? "" : said;
  show(app, h("p", { class: "starting", role: "status" }, say("starting")));
  try {
    const state = await rejoin();
    const joinedCode = localStorage.getItem(`${lastJoined}-code`);
    if (state !== null && (code === "" || code === joinedCode)) await workshopPage(state);
    else
      show(
        app,
        h(
          "header",
          { class: "workshop-head" },
          h("strong", {}, "Trygghetskarta"),
          languageButton(),
        ),
        joinForm(code, say, async (workshop, used) => {
          localStorage.setItem(`${lastJoined}-code`, used);
          await enter(workshop);
        }),
      );
  } catch {
    const restart = () => void start();
    show(
      app,
      h("p", { role: "alert" }, say("notReached")),
      h("button", { type: "button", click: restart }, say("again")),
    );
    setTimeout(restart, again);
  }
}

void start();
