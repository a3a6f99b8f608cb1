/** What guests of workshops said in a zone: counts of their own, beside the survey and never in its shares. */
import { type Child, h } from "./dom";
import type { Scene } from "./scene";
import type { Zone } from "./types";

export function contributionsHere(scene: Scene, zone: Zone): Child {
  const { t, number } = scene.words;
  const all = zone.contributions ?? 0;
  if (all === 0) return null;
  const counts = {
    web: number(zone.contributions_web ?? 0),
    paper: number(zone.contributions_paper ?? 0),
  };
  const workshops = Object.entries(zone.contributions_by_workshop ?? {});
  return h(
    "section",
    { class: "contributions-here" },
    h("h3", {}, t("contributionsHere"), h("b", {}, number(all))),
    h("p", { class: "note" }, t("contributionsNote", counts)),
    h(
      "ul",
      { class: "note" },
      ...workshops.map(([title, n]) => h("li", {}, `${title}: ${number(n)}`)),
    ),
  );
}
