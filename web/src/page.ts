/** The page: its parts in their places, drawn from one scene. */
import { about } from "./about";
import { actions, type Tools } from "./actions";
import { fetchJoined } from "./api";
import { padded, wholeOf } from "./area";
import { createAsker } from "./asked";
import { buildScene } from "./build";
import { copyLink } from "./copy-link";
import { createLoader, type Data } from "./data";
import { h, show } from "./dom";
import { canonical, choicesOf, homeView, joinedQuery, understood } from "./filters";
import { createFinder } from "./finder";
import { focusAfter, shapeInFocus } from "./focus";
import { gathered } from "./gather";
import { createGrip } from "./grip";
import { header } from "./header";
import { once } from "./later";
import { collections, countsAsked } from "./layers";
import { createMapSlot } from "./map-slot";
import { startOffline } from "./offline";
import { announcement, panelOf } from "./panel";
import { createPrinter } from "./print";
import { question, questionText } from "./question";
import type { Scene } from "./scene";
import { embedded, places, wholeMap } from "./slots";
import { sourceLine } from "./source-line";
import { readState, type State, writeState } from "./state";
import { statement } from "./statement";
import { failure } from "./status";
import { table } from "./table";
import { stopPlaying, timeline } from "./timeline";
import { afterPaint } from "./turns";
import { setType } from "./typeface";
import type { Extent, Start } from "./types";
import { words } from "./words";

export interface Page {
  parts: Element[];
  begin: () => void;
}

const narrow = matchMedia("(max-width: 699px)");

const hair = 0.01; // of an extent's size: an outline that is simplified leaves out a little

function wholeExtent(scene: Scene): Extent | null {
  const whole = wholeOf(scene);
  return whole && padded(whole, hair);
}

/** Opening one of these closes the panel of a measure. */
const openers = ["zone", "view", "set"] as const;

export function createPage(start: Start): Page {
  const slots = places();
  const soon = gathered(render);
  const loader = createLoader(start, render, soon);
  const map = createMapSlot(() => void loader.refine());
  const asker = createAsker(soon);
  const grip = createGrip(slots.panel);
  slots.panel.append(grip.element, slots.panelText);
  slots.main.append(map.element, slots.sheet);
  const ask = h("section", { class: "question" }, slots.question, slots.actions);
  const finder = createFinder(map.look, map.here);
  const printer = createPrinter({
    scene: () => scene(),
    complete: loader.complete,
    seen: map.seen,
    sceneOf,
  });
  const over = h("div", { class: "over" }, printer.element);
  const taking = once(() => import("./take/dialog").then(({ createTaking }) => createTaking()));
  const tools: Tools = {
    print: printer.open,
    take: () =>
      void taking().then((dialog) => {
        over.append(dialog.element);
        dialog.open(scene());
      }),
  };
  const home = homeView(start);
  const addressed = (): State => understood(start, readState(location.hash, home));
  let state: State = addressed();
  let queued = false;
  /** The parts that stand with their figures, and those that wait for their turn. */
  const standing = new Set<string>();
  const waiting = new Set<string>();
  /** What gets the focus when it is drawn: the panel's head, or the row that it was opened from. */
  let focusNext = "";
  /** The zone whose shape on the map had the focus when its panel opened; empty when it was opened from elsewhere. */
  let openedFrom = "";

  function go(change: Partial<State>, quiet = false): void {
    if (!quiet) stopPlaying();
    const fresh = {
      ...(change.set !== undefined && { zone: "" }),
      ...(openers.some((name) => change[name] !== undefined) && { measure: "" }),
    };
    const next = canonical(start, { ...state, ...fresh, ...change });
    const address = writeState(next, home) || location.pathname;
    if (quiet) history.replaceState(null, "", address);
    else if (writeState(next) !== writeState(state)) history.pushState(null, "", address);
    const focus = focusAfter(state, next);
    if (focus.endsWith("-name")) {
      slots.panel.scrollTop = 0;
      openedFrom = shapeInFocus();
    }
    if (focus !== "")
      focusNext = focus === `zone ${openedFrom}` ? `zone-shape ${openedFrom}` : focus;
    turnTo(next);
  }

  function turnTo(next: State): void {
    state = next;
    void loader.load(state);
    render();
  }

  /** Ask everything again: what is shown was kept, and the server can be reached. */
  function renew(): void {
    loader.forget();
    asker.forget(true);
    turnTo(state);
  }

  const scene = (): Scene => sceneFrom(state, loader.data);

  function sceneFrom(of: State, data: Data): Scene {
    return buildScene(start, of, words(of.lang || start.language), data, {
      go,
      retry: () => {
        asker.forget();
        turnTo(state);
      },
      ask: asker.ask,
      again: render,
    });
  }

  /** The same question for another period, for a print of several years. */
  async function sceneOf(period: string): Promise<Scene> {
    const next = { ...state, period };
    const query = joinedQuery(start, next);
    if (query === null) return scene();
    const joined = await fetchJoined(query);
    const data = { ...loader.data, joined, answered: choicesOf(start, next) };
    return sceneFrom(next, data);
  }

  /** Draw once for all the changes of one turn of the event loop. */
  function render(): void {
    if (queued) return;
    queued = true;
    queueMicrotask(() => {
      queued = false;
      draw(scene());
    });
  }

  function draw(now: Scene): void {
    const { t, lang } = now.words;
    document.documentElement.lang = lang;
    document.title = `${questionText(now)} ${start.title}`;
    document.body.dataset.show = state.show;
    tellBusy(now);
    document.body.classList.toggle("zone-open", now.chosen !== null || now.measure !== null);
    show(slots.skip, t("skip"));
    drawHead(now);
    ask.setAttribute("aria-label", t("questionLabel"));
    slots.time.setAttribute("aria-label", t("time"));
    show(slots.question, ...question(now));
    show(slots.actions, ...actions(now, tools));
    const waiting =
      now.busy &&
      h("p", { class: "loading", role: "status" }, t("loading", { what: t("loadingFigures") }));
    show(
      slots.status,
      now.error === null ? waiting : failure(now.error, now.words, now.retry, true),
    );
    show(slots.source, ...sourceLine(now), embedded && wholeMap(now));
    if (start.zone_sets.length === 0) {
      show(slots.panelText, h("p", { class: "empty" }, t("noZones")));
      return;
    }
    slots.panel.setAttribute("aria-label", t("zoneList"));
    inTurn("panel", now.summary !== null, now, drawPanel);
    const wide = { map: () => [], table, about, statement }[state.show];
    show(slots.sheet, ...wide(now));
    grip.draw(now);
    inTurn("map", now.shapes.length > 0, now, drawMap);
    if (now.ground.length > 0) loader.loadItems(collections(now), wholeExtent(now));
    loader.loadCounts(countsAsked(now, loader.data.stocks));
    if (!now.busy && now.error === null) slots.live.textContent = announcement(now);
  }

  /** The search is put in a new head: it keeps its focus and what it has found. */
  function drawHead(now: Scene): void {
    const searching = finder.isOpen();
    const focused = document.activeElement;
    show(slots.header, ...header(now, finder.element, tools));
    if (focused instanceof HTMLElement && finder.element.contains(focused)) focused.focus();
    finder.draw(now, searching);
  }

  function drawMap(now: Scene): void {
    if (state.show === "map") map.draw(now);
  }

  function drawPanel(now: Scene): void {
    show(slots.panelText, ...panelOf(now), copyLink(now, "in-panel"));
    show(slots.time, ...timeline(now));
    slots.time.hidden = slots.time.childElementCount === 0;
    moveFocus();
  }

  /** Draws a part; when it is `ready` for the first time, in a turn of its own: a slow phone answers in between. */
  function inTurn(part: string, ready: boolean, now: Scene, act: (now: Scene) => void): void {
    if (!ready || standing.has(part)) {
      act(now);
      return;
    }
    if (waiting.has(part)) return;
    waiting.add(part);
    tellBusy(now);
    afterPaint(() => {
      waiting.delete(part);
      standing.add(part);
      const latest = scene();
      act(latest);
      tellBusy(latest);
    });
  }

  function tellBusy(now: Scene): void {
    const busy = now.busy || waiting.size > 0;
    document.body.classList.toggle("busy", busy);
    if (!busy) setType();
  }

  function moveFocus(): void {
    if (focusNext === "") return;
    const places = [slots.panelText, map.element];
    const keyed = places.flatMap((place) => [
      ...place.querySelectorAll<HTMLElement | SVGElement>("[data-key]"),
    ]);
    const found = keyed.find((element) => element.dataset.key === focusNext);
    if (found === undefined) return;
    focusNext = "";
    found.focus({ preventScroll: found.tagName === "H2" });
  }

  /** Escape closes what is open in the panel; a list of choices in it closes itself first. */
  function closeByEscape(event: KeyboardEvent): void {
    if (
      event.key !== "Escape" ||
      event.defaultPrevented ||
      event.target instanceof HTMLSelectElement
    )
      return;
    if (state.measure !== "") go({ measure: "" });
    else if (state.zone !== "") go({ zone: "" });
  }

  /** The strip of years stands below the map, and on a phone last in the panel. */
  function placeYears(): void {
    if (narrow.matches) slots.panel.append(slots.time);
    else slots.panel.after(slots.time);
  }

  function begin(): void {
    addEventListener("popstate", () => {
      stopPlaying();
      turnTo(addressed());
    });
    document.body.classList.toggle("embed", embedded);
    slots.panel.addEventListener("keydown", closeByEscape);
    if (!embedded) startOffline(render, renew);
    placeYears();
    narrow.addEventListener("change", placeYears);
    // Of a map that nobody has asked anything of the address then says what is shown.
    if (location.hash === "" && Object.keys(start.opens).length > 0) go(start.opens, true);
    else turnTo(state);
  }

  const { skip, header: head, status, main, panel, time, source, live } = slots;
  return { parts: [skip, head, ask, status, main, panel, time, source, live, over], begin };
}
