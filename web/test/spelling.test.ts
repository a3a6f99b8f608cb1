import { expect, test } from "vitest";
import { distance, fitness } from "../src/spelling";

const fits = (name: string, typed: string) => Number.isFinite(fitness(name, typed));

test("names are found without rings and dots, with ä for e, and with a letter doubled or not", () => {
  expect(fits("Örby", "orby")).toBe(true);
  expect(fits("Sätila", "setila")).toBe(true);
  expect(fits("Fritsla", "frittsla")).toBe(true);
  expect(fits("Kammarberg", "kamarberg")).toBe(true);
  expect(fits("Björketorp", "bjorketorpp")).toBe(true);
  expect(fits("Wetterviksgatan", "vetterviksgatan")).toBe(true);
  expect(fits("Großstraße", "grossstrasse")).toBe(true);
});

test("a letter that is wrong, left out or added is forgiven in longer names, and no more", () => {
  expect(fits("Lyckeskolan", "lykeskolen")).toBe(true);
  expect(fits("Skene torg", "skeme")).toBe(true);
  expect(fits("Kinna", "ki")).toBe(true);
  expect(fits("Kinna", "ko")).toBe(false);
  expect(fits("Horred", "hyssna")).toBe(false);
});

test("a name in one word is found in two, and the other way round", () => {
  expect(fits("Fritslaskolan", "fritsla skola")).toBe(true);
  expect(fits("Kinna torg", "kinnatorg")).toBe(true);
});

test("what begins with the text fits best, then words in it, then what sounds so", () => {
  expect(fitness("Skene", "ske")).toBe(0);
  expect(fitness("Haby-Skene centrum", "ske")).toBe(1);
  expect(fitness("Örby-Skene", "rby")).toBe(2);
  expect(fitness("Sätila", "setila")).toBe(3);
});

test("letters that must be changed are counted", () => {
  expect(distance("kinna", "kinna", 2)).toBe(0);
  expect(distance("kinna", "kina", 2)).toBe(1);
  expect(distance("kinna", "skene", 2)).toBe(3);
});
