/** Where the figures come from: each file, each import of it, and the rows that were refused. */
import { type Child, h, show } from "../dom";
import {
  changeLicence,
  fetchImports,
  fetchRejected,
  fetchSource,
  fetchSources,
  rejectedFile,
} from "./api";
import type { Env } from "./env";
import { createForm, formField, reasonOf, textInput } from "./form";
import { importerText } from "./importer-words";
import { loaded, table } from "./list";
import type { ImportRun, RejectedRow, SourceFile } from "./types";
import { day, size, when } from "./when";

export function sourcesPart(env: Env): HTMLElement {
  const chosen = Number(env.asked.get("source"));
  return chosen > 0 ? oneSource(env, chosen) : allSources(env);
}

function kindOf(source: SourceFile, { words: { t } }: Env): string {
  if (source.sampling === "random") return t("adminRandom");
  if (source.sampling === "open") return t("adminOpenSurvey");
  return "–";
}

function allSources(env: Env): HTMLElement {
  const { words } = env;
  const { t } = words;
  const row = (source: SourceFile): Child[] => [
    h(
      "span",
      { class: "two" },
      h(
        "a",
        { href: env.address({ source: String(source.id) }), "data-key": `source ${source.id}` },
        source.name,
      ),
      h("small", {}, source.made_up ? `${source.profile}, ${t("adminMadeUp")}` : source.profile),
    ),
    kindOf(source, env),
    day(source.file_time),
    day(source.imported_at),
    words.number(source.rows),
    source.rejected > 0
      ? h("b", { class: "locked" }, words.number(source.rejected))
      : words.number(0),
    source.licence ?? "–",
  ];
  const list = loaded(words, t("adminSources"), fetchSources, (sources) => [
    sources.length === 0
      ? h("p", { class: "empty" }, t("adminNoSources"))
      : table(
          t("adminSources"),
          [
            t("adminFile"),
            t("adminSurveyKind"),
            t("adminFileDate"),
            t("adminImportedAt"),
            t("adminRows"),
            t("adminRejected"),
            t("adminLicence"),
          ],
          sources.map(row),
        ),
  ]);
  return h(
    "section",
    { class: "admin-part" },
    h(
      "div",
      { class: "admin-head" },
      h("h1", {}, t("adminSources")),
      h(
        "a",
        { class: "button primary", href: env.address({ part: "import" }) },
        t("adminImportFile"),
      ),
    ),
    h("p", { class: "lead" }, t("adminSourcesText")),
    list.element,
  );
}

function facts(rows: [string, Child][]): HTMLElement {
  return h(
    "dl",
    { class: "facts" },
    ...rows.flatMap(([name, value]) => [h("dt", {}, name), h("dd", {}, value)]),
  );
}

function rejectedTable(rows: RejectedRow[], { words: { t, number, lang } }: Env): HTMLElement {
  return table(
    t("adminRejectedRows"),
    [t("adminRow"), t("adminWhy"), t("adminContent")],
    rows.map((each) => [
      number(each.row),
      importerText(each.reason, lang),
      h("code", {}, each.content),
    ]),
  );
}

function oneSource(env: Env, id: number): HTMLElement {
  const { words, tell } = env;
  const { t, number } = words;

  function rejectedOf(run: ImportRun): Child {
    if (run.rejected === 0) return number(0);
    if (!run.keeps_rejected) return number(run.rejected);
    const slot = h("div", { class: "rejected-slot" });
    const open = h(
      "button",
      {
        type: "button",
        class: "button",
        "data-key": `rejected ${run.id}`,
        "aria-expanded": "false",
        click: () => void toggle(),
      },
      t("adminShowRejected", { n: number(run.rejected) }),
    );
    async function toggle(): Promise<void> {
      const shown = open.getAttribute("aria-expanded") === "true";
      open.setAttribute("aria-expanded", String(!shown));
      if (shown) {
        show(slot);
        return;
      }
      try {
        const rows = await fetchRejected(run.id);
        show(
          slot,
          h("h2", { tabindex: -1 }, t("adminRejectedRows")),
          h("p", { class: "note" }, t("adminRejectedText")),
          h("a", { class: "button", href: rejectedFile(run.id), download: "" }, t("adminAsCsv")),
          rejectedTable(rows, env),
          rows.length < run.rejected &&
            h("p", { class: "note" }, t("adminFirstRows", { n: number(rows.length) })),
        );
      } catch (error) {
        show(slot, h("p", { role: "alert" }, reasonOf(error, words)));
      }
    }
    details.append(slot);
    return open;
  }

  const details = h("div");
  const runRow = (run: ImportRun): Child[] => [
    when(run.at),
    run.by ?? "–",
    number(run.rows),
    number(run.accepted),
    number(run.updated),
    number(run.unchanged),
    rejectedOf(run),
  ];

  function licenceForm(source: SourceFile): HTMLElement {
    const licence = formField("licence", t("adminLicence"), textInput(source.licence ?? ""), {
      help: t("adminLicenceHelp"),
    });
    return createForm({
      words,
      fields: [licence],
      submit: t("editSave"),
      send: async () => {
        await changeLicence(source.id, licence.control.value.trim());
        tell(t("adminLicenceSaved"));
      },
    });
  }

  const fetchBoth = async () => ({ source: await fetchSource(id), runs: await fetchImports(id) });
  const body = loaded(words, t("adminSource"), fetchBoth, ({ source, runs }) => [
    h("h1", {}, source.name),
    facts([
      [t("adminProfile"), source.profile],
      ...(source.sampling === null
        ? []
        : [[t("adminSurveyKind"), kindOf(source, env)] as [string, Child]]),
      [t("adminFileDate"), when(source.file_time)],
      [t("adminSize"), size(source.bytes, words)],
      [t("adminCrs"), source.crs ?? "–"],
      ["SHA-256", h("code", {}, source.sha256)],
    ]),
    h("h2", {}, t("adminHistory")),
    runs.length === 0
      ? h("p", { class: "empty" }, t("adminNoHistory"))
      : table(
          t("adminHistory"),
          [
            t("adminWhen"),
            t("adminWho"),
            t("adminRows"),
            t("adminNew"),
            t("adminUpdated"),
            t("adminUnchanged"),
            t("adminRejected"),
          ],
          runs.map(runRow),
        ),
    details,
    (source.notices ?? []).length > 0 && h("h2", {}, t("adminNotices")),
    h(
      "ul",
      { class: "plain-list" },
      ...(source.notices ?? []).map(({ text }) => h("li", {}, importerText(text, words.lang))),
    ),
    h("h2", {}, t("adminLicence")),
    licenceForm(source),
  ]);
  return h(
    "section",
    { class: "admin-part" },
    h(
      "p",
      { class: "back" },
      h("a", { href: env.address({ source: "" }) }, `← ${t("adminSources")}`),
    ),
    body.element,
  );
}
