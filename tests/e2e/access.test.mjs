/** The page for everyone: axe-core in every state, keyboard alone, zoom, text spacing, contrast colours. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { violations } from "./axe.mjs";
import { changeSettings, openPage, startBrowser, startServer } from "./start.mjs";
import { mapStates, reach, smallest } from "./states.mjs";

let server;
let browser;
before(async () => {
  server = await startServer();
  browser = await startBrowser();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const key = (name) => `[data-key="${name}"]`;
const open = (query, size) => openPage(browser, server.address, query, size);

const ways = {
  "wide, light": { colorScheme: "light" },
  "wide, dark": { colorScheme: "dark" },
  "wide, in contrast colours": { forcedColors: "active" },
  "320 pixels, light": { viewport: smallest, colorScheme: "light" },
  "320 pixels, dark": { viewport: smallest, colorScheme: "dark" },
};

for (const [name, how] of Object.entries(ways)) {
  test(`axe-core finds nothing in any state of the map: ${name}`, async () => {
    for (const [state, what] of Object.entries(mapStates)) {
      const { page, complaints } = await reach(browser, server.address, {}, what, how);

      assert.deepEqual(await violations(page), [], state);
      assert.deepEqual(complaints, [], state);
      await page.context().close();
    }
  });
}

test("a dialog does not scroll sideways on the smallest screen", async () => {
  for (const name of ["the dialog for printing", "the dialog for taking"]) {
    const { page } = await reach(browser, server.address, {}, mapStates[name], {
      viewport: smallest,
    });
    const { scrollWidth, clientWidth } = await page.locator("dialog[open]").evaluate((dialog) => ({
      scrollWidth: dialog.scrollWidth,
      clientWidth: dialog.clientWidth,
    }));
    assert.ok(scrollWidth <= clientWidth + 1, name);
    await page.context().close();
  }
});

test("zones on the map are reached, named and opened by keyboard alone", async () => {
  const { page } = await open();
  const focused = () =>
    page.evaluate(() => ({
      name: document.activeElement.getAttribute("aria-label"),
      role: document.activeElement.getAttribute("role"),
      key: document.activeElement.getAttribute("data-key"),
    }));
  const stops = await page.locator(".sheet:not(.inset) path.zone[tabindex='0']").count();
  assert.equal(stops, 1, "all zones are one stop of the Tab key");

  await page.focus(".sheet:not(.inset) path.zone[tabindex='0']");
  const first = await focused();
  assert.equal(first.role, "button");
  assert.match(first.name, /^.+, (\d+\u00a0%|för få svar|inga data)$/);
  assert.equal(await page.locator(".focus-line").count(), 1, "the focus is seen");
  await page.keyboard.press("ArrowRight");
  const second = await focused();
  assert.notEqual(second.name, first.name);
  await page.keyboard.press("Enter");
  await page.waitForSelector("body.zone-open");
  assert.equal(`zone-shape ${/zone=(\w+)/.exec(page.url())[1]}`, second.key);
  await page.close();
});

test("symbols on the map are reached and named by keyboard alone", async () => {
  const { page } = await open("#view=measures");
  const symbols = ".sheet:not(.inset) .leaflet-marker-icon[data-key]";
  await page.waitForSelector(symbols);
  assert.equal(await page.locator(`${symbols}[tabindex='0']`).count(), 1);
  assert.equal(await page.locator(`${symbols}:not([aria-label])`).count(), 0);

  await page.focus(`${symbols}[tabindex='0']`);
  const name = () => page.evaluate(() => document.activeElement.getAttribute("aria-label"));
  const first = await name();
  await page.keyboard.press("End");
  assert.notEqual(await name(), first);
  assert.match(await name(), /^Åtgärder: /);
  await page.close();
});

test("all of the page is reached by the Tab key, and the focus leaves the map again", async () => {
  const { page } = await open();
  const seen = new Set();
  for (let step = 0; step < 120; step += 1) {
    await page.keyboard.press("Tab");
    const where = await page.evaluate(() => {
      const at = document.activeElement;
      const style = getComputedStyle(at);
      const shown = style.outlineStyle !== "none" || document.querySelector(".focus-line") !== null;
      const part = at.closest("header,main,aside,footer,.time,.question");
      return { part: part && `${part.tagName} ${part.className}`, shown };
    });
    if (where.part !== null) assert.ok(where.shown, `focus is seen in ${where.part}`);
    seen.add(where.part);
  }
  assert.ok(seen.size >= 5, [...seen].join(" | "));
  await page.close();
});

test("a change is told to a screen reader: how many zones have a figure", async () => {
  const { page } = await open();
  const live = page.locator("[aria-live=polite]").last();
  const before = await live.textContent();

  await page.selectOption("select[data-key=part]", "day");
  await page.waitForURL(/part=day/);
  await page.waitForSelector("body:not(.busy)");

  assert.match(await live.textContent(), /\? \d+ av \d+ zoner visas med siffror\.$/);
  assert.notEqual(await live.textContent(), before);
  await page.close();
});

test("at 400 per cent nothing scrolls sideways, and all can be scrolled to", async () => {
  for (const query of ["", "#zone=1463C1030", "#show=table", "#show=about", "#show=statement"]) {
    const { page } = await open(query, { width: 320, height: 256 });

    const sizes = await page.evaluate(() => {
      const { scrollWidth, scrollHeight, clientHeight } = document.scrollingElement;
      return { width: scrollWidth, scrolls: scrollHeight > clientHeight };
    });

    assert.deepEqual(sizes, { width: 320, scrolls: true }, query);
    await page.close();
  }
});

test("with the text spacing of WCAG nothing is cut off", async () => {
  for (const query of ["", "#zone=1463C1030", "#show=statement"]) {
    const { page } = await open(query);
    await page.addStyleTag({
      content:
        "*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-bottom:2em!important}",
    });

    const cut = await page.evaluate(() =>
      [...document.querySelectorAll("button, a, p, h1, h2, h3, th, td, label, li")]
        .filter((element) => {
          const { overflowX, overflowY } = getComputedStyle(element);
          const hides = [overflowX, overflowY].some((each) => each === "hidden" || each === "clip");
          const wider = element.scrollWidth > element.clientWidth + 1;
          return hides && wider && !element.classList.contains("hidden");
        })
        .map((element) => element.textContent),
    );

    assert.deepEqual(cut, [], query);
    await page.close();
  }
});

test("in contrast colours the pressed button differs from the others", async () => {
  const { page } = await open();
  await page.emulateMedia({ forcedColors: "active" });
  const background = (name) =>
    page.locator(key(name)).evaluate((element) => getComputedStyle(element).backgroundColor);

  assert.notEqual(await background("show map"), await background("show table"));
  await page.close();
});

test("the statement names whom to write to, in both languages", async () => {
  const told = await startServer((database) =>
    changeSettings(database, [
      "organisation=Marks kommun",
      "contact_email=trygghet@mark.example",
      "contact_phone=0320-21 70 00",
      "accessibility_date=2026-11-01",
    ]),
  );
  const { page } = await openPage(browser, told.address, "#show=statement");
  const text = () => page.textContent("article");
  assert.match(await text(), /Marks kommun står bakom/);
  assert.match(await text(), /2026-11-01/);
  assert.equal(
    await page.getAttribute("article a[href^=mailto]", "href"),
    "mailto:trygghet@mark.example",
  );
  assert.equal(await page.getAttribute("article a[href^=tel]", "href"), "tel:0320217000");

  await page.click(key("lang en"));
  await page.waitForSelector("html[lang=en]");
  assert.match(await text(), /Marks kommun is responsible/);
  await page.close();
  await told.stop();
});

test("without reduced motion wished away nothing moves on its own", async () => {
  const { page } = await open();
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.reload({ waitUntil: "networkidle" });

  const moving = await page.evaluate(() => document.getAnimations().length);

  assert.equal(moving, 0);
  await page.close();
});
