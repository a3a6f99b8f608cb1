/** Symbols on the map: near their places, none over another, and those in one place told one by one. */
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { openPage, run, startBrowser, startServer } from "./start.mjs";

const together = 12;
const place = { lon: 12.6912, lat: 57.5075 };

/** Measures of a street where much is done: a dozen in one place, others a few metres apart. */
function measures() {
  const lines = ["Id,Typ,Titel,Plats,Ansvarig,Status,Longitud,Latitud"];
  const row = (type, id, lon, lat) =>
    lines.push(`${id},${type},Nr ${id},Torget,Marks kommun,Beslutad,${lon.toFixed(6)},${lat.toFixed(6)}`);
  for (let n = 1; n <= together; n += 1) row("övergångsställe", `T${n}`, place.lon, place.lat);
  for (let n = 1; n <= 40; n += 1) row("belysning", `G${n}`, place.lon + 0.0004 * (n % 8), place.lat + 0.0002 * Math.floor(n / 8));
  return lines.join("\n");
}

let server;
let browser;
before(async () => {
  server = await startServer((database, folder) => {
    const file = join(folder, "measures.csv");
    writeFileSync(file, measures());
    run(database, ["import", "--profile", "measures", file]);
  });
  browser = await startBrowser();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const phone = { width: 390, height: 844 };
const desktop = { width: 1440, height: 900 };
const sheet = ".sheet:not(.inset)";

/** Every symbol whose middle is on the main map: how far it stands from its place, and its box. */
const symbolsOf = (page) =>
  page.evaluate((selector) => {
    const map = document.querySelector(`${selector} .leaflet`).getBoundingClientRect();
    return [...document.querySelectorAll(`${selector} .leaflet-marker-icon[data-key]`)]
      .map((element) => {
        const { x, y, width, height } = element.getBoundingClientRect();
        const { marginLeft, marginTop } = getComputedStyle(element);
        const aside = [Number.parseFloat(marginLeft) + width / 2, Number.parseFloat(marginTop) + height / 2];
        return { name: element.ariaLabel, x, y, width, height, away: Math.hypot(...aside) };
      })
      .map((symbol) => ({ ...symbol, middle: { x: symbol.x + symbol.width / 2, y: symbol.y + symbol.height / 2 } }))
      .filter(({ middle: { x, y } }) => x > map.left && y > map.top && x < map.right && y < map.bottom);
  }, sheet);

const covers = (a, b) =>
  Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x) > 4 &&
  Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y) > 4;

async function closer(page) {
  const box = await page.locator(`${sheet} .leaflet`).boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.wheel(0, -120);
  await page.waitForTimeout(900);
}

for (const size of [phone, desktop]) {
  for (const query of ["#view=measures", "#view=safety&layers=unsafe,safe"]) {
    test(`symbols stand near their places and leave each other free: ${query} at ${size.width}`, async () => {
      const { page, complaints } = await openPage(browser, server.address, query, size);
      await page.waitForSelector(`${sheet} .leaflet-marker-icon[data-key]`);
      for (let zoom = 0; zoom < 4; zoom += 1) {
        const symbols = await symbolsOf(page);
        for (const [index, one] of symbols.entries()) {
          assert.ok(one.away < 97, `${one.name} stands ${one.away} pixels from its place`);
          const over = symbols.slice(index + 1).find((other) => covers(one, other));
          assert.equal(over, undefined, `${one.name} and ${over?.name} lie over each other`);
        }
        const apart = symbols.filter(({ away, width }) => away > width / 2 + 24).length;
        assert.ok((await page.locator(`${sheet} .leader`).count()) >= apart, "each has a line to its place");
        await closer(page);
      }
      assert.deepEqual(complaints, []);
      await page.close();
    });
  }
}

for (const way of ["click", "keyboard"]) {
  test(`measures in one place are told one by one: ${way}`, async () => {
    const query = "#view=measures&type=crossing";
    const { page, complaints } = await openPage(browser, server.address, query, { width: 1000, height: 800 });
    const group = page.locator(`${sheet} .crowd`);
    const press = async (one) => {
      if (way === "click") return one.click({ force: true });
      await one.focus();
      return page.keyboard.press("Enter");
    };
    for (let step = 0; step < 6 && (await page.locator(".several").count()) === 0; step += 1) {
      const counts = (await group.allInnerTexts()).map(Number);
      const wanted = counts.includes(together) ? together : Math.max(...counts);
      await press(group.nth(counts.indexOf(wanted)));
      await page.waitForTimeout(900);
    }

    const said = page.locator(".several button");
    assert.equal(await said.count(), together);
    assert.match(await page.innerText(".place-popup p"), new RegExp(`^${together} `));
    assert.match(await said.first().innerText(), /Nr T\d+/);
    assert.equal(await page.evaluate(() => document.activeElement.closest(".several") !== null), true);
    await press(said.nth(4));
    await page.waitForSelector(".several", { state: "detached" });
    assert.match(await page.innerText(".place-popup p"), /Nr T/);
    await page.keyboard.press("Escape");
    await page.waitForSelector(".place-popup", { state: "detached" });
    assert.deepEqual(complaints, []);
    await page.close();
  });
}

/** A phone's page with single symbols on the map, close to the street where much is done. */
async function openPins() {
  const query = "#view=measures&type=lighting_new";
  const touch = { ...phone, hasTouch: true, isMobile: true };
  const { page, complaints } = await openPage(browser, server.address, query, touch);
  const pins = page.locator(`${sheet} .pin`);
  for (let taps = 0; taps < 8 && (await pins.count()) < 4; taps += 1) {
    const groups = page.locator(`${sheet} .crowd`);
    const counts = (await groups.allInnerTexts()).map(Number);
    await groups.nth(counts.indexOf(Math.max(...counts))).tap({ force: true });
    await page.waitForTimeout(900);
  }
  const found = (await symbolsOf(page)).filter(({ width }) => width === 20);
  return { page, complaints, found };
}

const titleOf = ({ name }) => name.replace(/^.*?: /, "");

/** What a tap opens, and closes again. */
async function tapped(page, { x, y }) {
  await page.touchscreen.tap(x, y);
  await page.waitForSelector(".place-popup");
  const text = await page.innerText(".place-popup");
  await page.click(".place-popup .close");
  await page.waitForSelector(".place-popup", { state: "detached" });
  await page.waitForTimeout(400);
  return text;
}

const gap = (a, b) => Math.hypot(a.middle.x - b.middle.x, a.middle.y - b.middle.y);
const reach = 20; // pixels from a symbol's middle

test("a tap beside a symbol opens what it stands for, as far as a finger is wide", async () => {
  const { page, complaints } = await openPins();
  const symbols = await symbolsOf(page);
  const near = (one) =>
    symbols.filter((other) => other !== one).sort((a, b) => gap(one, a) - gap(one, b))[0];
  const [one] = symbols
    .filter(({ width, middle: { x } }) => width === 20 && x > 60 && x < phone.width - 60)
    .sort((a, b) => gap(b, near(b)) - gap(a, near(a)));
  const other = near(one);
  const away = reach / gap(one, other);

  // On the side where nothing else is.
  await page.touchscreen.tap(
    one.middle.x + away * (one.middle.x - other.middle.x),
    one.middle.y + away * (one.middle.y - other.middle.y),
  );

  await page.waitForSelector(".place-popup");
  const said = await page.innerText(".place-popup");
  assert.ok(said.includes(titleOf(one)), `${said} for ${one.name}`);
  assert.deepEqual(complaints, []);
  await page.close();
});

test("of two symbols that stand close each is reached by a tap", async () => {
  const { page, complaints, found } = await openPins();
  const pairs = found
    .flatMap((one, at) => found.slice(at + 1).map((other) => ({ one, other, gap: gap(one, other) })))
    .sort((a, b) => a.gap - b.gap);
  assert.ok(pairs.length > 0);
  const [{ one, other }] = pairs;

  for (const wanted of [one, other]) {
    const { middle } = (await symbolsOf(page)).find(({ name }) => name === wanted.name);
    assert.ok((await tapped(page, middle)).includes(titleOf(wanted)));
  }
  assert.deepEqual(complaints, []);
  await page.close();
});
