/** The panel of a comparison: every zone from one side to the other, the largest difference first. */

import { wholeName } from "../area";
import { type Child, h, svg } from "../dom";
import type { Figure } from "../figures";
import { shortCode } from "../map/label-text";
import { paintOf } from "../paints";
import type { Scene } from "../scene";
import type { State } from "../state";
import { failure } from "../status";
import type { Zone } from "../types";
import type { Key } from "../words";
import { axisEnd } from "../zone-list";
import type { Difference } from "./difference";
import { comparisonOf, firstComparison, firstPeriods } from "./other";
import { modeOf } from "./pair";
import { differences, writeDifference, writeEnds } from "./scene";
import { sideName } from "./words";

const modes: [State["mode"], Key][] = [
  ["", "modeSide"],
  ["swipe", "modeSwipe"],
  ["difference", "modeDifference"],
];

function pressed(
  scene: Scene,
  key: string,
  now: boolean,
  text: string,
  change: Partial<State>,
): HTMLElement {
  return h(
    "button",
    {
      class: "button",
      "data-key": key,
      "aria-pressed": String(now),
      click: () => scene.go(change),
    },
    text,
  );
}

function modeChoice(scene: Scene): HTMLElement {
  const { t } = scene.words;
  const now = modeOf(scene);
  return h(
    "div",
    { class: "segmented tabs", role: "group", "aria-label": t("compareHow") },
    ...modes.map(([mode, key]) =>
      pressed(scene, `mode ${mode || "side"}`, now === (mode || "side"), t(key), { mode }),
    ),
  );
}

/** Between parts of the day, or between periods. */
function dimensionChoice(scene: Scene): Child {
  const { start, state, words } = scene;
  const now = comparisonOf(state)?.dimension;
  const parts = firstComparison(start, { ...state, view: "safety" });
  const periods = firstPeriods(start, state);
  if (periods === null) return null;
  const byPart: Partial<State> =
    state.view === "fires" ? { part: "evening", compare: "part.day" } : (parts ?? {});
  return h(
    "div",
    { class: "segmented tabs", role: "group", "aria-label": words.t("compareWhat") },
    pressed(scene, "compare parts", now === "part", words.t("compareParts"), byPart),
    pressed(scene, "compare periods", now === "period", words.t("comparePeriods"), {
      ...periods,
      part: state.part,
    }),
  );
}

/** How the whole area changed, and in how many zones more than chance explains. */
function summary(scene: Scene, found: ReadonlyMap<string, Difference>): string {
  const { words, total, other } = scene;
  const { t } = words;
  const sure = [...found.values()].filter(({ chance }) => !chance).length;
  const zones = t("compareZones", { n: sure, all: found.size });
  if (total?.value == null || other?.total?.value == null) return zones;
  const whole = t("compareWhole", {
    name: wholeName(scene),
    a: other.write(other.total.value),
    b: scene.write(total.value),
    difference: writeDifference(scene, total.value - other.total.value),
  });
  return `${whole} ${zones}`;
}

/** From one side to the other on one axis; dashed where chance explains it. */
function dotLine(a: Figure, b: Figure, most: number, chance: boolean, kind: Scene["kind"]) {
  const width = 88;
  const at = (value: number) => 6 + (Math.min(value, most) / most) * (width - 12);
  const [from, to] = [at(a.value ?? 0), at(b.value ?? 0)];
  return svg(
    "svg",
    { class: "dot-line", viewBox: `0 0 ${width} 24`, "aria-hidden": "true" },
    svg("path", { class: chance ? "chance" : "sure", d: `M${from} 12H${to}` }),
    svg("circle", { class: "open", cx: from, cy: 12, r: 4.5 }),
    svg("rect", { class: `closed ${paintOf(b, kind)}`, x: to - 4.5, y: 7.5, width: 9, height: 9 }),
  );
}

function row(scene: Scene, zone: Zone, each: Difference, most: number): HTMLElement {
  const { start, state, figures, other, kind, words } = scene;
  const [a, b] = [other?.figures.get(zone.code), figures.get(zone.code)];
  const code = zone.name === zone.code ? "" : shortCode(zone.code, start.municipality?.code);
  const ends = writeEnds(scene, each);
  const said = words.t(each.chance ? "byChance" : "beyondChance");
  return h(
    "tr",
    { class: zone.code === state.zone ? "chosen" : each.chance ? "by-chance" : "" },
    h(
      "th",
      { scope: "row" },
      h(
        "button",
        { "data-key": `zone ${zone.code}`, click: () => scene.go({ zone: zone.code }) },
        h("b", {}, zone.name),
        code !== "" && h("span", { class: "note" }, code),
      ),
    ),
    h("td", { class: "plot" }, a && b ? dotLine(a, b, most, each.chance, kind) : null),
    h(
      "td",
      { class: "difference", title: ends },
      writeDifference(scene, each.value),
      h("span", { class: "hidden" }, `, ${ends}, ${said}`),
    ),
  );
}

function list(scene: Scene, found: ReadonlyMap<string, Difference>): HTMLElement {
  const { words, zones, figures, other, kind } = scene;
  const { t } = words;
  const rows = zones
    .flatMap((zone): [Zone, Difference][] => {
      const each = found.get(zone.code);
      return each === undefined ? [] : [[zone, each]];
    })
    .sort(([za, a], [zb, b]) => b.value - a.value || words.compare(za.name, zb.name));
  const values = rows.flatMap(([{ code }]) => [
    figures.get(code)?.value ?? 0,
    other?.figures.get(code)?.value ?? 0,
  ]);
  const most = kind === "share" ? 1 : axisEnd(Math.max(0, ...values) / 1.4);
  const end = kind === "share" ? words.percent(1) : words.decimal(most, most < 1 ? 1 : 0);
  return h(
    "table",
    { class: "ranking compared", id: "zones", tabindex: -1 },
    h("caption", { class: "hidden" }, t("zoneList")),
    h(
      "thead",
      {},
      h(
        "tr",
        {},
        h("th", { scope: "col" }, t("zone")),
        h("td", { class: "axis" }, h("span", {}, "0"), h("span", {}, end)),
        h("th", { scope: "col", class: "difference" }, t("difference")),
      ),
    ),
    h("tbody", {}, ...rows.map(([zone, each]) => row(scene, zone, each, most))),
  );
}

function head(scene: Scene, other: Scene | null): HTMLElement {
  const { t } = scene.words;
  const names = other && { a: sideName(scene, other), b: sideName(scene, scene) };
  return h(
    "div",
    { class: "panel-head" },
    h("h2", {}, names === null ? t("difference") : t("differenceOf", names)),
    h(
      "button",
      {
        class: "button",
        "data-key": "compare end",
        click: () => scene.go({ compare: "", mode: "" }),
      },
      t("compareEnd"),
    ),
  );
}

function foot(scene: Scene, other: Scene, shown: number): HTMLElement {
  const { words, zones, kind } = scene;
  const symbols = h(
    "span",
    { class: "key" },
    h("i", { class: "key-day" }),
    sideName(scene, other),
    h("i", { class: "key-evening" }),
    `${sideName(scene, scene)}. `,
  );
  const without = zones.length - shown;
  return h(
    "p",
    { class: "note" },
    symbols,
    words.t("chanceDashed"),
    kind === "share" && ` ${words.t("pointsMean")}`,
    without > 0 && ` ${words.t("zonesWithout", { n: words.number(without) })}`,
    ` ${words.t("differenceMethod")}`,
  );
}

export function comparePanel(scene: Scene): Child[] {
  const { words, other, otherError } = scene;
  const choices = [dimensionChoice(scene), modeChoice(scene)];
  if (otherError !== null)
    return [head(scene, null), ...choices, failure(otherError, words, scene.retry, true)];
  if (other === null) {
    const what = words.t("loadingFigures");
    return [
      head(scene, null),
      ...choices,
      h("p", { class: "empty" }, words.t("loading", { what })),
    ];
  }
  const found = differences(scene);
  return [
    head(scene, other),
    ...choices,
    h("p", { class: "compare-summary" }, summary(scene, found)),
    h("section", {}, list(scene, found), foot(scene, other, found.size)),
  ];
}

/** In the panel of a zone: both sides and their difference. */
export function compareOfZone(scene: Scene, zone: Zone): Child {
  const { words, other, figures, kind } = scene;
  const { t } = words;
  const [a, b] = [other?.figures.get(zone.code), figures.get(zone.code)];
  if (other === null || a === undefined || b === undefined) return null;
  const each = differences(scene).get(zone.code);
  const range = ({ low, high }: Figure) =>
    low === null || high === null
      ? "–"
      : kind === "share"
        ? words.percents(low, high)
        : words.rates(low, high);
  const side = (of: Scene, figure: Figure) =>
    h(
      "tr",
      {},
      h("th", { scope: "row" }, sideName(scene, of)),
      h("td", {}, h("b", {}, figure.value === null ? "–" : scene.write(figure.value))),
      h("td", {}, range(figure)),
      h("td", {}, words.number(figure.n)),
    );
  return h(
    "section",
    { class: "plain compare-zone" },
    h(
      "table",
      { class: "before-after" },
      h(
        "thead",
        {},
        h(
          "tr",
          {},
          h("td", {}),
          h("th", { scope: "col" }, t(kind === "share" ? "share" : "perThousand")),
          h("th", { scope: "col" }, t("intervalHead")),
          h("th", { scope: "col" }, t("nHead")),
        ),
      ),
      h("tbody", {}, side(other, a), side(scene, b)),
    ),
    each !== undefined &&
      h(
        "p",
        { class: "note" },
        h("b", {}, `${t("difference")} ${writeDifference(scene, each.value)}`),
        ` (${t("interval", { range: writeEnds(scene, each) })}). `,
        t(each.chance ? "byChanceLong" : "beyondChanceLong"),
      ),
  );
}
