/** Two answers compared: side by side with locked maps, a swipe, a map of differences, and the panel. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
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
const code = "1463C1090";

async function zoneOf(query) {
  const { properties } = await json(`collections/trygghet-deso/items/${code}?${query}`);
  return properties;
}

/** b − a with the square-and-add interval of two Wilson intervals. */
function difference(a, b) {
  const value = b.mention_share - a.mention_share;
  const below = Math.hypot(b.mention_share - b.mention_share_low, a.mention_share_high - a.mention_share);
  const above = Math.hypot(b.mention_share_high - b.mention_share, a.mention_share - a.mention_share_low);
  return { value, low: value - below, high: value + above };
}

/** The kilometres in the rims of both maps. */
const rims = (page) =>
  page.$$eval(".sheet:not(.inset)", (sheets) =>
    sheets
      .map((sheet) => [...sheet.querySelectorAll(".ticks")].filter((rim) => rim.getBoundingClientRect().width > 0).map((rim) => rim.textContent).join(" "))
      .filter((kilometres) => kilometres !== ""),
  );

test("day beside evening: two maps that move as one, and a list by difference", async () => {
  const kinds = "kind=arson,vehicle_fire";
  const day = await zoneOf(`period=2020&part=day&${kinds}`);
  const evening = await zoneOf(`period=2020&part=evening&${kinds}`);
  const { value, low, high } = difference(day, evening);
  const { page, complaints } = await open();

  await page.click(key("compare"));
  await page.waitForSelector(".compared");
  assert.match(page.url(), /compare=part.day/);
  assert.match(plain(await page.locator("h1 .word-text").allInnerTexts().then((all) => all.join(" "))), /^på dagen på kvällen 2020/);
  assert.equal(await page.locator(".sheet.other .zone").count(), await page.locator(".sheet:not(.other):not(.inset) .zone").count());

  const row = plain(await page.locator(`tr:has(${key(`zone ${code}`)})`).textContent());
  const points = (share) => Math.round(share * 100);
  assert.ok(row.includes(`+${points(value)} pe, +${points(low)} till +${points(high)} pe, mer än slumpen`), row);
  const written = (await page.locator(".compared tbody .difference").allTextContents()).map((text) =>
    Number(plain(text).split(" pe")[0].replace("−", "-")),
  );
  assert.deepEqual(written, [...written].sort((a, b) => b - a));
  assert.ok((await page.locator(".compared .by-chance .dot-line .chance").count()) > 0);

  const [left, right] = await rims(page);
  assert.match(left, /^\d{6,} \d{6,}$/);
  assert.equal(left, right);
  const box = await page.locator(".sheet.other .leaflet").boundingBox();
  await page.mouse.move(box.x + 200, box.y + 250);
  await page.mouse.down();
  await page.mouse.move(box.x + 320, box.y + 300, { steps: 8 });
  await page.mouse.up();
  await page.waitForTimeout(400);
  const moved = await rims(page);
  assert.equal(moved.length, 2);
  assert.notEqual(moved[0], left);
  assert.equal(moved[0], moved[1]);
  assert.equal(await page.locator(".cross").count(), 2);
  assert.deepEqual(complaints, []);
  await page.close();
});

test("the swipe is a slider that the keyboard moves", async () => {
  const { page } = await open("#compare=period.2017&mode=swipe");
  await page.waitForSelector(".compared");
  const edge = () => page.evaluate(() => document.querySelector(".divider").getBoundingClientRect().width * Number(document.querySelector(".map").style.getPropertyValue("--swipe")));
  const before = await edge();

  await page.focus(key("swipe"));
  for (let press = 0; press < 10; press += 1) await page.keyboard.press("ArrowLeft");

  assert.ok((await edge()) < before - 20);
  assert.match(await page.getAttribute(key("swipe"), "aria-label"), /2017 till vänster, 2020 till höger/);
  const clip = await page.$eval(".sheet.other", (sheet) => getComputedStyle(sheet).clipPath);
  assert.match(clip, /^inset/);
  await page.close();
});

test("the map of differences has classes of its own, and dashes what chance explains", async () => {
  const { page } = await open("#compare=part.day");
  await page.waitForSelector(".compared");
  await page.focus(key("mode difference"));
  await page.keyboard.press("Enter");
  await page.waitForURL(/mode=difference/);

  const legend = plain(await page.textContent(".legend"));
  for (const text of ["+20 pe eller mer", "−20 pe eller mindre", "Går inte att skilja från slumpen"])
    assert.ok(legend.includes(text), legend);
  const byChance = await page.locator(".compared .by-chance").count();
  assert.equal(await page.locator(".sheet:not(.inset) .zone.chance").count(), byChance);
  await page.goBack();
  await until(page, () => document.querySelector(".map").dataset.compare === "side");
  await page.close();
});

test("panel, table and file have the same difference, and the other side is a word of the sentence", async () => {
  const { page } = await open(`#compare=part.day&zone=${code}`);
  await page.waitForSelector(".compare-zone");
  const said = plain(await page.textContent(".compare-zone"));
  const [, value] = /Skillnad ([+−]\d+ pe)/.exec(said);

  await page.click(key("show table"));
  await page.waitForSelector(".figures");
  const heads = (await page.locator(".figures thead th").allInnerTexts()).map(plain);
  const column = heads.indexOf("Skillnad");
  const cells = page.locator(`.figures tr:has(${key(`row ${code}`)}) > *`);
  assert.equal(plain((await cells.allInnerTexts())[column]), value);
  await page.click(key("button take"));
  const [download] = await Promise.all([page.waitForEvent("download"), page.click(key("download"))]);
  await page.keyboard.press("Escape");
  const lines = (await readFile(await download.path(), "utf8")).split("\r\n").map((line) => line.split(";"));
  const line = lines.find((each) => each.includes(code));
  const inFile = Number(line[lines[0].indexOf("Skillnad")].replace(",", "."));
  assert.equal(Math.round(inFile * 100), Number(value.replace(/[^\d]/g, "")));

  await page.selectOption(`select${key("compare")}`, "part.night");
  await page.waitForURL(/compare=part.night/);
  await page.close();
});

test("before and after a measure are compared from its panel", async () => {
  const { page } = await open("#view=measures&measure=7");
  await page.click(key("before and after fires"));
  await page.waitForSelector(".compared");

  assert.match(page.url(), /view=fires/);
  assert.match(page.url(), /period=2022&.*compare=period.2020/);
  await page.close();
});

test("on a phone the maps lie below each other, and nothing scrolls sideways", async () => {
  const { page } = await open("#compare=part.day", { width: 390, height: 844 });
  await page.waitForSelector(".compared");

  const [above, below] = await page.$$eval(".sheet:not(.inset)", (all) =>
    all.map((sheet) => sheet.getBoundingClientRect().top),
  );
  assert.ok(above < below);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390);
  await page.close();
});
