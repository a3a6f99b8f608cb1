// @vitest-environment jsdom
import { expect, test } from "vitest";
import { difference, differencePaint, differenceRank } from "../src/compare/difference";
import { comparisonOf, firstComparison, otherState } from "../src/compare/other";
import { comparePanel } from "../src/compare/panel";
import { h } from "../src/dom";
import type { Figure } from "../src/figures";
import { questionText } from "../src/question";
import { defaults } from "../src/state";
import { sceneOf, startOf } from "./scene";
import { zone } from "./zone";

/** A share of k in n with Wilson's interval. */
function wilson(k: number, n: number): Figure {
  const [z, p] = [1.959964, k / n];
  const middle = (p + z ** 2 / (2 * n)) / (1 + z ** 2 / n);
  const half = (z / (1 + z ** 2 / n)) * Math.sqrt((p * (1 - p)) / n + z ** 2 / (4 * n ** 2));
  return { standing: "shown", value: p, low: middle - half, high: middle + half, n, rank: 1 };
}

test("the interval of a difference is Newcombe's", () => {
  const found = difference(wilson(48, 80), wilson(56, 70));

  expect(found?.value).toBeCloseTo(0.2, 6);
  expect(found?.low).toBeCloseTo(0.0524, 4);
  expect(found?.high).toBeCloseTo(0.3339, 4);
  expect(found?.chance).toBe(false);
  expect(difference(wilson(5, 10), wilson(6, 10))?.chance).toBe(true);
});

test("a figure that is not shown has no difference", () => {
  const hidden: Figure = { standing: "few", value: null, low: null, high: null, n: 3, rank: 0 };

  expect(difference(hidden, wilson(5, 10))).toBeNull();
  expect(difference(wilson(5, 10), undefined)).toBeNull();
});

test("differences fall in classes around zero", () => {
  expect([-0.3, -0.2, -0.1, 0, 0.1, 0.2].map((value) => differenceRank(value, "share"))).toEqual([
    1, 1, 2, 3, 4, 5,
  ]);
  expect(differencePaint({ value: 2, low: -1, high: 5, chance: true }, "rate")).toBe("d3 chance");
});

test("what is compared with is all else as it is", () => {
  const state = { ...defaults, reason: "traffic", compare: "part.day" };

  expect(otherState(state)).toMatchObject({ part: "day", reason: "traffic", compare: "" });
  expect(comparisonOf({ ...state, view: "measures" })).toBeNull();
  expect(comparisonOf({ ...state, compare: "zone.1" })).toBeNull();
  expect(otherState({ ...state, compare: "period.2017/2018" })?.period).toBe("2017/2018");
});

test("comparing starts with day and evening, and fires with the two last years", () => {
  const start = startOf("Mark");

  expect(firstComparison(start, defaults)).toEqual({ compare: "part.day" });
  expect(firstComparison(start, { ...defaults, part: "day" })).toEqual({ compare: "part.evening" });
  expect(firstComparison(start, { ...defaults, view: "fires" })).toEqual({
    period: "2020",
    compare: "period.2019",
  });
  expect(firstComparison(start, { ...defaults, view: "pledge" })).toBeNull();
});

const evil = '<img src=x onerror="alert(1)">';

function compared() {
  const other = zone({
    name: evil,
    mention_share: 0.2,
    mention_share_low: 0.1,
    mention_share_high: 0.3,
  });
  const summary = { ...other, zones: 1 };
  const answer = { features: [{ properties: other, geometry: null }], summary };
  const ask = <T>() => ({ answer: answer as T, error: null, busy: false });
  return sceneOf({ compare: "part.day" }, evil, { ask });
}

test("the panel lists the differences, names as text", () => {
  const panel = h("div", {}, ...comparePanel(compared()));

  expect(panel.querySelector("img")).toBeNull();
  expect(panel.querySelector("tbody .difference")?.textContent).toMatch(/^\+\d+\u00a0pe/);
  expect(panel.querySelector("h2")?.textContent).toBe("Skillnad dag till kväll");
});

test("the sentence says both sides", () => {
  expect(questionText(compared())).toMatch(
    /^Var känns det otryggt på dagen jämfört med på kvällen/,
  );
});
