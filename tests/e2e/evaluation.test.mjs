/** A measure's panel: before and after against control zones, as the API says it. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { datedEvents } from "./events.mjs";
import { importPoints, openPage, startBrowser, startServer, until } from "./start.mjs";

let server;
let browser;
before(async () => {
  server = await startServer((database, folder) => importPoints(database, folder, datedEvents()));
  browser = await startBrowser();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const open = (query, size) => openPage(browser, server.address, query, size);
const json = async (path) => (await fetch(server.address + path)).json();
const plain = (text) => text.replace(/[\u00a0\u202f]/g, " ").replace(/\s+/g, " ").trim();
const key = (name) => `[data-key="${name}"]`;
const two = (value) => value.toFixed(2).replace(".", ",");

test("the panel has the API's counts, effect, intervals and sentence, and warns of an interval over one", async () => {
  const { table, effect, sentence } = await json("evaluations/7?kind=vandalism");
  assert.deepEqual(table, { a: 50, b: 30, c: 45, d: 44 });
  const { page, complaints } = await open("#view=measures&zone=1463C1090&measure=7&kind=vandalism");
  await page.waitForSelector(".before-after");

  assert.equal(plain(await page.textContent(".evaluation .finding")), sentence.sv);
  assert.deepEqual(await page.locator(".before-after b").allInnerTexts(), ["50", "30", "45", "44"]);
  const panel = plain(await page.textContent(".evaluation"));
  for (const value of [effect.value, effect.low, effect.overdispersed_low, effect.overdispersed_high])
    assert.ok(panel.includes(two(value)), `${value} in ${panel}`);
  assert.match(await page.textContent(".warning"), /Intervallet går över 1/);
  assert.deepEqual(complaints, []);
  await page.close();
});

test("a measure opens from the list by keyboard, its events are chosen, and it closes to where it was", async () => {
  const { sentence } = await json("evaluations/7?kind=burglary");
  const { page } = await open("#view=measures");
  await page.waitForSelector(key("measure 7"));

  await page.focus(key("measure 7"));
  await page.keyboard.press("Enter");
  await page.waitForSelector(".evaluation .warning");
  assert.match(page.url(), /measure=7/);
  assert.equal(await page.evaluate(() => document.activeElement.dataset.key), "measure-name");

  await page.selectOption(key("kind of evaluation"), "burglary");
  await until(page, (before) => document.querySelector(".evaluation .finding")?.textContent.includes(before), "mot 200");
  assert.equal(plain(await page.textContent(".evaluation .finding")), sentence.sv);
  assert.equal(await page.locator(".warning").count(), 0);

  await page.click(key("close"));
  await page.waitForSelector(key("zone-name"));
  await page.goBack();
  await page.waitForSelector(".before-after");
  await page.close();
});

test("a measure that is not done says so instead of a figure", async () => {
  const { refusal } = await json("evaluations/2");
  const { page } = await open("#view=measures&measure=2&lang=en");
  await page.waitForSelector(".warning");

  assert.equal(await page.textContent(".warning"), refusal.en);
  assert.equal(await page.locator(".before-after").count(), 0);
  await page.close();
});
