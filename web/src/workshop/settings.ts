/** What a leader settles of a workshop: texts, area, statements, scenarios, questions. */
import { h, show } from "../dom";
import type { Item, Workshop } from "./types";
import type { Say } from "./words";

type Draft = Partial<Workshop> & { consent?: string };

const lines = (text: string) =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

/** Items from lines "Theme: text"; a line that was there before keeps its item. */
export function itemsOf(text: string, themes: string[], before: Item[]): Partial<Item>[] {
  return lines(text).map((line) => {
    const theme = themes.find((each) => line.startsWith(`${each}: `)) ?? "";
    const words = theme === "" ? line : line.slice(theme.length + 2);
    const old = before.find((each) => each.text === words);
    return { ...(old ?? {}), theme, text: words };
  });
}

const written = (items: Item[]) =>
  items.map((each) => (each.theme === "" ? each.text : `${each.theme}: ${each.text}`)).join("\n");

/** The changes of scenarios are GeoJSON files, kept by the scenario's text. */
async function withChanges(
  scenarios: Partial<Item>[],
  inputs: HTMLInputElement[],
): Promise<Partial<Item>[]> {
  return Promise.all(
    scenarios.map(async (scenario, index) => {
      const file = inputs[index]?.files?.[0];
      return file === undefined
        ? scenario
        : { ...scenario, changes: JSON.parse(await file.text()) };
    }),
  );
}

const toUtc = (local: string) =>
  local === "" ? null : `${new Date(local).toISOString().slice(0, 19)}Z`;

function toLocal(utc: string | null | undefined): string {
  if (utc === null || utc === undefined) return "";
  const at = new Date(utc);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

export function settingsForm(
  of: Draft,
  say: Say,
  save: (workshop: Record<string, unknown>) => Promise<void>,
): HTMLElement {
  const trouble = h("p", { role: "alert" });
  const text = (name: string, label: string, value: string, required = false, hint = "") =>
    h(
      "label",
      {},
      h("span", {}, label),
      h("input", { name, value, required, maxlength: 200 }),
      hint !== "" && h("small", {}, hint),
    );
  const long = (name: string, label: string, value: string, rows: number, required = false) =>
    h(
      "label",
      { class: "wide" },
      h("span", {}, label),
      h("textarea", { name, rows, required }, value),
    );
  const choice = (name: string, label: string, values: [string, string][], now: string) =>
    h(
      "label",
      {},
      h("span", {}, label),
      h(
        "select",
        { name },
        ...values.map(([value, shown]) => h("option", { value, selected: value === now }, shown)),
      ),
    );
  const files = (of.scenarios ?? []).map((each) => ({
    text: each.text,
    input: h("input", { type: "file", accept: ".geojson,.json,application/geo+json" }),
  }));

  const submit = async (event: Event) => {
    event.preventDefault();
    const given = new FormData(form);
    const value = (name: string) => String(given.get(name) ?? "").trim();
    const themes = lines(value("themes"));
    const items = (name: "statements" | "scenarios" | "questions") =>
      itemsOf(value(name), themes, of[name] ?? []);
    try {
      await save({
        title: value("title"),
        intro: value("intro"),
        consent: value("consent"),
        area: value("area")
          .split(/[\s,;]+/)
          .map(Number),
        themes,
        categories: lines(value("categories")),
        moderation: value("moderation"),
        vote: value("vote"),
        budget: Number(value("budget")),
        opens: toUtc(value("opens")),
        closes: toUtc(value("closes")),
        statements: items("statements"),
        questions: items("questions"),
        scenarios: await withChanges(
          items("scenarios"),
          files.map((each) => each.input),
        ),
      });
      show(trouble);
    } catch (error) {
      show(trouble, error instanceof Error ? error.message : String(error));
    }
  };
  const form = h(
    "form",
    { class: "settings", submit: (event) => void submit(event) },
    text("title", say("title"), of.title ?? "", true),
    text("area", say("area"), (of.area ?? []).map(String).join(", "), true, say("areaHint")),
    long("intro", say("intro"), of.intro ?? "", 3),
    long("consent", say("consentText"), of.consent ?? say("consentDefault"), 4, true),
    long("themes", say("themesLines"), (of.themes ?? lines(say("themesDefault"))).join("\n"), 4),
    long(
      "categories",
      say("categoriesLines"),
      (of.categories ?? lines(say("categoriesDefault"))).join("\n"),
      5,
    ),
    long("statements", say("statementsLines"), written(of.statements ?? []), 5),
    long("scenarios", say("scenariosLines"), written(of.scenarios ?? []), 3),
    ...files.map(({ text: name, input }) =>
      h("label", {}, h("span", {}, say("changesOf", { name })), input),
    ),
    long("questions", say("questionsLines"), written(of.questions ?? []), 3),
    choice(
      "moderation",
      say("moderation"),
      [
        ["post", say("moderationPost")],
        ["pre", say("moderationPre")],
      ],
      of.moderation ?? "post",
    ),
    choice(
      "vote",
      say("voteMode"),
      [
        ["one", say("voteOne")],
        ["budget", say("voteBudget")],
        ["none", say("voteNone")],
      ],
      of.vote ?? "one",
    ),
    h(
      "label",
      {},
      h("span", {}, say("budget")),
      h("input", { name: "budget", type: "number", min: 1, max: 100, value: of.budget ?? 5 }),
    ),
    h(
      "label",
      {},
      h("span", {}, say("opens")),
      h("input", { name: "opens", type: "datetime-local", value: toLocal(of.opens) }),
    ),
    h(
      "label",
      {},
      h("span", {}, say("closes")),
      h("input", { name: "closes", type: "datetime-local", value: toLocal(of.closes) }),
    ),
    h("button", { type: "submit" }, say("save")),
    trouble,
  );
  return form;
}
