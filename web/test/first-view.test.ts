/** What of the first view is said in words. */
import { expect, test } from "vitest";
import { isMade } from "../src/map/label-text";
import { inSentence } from "../src/question";

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
