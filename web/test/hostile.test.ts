// @vitest-environment jsdom
import { expect, test } from "vitest";
import { about } from "../src/about";
import { actions } from "../src/actions";
import type { Child } from "../src/dom";
import { h } from "../src/dom";
import { header } from "../src/header";
import { legend } from "../src/legend";
import { nameLabels } from "../src/map/label-text";
import { overview } from "../src/overview";
import { firstChoice } from "../src/print/dialog";
import { printPages } from "../src/print/page";
import { question } from "../src/question";
import type { Scene } from "../src/scene";
import { search } from "../src/search";
import { sourceLine } from "../src/source-line";
import { type Show, views } from "../src/state";
import { statement } from "../src/statement";
import { table } from "../src/table";
import { timeline } from "../src/timeline";
import { zonePanel } from "../src/zone-panel";
import { sceneOf } from "./scene";

const names = [
  '<img src=x onerror="alert(1)">',
  "</script><script>alert(1)</script>",
  "\u202eanniK\u202c \u2067x\u2069",
  "' onmouseover='alert(1)' \"",
];

const noTools = { print: () => undefined, take: () => undefined };

type Builder = (scene: Scene) => Child[];
const builders: Record<string, Builder> = {
  overview,
  zonePanel: (scene) => (scene.chosen === null ? [] : zonePanel(scene, scene.chosen)),
  header: (scene) => header(scene, h("div"), noTools),
  question,
  legend,
  timeline,
  sourceLine,
  about,
  table,
  actions: (scene) => actions(scene, noTools),
  statement,
  printPages: (scene) => printPages([scene], firstChoice([12, 57, 13, 58], true)),
};

const draw = (build: Builder | undefined, scene: Scene): HTMLElement =>
  h("div", {}, ...(build?.(scene) ?? []));

/** What would be there if a name had become markup. */
const foreign = (drawn: HTMLElement): Element[] =>
  [...drawn.querySelectorAll("*")].filter(
    (element) =>
      ["IMG", "SCRIPT"].includes(element.tagName.toUpperCase()) ||
      element.getAttributeNames().some((attribute) => attribute.startsWith("on")),
  );

test.each(names)("%s is shown as text wherever it is a name", (name) => {
  for (const view of views) {
    for (const zone of ["", "1463C1050"]) {
      const scene = sceneOf({ view, zone, period: "2020", layers: "unsafe,measures" }, name);
      for (const [part, build] of Object.entries(builders)) {
        expect(foreign(draw(build, scene)), `${part} ${view}`).toEqual([]);
      }
    }
  }
});

test.each(names)("%s reaches the reader letter by letter", (name) => {
  const text = (part: string, own: Parameters<typeof sceneOf>[0] = {}) =>
    draw(builders[part], sceneOf(own, name)).textContent;

  expect(text("overview", { view: "measures" })).toContain(name);
  expect(text("overview", { view: "pledge" })).toContain(name);
  expect(text("zonePanel", { zone: "1463C1050" })).toContain(name);
  expect(text("table", { show: "table" as Show })).toContain(name);
  expect(text("about")).toContain(name);
  expect(text("sourceLine")).toContain(name);
  expect(text("header")).toContain(name);
  expect(text("legend")).toContain(name);
});

test.each(names)("%s stays text on the map and in the search", (name) => {
  const scene = sceneOf({ layers: "unsafe,measures,places" }, name);

  expect(nameLabels(scene).map(({ lines }) => lines)).toEqual([[name]]);
  expect(search(scene, name).map((hit) => hit.name)).toContain(name);
  expect(scene.points.flatMap(({ items }) => items).map(({ title }) => title)[0]).toContain(name);
});
