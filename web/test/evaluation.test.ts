// @vitest-environment jsdom
import { expect, test } from "vitest";
import type { Evaluation } from "../src/analysis-types";
import { h } from "../src/dom";
import { evaluation } from "../src/evaluation";
import { poissonInterval } from "../src/poisson";
import { sceneOf } from "./scene";

const near = (n: number) => poissonInterval(n).map((end) => Number(end.toFixed(4)));

test("the interval of a count is the exact one", () => {
  expect(near(0)).toEqual([0, 3.6889]);
  expect(near(5)).toEqual([1.6235, 11.6683]);
  expect(near(50)).toEqual([37.111, 65.9188]);
});

const evil = '<img src=x onerror="alert(1)">';

const answer: Evaluation = {
  measure: { id: 7, title: evil, type: "lighting_new", done_on: "2021-04-23" },
  zone: "1463C1090",
  control_zones: ["1463C1010", "1463C1020"],
  before: { from: "2019-04-24", to: "2020-04-23" },
  after: { from: "2021-04-24", to: "2022-04-23" },
  left_out: { from: "2020-04-24", to: "2021-04-23" },
  start_of_work_known: true,
  evaluated: true,
  refusal: null,
  table: { a: 50, b: 30, c: 45, d: 44 },
  uncertain: 2,
  effect: {
    value: 1.62963,
    low: 0.881529,
    high: 3.012599,
    variance_factor: 2,
    overdispersed_low: 0.683443,
    overdispersed_high: 3.885754,
    zero_corrected: false,
    verdict: "cannot_tell",
  },
  sentence: { sv: evil, en: evil },
  parameters: {},
  method: evil,
};

function drawn(change: Partial<Evaluation>): HTMLElement {
  const ask = <T>() => ({ answer: { ...answer, ...change } as T, error: null, busy: false });
  return h("div", {}, ...evaluation(sceneOf({ view: "measures" }, "Mark", { ask }), "7"));
}

test("an interval that spans one is warned of, with the four counts and the sentence as text", () => {
  const panel = drawn({});

  expect(panel.textContent).toContain("Intervallet går över 1");
  expect(panel.textContent).toContain("Effekt a·d / (b·c) = 1,63.");
  expect(panel.textContent).toContain("0,68–3,89");
  expect(panel.querySelector(".finding")?.textContent).toBe(evil);
  expect(panel.querySelector("img")).toBeNull();
  expect([...panel.querySelectorAll(".before-after b")].map((cell) => cell.textContent)).toEqual([
    "50",
    "30",
    "45",
    "44",
  ]);
});

test("a clear effect has no warning", () => {
  const effect = { ...answer.effect, overdispersed_low: 2.1, overdispersed_high: 6.4 };

  expect(drawn({ effect } as Partial<Evaluation>).querySelector(".warning")).toBeNull();
});

test("what cannot be evaluated says why, and draws nothing", () => {
  const refusal = { code: "not_done", sv: "Inte klar.", en: "Not done." };
  const { table: _table, effect: _effect, sentence: _sentence, ...rest } = answer;
  const ask = <T>() => ({ answer: { ...rest, refusal } as T, error: null, busy: false });
  const panel = h("div", {}, ...evaluation(sceneOf({}, "Mark", { ask }), "7"));

  expect(panel.querySelector(".warning")?.textContent).toBe("Inte klar.");
  expect(panel.querySelector("svg")).toBeNull();
});
