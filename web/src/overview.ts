/** The panel without a chosen zone: the whole municipality's figure and the list of zones. */

import { wholeName } from "./area";
import { type Child, h } from "./dom";
import type { Figure } from "./figures";
import { hasSurvey } from "./filters";
import { stateLink } from "./header";
import { hiddenNote, lackNote } from "./lack";
import { later } from "./later";
import { valueText } from "./map/label-text";
import { activitiesAll, measuresAll } from "./measures";
import { commitments } from "./pledge";
import { partText, periodText } from "./question";
import type { Scene } from "./scene";
import { situation } from "./situation";
import { mostAreHidden, wholeStory } from "./whole";
import { zoneList } from "./zone-list";

const surveyCommand = "trygghetskarta import --profile survey survey.csv";

/** The one figure of a panel, with what it is out of beside it. */
export function headline(figure: string, ...beside: Child[]): HTMLElement {
  return h("div", { class: "headline" }, h("strong", {}, figure), h("p", {}, ...beside));
}

/** The interval of a figure, never broken over two lines. */
export function intervalText(scene: Scene, low: number | null, high: number | null): Child {
  if (low === null || high === null) return null;
  const { words, kind } = scene;
  const range = kind === "share" ? words.percents(low, high) : words.rates(low, high);
  return h("span", { class: "unbroken" }, words.t("interval", { range }));
}

/** What the figure of the whole counts, what it is out of, and its interval. */
export function besideTotal(scene: Scene, total: Figure): Child[] {
  const { words, kind } = scene;
  const part = partText(scene);
  const n = words.number(total.n);
  if (kind === "measures") {
    const zones = [...scene.figures.values()].filter((figure) => (figure.value ?? 0) > 0).length;
    return [words.t(zones === 1 ? "overviewMeasuresOne" : "overviewMeasures", { n: zones })];
  }
  if (kind === "activities") return [];
  const text =
    scene.shade === "answers"
      ? words.t("overviewAnswers", { n, part })
      : kind === "share"
        ? words.t("overviewShare", { n, part })
        : words.t("overviewRate", { n, period: periodText(words, scene.period) });
  return [text, " ", intervalText(scene, total.low, total.high)];
}

function figureOfAll(scene: Scene): Child {
  const { words, total, summary, kind } = scene;
  if (summary === null || total === null) return null;
  const n = words.number(total.n);
  if (kind === "measures") return headline(n, ...besideTotal(scene, total));
  if (kind === "activities") return null;
  if (kind === "share" && !hasSurvey(scene.start)) {
    return h("p", { class: "empty" }, words.t("noSurvey"), " ", h("code", {}, surveyCommand));
  }
  if (total.value !== null) return headline(valueText(scene, total), ...besideTotal(scene, total));
  if (total.standing !== "none")
    return lackNote(scene, { parent: null, incident_rate_eb: null }, total.standing, true);
  const period = periodText(words, scene.period);
  if (kind === "rate") {
    const key = (summary.population ?? 0) > 0 ? "overviewRateHidden" : "overviewNoRate";
    return h("p", { class: "empty" }, words.t(key, { n, period }));
  }
  const all = { period: "always", part: "all", reason: "" } as const;
  return h(
    "p",
    { class: "empty" },
    words.t("overviewNone", { part: partText(scene), period }),
    " ",
    stateLink(scene, all, {}, words.t("showAll")),
  );
}

const profile = later(() => import("./fire-profile"));

/** In the view of fires: the zones, or when and where. */
function tabs(scene: Scene): Child {
  const { t } = scene.words;
  const tab = (panel: "" | "when", text: string) =>
    h(
      "button",
      {
        class: "button",
        "data-key": `panel ${panel || "zones"}`,
        "aria-pressed": String(scene.state.panel === panel),
        click: () => scene.go({ panel }),
      },
      text,
    );
  return h(
    "div",
    { class: "segmented tabs", role: "group", "aria-label": t("panelShows") },
    tab("", t("panelZones")),
    tab("when", t("panelWhen")),
  );
}

const spotsPanel = later(() => import("./spots"));

export function overview(scene: Scene): Child[] {
  const head = h("div", { class: "panel-head" }, h("h2", {}, wholeName(scene)));
  if (scene.hotspots !== null)
    return [head, ...(spotsPanel(scene.again)?.spotsOverview(scene) ?? [])];
  const zonesFirst = !mostAreHidden(scene);
  return [
    head,
    figureOfAll(scene),
    (scene.total?.value !== null || scene.total.standing === "none") && hiddenNote(scene),
    situation(scene),
    ...(zonesFirst ? [] : wholeStory(scene)),
    scene.kind === "rate" && tabs(scene),
    scene.kind === "activities" && commitments(scene),
    scene.kind === "measures" && measuresAll(scene),
    ...(scene.kind === "rate" && scene.state.panel === "when"
      ? (profile(scene.again)?.fireProfile(scene) ?? [])
      : [h("section", {}, zoneList(scene))]),
    ...(zonesFirst ? wholeStory(scene) : []),
    scene.kind === "activities" && activitiesAll(scene),
  ];
}
