/** Classes that a municipality has set: legend, colours and numbers follow its own limits. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { changeSettings, openPage, startBrowser, startServer } from "./start.mjs";

const rates = [0.2, 0.6];
const shares = [0.5];

let server;
let browser;
before(async () => {
  server = await startServer((database) =>
    changeSettings(database, [`breaks.incident_rate=${rates}`, `breaks.mention_share=${shares}`]),
  );
  browser = await startBrowser();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

/** The colours that a page gives to as many classes. */
const colours = { 1: [2, 4], 2: [1, 3, 5] };

const views = [
  {
    query: "#view=fires",
    ramp: "f",
    limits: rates,
    ranges: ["0,6 och mer", "0,2 till under 0,6", "0,0 till under 0,2"],
  },
  {
    query: "#view=safety",
    ramp: "d",
    limits: shares,
    ranges: ["50\u00a0% och mer", "0 till under 50\u00a0%"],
  },
];

/** The zones that are drawn, with their colour and what is said of them. */
const zonesOf = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll(".sheet:not(.inset) path[data-key^='zone-shape ']")].map((path) => ({
      code: path.dataset.key.slice("zone-shape ".length),
      colour: [...path.classList].find((name) => /^[df]\d$/.test(name)) ?? "",
      fill: getComputedStyle(path).fill,
    })),
  );

for (const { query, ramp, limits, ranges } of views) {
  test(`own limits part the map's colours, and the legend counts them: ${query}`, async () => {
    const { page, complaints } = await openPage(browser, server.address, query);
    await page.waitForSelector(".classes .row-none");

    const rows = await page.locator(".legend .classes tr").evaluateAll((all) =>
      all.map((row) => ({
        name: row.className.replace("row-", ""),
        range: row.querySelector(".long")?.textContent,
        zones: Number(/\d+/.exec(row.lastElementChild.textContent)[0]),
        fill: getComputedStyle(row.querySelector(".swatch rect") ?? row.querySelector(".swatch")).fill,
      })),
    );
    const own = rows.filter(({ name }) => name.startsWith(ramp));

    assert.deepEqual(own.map(({ range }) => range), ranges);
    assert.deepEqual(own.map(({ name }) => name), colours[limits.length].map((each) => `${ramp}${each}`).reverse());

    const zones = await zonesOf(page);
    assert.equal(zones.length, rows.reduce((all, { zones: n }) => all + n, 0));
    for (const { name, zones: n, fill } of own) {
      const painted = zones.filter(({ colour }) => colour === name);
      assert.equal(painted.length, n, name);
      for (const zone of painted) assert.equal(zone.fill, fill, zone.code);
    }
    assert.ok(own.filter(({ zones: n }) => n > 0).length > 1, "more than one class is on the map");

    const figures = await figuresOf(ramp);
    for (const { code, colour } of zones.filter(({ colour: each }) => each !== "")) {
      const rank = limits.filter((limit) => figures.get(code) >= limit).length;
      assert.equal(colour, `${ramp}${colours[limits.length][rank]}`, `${code}: ${figures.get(code)}`);
    }
    assert.deepEqual(complaints, []);
    await page.close();
  });
}

/** What the API says of each zone, with the question that the page opens with. */
async function figuresOf(ramp) {
  const query = ramp === "f" ? "kind=arson,vehicle_fire" : "part=evening&period=2020";
  const answer = await fetch(
    `${server.address}collections/trygghet-deso/items?${query}&skipGeometry=true&limit=1000`,
  );
  const { features } = await answer.json();
  const figure = ramp === "f" ? "incident_rate" : "mention_share";
  return new Map(features.map(({ properties: p }) => [p.code, p[figure]]));
}
