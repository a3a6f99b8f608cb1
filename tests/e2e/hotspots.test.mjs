/** Hot spots: classes of the server's answer on the map, in the list and the table, with their parameters. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openPage, startBrowser, startServer, until } from "./start.mjs";

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

const open = (query, size) => openPage(browser, server.address, query, size);
const json = async (path) => (await fetch(server.address + path)).json();
const plain = (text) => text.replace(/[\u00a0\u202f]/g, " ").replace(/\s+/g, " ").trim();
const key = (name) => `[data-key="${name}"]`;
const asked = "hotspots/deso?period=2020&part=evening&skipGeometry=true";

test("what is found stands on the map, in the legend, the list and the panel as the API says it", async () => {
  const { features, summary } = await json(`${asked}&figure=unsafe_share`);
  const { page, complaints } = await open("#figure=spots&of=unsafe_share");
  await page.waitForSelector(".finding");

  const hot = features.filter(({ properties }) => properties.spot === "hot");
  assert.equal(hot.length, summary.hot);
  assert.ok(summary.hot > 0 && summary.too_few > 0);
  const rows = (await page.locator(".row-spot").allInnerTexts()).map(plain);
  assert.match(rows[0], new RegExp(`^Hög bland höga ${summary.hot} zon`));
  assert.match(rows[3], /^Inga grannar 0 zoner$/);
  assert.match(rows[4], new RegExp(`^För få för att jämföra ${summary.too_few} zoner`));
  assert.equal(await page.locator(".sheet:not(.inset) .zone.d5").count(), summary.hot);
  assert.equal(
    await page.locator(".sheet:not(.inset) .zone[fill='url(#few)']").count(),
    summary.too_few,
  );
  const parameters = plain(await page.textContent(".parameters"));
  for (const text of ["Omkastningar999", "Slumpfrö1", "högst5 %", `(n)${summary.tests}`])
    assert.ok(parameters.includes(text), parameters);

  const [{ properties: spot }] = hot;
  await page.focus(key(`zone ${spot.code}`));
  await page.keyboard.press("Enter");
  await page.waitForSelector("body.zone-open .finding");
  const panel = plain(await page.textContent("aside .parameters"));
  assert.ok(panel.includes(`p${spot.p.toFixed(3).replace(".", ",")}`), panel);
  assert.ok(panel.includes(`(n)${spot.n}`), panel);
  assert.deepEqual(complaints, []);
  await page.close();
});

test("when nothing passes, a plain sentence says so and nothing is coloured", async () => {
  const { page } = await open("#view=fires&figure=spots");
  await page.waitForSelector(".finding");

  assert.match(await page.textContent(".finding"), /^Ingen zon sticker ut/);
  assert.equal(await page.locator(".zone.f5, .zone.d1").count(), 0);
  await page.close();
});

test("figure, neighbours and rate of false discoveries are chosen, and live in the address", async () => {
  const { page } = await open("#view=fires&figure=clusters");
  await page.waitForSelector(".finding");

  const answer = page.waitForResponse((response) => response.url().includes("neighbours=nearest"));
  await page.selectOption(`select${key("near")}`, "nearest");
  assert.equal((await answer).status(), 200);
  await page.waitForURL(/near=nearest/);
  await page.selectOption(`select${key("alpha")}`, "0.1");
  await page.waitForURL(/alpha=0.1/);
  await until(page, () => document.querySelector(".parameters")?.textContent.includes("sex närmaste"));

  await page.goBack();
  await page.goBack();
  await until(page, () => !location.hash.includes("near="));
  assert.equal(await page.locator(`select${key("near")}`).inputValue(), "queen");
  await page.close();
});

test("the table and the address show the same hot spots", async () => {
  const { features } = await json(`${asked}&figure=unsafe_share`);
  const { page } = await open("#figure=spots&of=unsafe_share&show=table&sort=p");
  await until(page, () => document.querySelectorAll(".figures tbody td").length > 0);
  const lowest = features
    .map(({ properties }) => properties)
    .filter(({ p }) => p !== null)
    .sort((a, b) => a.p - b.p)[0];

  await until(page, () => /Gi\*/.test(document.querySelector(".figures thead")?.textContent));
  const first = plain(await page.locator(".figures tbody tr").first().innerText());

  assert.ok(first.includes(lowest.p.toFixed(3).replace(".", ",")), first);
  await page.close();
});

test("an analysis that rests on protected figures says so, and is no error", async () => {
  const page = await browser.newPage({ serviceWorkers: "block" }); // else it may fetch past the route
  await page.route("**/hotspots/**", (route) =>
    route.fulfill({ status: 404, json: { title: "Not found", detail: "no such resource" } }),
  );
  await page.goto(`${server.address}#view=fires&figure=spots`, { waitUntil: "networkidle" });

  await page.waitForSelector(".protected");
  assert.match(await page.textContent(".protected"), /siffror som skyddas/);
  assert.equal(await page.locator("[role=alert]").count(), 0);
  await page.close();
});
