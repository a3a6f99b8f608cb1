// @vitest-environment jsdom
import { expect, test } from "vitest";
import { legend } from "../src/legend";
import { sceneOf } from "./scene";

/** The classes that have a colour, as "swatch range zones". */
function classes(own: Parameters<typeof sceneOf>[0], breaks = {}): string[] {
  const box = document.createElement("div");
  box.append(...(legend(sceneOf(own, "Kinna", { start: { breaks } })) as Node[]).filter(Boolean));
  return [...box.querySelectorAll("tr")]
    .map((row) => [row.className.replace("row-", ""), ...[...row.children].slice(1)] as const)
    .filter(([name]) => /^[df]\d$/.test(name as string))
    .map(([name, head, zones]) => {
      const range = (head as Element).querySelector(".long")?.textContent;
      return `${name} ${range} ${(zones as Element).textContent}`.replaceAll("\u00a0", " ");
    });
}

test("without limits of its own a map has the usual classes", () => {
  expect(classes({ view: "safety", period: "2020" }).slice(0, 2)).toEqual([
    "d5 80–100 % 1 zon",
    "d4 60–79 % 0 zoner",
  ]);
});

test("limits that are set part the classes of the figure that they are of", () => {
  const breaks = { mention_share: [0.255, 0.5], incident_rate: [1.5] };
  expect(classes({ view: "safety", period: "2020" }, breaks)).toEqual([
    "d5 50,0 % och mer 1 zon",
    "d3 25,5 till under 50,0 % 0 zoner",
    "d1 0,0 till under 25,5 % 0 zoner",
  ]);
  expect(classes({ view: "fires", period: "2020" }, breaks).map((row) => row.slice(0, 17))).toEqual(
    ["f4 1,5 och mer 0 ", "f2 0,0 till under"],
  );
});
