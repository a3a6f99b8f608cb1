/** The page of a workshop's leader: make, open, moderate, write down paper, compare, take home. */
import "../style/workshop.css";
import "../style/workshop-wide.css";
import { h, show } from "../dom";
import { startTheme } from "../theme";
import type { Extent, Start } from "../types";
import { fetchState, fetchWorkshops, lead, pathOf, Refused } from "./api";
import { comparison } from "./compare";
import { languageButton } from "./language-button";
import { bars, statementCounts, voteCounts } from "./lists";
import { follow } from "./live";
import { createMap } from "./map";
import { createMarking } from "./marking";
import { modelOf, shown } from "./model";
import { createModeration } from "./moderate";
import { paperForm } from "./paper";
import { participantList } from "./participants";
import { createScreen, joinCard } from "./screen";
import { settingsForm } from "./settings";
import { paperSheet } from "./sheet";
import { signLegend } from "./signs";
import type { Workshop } from "./types";
import { type Key, language, pageOf, speak } from "./words";

const lang = language();
const say = speak(lang);
const app = document.querySelector("#app") as HTMLElement;
document.documentElement.lang = lang;
startTheme(() => undefined);

let stop: () => void = () => undefined;

const message = (error: unknown) =>
  error instanceof Refused
    ? [401, 403, 404].includes(error.status)
      ? say("leadersOnly")
      : error.message
    : say("notReached");

const head = (...more: HTMLElement[]) =>
  h(
    "header",
    { class: "workshop-head" },
    h("a", { href: "#" }, say("workshops")),
    ...more,
    languageButton(),
  );

/** A new workshop's area begins as all of the map; as nothing when the map cannot be asked. */
async function newWorkshop(): Promise<Pick<Workshop, "area"> | Record<string, never>> {
  try {
    const { extent } = (await (await fetch("map.json")).json()) as Pick<Start, "extent">;
    return extent === null ? {} : { area: extent.map((each) => Number(each.toFixed(4))) as Extent };
  } catch {
    return {};
  }
}

async function listPage(): Promise<void> {
  const { workshops } = await fetchWorkshops();
  show(
    app,
    head(),
    h(
      "main",
      { class: "leader" },
      h("h1", {}, say("workshops")),
      h(
        "ul",
        { class: "workshops" },
        ...workshops.map((each) =>
          h(
            "li",
            {},
            h("a", { href: `workshop-lead#lead=${each.id}` }, each.title),
            h(
              "span",
              {},
              ` · ${say(`is_${each.state}`)} · ${say("people", { n: each.participants ?? 0 })}`,
            ),
          ),
        ),
      ),
      h("h2", {}, say("newWorkshop")),
      settingsForm(await newWorkshop(), say, async (given) => {
        const made = await lead<Workshop>("POST", "workshops", given);
        location.hash = `#lead=${made.id}`;
      }),
    ),
  );
}

function downloads(id: number): HTMLElement {
  const file = (format: string, key: Key) =>
    h("a", { href: `${pathOf(id)}/contributions?f=${format}`, download: "" }, say(key));
  return h(
    "p",
    { class: "downloads" },
    file("geojson", "asGeojson"),
    file("gpkg", "asGeopackage"),
    file("csv", "asCsv"),
    file("csv-excel", "asExcel"),
    h("a", { href: `${pathOf(id)}/report?lang=${lang}`, target: "_blank" }, say("report")),
  );
}

async function screenPage(id: number): Promise<void> {
  const model = modelOf(await fetchState(id, true));
  const map = createMap(model.workshop, say("mapLabel"), () => undefined);
  const screen = createScreen(model, map, say);
  show(app, screen.element);
  screen.draw();
  stop = follow(model, {
    changed: screen.draw,
    reset: () => void start(),
    connected: (yes) => screen.element.classList.toggle("lost", !yes),
  });
}

async function leadPage(id: number): Promise<void> {
  const model = modelOf(await fetchState(id, true));
  const map = createMap(model.workshop, say("mapLabel"), (chosen) => marking.fromMap(chosen));
  const marking = createMarking(
    model,
    () => map,
    () => draw(),
  );
  const trouble = h("p", { role: "alert" });
  const controls = h("div", { class: "controls" });
  const counts = h("div", {});
  const said = h("div", {});
  const compareSlot = h("div", {});
  const failed = (error: unknown) => show(trouble, message(error));
  const compare = () => {
    const head = h("h2", { tabindex: -1 }, say("compareIt"));
    show(compareSlot, head, comparison(model, say));
    head.focus(); // it stands below what was pressed
  };

  const set = async (change: Record<string, unknown>) => {
    try {
      model.workshop = {
        ...model.workshop,
        ...(await lead<Workshop>("PATCH", pathOf(id), change)),
      };
      show(trouble);
    } catch (error) {
      failed(error);
    }
    draw();
  };
  const publish = async (method: "POST" | "DELETE") => {
    try {
      model.workshop = {
        ...model.workshop,
        ...(await lead<Workshop>(method, `${pathOf(id)}/publication`)),
      };
    } catch (error) {
      failed(error);
    }
    draw();
  };
  const press = (key: Key, act: () => void) =>
    h("button", { type: "button", "data-key": key, click: act }, say(key));
  const moderation = createModeration(model, say, {
    changed: () => draw(),
    failed,
    find: marking.fromList,
  });

  const drawControls = () => {
    const { state } = model.workshop;
    show(
      controls,
      h("p", { class: "state" }, say(`is_${state}`)),
      state !== "open" && press("openIt", () => void set({ state: "open" })),
      state === "open" && press("freezeIt", () => void set({ state: "frozen" })),
      state !== "closed" && press("closeIt", () => void set({ state: "closed" })),
      h("a", { href: `workshop-lead#screen=${id}`, target: "_blank" }, say("bigScreen")),
      h("a", { href: `workshop-lead#sheet=${id}`, target: "_blank" }, say("paperSheet")),
      press("compareIt", compare),
      model.workshop.published_at === null || model.workshop.published_at === undefined
        ? press("publishIt", () => void publish("POST"))
        : press("unpublishIt", () => void publish("DELETE")),
    );
  };

  const draw = () => {
    drawControls();
    const all = [...model.contributions.values()].sort((a, b) => b.id - a.id);
    const waiting = all.filter((each) => each.properties.state === "waiting");
    const rest = all.filter((each) => each.properties.state !== "waiting");
    map.show(
      all.filter((each) => ["shown", "waiting"].includes(each.properties.state)),
      new Set(),
    );
    show(
      counts,
      ...model.workshop.statements.flatMap((each) => [
        h("h2", {}, each.text),
        statementCounts(model, each, say),
      ]),
      model.workshop.scenarios.length > 0 && h("h2", {}, say("votes")),
      model.workshop.scenarios.length > 0 && voteCounts(model),
      h("h2", {}, say("themes")),
      bars(
        model.workshop.themes.map((theme) => ({
          text: theme,
          count: shown(model).filter((each) => each.properties.theme === theme).length,
        })),
      ),
    );
    show(
      said,
      waiting.length > 0 && h("h2", {}, say("waitingN", { n: waiting.length })),
      waiting.length > 0 && moderation.list(waiting),
      h("h2", {}, say("allSaidN", { n: shown(model).length })),
      moderation.list(rest),
    );
  };

  show(
    app,
    head(),
    h(
      "main",
      { class: "leader" },
      h("h1", {}, model.workshop.title),
      trouble,
      controls,
      joinCard(model.workshop.code ?? "", say),
      counts,
      h(
        "div",
        { class: "lead-both" },
        h("div", { class: "map-frame" }, map.element, signLegend(model.workshop, say)),
        said,
      ),
      compareSlot,
      h("details", {}, h("summary", {}, say("paper")), paperForm(model, say)),
      participantList(id, say, failed),
      h("h2", {}, say("takeHome")),
      downloads(id),
      h(
        "details",
        {},
        h("summary", {}, say("settings")),
        settingsForm(model.workshop, say, async (given) => {
          await lead<Workshop>("PATCH", pathOf(id), given);
          await start();
        }),
      ),
    ),
  );
  draw();
  stop = follow(model, { changed: draw, reset: () => void start(), connected: () => undefined });
}

async function start(): Promise<void> {
  stop();
  stop = () => undefined;
  const [page, id] = pageOf(location.hash).split("=");
  document.body.classList.toggle("on-screen", page === "screen");
  try {
    if (page === "screen") await screenPage(Number(id));
    else if (page === "sheet")
      show(app, paperSheet(modelOf(await fetchState(Number(id), true)), say));
    else if (page === "lead") await leadPage(Number(id));
    else await listPage();
  } catch (error) {
    show(app, head(), h("main", {}, h("p", { role: "alert" }, message(error))));
  }
}

window.addEventListener("hashchange", () => void start());
void start();
