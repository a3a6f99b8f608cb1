/** The list of zones, twin of the map: same colours, same choice, every zone; the way in with a keyboard. */
import { type Child, h } from "./dom";
import type { Figure } from "./figures";
import { lackLegend, lackWord } from "./lack";
import { shortCode, valueText } from "./map/label-text";
import { intervalBar } from "./plots";
import type { Scene } from "./scene";
import type { Zone } from "./types";
import type { Key } from "./words";

const heads: Record<Scene["kind"], [rank: Key, value: Key]> = {
  share: ["rankUnsafe", "share"],
  rate: ["rankFires", "perThousand"],
  measures: ["rankMeasures", "number"],
  activities: ["rankActivities", "number"],
};

const standings = { shown: 0, few: 1, not_offered: 1, none: 2 } as const;

/** Highest figure first; those without one last, by name. */
export function ranked(scene: Pick<Scene, "zones" | "figures" | "words">): [Zone, Figure][] {
  const rows = scene.zones.flatMap((zone): [Zone, Figure][] => {
    const figure = scene.figures.get(zone.code);
    return figure === undefined ? [] : [[zone, figure]];
  });
  return rows.sort(
    ([za, a], [zb, b]) =>
      standings[a.standing] - standings[b.standing] ||
      (b.value ?? 0) - (a.value ?? 0) ||
      scene.words.compare(za.name, zb.name) ||
      scene.words.compare(za.code, zb.code),
  );
}

/** Both ends of an interval as the kind of figure writes them. */
const rangeText = (words: Scene["words"], kind: Scene["kind"], ends: [number, number]): string =>
  kind === "share" ? words.percents(...ends) : words.rates(...ends);

/** What a figure is out of; a smoothed rate is shown where that is hidden, too. */
function numberBehind({ words, kind }: Scene, zone: Zone, figure: Figure): Child {
  if (kind !== "rate" || zone.incidents !== null) return words.number(figure.n);
  return h("span", { title: lackLegend(words, "few", kind) }, "–");
}

function row(scene: Scene, zone: Zone, figure: Figure, most: number): HTMLElement {
  const { words, kind, state } = scene;
  const named = zone.name !== zone.code;
  const code = named ? shortCode(zone.code, scene.start.municipality?.code) : "";
  const shown = figure.standing === "shown";
  const plotted = kind === "share" || kind === "rate";
  const without = lackWord(words, figure.standing, kind);
  const { low, high } = figure;
  const range = low !== null && high !== null && rangeText(words, kind, [low, high]);
  const interval = range !== false && words.t("interval", { range });
  const hiddenInterval = interval !== false && h("span", { class: "hidden" }, `, ${interval}`);
  const button = h(
    "button",
    {
      "data-key": `zone ${zone.code}`,
      "aria-pressed": String(zone.code === state.zone),
      click: () => scene.go({ zone: zone.code }),
    },
    h("b", {}, zone.name),
    code !== "" && h("span", { class: "note" }, code),
  );
  return h(
    "tr",
    { class: zone.code === state.zone && "chosen" },
    h("th", { scope: "row" }, button),
    plotted &&
      h(
        "td",
        { class: "plot" },
        intervalBar(figure, most, kind === "share" ? "d" : "f", scene.total?.value ?? null),
      ),
    shown
      ? h("td", { class: "value", title: interval }, valueText(scene, figure), hiddenInterval)
      : h("td", { class: "without", colspan: 2 }, without),
    shown && plotted && h("td", { class: "n" }, numberBehind(scene, zone, figure)),
  );
}

/** Where an axis of rates ends: at a round number with room for the interval of the highest. */
export const axisEnd = (highest: number): number =>
  [0.5, 1, 2, 4, 8, 16, 32].find((end) => end >= highest * 1.5) ?? Math.ceil(highest);

export function zoneList(scene: Scene): Child {
  const { words, kind } = scene;
  const rows = ranked(scene);
  const plotted = kind === "share" || kind === "rate";
  const highest = Math.max(...rows.map(([, { value }]) => value ?? 0), 0);
  const most = kind === "share" ? 1 : axisEnd(highest);
  const [usual, value] = heads[kind];
  const rank =
    scene.shade === "answers" ? "rankAnswers" : scene.shade === "smoothed" ? "rankSmoothed" : usual;
  return h(
    "table",
    { class: "ranking", id: "zones", tabindex: -1 },
    h("caption", { class: "hidden" }, words.t("zoneList")),
    h(
      "thead",
      {},
      h(
        "tr",
        {},
        h("th", { scope: "col" }, words.t(rank)),
        plotted &&
          h(
            "td",
            { class: "axis" },
            h("span", {}, "0"),
            h(
              "span",
              {},
              kind === "share" ? words.percent(1) : words.decimal(most, most < 1 ? 1 : 0),
            ),
          ),
        h("th", { scope: "col", class: "value" }, words.t(value)),
        plotted && h("th", { scope: "col", class: "n" }, "n"),
      ),
    ),
    h("tbody", {}, ...rows.map(([zone, figure]) => row(scene, zone, figure, most))),
  );
}
