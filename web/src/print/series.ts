/** The pages of a print: what is shown, or the same question for each year that has an answer. */
import { surveyYears } from "../filters";
import type { Scene } from "../scene";
import { printedBase } from "./base";
import { type Choice, printPages, projectionOf } from "./page";
import { fetchTiled } from "./points";
import type { Projection } from "./projection";

/** The years that a series has a page for; none where there is nothing year by year, or two are compared. */
export function seriesYears({ kind, start, comparing }: Scene): string[] {
  if (comparing) return [];
  if (kind === "share") return surveyYears(start).map(String);
  return kind === "rate" ? start.incident_years.map(String) : [];
}

/** With the points of what is compared, too. */
async function tiled(scene: Scene, to: Projection): Promise<Scene> {
  const [own, other] = await Promise.all([
    fetchTiled(scene, to),
    scene.other && fetchTiled(scene.other, to),
  ]);
  return { ...own, other };
}

/** `sceneOf` answers the same question for another period. */
export async function pagesOf(
  scene: Scene,
  choice: Choice,
  sceneOf: (period: string) => Promise<Scene>,
): Promise<HTMLElement[]> {
  const years = choice.series && !choice.blank ? seriesYears(scene) : [];
  const scenes = years.length === 0 ? [scene] : await Promise.all(years.map(sceneOf));
  const to = projectionOf(choice);
  const [base, whole] = await Promise.all([
    printedBase(scene.start.basemap, to),
    choice.blank ? scenes : Promise.all(scenes.map((each) => tiled(each, to))),
  ]);
  return printPages(whole, choice, base);
}
