/** What stands in the panel, and what a screen reader is told of it. */

import type { Child } from "./dom";
import { later } from "./later";
import { overview } from "./overview";
import { questionText } from "./question";
import type { Scene } from "./scene";
import { zonePanel } from "./zone-panel";

const comparison = later(() => import("./compare/panel"));
const measurePanel = later(() => import("./measure-panel"));

/** The panel: of a measure, of a zone, or of everything. */
export function panelOf(now: Scene): Child[] {
  if (now.measure !== null) return measurePanel(now.again)?.measurePanel(now, now.measure) ?? [];
  if (now.chosen !== null) return zonePanel(now, now.chosen);
  return now.comparing ? (comparison(now.again)?.comparePanel(now) ?? []) : overview(now);
}

/** What a screen reader is told after a change: the question, and how many zones have a figure. */
export function announcement(scene: Scene): string {
  const all = [...scene.figures.values()];
  const shown = all.filter(({ standing }) => standing === "shown").length;
  const result = scene.words.t("listResult", { shown, all: all.length });
  return `${questionText(scene)} ${result}`;
}
