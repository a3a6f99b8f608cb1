import { expect, test } from "vitest";
import {
  canonical,
  homeView,
  joinedQuery,
  kindsOf,
  partOf,
  periodIn,
  periodOf,
  understood,
} from "../src/filters";
import { defaults } from "../src/state";
import type { Coded, Start } from "../src/types";

const kind = (code: string, count: number): Coded => ({ code, sv: code, en: code, count });
const start: Start = {
  revision: 1,
  title: "Trygghetskarta",
  municipality: { code: "1463", name: "Mark" },
  made_up: false,
  language: "sv",
  zone_sets: ["deso", "regso"].map((name) => ({
    name,
    title: { sv: name, en: name },
    version: null,
    zones: `zones-${name}`,
    joined: `trygghet-${name}`,
    count: 22,
  })),
  opens: {},
  incident_years: [2016, 2021],
  form_changes: [],
  surveys: [2017, 2020].map((year) => ({ year, title: "", sampling: "random", responses: 600 })),
  kinds: [kind("arson", 62), kind("vehicle_fire", 29), kind("drugs", 0)],
  reasons: [],
  measure_types: [],
  activity_kinds: [],
  measure_statuses: [],
  parts: [],
  pledges: [],
  context_layers: [],
  sources: [],
  basemap: null,
  basemap_lost: false,
  embed: false,
  contact: { organisation: null, email: null, phone: null, reviewed: null },
  extent: null,
  crs: "EPSG:3006",
};

test("unsafe places are those of the latest survey, fires those of all years", () => {
  expect(periodOf(start, defaults)).toBe("2020");
  expect(periodOf(start, { ...defaults, view: "fires" })).toBeUndefined();
  expect(periodOf(start, { ...defaults, period: "always" })).toBeUndefined();
  expect(periodOf(start, { ...defaults, period: "2017/2020" })).toBe("2017/2020");
});

test("a choice that is shown anyway is left out of the address", () => {
  const state = canonical(start, { ...defaults, period: "2020", set: "deso", lang: "sv" });

  expect(state).toEqual(defaults);
  expect(canonical(start, { ...defaults, period: "2017", lang: "en" })).toMatchObject({
    period: "2017",
    lang: "en",
  });
});

test("only fires count as fires when other kinds were imported too", () => {
  const mixed = { ...start, kinds: [...start.kinds, kind("theft", 12)] };

  expect(kindsOf(start, defaults)).toBeUndefined();
  expect(kindsOf(mixed, defaults)).toBe("arson,vehicle_fire");
  expect(kindsOf(mixed, { ...defaults, view: "fires", kind: "theft" })).toBe("theft");
});

test("a word that the view's sentence does not have changes no figure there, and stays for the others", () => {
  const state = { ...defaults, kind: "arson", reason: "drugs", period: "2017" };

  expect(joinedQuery(start, state)).toMatchObject({ kind: undefined, reason: "drugs" });
  expect(joinedQuery(start, { ...state, view: "fires" })).toMatchObject({
    kind: "arson",
    reason: undefined,
  });
  expect(canonical(start, { ...state, view: "fires" })).toMatchObject({ reason: "drugs" });
});

test("a period goes along to views that have something of it, all years to every view", () => {
  expect(periodIn(start, { period: "2020" }, "fires")).toBe("");
  expect(periodIn(start, { period: "2016/2020" }, "fires")).toBe("2016/2020");
  expect(periodIn(start, { period: "2021" }, "safety")).toBe("");
  expect(periodIn(start, { period: "2021" }, "measures")).toBe("2021");
  expect(periodIn(start, { period: "always" }, "safety")).toBe("always");
  expect(canonical(start, { ...defaults, view: "fires", period: "always" }).period).toBe("always");
});

test("an old link shows what is left of it", () => {
  const gone = {
    ...defaults,
    set: "deso2",
    period: "last year",
    reason: "rain",
    kind: "arson,hail",
    type: "x",
    status: "x",
    pledge: "1900",
    compare: "part.dawn",
  };
  const kept = {
    ...defaults,
    set: "regso",
    period: "2017/2020",
    kind: "arson",
    compare: "period.2017",
  };

  expect(understood(start, gone)).toEqual(defaults);
  expect(understood(start, kept)).toEqual(kept);
  expect(understood(start, { ...defaults, period: "always" }).period).toBe("always");
});

test("the sentence's choices become parameters", () => {
  const state = { ...defaults, set: "regso", part: "evening" as const, reason: "drugs" };

  expect(joinedQuery(start, state)).toEqual({
    set: "regso",
    period: "2020",
    part: "evening",
    kind: undefined,
    reason: "drugs",
  });
  expect(joinedQuery({ ...start, zone_sets: [] }, state)).toBeNull();
});

test("unsafety is asked of the evening first, the rest of the whole day", () => {
  expect(partOf(defaults)).toBe("evening");
  expect(partOf({ ...defaults, part: "all" })).toBe("");
  expect(partOf({ ...defaults, view: "fires" })).toBe("");
  expect(canonical(start, { ...defaults, part: "evening" }).part).toBe("");
  expect(canonical(start, { ...defaults, part: "all" }).part).toBe("all");
  expect(joinedQuery(start, { ...defaults, part: "all" })).toMatchObject({ part: undefined });
});

test("the map opens where there is something to show", () => {
  const unasked = { ...start, surveys: [] };

  expect(homeView(start)).toBe("safety");
  expect(homeView(unasked)).toBe("fires");
  expect(homeView({ ...unasked, incident_years: [] })).toBe("safety");
});
