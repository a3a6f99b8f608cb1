// @vitest-environment jsdom
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { h, show } from "../src/dom";

test("text from data never becomes markup", () => {
  const element = h("p", { title: "<b>" }, "<img src=x onerror=alert(1)>");

  expect(element.children).toHaveLength(0);
  expect(element.textContent).toBe("<img src=x onerror=alert(1)>");
});

test("what had the focus keeps it when its slot is drawn anew", () => {
  const slot = h("div", {}, h("button", { "data-key": "one" }), h("button", { "data-key": "two" }));
  document.body.append(slot);
  slot.querySelector<HTMLElement>('[data-key="two"]')?.focus();

  show(slot, h("button", { "data-key": "one" }), h("button", { "data-key": "two" }));

  expect(document.activeElement?.getAttribute("data-key")).toBe("two");
});

test("no source file writes markup, and colours are named in one file", () => {
  const files = readdirSync("src", { recursive: true, encoding: "utf8" });
  const read = (name: string) => readFileSync(`src/${name}`, "utf8");
  const code = files.filter((name) => name.endsWith(".ts"));
  const styles = files.filter((name) => name.endsWith(".css") && !name.endsWith("tokens.css"));

  expect(code.filter((name) => /innerHTML|insertAdjacentHTML|outerHTML/.test(read(name)))).toEqual(
    [],
  );
  expect(styles.filter((name) => /#[0-9a-f]{3,6}\b|rgb\(|hsl\(/i.test(read(name)))).toEqual([]);
});
