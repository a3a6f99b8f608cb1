/** The panel of a chosen zone: the one figure with n and interval, why, year by year, measures, and fires apart. */

import { wholeName } from "./area";
import { contributionsHere } from "./contributions";
import { type Child, h } from "./dom";
import { answersShare, share } from "./figures";
import { lackNote } from "./lack";
import { later } from "./later";
import { isMade } from "./map/label-text";
import { activitiesHere, measuresHere } from "./measures";
import { headline, intervalText } from "./overview";
import { shareScale } from "./plots";
import { partText, periodText } from "./question";
import { reasons } from "./reasons";
import type { Scene } from "./scene";
import { sourceText } from "./source-line";
import { crossIcon } from "./symbols";
import type { Zone } from "./types";
import { yearSection } from "./year-section";
import { fireFigure, fires, fireYears, rawAndSmoothed } from "./zone-fires";

/** Said where a weighted share is not the quotient of the counts beside it. */
function weightedNote(
  scene: Scene,
  share: number,
  unsafe: number | null,
  all: number | null,
): string {
  const rounded = 0.005;
  if (unsafe === null || all === null) return "";
  return Math.abs(share - unsafe / all) > rounded ? ` ${scene.words.t("weighted")}` : "";
}

function head(scene: Scene, zone: Zone): Child {
  const { words, zoneSet } = scene;
  const { t, number, decimal } = words;
  const people =
    zone.population === null
      ? t("noInhabitants")
      : t("inhabitants", { n: number(zone.population), year: zone.population_year ?? "" });
  const km2 = zone.area_m2 / 1e6;
  const area = t("area", { n: decimal(km2, km2 < 10 ? 2 : 0) });
  const code = isMade(zone.code) ? "" : zone.code;
  const coded = [zoneSet.title[words.lang], code].filter(Boolean).join(" ");
  return h(
    "div",
    { class: "panel-head" },
    h(
      "div",
      {},
      h("h2", { tabindex: -1, "data-key": "zone-name" }, zone.name),
      h("p", { class: "note" }, `${coded} · ${people} · ${area}`),
    ),
    h(
      "button",
      {
        class: "close",
        "data-key": "close",
        "aria-label": t("close"),
        click: () => scene.go({ zone: "" }),
      },
      crossIcon(),
    ),
  );
}

/** An interval ends without a full stop, unless a sentence follows. */
const afterInterval = (sentence: string): string => (sentence === "" ? "" : `.${sentence}`);

function safety(scene: Scene, zone: Zone): Child[] {
  const { words } = scene;
  const figure = share(zone, scene.start.breaks);
  const values = { part: partText(scene), period: periodText(words, scene.period) };
  if (figure.value === null) {
    const stated = zone.mentions_status === "few";
    return [lackNote({ ...scene, shade: "mentions" }, zone, figure.standing, stated)];
  }
  const text = words.t("zoneShare", {
    u: words.number(zone.mentions_unsafe ?? 0),
    n: words.number(figure.n),
    ...values,
  });
  return [
    headline(
      words.percent(figure.value),
      text,
      " ",
      intervalText({ ...scene, kind: "share" }, figure.low, figure.high),
      afterInterval(weightedNote(scene, figure.value, zone.mentions_unsafe, figure.n)),
    ),
    shareScale(figure, scene.summary?.mention_share ?? null, words, wholeName(scene)),
  ];
}

/** How many said that they do not go out, who are not in the share. */
function stayIn(scene: Scene, zone: Zone): Child {
  const { words } = scene;
  const n = zone.respondents_stay_in ?? null;
  if (n === null || zone.respondents === null) return null;
  const part = partText(scene);
  if (n === 0) return words.t("stayInNone", { part });
  const all = words.number(zone.respondents + n);
  return words.t("stayIn", { n: words.number(n), all, part });
}

/** Those who live here, as the figure of the panel or as a section of it. */
function answers(scene: Scene, zone: Zone): Child[] {
  const { words, shade, summary } = scene;
  const figure = answersShare(zone, scene.start.breaks);
  const ownFigure = shade === "answers";
  const values = { part: partText(scene), period: periodText(words, scene.period) };
  const u = words.number(zone.respondents_unsafe ?? 0);
  const n = words.number(figure.n);
  if (figure.value === null) {
    const stated = zone.survey_status === "few";
    const note = lackNote({ ...scene, shade: "answers" }, zone, figure.standing, stated);
    if (ownFigure) return [note];
    if (figure.standing === "none") return [];
    const short = words.t("zoneAnswersFew", values);
    return [h("section", {}, h("h3", {}, words.t("answers")), h("p", { class: "note" }, short))];
  }
  const weighted = weightedNote(scene, figure.value, zone.respondents_unsafe, figure.n);
  if (ownFigure) {
    const interval = intervalText(scene, figure.low, figure.high);
    const text = words.t("zoneAnswers", { u, n, ...values });
    return [
      headline(words.percent(figure.value), text, " ", interval, afterInterval(weighted)),
      shareScale(figure, summary?.unsafe_share ?? null, words, wholeName(scene)),
      h("p", { class: "note" }, stayIn(scene, zone)),
    ];
  }
  const range = words.t("interval", {
    range: words.percents(figure.low ?? 0, figure.high ?? 1),
  });
  return [
    h(
      "section",
      {},
      h("h3", {}, words.t("answers"), h("b", {}, words.percent(figure.value))),
      h(
        "p",
        { class: "note" },
        words.t("answersNote", { u, n, ...values, range }),
        weighted,
        " ",
        stayIn(scene, zone),
      ),
    ),
  ];
}

const comparison = later(() => import("./compare/panel"));
const spotsPanel = later(() => import("./spots"));

export function zonePanel(scene: Scene, zone: Zone): Child[] {
  const { words } = scene;
  const onFires = scene.kind === "rate";
  const onThings = scene.kind === "measures" || scene.kind === "activities";
  const onAnswers = scene.shade === "answers";
  const safetyPart = [
    ...(onAnswers ? answers(scene, zone) : safety(scene, zone)),
    reasons(scene, zone, "unsafe"),
    reasons(scene, zone, "safe"),
  ];
  const things = [activitiesHere(scene, zone.code), measuresHere(scene, zone.code)];
  return [
    head(scene, zone),
    scene.comparing && (comparison(scene.again)?.compareOfZone(scene, zone) ?? null),
    scene.hotspots !== null && (spotsPanel(scene.again)?.spotOfZone(scene, zone) ?? null),
    ...(onThings ? things : []),
    onFires && fireFigure(scene, zone),
    onFires && rawAndSmoothed(scene, zone),
    onFires && fireYears(scene),
    ...(onFires ? [] : safetyPart),
    ...(onFires || onAnswers ? [] : answers(scene, zone)),
    yearSection(scene, scene.zoneSeries),
    ...(onThings ? [] : things),
    contributionsHere(scene, zone),
    !onFires && fires(scene, zone),
    h("p", { class: "note" }, words.t("source", { source: sourceText(scene) })),
  ];
}
