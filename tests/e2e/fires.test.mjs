/** When and where fires are set: drawings and tables of the API's figures, and the density as a layer. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { datedEvents } from "./events.mjs";
import { importPoints, openPage, startBrowser, startServer, until } from "./start.mjs";

let server;
let bare;
let browser;
before(async () => {
  server = await startServer((database, folder) => importPoints(database, folder, datedEvents()));
  bare = await startServer();
  browser = await startBrowser();
});
after(async () => {
  await browser?.close();
  await server?.stop();
  await bare?.stop();
});

const open = (query, size) => openPage(browser, server.address, query, size);
const json = async (path) => (await fetch(server.address + path)).json();
const plain = (text) => text.replace(/[\u00a0\u202f]/g, " ").replace(/\s+/g, " ").trim();
const key = (name) => `[data-key="${name}"]`;

test("hours, months, light, schools and objects are the API's, as drawing and as table", async () => {
  const profile = await json("profiles/arson");
  const { page, complaints } = await open("#view=fires");
  await page.focus(key("panel when"));
  await page.keyboard.press("Enter");
  await page.waitForSelector("svg.heat");
  assert.match(page.url(), /panel=when/);

  await page.click(key("table heat"));
  const rows = await page.$$eval(".chart-table tbody tr", (all) =>
    all.map((row) => [...row.cells].slice(1).map((cell) => cell.textContent)),
  );
  const shown = rows.map((row) => row.map((text) => Number(text.replace(",", "."))));
  const { by_weekday: days } = profile.hours;
  assert.equal(shown.length, 24);
  for (const [hour, row] of shown.entries())
    for (const [day, n] of row.entries()) assert.ok(Math.abs(n - days[day][hour]) < 0.051);

  const months = (await page.locator("svg.months .strong").allTextContents()).map(Number);
  assert.deepEqual(months, profile.months.incidents);
  const text = plain(await page.textContent("aside"));
  for (const { incidents } of profile.near_school.bands) assert.ok(text.includes(String(incidents)));
  assert.ok(text.includes(`känt för ${profile.hours.known} av ${profile.incidents}`), text);
  assert.ok(text.includes(`mörker${profile.light.dark}`), text);
  assert.deepEqual(complaints, []);
  await page.close();
});

test("the points and the figures are of the same kinds of incident", async () => {
  const { numberMatched } = await json(
    "collections/incidents/items?limit=1&filter=kind IN ('arson','vehicle_fire') AND precision='exact'",
  );
  const { page } = await open("#view=fires");
  await page.waitForSelector(key("layer incidents"));

  const label = page.locator(`label:has(${key("layer incidents")})`, { hasText: /\d/ });
  await label.waitFor();
  assert.equal(plain(await label.innerText()), `Bränder ${numberMatched}`);
  await page.close();
});

test("density is a layer that is switched on by keyboard, with its levels printed", async () => {
  const { features, summary } = await json("density?kind=arson,vehicle_fire");
  const { page } = await open("#view=fires");
  await page.waitForSelector(key("layer density"));

  await page.focus(key("layer density"));
  await page.keyboard.press("Space");
  await page.waitForSelector("path.density", { state: "attached" });
  assert.match(page.url(), /layers=incidents,density/);
  const lines = page.locator(".sheet:not(.inset) path.density-line");
  assert.equal(await lines.count(), features.length);
  const note = plain(await page.textContent(".legend"));
  assert.ok(note.includes(`${summary.with_place} av ${summary.incidents}`), note);
  await page.close();
});

test("where hours and places are not known, it is said, and nothing is drawn", async () => {
  const { page } = await openPage(browser, bare.address, "#view=fires&panel=when&layers=density");
  await page.waitForSelector(".profile-of");

  assert.equal(await page.locator("svg.heat").count(), 0);
  assert.match(await page.textContent("aside"), /Källan säger bara år och zon/);
  await until(page, () => /minst 20/.test(document.querySelector(".legend").textContent));
  assert.equal(await page.locator("path.density").count(), 0);
  await page.close();
});
