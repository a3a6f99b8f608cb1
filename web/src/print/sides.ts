/** The maps of a print: one, of a comparison each side on a sheet of its own, or that of the differences. */
import { difference } from "../compare/difference";
import { modeOf } from "../compare/pair";
import { differenceScene, differences, writeDifference, writeEnds } from "../compare/scene";
import type { Child } from "../dom";
import { besideTotal } from "../overview";
import type { Scene } from "../scene";

/** A scene as if nothing was compared. */
const alone = (scene: Scene): Scene => ({
  ...scene,
  comparing: false,
  other: null,
  state: { ...scene.state, compare: "" },
});

/** A map, and what its sheet tells of it. */
export interface Side {
  drawn: Scene;
  told: Scene;
}

/** The maps sheet by sheet, as the screen has them from left to right. */
export function sidesOf(scene: Scene): Side[] {
  const { other } = scene;
  if (other !== null && modeOf(scene) === "difference")
    return [{ drawn: differenceScene(scene), told: scene }];
  const sides = other === null ? [alone(scene)] : [other, alone(scene)];
  return sides.map((side) => ({ drawn: side, told: side }));
}

/** The whole's figure, and what stands beside it: of the differences theirs, with its interval. */
export function wholeFigure(scene: Scene): { value: string; beside: Child[] } | null {
  const { total, other } = scene;
  if (total?.value == null) return null;
  if (modeOf(scene) !== "difference" || other === null)
    return { value: scene.write(total.value), beside: besideTotal(scene, total) };
  const found = difference(other.total ?? undefined, total);
  if (found === null) return null;
  return { value: writeDifference(scene, found.value), beside: [`(${writeEnds(scene, found)})`] };
}

/** How many zones have a figure on the map. */
export function shownZones(scene: Scene): number {
  if (modeOf(scene) === "difference") return differences(scene).size;
  return [...scene.figures.values()].filter(({ standing }) => standing === "shown").length;
}
