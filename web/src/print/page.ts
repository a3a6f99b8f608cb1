/** A printed sheet: the question, the map to scale, its legend, method, sources, date and page. */

import { wholeName } from "../area";
import { modeOf } from "../compare/pair";
import { type Child, h } from "../dom";
import type { Grid } from "../grid";
import { legend } from "../legend";
import { questionText } from "../question";
import type { Scene } from "../scene";
import { madeUpText, names, sourcesOf } from "../source-line";
import type { PrintedBase } from "./base";
import { figureTables, hasFigures } from "./figures";
import { printedMap } from "./map";
import { mapArea, type Paper } from "./paper";
import { projection } from "./projection";
import { rimWidth } from "./rim";
import { type Side, shownZones, sidesOf, wholeFigure } from "./sides";

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

const mostLines = 40; // to write on

const today = (): string => new Date().toLocaleDateString("sv-SE");

/** The figure of the whole, with how many zones have one. */
function lead(scene: Scene): Child {
  const { t } = scene.words;
  const result = t("listResult", { shown: shownZones(scene), all: scene.figures.size });
  const whole = wholeFigure(scene);
  if (whole === null) return h("p", {}, result);
  const { value, beside } = whole;
  return h("p", {}, `${wholeName(scene)}: `, h("b", {}, value), " ", ...beside, " · ", result);
}

/** The legend as the page shows it, of what is on, without its controls. */
function printedLegend(scene: Scene): HTMLElement {
  const on = scene.layers.filter((layer) => layer.on);
  const box = h("div", { class: "print-legend with-inset" }, ...legend({ ...scene, layers: on }));
  for (const control of box.querySelectorAll("select, input, button, .short")) control.remove();
  for (const part of box.querySelectorAll("[fill^='url(#']")) {
    part.setAttribute("fill", (part.getAttribute("fill") ?? "").replace("#", "#print-key-"));
  }
  return box;
}

function method(scene: Scene): string {
  const compared = modeOf(scene) === "difference" ? ` ${scene.words.t("differenceMethod")}` : "";
  return methodOf(scene) + compared;
}

function methodOf({ kind, summary, words: { t } }: Scene): string {
  if (kind === "share") return t(summary?.offers ? "aboutSharePublished" : "aboutShare");
  if (kind === "rate") return t("aboutRate");
  return t("printCounted");
}

/** Thanks for the base map below the zones, or that the one which is set is not there; empty when none is. */
function baseText({ start, words: { t } }: Scene, base: PrintedBase | null): string {
  if (start.basemap === null && !start.basemap_lost) return "";
  return start.basemap === null || base === null ? t("printBaseLacks") : start.basemap.attribution;
}

function facts(scene: Scene, choice: Choice, base: PrintedBase | null): HTMLElement {
  const { words, zoneSet } = scene;
  const { t, number, lang } = words;
  const files = sourcesOf(scene);
  const dated = files.map(({ name, file_time, imported_at, licence }) =>
    [name, (file_time ?? imported_at).slice(0, 10), licence].filter(Boolean).join(", "),
  );
  const sources = scene.kind === "share" ? names(scene, files) : dated;
  const zones = [zoneSet.title[lang], zoneSet.version].filter(Boolean).join(" ");
  const shown = choice.blank ? [] : sources;
  const ground = baseText(scene, base);
  const line = (label: string, text: string) => h("p", {}, h("b", {}, label), ` ${text}`);
  return h(
    "div",
    { class: "print-facts" },
    line(
      t("printScale"),
      `1:${number(choice.scale)}. ${t("printGrid", { grid: choice.grid.name })}`,
    ),
    !choice.blank && line(t("printMethod"), method(scene)),
    line(t("printSources"), [...shown, t("zonesSource", { set: zones })].join(" · ")),
    ground !== "" && line(t("printBase"), ground),
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

/** Lines to write on, as many as there is room for. */
const notes = ({ words: { t } }: Scene): HTMLElement =>
  h(
    "div",
    { class: "print-notes" },
    h("p", {}, h("b", {}, t("printNotes"))),
    ...Array.from({ length: mostLines }, () => h("div")),
  );

/** What stands between the head and the foot of a sheet, and the scene that these tell of. */
interface Body {
  scene: Scene;
  parts: Child[];
}

function mapBody({ drawn, told }: Side, choice: Choice, base: PrintedBase | null): Body {
  const text = facts(told, choice, base);
  const beside = choice.blank ? [text, notes(told)] : [printedLegend(told), text];
  const map = printedMap(drawn, projectionOf(choice), choice.blank, base);
  return { scene: told, parts: [map, h("div", { class: "print-side" }, ...beside)] };
}

/** The map, or the maps that are compared, and behind them their figures when they are asked for. */
function bodiesOf(scene: Scene, choice: Choice, base: PrintedBase | null): Body[] {
  if (choice.blank) return [mapBody({ drawn: scene, told: scene }, choice, base)];
  const withFigures = choice.figures && hasFigures(scene);
  const tables = withFigures ? figureTables(scene, choice) : [];
  return [
    ...sidesOf(scene).map((each) => mapBody(each, choice, base)),
    ...tables.map((each): Body => ({ scene, parts: [each] })),
  ];
}

/** The sheets of some scenes, in their order; `base` is what lies below their zones. */
export function printPages(
  scenes: Scene[],
  choice: Choice,
  base: PrintedBase | null = null,
): HTMLElement[] {
  const sheets = scenes.flatMap((scene) => bodiesOf(scene, choice, base));
  return sheets.map((body, index) => sheet(body, choice, index + 1, sheets.length));
}

function sheet({ scene, parts }: Body, choice: Choice, page: number, pages: number): HTMLElement {
  const { start, words } = scene;
  const place = start.municipality?.name;
  return h(
    "section",
    {
      class: `print-page ${choice.size} ${choice.landscape ? "landscape" : "portrait"} ${choice.blank ? "blank" : ""}`,
      "aria-label": words.t("printPage", { page, pages }),
    },
    head(scene, choice),
    h("div", { class: "print-body" }, ...parts),
    h(
      "p",
      { class: "print-foot" },
      h("span", {}, [start.title, place].filter(Boolean).join(", ")),
      h("span", {}, words.t("printPage", { page, pages })),
    ),
  );
}
