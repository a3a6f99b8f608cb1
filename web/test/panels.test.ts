// @vitest-environment jsdom
import { afterEach, expect, test, vi } from "vitest";
import { csv } from "../src/csv";
import { h } from "../src/dom";
import { pledgeOf } from "../src/pledge";
import { questionText } from "../src/question";
import { search } from "../src/search";
import { sourcesOf } from "../src/source-line";
import { fold } from "../src/spelling";
import type { State } from "../src/state";
import { stopPlaying, timeline } from "../src/timeline";
import type { Start } from "../src/types";
import { words } from "../src/words";
import { yearSection } from "../src/year-section";
import { nextChoosable } from "../src/year-slider";
import { axisEnd } from "../src/zone-list";
import { sceneOf, startOf } from "./scene";

afterEach(() => {
  stopPlaying();
  vi.useRealTimers();
});

test("a small rate keeps two decimals, and only nothing reads 0", () => {
  const { rate, rates } = words("sv");

  expect([0, 0.001, 0.04, 0.236, 0.5, 0.996, 1.24, 12.5].map(rate)).toEqual([
    "0",
    "<\u00a00,01",
    "0,04",
    "0,24",
    "0,50",
    "1,0",
    "1,2",
    "12,5",
  ]);
  expect(rates(0, 0.207)).toBe("0–0,21");
  expect(words("en").rate(0.236)).toBe("0.24");
});

test("an axis of rates ends at a round number above the highest", () => {
  expect([0, 0.3, 0.5, 1.6, 30].map(axisEnd)).toEqual([0.5, 0.5, 1, 4, 30]);
});

test("each view names the files that its figures come from, the newest first", () => {
  const [template] = startOf("").sources;
  if (template === undefined) throw new Error("no source");
  const file = (name: string, holds: string, day: string, kinds: string[] = []) => ({
    ...template,
    name,
    holds: [holds],
    kinds,
    file_time: `${day}T00:00:00Z`,
  });
  const sources = [
    file("arson.csv", "incidents", "2020-01-01", ["arson"]),
    file("own.csv", "incidents", "2022-01-01", ["arson", "theft"]),
    file("events.json", "incidents", "2023-01-01", ["theft"]),
    file("lamps.csv", "measures", "2021-01-01"),
  ];
  const kinds = ["arson", "theft"].map((code) => ({ code, sv: code, en: code, count: 3 }));
  const named = (own: Parameters<typeof sceneOf>[0]) =>
    sourcesOf(sceneOf(own, "Mark", { start: { sources, kinds } })).map(({ name }) => name);

  expect(named({ view: "fires" })).toEqual(["own.csv", "arson.csv"]);
  expect(named({ view: "fires", kind: "theft" })).toEqual(["events.json", "own.csv"]);
  expect(named({ view: "measures" })).toEqual(["lamps.csv"]);
  expect(named({ view: "safety" })).toEqual([]);
});

test("localities of the neighbours are not named", () => {
  expect(sceneOf().named.map(({ properties }) => properties.name)).toEqual(["Kinna"]);
});

test("a search finds without marks over the letters, beginnings first", () => {
  const scene = sceneOf({}, "Örby");

  expect(fold("Öxabäck, Åsa")).toBe("oxaback, asa");
  expect(search(scene, "orb").map(({ zone, note }) => [zone, note])).toEqual([
    ["1463C1050", "1463C1050"],
    ["1463C1050", "tätort"],
    ["1463C1050", "Örby"],
  ]);
  expect(search(scene, " ")).toEqual([]);
});

test("the file has a mark, semicolons, decimal commas, and both ends of an interval", () => {
  const text = csv(sceneOf({ view: "fires" }));
  const [head = "", row = ""] = text.split("\r\n");
  const cell = (name: string) => row.split(";")[head.split(";").indexOf(name)];

  expect(text.charCodeAt(0)).toBe(0xfeff);
  expect(cell("Bränder per 1\u00a0000 och år")).toBe("0,4");
  expect(cell("Bränder per 1\u00a0000 och år, 95 %, högst")).toBe("1,2");
  expect(cell("Andel otrygga, 95 %, lägst")).toBe("0,75");
  expect(cell("Status")).toMatch(/^(allt visas|visas inte: )/);
  expect(cell("Fråga")).not.toBe("");
  expect(
    text
      .split("\r\n")
      .slice(0, -1)
      .every((line) => line.split(";").length === head.split(";").length),
  ).toBe(true);
});

test("playing steps quietly through the years, and ends when something else is chosen", () => {
  vi.useFakeTimers();
  const go = vi.fn();
  const scene = sceneOf({ view: "fires" }, "Mark", { go });
  const play = () => h("div", {}, ...timeline(scene)).querySelector<HTMLElement>("[data-key=play]");

  play()?.click();
  expect(go).toHaveBeenLastCalledWith({ period: "2019" }, true);
  expect(play()?.textContent).toBe("Pausa");
  vi.advanceTimersByTime(1800);
  expect(go).toHaveBeenLastCalledWith({ period: "2020" }, true);
  stopPlaying();
  vi.advanceTimersByTime(9000);
  expect(go).toHaveBeenCalledTimes(2);
  expect(play()?.textContent).toBe("Spela");
});

test("the slider of years passes over gaps, in the direction of the move", () => {
  const years = [2014, 2015, 2016, 2017];

  expect(nextChoosable(years, [2014, 2017], 0, 1)).toBe(2017);
  expect(nextChoosable(years, [2014, 2017], 3, 2)).toBe(2014);
  expect(nextChoosable(years, [2014], 0, 1)).toBe(2014);
  expect(nextChoosable(years, years, 1, 2)).toBe(2016);
});

test("the drawing of years is of the panel's own figure, and says which", () => {
  const label = (own: Parameters<typeof sceneOf>[0]) => {
    const scene = sceneOf(own);
    const drawn = h("div", {}, yearSection(scene, scene.series));
    return drawn.querySelector("svg")?.getAttribute("aria-label");
  };

  expect(label({})).toBe(
    "Andel otrygga av utpekade platser, år för år: 2020: dag 50\u00a0%, kväll 50\u00a0%",
  );
  expect(label({ figure: "answers" })).toBe(
    "Andel otrygga av dem som bor här, år för år: 2020: dag 25\u00a0%, kväll 25\u00a0%",
  );
});

test("a sentence has no word that nothing can be chosen for", () => {
  const text = (view: State["view"], own: Partial<Start>) =>
    questionText(sceneOf({ view }, "Mark", { start: own }));

  expect(text("pledge", { pledges: [] })).toBe("Vad har vi lovat, och vad är gjort?");
  expect(text("fires", { zone_sets: [] })).toBe(
    "Var anläggs bränder hela dygnet alla år, alla slag?",
  );
});

test("of several pledges the newest is shown first", () => {
  const [pledge] = startOf("").pledges;
  if (pledge === undefined) throw new Error("no pledge");
  const pledges = [2014, 2019].map((year) => ({ ...pledge, year }));

  expect(questionText(sceneOf({ view: "pledge" }, "Mark", { start: { pledges } }))).toMatch(/2019/);
  expect(pledgeOf(sceneOf({ view: "pledge" }, "Mark", { start: { pledges } }))?.year).toBe(2019);
});

test("years in which the form of the fire reports changed are marked", () => {
  const scene = sceneOf({ view: "fires" });
  const [first, second] = scene.series?.years ?? [];
  if (first === undefined || second === undefined) throw new Error("no years");
  const years = [
    { ...first, year: 2017 },
    { ...second, year: 2020 },
  ];
  const drawn = h(
    "div",
    {},
    ...timeline({
      ...scene,
      start: { ...scene.start, incident_years: [2017, 2020], form_changes: [2017] },
      series: { zone_set: "", zone: null, years },
    }),
  );

  expect([...drawn.querySelectorAll(".break")].map((mark) => mark.textContent)).toEqual([
    "nytt formulär",
  ]);
});

test("years before the first source of fires are not told of", () => {
  const scene = sceneOf({ view: "fires" });
  const [first] = scene.series?.years ?? [];
  if (first === undefined) throw new Error("no years");
  const few = { ...first, incidents: null, incidents_status: "few" as const };
  const years = [
    { ...few, year: 2017 },
    { ...few, year: 2019 },
    { ...first, year: 2020 },
  ];
  const drawn = h(
    "div",
    {},
    ...timeline({ ...scene, series: { zone_set: "", zone: null, years } }),
  );

  expect([...drawn.querySelectorAll(".name")].map((name) => name.textContent)).toEqual([
    "2019",
    "2020",
  ]);
});

test("where years are told of one kind of fire alone, so it is said, with the kinds to press", () => {
  const kinds = [{ code: "arson", sv: "Anlagd brand", en: "Arson", count: 3 }];
  const scene = sceneOf({ view: "fires" }, "Mark", { start: { kinds } });
  const [first] = scene.series?.years ?? [];
  if (first === undefined) throw new Error("no years");
  const not = { ...first, incidents: null, incidents_status: "not_offered" as const };
  const years = [2019, 2020].map((year) => ({ ...not, year }));
  const drawn = h(
    "div",
    {},
    ...timeline({ ...scene, series: { zone_set: "", zone: null, years } }),
  );

  expect(drawn.textContent).toContain("ett slag av bränder i taget");
  expect(drawn.querySelector("a")?.getAttribute("href")).toContain("kind=arson");
});
