/** The last line: whether figures are made up, where they come from, and the way to the method. */
import { links } from "./api";
import { type Child, h } from "./dom";
import { stateLink } from "./header";
import type { Scene } from "./scene";
import type { Source, Survey } from "./types";

const surveyOf = ({ start, period }: Scene): Survey | undefined =>
  start.surveys.find(({ year }) => String(year) === period) ?? start.surveys.at(-1);

const profiles: Record<Scene["kind"], string[]> = {
  share: ["survey"],
  rate: ["police-crime", "points", "polisen-events"],
  measures: ["measures", "trafikverket"],
  activities: ["pledges"],
};

function sourceText(scene: Scene, source: Source | undefined): string {
  const survey = surveyOf(scene);
  if (scene.kind !== "share" || survey === undefined)
    return source?.name ?? scene.words.t("unknown");
  const sampling = scene.words.t(survey.sampling === "random" ? "samplingRandom" : "samplingOpen");
  return `${survey.title}, ${sampling}`;
}

export function sourceLine(scene: Scene): Child[] {
  const { start, words, zoneSet, kind } = scene;
  const { t } = words;
  const source = start.sources.filter(({ profile }) => profiles[kind].includes(profile)).at(-1);
  const set = [zoneSet.title[words.lang], zoneSet.version].filter(Boolean).join(" ");
  const date = (source?.file_time ?? source?.imported_at ?? "").slice(0, 10);
  return [
    start.made_up && h("b", {}, t("madeUp")),
    h("span", {}, t("source", { source: sourceText(scene, source) })),
    h("span", {}, t("zonesSource", { set })),
    date !== "" && h("span", {}, t("file", { date })),
    stateLink(scene, { show: "about" }, { class: "end", "data-key": "method" }, t("methodLink")),
    h("a", { href: links.collections }, t("openData")),
  ];
}
