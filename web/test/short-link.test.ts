// @vitest-environment jsdom
import { expect, test, vi } from "vitest";
import { copyLink, shortAddress } from "../src/copy-link";
import { longFragment, shortFragment } from "../src/short-link";
import { defaults, readState, type State } from "../src/state";
import { sceneOf } from "./scene";

const states: Partial<State>[] = [
  {},
  { view: "fires", period: "2022", compare: "period.2020", mode: "swipe", lang: "en" },
  { figure: "spots", of: "unsafe_share", near: "nearest", alpha: "0.1", layers: "none" },
  { show: "table", sort: "-share", zone: "1463C1050", reason: "poor_lighting", set: "a~b %" },
];

test.each(states)("a state comes back from its short link", (own) => {
  const state = { ...defaults, ...own };

  expect(readState(shortFragment(state))).toEqual(state);
});

test("a short link is a letter a choice, and shorter than the address", () => {
  const state: State = { ...defaults, view: "fires", period: "2022", mode: "swipe" };

  expect(shortFragment(state)).toBe("#~v1~p2022~m1");
  expect(shortFragment(defaults)).toBe("");
});

test("what is no short link is read as it is, and a broken one changes nothing", () => {
  expect(longFragment("#view=fires")).toBe("#view=fires");
  expect(readState("#~v99~x5~p%E0%A4")).toEqual(defaults);
});

test("the button copies the whole address, and says so", async () => {
  const writeText = vi.fn(() => Promise.resolve());
  vi.stubGlobal("navigator", { clipboard: { writeText } });
  const scene = sceneOf({ view: "fires", zone: "1463C1050" });
  const link = copyLink(scene, "end");

  link.querySelector("button")?.click();
  await Promise.resolve();
  await Promise.resolve();

  expect(writeText).toHaveBeenCalledWith("http://localhost:3000/#~v1~z1463C1050");
  expect(shortAddress(scene)).toBe("http://localhost:3000/#~v1~z1463C1050");
  expect(link.textContent).toContain("Länken är kopierad.");
  vi.unstubAllGlobals();
});

test("without a clipboard the address stands ready to be copied by hand", async () => {
  vi.stubGlobal("navigator", {});
  const link = copyLink(sceneOf(), "end");
  document.body.append(link);

  link.querySelector("button")?.click();
  await Promise.resolve();

  expect(link.querySelector("input")?.value).toBe("http://localhost:3000/");
  vi.unstubAllGlobals();
});
