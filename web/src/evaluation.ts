/** Whether a measure helped: before and after against control zones, with the sentence that may be said. */
import type { Effect, Evaluation, Window } from "./analysis-types";
import { evaluationAddress } from "./api";
import { type Child, h } from "./dom";
import { countsPlot, effectPlot } from "./evaluation-plot";
import { evaluationMonths, fireKinds, kindsOf, restsOnProtected, used, zoneSetOf } from "./filters";
import { poissonInterval } from "./poisson";
import type { Scene } from "./scene";
import { analysisFailure } from "./status";
import type { Words } from "./words";

const windowText = ({ t }: Words, window: Window | null): string =>
  window === null ? "–" : t("fromTo", { from: window.from, to: window.to });

function countsTable({ words }: Scene, evaluation: Evaluation): Child {
  const { t, number, decimal } = words;
  const { table, before, after } = evaluation;
  if (table === undefined) return null;
  const cell = (letter: string, n: number) => {
    const [low, high] = poissonInterval(n);
    const range = `${decimal(low, low === 0 ? 0 : 1)}–${decimal(high, 1)}`;
    return h(
      "td",
      {},
      h("i", {}, letter),
      " ",
      h("b", {}, number(n)),
      " ",
      h("span", { class: "note unbroken" }, range),
    );
  };
  const row = (head: string, ...cells: HTMLElement[]) =>
    h("tr", {}, h("th", { scope: "row" }, head), ...cells);
  const head = (title: string, window: Window | null) =>
    h(
      "th",
      { scope: "col" },
      title,
      h("small", {}, windowText(words, window).replace(" – ", " –\n")),
    );
  return h(
    "table",
    { class: "before-after" },
    h("caption", { class: "note" }, t("beforeAfterCaption")),
    h("thead", {}, h("tr", {}, h("td", {}), head(t("before"), before), head(t("after"), after))),
    h(
      "tbody",
      {},
      row(t("area1"), cell("a", table.a), cell("b", table.b)),
      row(
        t("controlZones", { n: evaluation.control_zones.length }),
        cell("c", table.c),
        cell("d", table.d),
      ),
    ),
  );
}

function effectText({ words }: Scene, effect: Effect): Child[] {
  const { t, decimal } = words;
  const range = (low: number, high: number) =>
    t("interval", { range: `${decimal(low, 2)}–${decimal(high, 2)}` });
  return [
    h(
      "p",
      { class: "note" },
      h("b", {}, t("effectValue", { value: decimal(effect.value, 2) })),
      " ",
      range(effect.low, effect.high),
      ". ",
      t("effectWide", {
        factor: decimal(effect.variance_factor, 0),
        range: range(effect.overdispersed_low, effect.overdispersed_high),
      }),
      effect.zero_corrected && ` ${t("zeroCorrected")}`,
    ),
  ];
}

const spansOne = ({ overdispersed_low: low, overdispersed_high: high }: Effect): boolean =>
  low <= 1 && high >= 1;

function result(scene: Scene, evaluation: Evaluation): Child[] {
  const { words } = scene;
  const { t, number } = words;
  const { effect, table, sentence, refusal, uncertain = 0 } = evaluation;
  if (effect === undefined || table === undefined)
    return [h("p", { class: "warning" }, refusal?.[words.lang] ?? t("notEvaluated"))];
  const ofFires = scene.state.kind === "" || fireKinds.includes(scene.state.kind);
  return [
    h("p", { class: "finding" }, sentence?.[words.lang]),
    spansOne(effect) && h("p", { class: "warning" }, t("spansOne")),
    countsPlot(table, ofFires, words),
    countsTable(scene, evaluation),
    effectPlot(effect, words),
    ...effectText(scene, effect),
    h(
      "p",
      { class: "note" },
      t("leftOut", { window: windowText(words, evaluation.left_out) }),
      !evaluation.start_of_work_known && ` ${t("startUnknown")}`,
      uncertain > 0 && ` ${t("uncertain", { n: number(uncertain) })}`,
    ),
  ];
}

function choices(scene: Scene): HTMLElement {
  const { words, state, start } = scene;
  const kinds = used(start.kinds).map(({ code }): [string, string] => [
    code,
    words.name(start.kinds, code),
  ]);
  const months = evaluationMonths.map((each): [string, string] => [
    each,
    words.t("months", { n: each }),
  ]);
  const row = (
    name: "kind" | "months",
    label: string,
    value: string,
    usual: string,
    options: [string, string][],
  ) => {
    const select = h(
      "select",
      {
        "data-key": `${name} of evaluation`,
        change: () => scene.go({ [name]: select.value === usual ? "" : select.value }),
      },
      ...options.map(([each, text]) =>
        h("option", { value: each, selected: each === value }, text),
      ),
    );
    return h("label", { class: "choice" }, h("span", {}, label), select);
  };
  return h(
    "div",
    { class: "choices" },
    row("kind", words.t("chooseKind"), state.kind, "", [["", words.t("kindFires")], ...kinds]),
    row(
      "months",
      words.t("monthsEach"),
      state.months || evaluationMonths[0],
      evaluationMonths[0],
      months,
    ),
  );
}

export function evaluation(scene: Scene, measure: string): Child[] {
  const { words, start, state } = scene;
  const { t } = words;
  const set = zoneSetOf(start, state)?.name;
  const months = state.months || undefined;
  const kind = kindsOf(start, state);
  const url = evaluationAddress(measure, { kind, set, months });
  const refused = restsOnProtected(start, kind);
  const { answer, error } = scene.ask<Evaluation>(`evaluation ${measure}`, url, refused);
  const body =
    error !== null
      ? [analysisFailure(error, words, scene.retry, false)]
      : answer === null
        ? [h("p", { class: "empty" }, t("loading", { what: t("loadingEvaluation") }))]
        : result(scene, answer);
  return [
    h(
      "section",
      { class: "evaluation" },
      h("h3", {}, t("didItHelp"), h("span", {}, t("firesNotUnsafety"))),
      ...body,
      choices(scene),
      answer !== null &&
        h(
          "details",
          { class: "chart-table" },
          h("summary", {}, t("methodWhole")),
          h("p", { class: "note", lang: "en" }, answer.method),
        ),
    ),
  ];
}
