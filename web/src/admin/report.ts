/** What an import did, or what a trial says that it would do. */
import { type Child, h } from "../dom";
import type { Words } from "../words";
import { contents } from "./contents";
import { importerText } from "./importer-words";
import { table } from "./list";
import type { Report, Sums } from "./types";

/** "3 nya · 2 ändrade · 14 oförändrade · 1 avvisad" */
export function sumsText(sums: Sums, { t, number }: Words): string {
  return [
    t("adminSumNew", { n: number(sums.accepted) }),
    t("adminSumUpdated", { n: number(sums.updated) }),
    t("adminSumUnchanged", { n: number(sums.unchanged) }),
    t("adminSumRejected", { n: number(sums.rejected) }),
  ].join(" · ");
}

function sumsTable(sums: Sums, trial: boolean, { t, number }: Words): HTMLElement {
  const one = (name: string, value: number, strong = false) =>
    h(
      "div",
      { class: strong && value > 0 ? "sum rejected" : "sum" },
      h("dt", {}, name),
      h("dd", {}, number(value)),
    );
  return h(
    "dl",
    { class: "sums", "aria-label": t(trial ? "adminWouldHappen" : "adminHappened") },
    one(t("adminRows"), sums.rows),
    one(t("adminNew"), sums.accepted),
    one(t("adminUpdated"), sums.updated),
    one(t("adminUnchanged"), sums.unchanged),
    one(t("adminRejected"), sums.rejected, true),
  );
}

export function reportView(report: Report, words: Words): Child[] {
  const { t, number, lang } = words;
  const zones = Object.entries(report.zones);
  const rejections = report.files.flatMap((file) => file.rejections);
  const notices = report.files.flatMap((file) => file.notices);
  return [
    h("h2", {}, t(report.dry_run ? "adminWouldHappen" : "adminHappened")),
    sumsTable(report, report.dry_run, words),
    report.dry_run &&
      report.accepted + report.updated === 0 &&
      h("p", { class: "lead" }, t("adminNothingNew")),
    ...contents(report, words),
    zones.length > 0 && h("h3", {}, t("adminZones")),
    zones.length > 0 &&
      table(
        t("adminZones"),
        [t("adminZoneSet"), t("adminInZone"), t("adminOutside")],
        zones.map(([name, zone]) => [name, number(zone.joined), number(zone.outside)]),
      ),
    notices.length > 0 && h("h3", {}, t("adminNotices")),
    notices.length > 0 &&
      h(
        "ul",
        { class: "plain-list" },
        ...notices.map(({ text }) => h("li", {}, importerText(text, lang))),
      ),
    rejections.length > 0 && h("h3", {}, t("adminRejectedRows")),
    rejections.length > 0 && h("p", { class: "note" }, t("adminRejectedText")),
    rejections.length > 0 &&
      table(
        t("adminRejectedRows"),
        [t("adminRow"), t("adminWhy")],
        rejections.map(({ line, reason }) => [number(line), importerText(reason, lang)]),
      ),
    rejections.length < report.rejected &&
      h("p", { class: "note" }, t("adminFirstRows", { n: number(rejections.length) })),
  ];
}
