/** The page on which people edit: what can be edited, a list of it, and the form of one. */
import "leaflet/dist/leaflet.css";
import "../style/page.css";
import "../style/edit.css";
import { fetchStart } from "../api";
import { h, show } from "../dom";
import { fetchBase } from "../map/base";
import { readState } from "../state";
import { failure } from "../status";
import { startTheme } from "../theme";
import type { Start } from "../types";
import { type Key, type Words, words } from "../words";
import { fetchClashes, fetchForms, fetchPlaces, fetchRows, fetchZones, settle } from "./api";
import { measuresAround, placesAround } from "./around";
import { clashList } from "./clashes";
import type { Ground } from "./drawing";
import { createEditor, type Editor } from "./editor";
import { type Choice, type Lists, namesOf } from "./fields";
import type { Form, Row } from "./types";

const collectionNames: Record<string, Key> = {
  measures: "editMeasures",
  commitments: "editCommitments",
  activities: "editActivities",
  places: "editPlaces",
  notes: "editNotes",
};

interface Known {
  start: Start;
  forms: Form[];
  ground: Ground;
  zones: Choice[];
  spoken: Words;
}

async function groundOf(spoken: Words): Promise<Ground> {
  const [base, measures, places] = await Promise.all([
    fetchBase().catch(() => null),
    measuresAround(spoken).catch(() => null),
    fetchPlaces().catch(() => []),
  ]);
  const there = [placesAround(places, spoken), ...(measures === null ? [] : [measures])];
  return { base, places, around: there };
}

async function zonesOf(start: Start): Promise<Choice[]> {
  const set = start.zone_sets[0]?.name;
  if (set === undefined) return [];
  const zones = (await fetchZones(set)).map(({ code, name }) => ({
    value: `${set}/${code}`,
    text: `${name} (${code})`,
  }));
  return zones.sort((a, b) => a.text.localeCompare(b.text, "sv"));
}

/** The word for what a row's status is. */
function statusOf(form: Form, row: Row, words: Words): string {
  if (row.retired) return words.t("editRetired");
  const field = form.fields.find(({ name }) =>
    ["status", "rule", "audience", "kind"].includes(name),
  );
  if (field === undefined) return row.status;
  const names = namesOf(field, { commitments: [], zones: [] }, words);
  return names.find(({ value }) => value === row.status)?.text ?? row.status;
}

function page(root: Element, { forms, ground, zones, spoken }: Known): void {
  const { t } = spoken;
  const tabs = h("nav", { "aria-label": t("editCollections") });
  const clashes = h("div");
  const rows = h("ul", { class: "edit-rows" });
  const filter = h("input", { id: "edit-filter", type: "search", input: () => drawRows() });
  const right = h("div", { class: "edit-right" });
  let form = forms[0];
  let listed: Row[] = [];
  let chosen: number | null = null;
  let editor: Editor | null = null;

  function drawTabs(): void {
    const tab = (each: Form) =>
      h(
        "button",
        {
          type: "button",
          class: "button",
          "data-key": `tab ${each.collection}`,
          "aria-current": each === form ? "page" : undefined,
          click: () => void choose(each),
        },
        t(collectionNames[each.collection] ?? "editMeasures"),
      );
    show(tabs, ...forms.map(tab));
  }

  function drawRows(): void {
    if (form === undefined) return;
    const of = form;
    const wanted = filter.value.trim().toLowerCase();
    const shown = listed.filter(({ title }) => title.toLowerCase().includes(wanted));
    const row = (each: Row) =>
      h(
        "li",
        { class: each.retired ? "retired" : undefined },
        h(
          "button",
          {
            type: "button",
            class: "open",
            "data-key": `row ${each.id}`,
            "aria-current": each.id === chosen ? "true" : undefined,
            click: () => openRow(each.id),
          },
          each.title || String(each.id),
        ),
        h("small", {}, [statusOf(of, each, spoken), each.date].filter(Boolean).join(" · ")),
      );
    show(rows, ...shown.slice(0, 300).map(row));
  }

  function openRow(id: number | null): void {
    chosen = id;
    drawRows();
    show(right, editor?.element);
    void editor?.open(id);
  }

  async function reload(): Promise<void> {
    if (form === undefined) return;
    listed = await fetchRows(form.collection);
    drawRows();
  }

  async function drawClashes(): Promise<void> {
    const choose = (id: number, choice: "hand" | "file") =>
      void settle(id, choice).then(() => Promise.all([drawClashes(), reload()]));
    show(clashes, clashList(await fetchClashes(), { forms, zones, words: spoken }, choose));
  }

  async function listsFor(of: Form): Promise<Lists> {
    if (of.collection !== "activities") return { commitments: [], zones };
    const all = await fetchRows("commitments");
    const commitments = all
      .filter(({ retired }) => !retired)
      .map(({ id, title, date }) => ({ value: String(id), text: `${date}: ${title}` }));
    return { commitments, zones };
  }

  async function choose(next: Form): Promise<void> {
    form = next;
    chosen = null;
    filter.value = "";
    drawTabs();
    show(right, h("p", { class: "note" }, t("editChooseRow")));
    const lists = await listsFor(next);
    editor = createEditor({
      form: next,
      lists,
      ground,
      words: spoken,
      saved: (id) => {
        chosen = id;
        void reload();
      },
    });
    await reload();
  }

  const left = h(
    "div",
    { class: "edit-left" },
    h(
      "button",
      { type: "button", class: "button", "data-key": "new", click: () => openRow(null) },
      t("editNew"),
    ),
    h("label", { for: "edit-filter" }, t("editFind")),
    filter,
    rows,
  );
  show(
    root,
    h(
      "header",
      { class: "edit-head" },
      h("h1", {}, t("edit")),
      h("a", { class: "button", href: "./" }, t("editToMap")),
    ),
    h("main", { class: "edit" }, clashes, tabs, h("div", { class: "edit-both" }, left, right)),
  );
  if (form !== undefined) void choose(form);
  void drawClashes();
}

async function begin(root: Element): Promise<void> {
  let spoken = words(readState(location.hash).lang || "sv");
  show(root, h("p", { class: "starting" }, spoken.t("loading", { what: spoken.t("edit") })));
  try {
    const [start, forms] = await Promise.all([fetchStart(), fetchForms()]);
    spoken = words(readState(location.hash).lang || start.language);
    document.documentElement.lang = spoken.lang;
    const [ground, zones] = await Promise.all([groundOf(spoken), zonesOf(start)]);
    page(root, { start, forms, spoken, ground, zones });
  } catch (error) {
    show(
      root,
      failure(error, spoken, () => void begin(root), false),
    );
  }
}

startTheme(() => undefined);
const app = document.querySelector("#app");
if (app !== null) void begin(app);
