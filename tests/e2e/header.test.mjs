/** The head of the page holds all its controls at every width, for everyone, in both languages. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { changeSettings, run, startBrowser, startServer } from "./start.mjs";

const password = "tre små grisar";
const widths = [320, 390, 600, 768, 1024, 1280, 1440, 1920];
let server;
let browser;
before(async () => {
  server = await startServer((database) => {
    run(database, ["user", "add", "karl-alfred", "--role", "admin"], `${password}\n`);
  }, "public");
  browser = await startBrowser();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

/** What of the head lies outside the window; the menu is opened where there is one. */
async function outside(page) {
  const menu = page.locator("header .menu");
  const folded = await menu.isVisible();
  const shown = () =>
    page.evaluate(() => {
      const parts = [...document.querySelectorAll("header :is(a, button, input)")];
      return parts
        .filter((part) => part.checkVisibility())
        .map((part) => ({
          name: part.textContent || part.tagName,
          box: part.getBoundingClientRect(),
        }))
        .filter(({ box }) => box.left < 0 || box.right > innerWidth || box.top < -1)
        .map(({ name, box }) => `${name} ${Math.round(box.left)}–${Math.round(box.right)}, ${Math.round(box.top)}`);
    });
  const found = await shown();
  if (!folded) return found;
  await menu.click();
  found.push(...(await shown()));
  await menu.click();
  return found;
}

/** Whether a control can be come at, in the head or in its menu. */
async function reached(page, selector) {
  const menu = page.locator("header .menu");
  if (await menu.isVisible()) await menu.click();
  const found = await page.locator(`header ${selector}`).first().isVisible();
  if (await menu.isVisible()) await menu.click();
  return found;
}

async function assertFits(page, account) {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    for (const lang of ["sv", "en"]) {
      await page.goto(`${server.address}#lang=${lang}`);
      await page.reload({ waitUntil: "networkidle" });
      await page.waitForSelector("body:not(.busy) h1");
      const wide = await page.evaluate(() => document.scrollingElement.scrollWidth - innerWidth);
      const at = `${width} ${lang}`;
      assert.ok(wide <= 0, `${at}: ${wide} too wide`);
      assert.deepEqual(await outside(page), [], at);
      for (const wanted of [
        account,
        '[data-key="lang sv"]',
        '[data-key="lang en"]',
        '[data-key="theme"]',
      ])
        assert.ok(await reached(page, wanted), `${at}: ${wanted}`);
    }
  }
}

test("all of the head fits from 320 to 1920 pixels for who is not signed in", async () => {
  const page = await browser.newPage({ serviceWorkers: "block" });
  await assertFits(page, '[data-key="sign in"]');
  await page.close();
});

test("a map with a long name pushes no control out of the window", async () => {
  const named = await startServer(
    (database) => changeSettings(database, [`title=${"Trygghet och säkerhet ".repeat(20).trim()}`]),
    "public",
  );
  const page = await browser.newPage({ serviceWorkers: "block" });
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(named.address, { waitUntil: "networkidle" });
    await page.waitForSelector("body:not(.busy) h1");
    assert.deepEqual(await outside(page), [], `${width}`);
    const wide = await page.evaluate(() => document.scrollingElement.scrollWidth - innerWidth);
    assert.ok(wide <= 0, `${width}: ${wide} too wide`);
  }
  await page.close();
  await named.stop();
});

test("all of the head fits from 320 to 1920 pixels for an administrator", async () => {
  const page = await browser.newPage({ serviceWorkers: "block" });
  await page.goto(`${server.address}sign-in?lang=sv`);
  await page.getByLabel("Användarnamn").fill("karl-alfred");
  await page.getByLabel("Lösenord").fill(password);
  await page.getByRole("button", { name: "Logga in" }).click();
  await page.waitForSelector("body:not(.busy) h1");
  await assertFits(page, '[data-key="sign out"]');
  await page.close();
});

test("the open menu of a phone stays open when what was on its way comes, and closes when a view is chosen", async () => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, serviceWorkers: "block" });
  const page = await context.newPage();
  let release;
  const held = new Promise((resolve) => {
    release = resolve;
  });
  await page.route("**/collections/measures/items?*", async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(server.address);
  await page.waitForSelector("body:not(.busy) path.zone");
  await page.locator("header .menu").click();
  release();
  await page.waitForSelector(".layer:has([data-key='layer measures']) .note");
  assert.equal(await page.locator("header .menu").getAttribute("aria-expanded"), "true");
  await page.locator("header nav a", { hasText: "Åtgärder" }).click();
  await page.waitForSelector("header nav [aria-current=page][data-key='view measures']", { state: "attached" });
  assert.equal(await page.locator("header .menu").getAttribute("aria-expanded"), "false");
  assert.equal(await page.evaluate(() => document.activeElement?.dataset.key), "menu");
  await context.close();
});
