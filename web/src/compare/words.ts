/** What is compared, in words. */
import { periodText } from "../question";
import type { Scene } from "../scene";
import type { Key } from "../words";
import { comparisonOf } from "./other";

const parts: Record<Scene["part"], Key> = {
  "": "wholeDayName",
  day: "day",
  evening: "evening",
  night: "nightName",
};

/** The name of one side: its part of the day, or its period. */
export function sideName(scene: Scene, side: Scene): string {
  const dimension = comparisonOf(scene.state)?.dimension;
  return dimension === "part"
    ? scene.words.t(parts[side.part])
    : periodText(scene.words, side.period);
}

/** What one side's map shows in all: n, and the whole area's figure. */
export function sideNote(scene: Scene, side: Scene): string {
  const { words } = scene;
  const { total } = side;
  if (total === null || total.value === null) return words.t("none");
  const n = words.t("outOf", { n: words.number(total.n) });
  return `${n} · ${words.t("ofAllValue", { value: side.write(total.value) })}`;
}
