// @vitest-environment jsdom

import { expect, test } from "vitest";
import type { Ask } from "../src/asked";
import { columnsOf } from "../src/columns";
import { answersShare, rate, shadeOf, share, smoothedRate } from "../src/figures";
import { firesText, hiddenNote, lackNote, lackWord, offers } from "../src/lack";
import type { SeriesYear } from "../src/types";
import { words } from "../src/words";
import { sceneOf } from "./scene";
import { zone } from "./zone";

const hidden = { mentions_unsafe: null, mentions_safe: null, mention_share: null };

test("what the server hides is not shown, for the reason that it states", () => {
  expect(share(zone({ mentions_status: "few", ...hidden })).standing).toBe("few");
  expect(share(zone({ mentions_status: "not_offered", ...hidden })).standing).toBe("not_offered");
  expect(answersShare(zone({ survey_status: "few" })).value).toBeNull();
  expect(rate(zone({ incidents_status: "few", incidents: null })).standing).toBe("few");
});

test("a smoothed rate is shown where the raw one is hidden", () => {
  const own = { incidents_status: "few", incidents: null, incident_rate: null } as const;

  expect(smoothedRate(zone({ ...own, incident_rate_eb: 0.31 }))).toMatchObject({
    standing: "shown",
    value: 0.31,
  });
  expect(smoothedRate(zone(own)).standing).toBe("few");
});

test("a hidden count has a word in the table and nothing in the file", () => {
  const row = zone({ mentions_status: "few", ...hidden });
  const unsafe = columnsOf({ part: "", summary: null }).find(({ id }) => id === "unsafe");

  expect(unsafe?.write(row, words("sv"))).toBe("för få svar");
  expect(unsafe?.value(row)).toBeNull();
  expect(lackWord(words("en"), "not_offered")).toBe("not shown");
});

test("a shade that the view does not have falls back to the view's own", () => {
  expect(shadeOf({ view: "fires", figure: "answers" })).toBe("rate");
  expect(shadeOf({ view: "safety", figure: "answers" })).toBe("answers");
  expect(shadeOf({ view: "measures", figure: "spots" })).toBe("things");
});

test("what is asked too finely can be asked more roughly", () => {
  const scene = sceneOf({ view: "fires", period: "2020", part: "evening" });
  const changes = offers(scene, zone({ incident_rate_eb: 0.3 })).map(({ change }) => change);

  expect(changes).toEqual([{ period: "always" }, { part: "all" }, { figure: "smoothed" }]);
});

test("a protected map offers published periods, and one kind of fire at a time", () => {
  const scene = sceneOf({ view: "fires", period: "2020" }, "Mark", {
    start: { kinds: [{ code: "arson", sv: "Anlagd brand", en: "Arson", count: 3 }] },
  });
  const published = { zone_sets: ["deso"], periods: ["2019", "2016/2020"], parts: ["day"] };
  const summary = scene.summary && { ...scene.summary, offers: published };
  const changes = offers({ ...scene, summary }, zone()).map(({ change }) => change);

  expect(changes).toEqual([{ period: "2016/2020" }, { kind: "arson" }, { period: "always" }]);
});

test("a published map says how many zones are hidden, why, and leads on", () => {
  const scene = sceneOf({ view: "fires" });
  const own = { incidents_status: "few", incidents: null, incident_rate: null } as const;
  const zones = [zone({ code: "A", ...own, incident_rate_eb: 0.3 }), zone({ code: "B" })];
  const figures = new Map(zones.map((each) => [each.code, rate(each)]));
  const published = { zone_sets: ["deso"], periods: [], parts: [] };
  const summary = scene.summary && { ...scene.summary, offers: published };
  const answer = {
    features: [0.3, 0.2].map((incident_rate_eb) => ({ properties: zone({ incident_rate_eb }) })),
    summary,
  };
  const ask = ((_group: string, _url: string) => ({ answer, error: null, busy: false })) as Ask;
  const note = hiddenNote({ ...scene, ask, zones, figures, summary });

  expect(note).toHaveProperty("textContent");
  expect((note as HTMLElement).textContent).toContain("1 av 2 zoner visas inte");
  expect((note as HTMLElement).querySelector("a")?.getAttribute("href")).toContain("smoothed");
  expect(hiddenNote({ ...scene, ask, zones, figures })).toBeNull(); // staff see all
});

test("a year says whether its fires are too few or not published", () => {
  const year = { year: 2020, incidents: null, incidents_status: "few" } as SeriesYear;

  expect(firesText(words("sv"), year)).toBe("för få");
  expect(firesText(words("sv"), { ...year, incidents_status: "not_offered" })).toBe("visas inte");
  expect(firesText(words("sv"), { ...year, incidents: 7, incidents_status: "shown" })).toBe("7");
});

test("nothing is offered that leads to no figure either", () => {
  const scene = sceneOf({ period: "2020", zone: "A" });
  const hidden = zone({ code: "A", mentions_status: "few", mention_share: null });
  const answer = { features: [{ properties: hidden }], summary: scene.summary };
  const ask = (() => ({ answer, error: null, busy: false })) as unknown as Ask;
  const note = lackNote({ ...scene, ask, chosen: hidden }, hidden, "few", true) as HTMLElement;

  expect(note.querySelectorAll("a")).toHaveLength(0);
  expect(note.textContent).not.toContain("Det här går att se i stället");
});
