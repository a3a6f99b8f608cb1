// @vitest-environment jsdom
import { expect, test } from "vitest";
import { workshopEn } from "../src/text/workshop-en";
import { workshopSv } from "../src/text/workshop-sv";
import { nameOf, placeOf } from "../src/workshop/grid";
import { contributionList, placeName, statementList, voteForm } from "../src/workshop/lists";
import { shapeOf } from "../src/workshop/map";
import { apply, modelOf, shown } from "../src/workshop/model";
import { qr } from "../src/workshop/qr";
import { itemsOf } from "../src/workshop/settings";
import { signIcon, signLegend, signOf } from "../src/workshop/signs";
import type { Contribution, State } from "../src/workshop/types";
import { languageOf, pageOf, speak } from "../src/workshop/words";

const area: [number, number, number, number] = [12, 57, 24, 65];
const say = speak("sv");
const nothing = {
  react: () => undefined,
  vote: () => undefined,
  find: () => undefined,
  withdraw: () => undefined,
};

function said(id: number, comment: string, state = "shown"): Contribution {
  return {
    type: "Feature",
    id,
    geometry: { type: "Point", coordinates: [12.5, 64.5] },
    properties: {
      kind: "point",
      category: "",
      theme: "",
      scenario: null,
      question: null,
      comment,
      nickname: null,
      channel: "web",
      state: state as Contribution["properties"]["state"],
      merged_into: null,
      made_at: "2030-05-01T16:00:00Z",
    },
  };
}

const state = (contributions: Contribution[]): State => ({
  workshop: {
    id: 1,
    title: "Kinna",
    intro: "",
    area,
    themes: ["Trafik"],
    categories: [],
    moderation: "post",
    vote: "budget",
    budget: 3,
    state: "open",
    opens: null,
    closes: null,
    made_up: false,
    version: 1,
    statements: [{ id: 5, theme: "", text: "Torget är bilfritt" }],
    scenarios: [{ id: 6, theme: "", text: "Som idag", changes: null }],
    questions: [],
  },
  leader: false,
  participants: 1,
  contributions: { features: contributions },
  reactions: { s5: { agree: 2 } },
  votes: { totals: { 6: 4 }, voters: 2 },
  mine: { contributions: [1], reactions: { s5: "agree" }, points: { 6: 1 } },
  event: 3,
});

test("a cell of the grid is found by its name, and a place names its cell", () => {
  expect(placeOf(area, "A1")).toEqual({ type: "Point", coordinates: [12.5, 64.5] });
  expect(placeOf(area, " c 8 ")).toEqual({ type: "Point", coordinates: [14.5, 57.5] });
  expect(placeOf(area, "M1")).toBeNull();
  expect(placeOf(area, "A9")).toBeNull();
  expect(placeOf(area, "torget")).toBeNull();
  expect(nameOf(area, [23.9, 57.1])).toBe("L8");
  expect(nameOf(area, [11, 60])).toBe("");
  expect(
    placeName(area, {
      type: "LineString",
      coordinates: [
        [12.1, 64.9],
        [20, 60],
      ],
    }),
  ).toBe("A1");
});

test("a shape is whole when it has corners enough, and an area is closed", () => {
  expect(shapeOf("point", [])).toBeNull();
  expect(shapeOf("line", [[1, 2]])).toBeNull();
  expect(
    shapeOf("area", [
      [1, 2],
      [3, 4],
    ]),
  ).toBeNull();
  expect(
    shapeOf("area", [
      [1, 2],
      [3, 4],
      [5, 2],
    ]),
  ).toEqual({
    type: "Polygon",
    coordinates: [
      [
        [1, 2],
        [3, 4],
        [5, 2],
        [1, 2],
      ],
    ],
  });
});

test("news that come twice change nothing the second time", () => {
  const model = modelOf(state([said(1, "ett")]));
  const news = { kind: "contribution", data: said(2, "två") } as const;

  apply(model, news);
  apply(model, news);
  apply(model, { kind: "gone", data: { id: 1, into: 2 } });
  apply(model, { kind: "gone", data: { id: 1, into: 2 } });
  apply(model, { kind: "contribution", data: said(3, "väntar", "waiting") });

  expect(shown(model).map((each) => each.properties.comment)).toEqual(["två"]);
});

test("an item that was there before keeps its id, its theme is read off its line", () => {
  const before = [{ id: 7, theme: "", text: "Gågata" }];

  expect(itemsOf("Gågata\n\nTrafik: Mindre bilar", ["Trafik"], before)).toEqual([
    { id: 7, theme: "", text: "Gågata" },
    { theme: "Trafik", text: "Mindre bilar" },
  ]);
});

test("what people write is text wherever it is shown", () => {
  const hostile = '<img src=x onerror="alert(1)">';
  const model = modelOf(state([said(1, hostile)]));
  model.workshop.statements = [{ id: 5, theme: hostile, text: hostile }];
  model.workshop.scenarios = [{ id: 6, theme: "", text: hostile, changes: null }];

  for (const made of [
    contributionList(model, shown(model), say, nothing),
    statementList(model, say, nothing),
    voteForm(model, say, nothing),
  ]) {
    expect(made.querySelector("img")).toBeNull();
    expect(made.textContent).toContain(hostile);
  }
});

test("the points left are what is not given yet", () => {
  const made = voteForm(modelOf(state([])), say, nothing);

  expect(made.textContent).toContain("2 av 3 poäng kvar");
});

test("a QR image is one path of dark squares", () => {
  const image = qr("https://karta.mark.se/workshop#KNNA2345", "kod");

  expect(image.querySelectorAll("path")).toHaveLength(1);
  expect(image.getAttribute("viewBox")).toMatch(/^0 0 (\d+) \1$/);
});

test("both languages of workshops have the same keys and values", () => {
  const values = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();

  expect(Object.keys(workshopEn).sort()).toEqual(Object.keys(workshopSv).sort());
  for (const [key, text] of Object.entries(workshopSv)) {
    expect([key, values(workshopEn[key as keyof typeof workshopEn])]).toEqual([key, values(text)]);
  }
});

test("kinds are told apart by shape and colour, and what names none has a sign of its own", () => {
  const workshop = { ...state([]).workshop, categories: ["Bra plats", "Idé"] };
  const of = (category: string) => {
    const one = said(7, "Bänk");
    return signOf(workshop, { ...one, properties: { ...one.properties, category } });
  };

  expect([of("Bra plats"), of("Idé"), of("")]).toEqual([0, 1, -1]);
  expect(signIcon(0, 7).textContent).toBe("7");
  const looks = Array.from({ length: 12 }, (_, sign) => signIcon(sign, null).getAttribute("class"));
  expect(new Set(looks).size).toBe(12);
  expect(signLegend(workshop, say).textContent).toBe("Bra platsIdéÖvrigt");
});

test("without categories the themes are what the signs tell", () => {
  const one = said(7, "Bänk");
  const trafik = { ...one, properties: { ...one.properties, theme: "Trafik" } };

  expect(signOf(state([]).workshop, trafik)).toBe(0);
});

test("an address says its language beside the place", () => {
  expect([pageOf("#KNNA2345&lang=en"), languageOf("#KNNA2345&lang=en")]).toEqual([
    "KNNA2345",
    "en",
  ]);
  expect([pageOf("#lang=sv"), languageOf("#lang=sv")]).toEqual(["", "sv"]);
  expect([pageOf("#lead=1"), languageOf("#lead=1")]).toEqual(["lead=1", undefined]);
});
