/** Who changed what: the end of the chained log. */
import { type Child, h } from "../dom";
import type { Key } from "../words";
import { fetchLog } from "./api";
import type { Env } from "./env";
import { loaded, table } from "./list";
import type { LogEntry } from "./types";
import { when } from "./when";

const collections: Record<string, Key> = {
  users: "adminUsers",
  tokens: "adminTokens",
  settings: "adminSettings",
  sources: "adminSources",
  imports: "adminImportFile",
  measures: "editMeasures",
  commitments: "editCommitments",
  activities: "editActivities",
  places: "editPlaces",
  notes: "editNotes",
};

const kinds: Record<string, Key> = {
  create: "changeCreate",
  replace: "changeUpdate",
  update: "changeUpdate",
  remove: "changeRetire",
  retire: "changeRetire",
  restore: "changeRestore",
  undo: "changeUndo",
  settle: "changeSettle",
  import: "adminLogImport",
};

/** "role: staff → admin" of what differs; what was added or removed by its name. */
export function told({ before, after }: LogEntry): string {
  const text = (value: unknown) =>
    value === undefined || value === null || value === "" ? "–" : String(value);
  if (before === null || after === null) {
    const only = after ?? before ?? {};
    const named = only.name ?? (only.properties as { title?: string } | undefined)?.title;
    if (named !== undefined) return text(named);
  }
  const names = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  const changed = [...names].filter(
    (name) => JSON.stringify(before?.[name]) !== JSON.stringify(after?.[name]),
  );
  const plain = changed.filter(
    (name) => typeof before?.[name] !== "object" && typeof after?.[name] !== "object",
  );
  const name = after?.name ?? before?.name;
  const whose = name === undefined ? "" : `${text(name)}: `;
  return (
    whose +
    plain.map((each) => `${each} ${text(before?.[each])} → ${text(after?.[each])}`).join(", ")
  );
}

export function logPart({ words }: Env): HTMLElement {
  const { t } = words;
  const row = (entry: LogEntry): Child[] => {
    const what = collections[entry.collection];
    const kind = kinds[entry.kind];
    return [
      when(entry.at),
      entry.who,
      [
        what === undefined ? entry.collection : t(what),
        kind === undefined ? entry.kind : t(kind),
      ].join(": "),
      told(entry),
    ];
  };
  const list = loaded(words, t("adminLog"), fetchLog, (entries) => [
    entries.length === 0
      ? h("p", { class: "empty" }, t("adminNoLog"))
      : table(
          t("adminLog"),
          [t("adminWhen"), t("adminWho"), t("adminWhat"), t("adminDifference")],
          entries.map(row),
        ),
  ]);
  return h(
    "section",
    { class: "admin-part log" },
    h("div", { class: "admin-head" }, h("h1", {}, t("adminLog"))),
    h("p", { class: "lead" }, t("adminLogText")),
    list.element,
  );
}
