import { expect, test } from "vitest";
import { defaults, readState, writeState } from "../src/state";

test("a state at its defaults leaves the address empty", () => {
  expect(writeState(defaults)).toBe("");
});

test("a state comes back from its own address", () => {
  const state = {
    ...defaults,
    view: "fires" as const,
    period: "2017/2020",
    zone: "1463C1050",
    layers: "incidents,places",
    lang: "en" as const,
  };

  expect(writeState(state)).toBe(
    "#view=fires&period=2017/2020&zone=1463C1050&layers=incidents,places&lang=en",
  );
  expect(readState(writeState(state))).toEqual(state);
});

test("values that are not known fall back to the default", () => {
  const state = readState("#view=nothing&part=dusk&lang=de&unknown=1");

  expect(state).toEqual(defaults);
});
