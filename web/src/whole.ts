/** What is known of the whole area, where zones are too small to show each: the reasons, the years. */
import type { Child } from "./dom";
import { reasons } from "./reasons";
import type { Scene } from "./scene";
import { yearSection } from "./year-section";

/** Whether more zones are hidden than shown; those without data are neither. */
export function mostAreHidden({ figures }: Scene): boolean {
  const all = [...figures.values()];
  const hidden = all.filter(({ standing }) => standing === "few" || standing === "not_offered");
  const shown = all.filter(({ standing }) => standing === "shown");
  return hidden.length > shown.length;
}

/** Reasons and years of all zones together. */
export function wholeStory(scene: Scene): Child[] {
  const { summary, series, kind, shade } = scene;
  if (kind !== "share" || summary === null || scene.total?.value == null) return [];
  const why = shade === "mentions";
  return [
    why && reasons(scene, summary, "unsafe"),
    why && reasons(scene, summary, "safe"),
    yearSection(scene, series),
  ];
}
