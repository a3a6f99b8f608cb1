/** About the figures: method in plain words, and every source with its file, date and rows. */
import { currentSession } from "./account";
import { links } from "./api";
import { type Child, h } from "./dom";
import { gridOf } from "./grid";
import { stateLink } from "./header";
import type { Scene } from "./scene";
import type { Source } from "./types";

function sourceRow({ words }: Scene, source: Source): HTMLElement {
  const { t } = words;
  const number = (value: number | null) => (value === null ? "–" : words.number(value));
  return h(
    "tr",
    {},
    h(
      "th",
      { scope: "row" },
      source.name,
      source.made_up && h("span", { class: "note" }, ` ${t("madeUp")}`),
    ),
    h("td", { class: "figure" }, number(source.rows)),
    h("td", { class: "figure" }, number(source.accepted)),
    h("td", { class: "figure" }, number(source.rejected)),
    h("td", {}, source.imported_at.slice(0, 10)),
    h("td", {}, source.licence ?? t("unknown")),
  );
}

const numeric = new Set(["aboutRows", "aboutAccepted", "aboutRejected"]);

export function about(scene: Scene): Child[] {
  const { start, words } = scene;
  const { t } = words;
  const heads = [
    "aboutFile",
    "aboutRows",
    "aboutAccepted",
    "aboutRejected",
    "aboutImported",
    "aboutLicence",
  ] as const;
  return [
    h(
      "article",
      { class: "about" },
      h("h2", {}, t("aboutTitle")),
      start.made_up && h("p", {}, h("b", {}, t("aboutMadeUp"))),
      h("p", {}, t(scene.summary?.offers === undefined ? "aboutShare" : "aboutSharePublished")),
      h("p", {}, t("aboutRate")),
      h("p", {}, t("aboutOutside")),
      h("p", {}, t("aboutGap")),
      h("p", {}, t("aboutMap", { grid: gridOf(start).name })),
      h(
        "p",
        { class: "links" },
        currentSession().role !== "public" &&
          h("a", { href: links.joinReport(words.lang) }, t("joinReport")),
        h("a", { href: links.collections(words.lang) }, t("openData")),
        stateLink(scene, { show: "statement" }, { "data-key": "statement" }, t("statement")),
      ),
      h("h3", {}, t("aboutSources")),
      h(
        "div",
        { class: "table-scroll", tabindex: 0, role: "region", "aria-label": t("aboutSources") },
        h(
          "table",
          { class: "figures" },
          h(
            "thead",
            {},
            h(
              "tr",
              {},
              ...heads.map((key) =>
                h("th", { scope: "col", class: numeric.has(key) && "figure" }, t(key)),
              ),
            ),
          ),
          h("tbody", {}, ...start.sources.map((source) => sourceRow(scene, source))),
        ),
      ),
    ),
  ];
}
