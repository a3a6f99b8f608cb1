/** The legend: fixed classes with their number of zones, the two patterns, and the layers with their counts. */
import { differenceLegend } from "./compare/legend";
import { modeOf } from "./compare/pair";
import { densityNote } from "./density";
import { type Child, h, svg } from "./dom";
import { coloursOf, ownLimits, rateBreaks, type Standing, shareBreaks, tally } from "./figures";
import { hasSurvey } from "./filters";
import { lackLegend, lackWord } from "./lack";
import { isPattern } from "./paints";
import type { Scene } from "./scene";
import { shadeTitle } from "./shade";
import { spotClassesShown, spotWord } from "./spot-words";
import { pointSymbol, statusSymbol } from "./symbols";

interface Row {
  swatch: string;
  range: string;
  note?: string | undefined;
  /** What stands under the swatch when the legend is a row. */
  short?: string;
  zones: number;
}

/** How many decimals a limit is written with. */
const digitsOf = (limit: number): number => Math.min(3, (String(limit).split(".")[1] ?? "").length);

/** Classes that somebody has set: from each limit up to, but without, the next. */
function ownRows(scene: Scene, limits: readonly number[], counts: number[]): Row[] {
  const { t, decimal, lang } = scene.words;
  const isShare = scene.kind === "share";
  const unit = !isShare ? "" : lang === "sv" ? "\u00a0%" : "%";
  const edges = [0, ...limits].map((edge) => (isShare ? Number((edge * 100).toFixed(3)) : edge));
  const digits = Math.max(...edges.map(digitsOf));
  return coloursOf(limits)
    .map((colour, index): Row => {
      const low = decimal(edges[index] ?? 0, digits);
      const next = edges[index + 1];
      const range =
        next === undefined
          ? t("classFrom", { low: `${low}${unit}` })
          : t("classUpTo", { low, high: `${decimal(next, digits)}${unit}` });
      const swatch = `${isShare ? "d" : "f"}${colour}`;
      const short = next === undefined ? `${low}+` : `${low}–`;
      return { swatch, range, short, zones: counts[colour - 1] ?? 0 };
    })
    .reverse();
}

function shareRows(scene: Scene, counts: number[]): Row[] {
  const { t, lang } = scene.words;
  const edges = [0, ...shareBreaks.map((edge) => Math.round(edge * 100)), 100];
  const notes = [t("mostSafe"), undefined, t("asMany"), undefined, t("mostUnsafe")];
  const space = lang === "sv" ? "\u00a0" : "";
  return [4, 3, 2, 1, 0].map((index) => {
    const high = index === 4 ? 100 : (edges[index + 1] ?? 0) - 1;
    return {
      swatch: `d${index + 1}`,
      range: `${edges[index]}–${high}${space}%`,
      note: notes[index],
      short: `${edges[index]}–${high}`,
      zones: counts[index] ?? 0,
    };
  });
}

function rateRows(scene: Scene, counts: number[]): Row[] {
  const { t, decimal } = scene.words;
  const text = (edge: number) => decimal(edge, edge % 1 === 0 ? 0 : 1);
  const last = (edge: number) => (edge > 1 ? decimal(edge - 0.1, 1) : decimal(edge - 0.01, 2));
  const edges = [0, ...rateBreaks];
  return [4, 3, 2, 1, 0].map((index) => {
    const low = text(edges[index] ?? 0);
    const high = edges[index + 1];
    const range = high === undefined ? t("orMore", { low }) : `${low}–${last(high)}`;
    const short = high === undefined ? `${low}+` : `${low}–`;
    return { swatch: `f${index + 1}`, range, short, zones: counts[index] ?? 0 };
  });
}

/** The pattern of zones without a figure; those with one have a colour. */
function patternOf(name: string): string | undefined {
  if (name === "not_offered") return "url(#few)";
  return isPattern(name) ? `url(#${name})` : undefined;
}

export function swatch(name: string): SVGSVGElement {
  const pattern = patternOf(name);
  return svg(
    "svg",
    { class: "swatch", width: 32, height: 20, "aria-hidden": "true" },
    svg("rect", { class: name, width: 32, height: 20, fill: pattern }),
  );
}

function classes(scene: Scene): Child {
  const { t, number } = scene.words;
  const { ranks, ...without } = tally([...scene.figures.values()]);
  const asked = scene.kind !== "share" || hasSurvey(scene.start);
  const own = ownLimits(scene.shade, scene.start.breaks);
  const usual = scene.kind === "share" ? shareRows : rateRows;
  const rows = own === undefined ? usual(scene, ranks) : ownRows(scene, own, ranks);
  if (!asked) rows.length = 0;
  const lacks: Exclude<Standing, "shown">[] = ["few", "not_offered", "none"];
  for (const lack of lacks) {
    const always = lack === "none" || (lack === "few" && scene.kind === "share" && asked);
    if (!always && without[lack] === 0) continue;
    rows.push({
      swatch: lack,
      range: lackLegend(scene.words, lack, scene.kind),
      short: lackWord(scene.words, lack, scene.kind),
      zones: without[lack],
    });
  }
  return h(
    "table",
    { class: "classes" },
    ...rows.map(({ swatch: name, range, note, short, zones }) =>
      h(
        "tr",
        { class: `row-${name}` },
        h("td", {}, swatch(name)),
        h(
          "th",
          { scope: "row" },
          h("span", { class: short !== undefined && "long" }, range),
          short !== undefined && h("span", { class: "short", "aria-hidden": "true" }, short),
          note !== undefined && h("span", { class: "note" }, ` ${note}`),
        ),
        h("td", {}, zones === 1 ? t("zonesOne") : t("zonesMany", { n: number(zones) })),
      ),
    ),
  );
}

/** What is found of hot spots, with the number of zones. */
function spots(scene: Scene): Child {
  const { t, number } = scene.words;
  const rows = spotClassesShown(scene).map(({ found, paint, zones }) =>
    h(
      "tr",
      { class: "row-spot" },
      h("td", {}, swatch(paint)),
      h("th", { scope: "row" }, spotWord(scene.words, found)),
      h("td", {}, zones === 1 ? t("zonesOne") : t("zonesMany", { n: number(zones) })),
    ),
  );
  return h("table", { class: "classes" }, ...rows);
}

function statuses(scene: Scene): Child {
  const { words, start } = scene;
  const counts = new Map<string, number>();
  for (const { properties } of scene.measures) {
    const status = String(properties.status);
    counts.set(status, (counts.get(status) ?? 0) + 1);
  }
  return h(
    "table",
    { class: "classes" },
    ...start.measure_statuses.map(({ code }) =>
      h(
        "tr",
        {},
        h("td", {}, statusSymbol(code)),
        h("th", { scope: "row" }, words.name(start.measure_statuses, code)),
        h("td", {}, words.number(counts.get(code) ?? 0)),
      ),
    ),
  );
}

/** Activities that are done, and those that are planned. */
function activities(scene: Scene): Child {
  const { t, number } = scene.words;
  const row = (status: "done" | "planned", key: "activityDone" | "activityPlanned") =>
    h(
      "tr",
      {},
      h("td", {}, pointSymbol("activity", status !== "done")),
      h("th", { scope: "row" }, t(key)),
      h(
        "td",
        {},
        number(scene.activities.filter(({ properties }) => properties.status === status).length),
      ),
    );
  return h(
    "table",
    { class: "classes" },
    row("done", "activityDone"),
    row("planned", "activityPlanned"),
  );
}

const roomOfSecond = 12; // letters that a name in the second column has room for

function layers(scene: Scene): Child {
  const { t, number } = scene.words;
  const on = () => scene.layers.filter((layer) => layer.on).map((layer) => layer.id);
  const toggle = (id: string) => {
    const now = on();
    const next = now.includes(id) ? now.filter((each) => each !== id) : [...now, id];
    scene.go({ layers: next.join(",") || "none" });
  };
  const byLength = [...scene.layers].sort((a, b) => b.label.length - a.label.length);
  const shorter = byLength.slice(Math.ceil(byLength.length / 2));
  const brief = shorter.filter(({ label }) => label.length <= roomOfSecond);
  const boxes = scene.layers.map((layer) => {
    const { id, label, symbol, on: checked, count } = layer;
    return h(
      "label",
      { class: brief.includes(layer) ? "layer brief" : "layer" },
      h("input", {
        type: "checkbox",
        checked,
        "data-key": `layer ${id}`,
        change: () => toggle(id),
      }),
      symbol === "status" ? statusSymbol("planned") : pointSymbol(symbol),
      label,
      count !== null && h("span", { class: "note" }, ` ${number(count)}`),
    );
  });
  return h(
    "fieldset",
    { class: "layers" },
    h("legend", { class: "hidden" }, t("layers")),
    ...boxes,
  );
}

/** Why no fire is drawn though some are counted. */
function pointsNote({ layers: all, summary, words }: Scene): Child {
  const firesOn = all.some(({ id, on, count }) => id === "incidents" && on && count === 0);
  const counted = (summary?.incidents ?? 0) > 0;
  return firesOn && counted && h("p", { class: "note no-points" }, words.t("noPoints"));
}

function title(scene: Scene): Child {
  const { t } = scene.words;
  if (scene.kind === "measures") return t("legendMeasures");
  if (scene.kind === "activities") return t("legendPledge");
  return shadeTitle(scene);
}

export function legend(scene: Scene): Child[] {
  const bodies = { share: classes, rate: classes, measures: statuses, activities };
  const body =
    modeOf(scene) === "difference"
      ? differenceLegend(scene)
      : scene.hotspots === null
        ? bodies[scene.kind](scene)
        : spots(scene);
  return [h("h2", {}, title(scene)), body, densityNote(scene), layers(scene), pointsNote(scene)];
}
