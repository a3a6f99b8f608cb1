/** Where a map opens, and what of it is said in words. */
import { expect, test } from "vitest";
import { partShown } from "../src/first-view";
import { isMade } from "../src/map/label-text";
import { inSentence } from "../src/question";
import { defaults } from "../src/state";
import { zone } from "./zone";

test("the part of the zones that has a figure depends on what is shown of them", () => {
  const features = [
    zone({ mentions_status: "few", survey_status: "shown", unsafe_share: 0.4, respondents: 30 }),
    zone({ mentions_status: "few", survey_status: "few", unsafe_share: null }),
  ].map((properties) => ({ type: "Feature" as const, geometry: null, properties }));

  expect(partShown(defaults, { features })).toBe(0);
  expect(partShown({ ...defaults, figure: "answers" }, { features })).toBe(0.5);
});

test("a code made of a name is told from an official one", () => {
  expect(isMade("1463-haby-skene-centrum")).toBe(true);
  expect(isMade("1463C1030")).toBe(false);
  expect(isMade("1463R005")).toBe(false);
});

test("a title begins with a small letter within a sentence, a short name keeps its own", () => {
  expect(inSentence({ lang: "en" }, "Small areas (DeSO)")).toBe("small areas (DeSO)");
  expect(inSentence({ lang: "sv" }, "Tätorter")).toBe("tätorter");
  expect(inSentence({ lang: "sv" }, "DeSO")).toBe("DeSO");
});
