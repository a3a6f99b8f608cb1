/** A layer too large to fetch whole comes as vector tiles: the same symbols, true counts. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { importPoints, openPage, startBrowser, startServer } from "./start.mjs";

const many = 50_000;
const inOnePlace = 10_000;

/** Arson by the thousand around Kinna, a fifth of it in one place; all days of 2019. */
function rows() {
  const lines = ["id,kind,date,lon,lat"];
  for (let n = 0; n < many; n += 1) {
    const away = n < inOnePlace ? 0 : (n * 7919) % 1000;
    const turn = n * 2.399963;
    const lon = 12.6912 + (away / 1000) * 0.12 * Math.cos(turn);
    const lat = 57.5075 + (away / 1000) * 0.06 * Math.sin(turn);
    lines.push(`${n + 1},arson,2019-0${1 + (n % 9)}-11,${lon.toFixed(6)},${lat.toFixed(6)}`);
  }
  return lines.join("\n");
}

let server;
let browser;
before(async () => {
  server = await startServer((database, folder) => importPoints(database, folder, rows()));
  browser = await startBrowser();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const open = (query, size) => openPage(browser, server.address, query, size);
const json = async (path) => (await fetch(server.address + path)).json();
const main = ".sheet:not(.inset) .crowd.fire";
const view = "#view=fires&set=tatort&layers=incidents&period=2019&kind=arson";
const number = (text) => Number(text.replace(/\D/g, ""));

const counts = async (page, selector) =>
  (await page.locator(selector).allInnerTexts()).map(number);
const sum = (numbers) => numbers.reduce((all, each) => all + each, 0);

test("a large layer is asked for as tiles, and its groups have the counts of the API", async () => {
  const { page, complaints } = await open(view, { width: 1000, height: 800 });
  await page.waitForSelector(main);
  const { numberMatched } = await json(
    `collections/incidents/items?limit=1&filter=${encodeURIComponent(
      "kind='arson' AND (municipality='1463' OR zone_deso IS NOT NULL) AND T_INTERSECTS(date,INTERVAL('2019-01-01','2019-12-31')) AND precision NOT IN ('zone','municipality','none')",
    )}`,
  );
  assert.ok(numberMatched >= many);

  const legend = page.locator(".layers label", { hasText: "Bränder" });
  await legend.getByText(/\d/).waitFor();

  assert.equal(number(await legend.innerText()), numberMatched);
  // At a width without an inset every symbol is on the one sheet.
  const shown = sum(await counts(page, main)) + (await page.locator(".pin").count());
  assert.equal(shown, numberMatched);
  assert.deepEqual(complaints, []);
  await page.close();
});

test("clicking a group goes closer; what lies in one place stays one group with its count", async () => {
  const { page, complaints } = await open(view, { width: 390, height: 844 });
  await page.waitForSelector(main);
  const largest = async () => {
    const all = await counts(page, main);
    return page.locator(main).nth(all.indexOf(Math.max(...all)));
  };
  for (let step = 0; step < 7; step += 1) {
    await (await largest()).click({ force: true });
    await page.waitForTimeout(700);
  }

  await page.waitForSelector(".leaflet-popup");
  const text = await page.locator(".leaflet-popup").innerText();
  assert.ok(number(text) >= inOnePlace, text);
  assert.equal(number(await (await largest()).innerText()), number(text));
  assert.deepEqual(complaints, []);
  await page.close();
});

test("choosing another year asks for other tiles", async () => {
  const { page } = await open(view, { width: 1000, height: 800 });
  await page.waitForSelector(main);
  const asked = page.waitForRequest((request) => {
    const url = decodeURIComponent(request.url());
    return url.includes("/tiles/WebMercatorQuad/") && !url.includes("T_INTERSECTS");
  });

  await page.locator("select[data-key=period]").selectOption("always");

  await asked;
  await page.close();
});
