/** A printed sheet: the question, the map to scale, its legend, method, sources, date and page. */

import { wholeName } from "../area";
import { type Child, h } from "../dom";
import type { Grid } from "../grid";
import { legend } from "../legend";
import { besideTotal } from "../overview";
import { questionText } from "../question";
import type { Scene } from "../scene";
import { madeUpText, names, sourcesOf } from "../source-line";
import type { PrintedBase } from "./base";
import { figureTables, hasFigures } from "./figures";
import { printedMap } from "./map";
import { mapArea, type Paper } from "./paper";
import { projection } from "./projection";
import { rimWidth } from "./rim";

export interface Choice extends Paper {
  scale: number;
  /** The middle of the map. */
  middle: [lon: number, lat: number];
  /** A sheet to write on in a workshop: no figures. */
  blank: boolean;
  /** A page for each surveyed year, or year of fires. */
  series: boolean;
  /** The figures with their intervals on sheets of their own, behind each map. */
  figures: boolean;
  grid: Grid;
}

/** The room for the map itself, within its rim of kilometres. */
export function drawnArea(paper: Paper) {
  const { width, height } = mapArea(paper);
  return { width: width - rimWidth, height: height - rimWidth };
}

export const projectionOf = (choice: Choice) =>
  projection(choice.grid, choice.middle, choice.scale, drawnArea(choice));

const today = (): string => new Date().toLocaleDateString("sv-SE");

/** The figure of the whole, with how many zones have one. */
function lead(scene: Scene): Child {
  const { t } = scene.words;
  const all = [...scene.figures.values()];
  const shown = all.filter(({ standing }) => standing === "shown").length;
  const { total } = scene;
  const figure =
    total?.value == null
      ? null
      : [
          `${wholeName(scene)}: `,
          h("b", {}, scene.write(total.value)),
          " ",
          ...besideTotal(scene, total),
          " · ",
        ];
  return h("p", {}, ...(figure ?? []), t("listResult", { shown, all: all.length }));
}

/** The legend as the page shows it, of what is on, without its controls. */
function printedLegend(scene: Scene): HTMLElement {
  const on = scene.layers.filter((layer) => layer.on);
  const box = h("div", { class: "print-legend with-inset" }, ...legend({ ...scene, layers: on }));
  for (const control of box.querySelectorAll("select, input, button, .short")) control.remove();
  for (const part of box.querySelectorAll("[fill^='url(#']")) {
    part.setAttribute("fill", (part.getAttribute("fill") ?? "").replace("#", "#print-"));
  }
  return box;
}

function method({ kind, summary, words: { t } }: Scene): string {
  if (kind === "share") return t(summary?.offers ? "aboutSharePublished" : "aboutShare");
  if (kind === "rate") return t("aboutRate");
  return t("printCounted");
}

function facts(scene: Scene, choice: Choice): HTMLElement {
  const { start, words, zoneSet } = scene;
  const { t, number, lang } = words;
  const files = sourcesOf(scene);
  const dated = files.map(({ name, file_time, imported_at, licence }) =>
    [name, (file_time ?? imported_at).slice(0, 10), licence].filter(Boolean).join(", "),
  );
  const sources = scene.kind === "share" ? names(scene, files) : dated;
  const zones = [zoneSet.title[lang], zoneSet.version].filter(Boolean).join(" ");
  const line = (label: string, text: string) => h("p", {}, h("b", {}, label), ` ${text}`);
  return h(
    "div",
    { class: "print-facts" },
    line(
      t("printScale"),
      `1:${number(choice.scale)}. ${t("printGrid", { grid: choice.grid.name })}`,
    ),
    !choice.blank && line(t("printMethod"), method(scene)),
    line(t("printSources"), [...sources, t("zonesSource", { set: zones })].join(" · ")),
    start.basemap !== null && line(t("printBase"), start.basemap.attribution),
  );
}

function head(scene: Scene, choice: Choice): HTMLElement {
  const { start, words } = scene;
  return h(
    "div",
    { class: "print-head" },
    h(
      "div",
      {},
      h(
        "h1",
        {},
        choice.blank
          ? words.t("printBlankTitle", { place: wholeName(scene) })
          : questionText(scene),
      ),
      choice.blank ? h("p", {}, words.t("printBlankNote")) : lead(scene),
    ),
    h(
      "p",
      { class: "print-stamp" },
      start.made_up && h("b", {}, madeUpText(scene)),
      words.t("printed", { date: today() }),
    ),
  );
}

/** What stands on a sheet between its head and its foot. */
type Body = Child[];

function mapBody(scene: Scene, choice: Choice, base: PrintedBase | null): Body {
  return [
    printedMap(scene, projectionOf(choice), choice.blank, base),
    h("div", { class: "print-side" }, !choice.blank && printedLegend(scene), facts(scene, choice)),
  ];
}

/** The map, and behind it its figures when they are asked for. */
function bodiesOf(scene: Scene, choice: Choice, base: PrintedBase | null): Body[] {
  const withFigures = choice.figures && !choice.blank && hasFigures(scene);
  const tables = withFigures ? figureTables(scene, choice) : [];
  return [mapBody(scene, choice, base), ...tables.map((each): Body => [each])];
}

/** The sheets of some scenes, in their order; `base` is what lies below their zones. */
export function printPages(
  scenes: Scene[],
  choice: Choice,
  base: PrintedBase | null = null,
): HTMLElement[] {
  const sheets = scenes.flatMap((scene) =>
    bodiesOf(scene, choice, base).map((body) => ({ scene, body })),
  );
  return sheets.map(({ scene, body }, index) =>
    sheet(scene, choice, body, index + 1, sheets.length),
  );
}

function sheet(scene: Scene, choice: Choice, body: Body, page: number, pages: number): HTMLElement {
  const { start, words } = scene;
  const place = start.municipality?.name;
  return h(
    "section",
    {
      class: `print-page ${choice.size} ${choice.landscape ? "landscape" : "portrait"}`,
      "aria-label": words.t("printPage", { page, pages }),
    },
    head(scene, choice),
    h("div", { class: "print-body" }, ...body),
    h(
      "p",
      { class: "print-foot" },
      h("span", {}, [start.title, place].filter(Boolean).join(", ")),
      h("span", {}, words.t("printPage", { page, pages })),
    ),
  );
}
