/** The base map of a municipality below a workshop's map: vector tiles and pictures of a file, and those of another server. */
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { PNG } from "pngjs";
import { archive, flatPicture, tilesOf, vectors } from "./pmtiles-file.mjs";
import { changeSettings, startBrowser, startServer } from "./start.mjs";
import { vectorTile } from "./vector-tiles.mjs";

const code = "KNNA2345"; // of the demo's workshop
const extent = [12.26, 57.27, 12.98, 57.67]; // of the demo's zones: west, south, east, north
const thanks = "© Kommunens stadsbyggnadskontor";
const green = [120, 180, 140];

const everywhere = {
  landuse: [{ area: [12, 57, 13.2, 58], tags: { kind: "forest" } }],
  roads: [{ line: [12.3, 57.5, 12.9], tags: { kind: "highway" } }],
};
const wood = [0xd9, 0xe4, 0xd3]; // as it is drawn on the page

const tiles = tilesOf(extent, [6, 7, 8, 9, 10, 11, 12], 1);
const vectorFile = archive(
  tiles.flatMap((tile) => {
    const picture = vectorTile(tile, everywhere);
    return picture === null ? [] : [{ ...tile, picture }];
  }),
  extent,
  { attribution: thanks, vector_layers: Object.keys(everywhere).map((id) => ({ id })) },
  vectors,
);
const pictureFile = archive(
  tiles.map((tile) => ({ ...tile, picture: flatPicture(green) })),
  extent,
  {},
);

let browser;
let others; // another server's tiles
before(async () => {
  browser = await startBrowser();
  others = createServer((_, answer) => {
    answer.writeHead(200, { "content-type": "image/png" }).end(flatPicture(green));
  });
  await new Promise((resolve) => others.listen(0, "127.0.0.1", resolve));
});
after(async () => {
  await browser?.close();
  others?.closeAllConnections();
  others?.close();
});

/** The demo's server with these settings, which ends with the test. */
async function serving(t, settings) {
  const server = await startServer((database, folder) => {
    changeSettings(database, settings(folder));
  }, "public");
  t.after(() => server.stop());
  return server;
}

const ofFile = (file) => (folder) => {
  const path = join(folder, "kommunen.pmtiles");
  writeFileSync(path, file);
  return [`basemap_file=${path}`, `basemap_attribution=${thanks}`];
};

/** The workshop's page with its map, as a guest has it who has said yes. */
async function openWorkshop(server, size) {
  const context = await browser.newContext({ viewport: size, serviceWorkers: "block" });
  const page = await context.newPage();
  const complaints = [];
  const asked = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("request", (request) => asked.push(request.url()));
  await page.goto(`${server.address}workshop#${code}`, { waitUntil: "networkidle" });
  await page.check("input[name=consent]");
  await page.click("button[type=submit]");
  await page.waitForSelector(".workshop-map");
  return { page, complaints, asked, close: () => context.close() };
}

/** The share of the map's pixels that have a colour. */
async function shareOf(page, [red, green_, blue]) {
  const { data, width, height } = PNG.sync.read(await page.locator(".workshop-map").screenshot());
  let found = 0;
  for (let at = 0; at < data.length; at += 4)
    if (data[at] === red && data[at + 1] === green_ && data[at + 2] === blue) found += 1;
  return found / (width * height);
}

/** The same once the map has been drawn. */
async function shareSoon(page, colour) {
  let share = 0;
  for (let tries = 0; tries < 40 && share < 0.3; tries += 1) {
    await page.waitForTimeout(250);
    share = await shareOf(page, colour);
  }
  return share;
}

const kinds = {
  "vector tiles of a file": { settings: ofFile(vectorFile), colour: wood },
  "pictures of a file": { settings: ofFile(pictureFile), colour: green },
  "another server's pictures": {
    settings: () => [
      `basemap_url=http://127.0.0.1:${others.address().port}/{z}/{x}/{y}.png`,
      `basemap_attribution=${thanks}`,
    ],
    colour: green,
    elsewhere: true,
  },
};

for (const [name, { settings, colour, elsewhere = false }] of Object.entries(kinds))
  test(`a workshop's map has the base map below it, with thanks: ${name}`, async (t) => {
    const server = await serving(t, settings);
    for (const size of [
      { width: 390, height: 844 },
      { width: 1440, height: 900 },
    ]) {
      const { page, complaints, asked, close } = await openWorkshop(server, size);

      assert.ok((await shareSoon(page, colour)) > 0.3, `${name} at ${size.width}`);
      assert.equal(await page.locator(".workshop-map .attribution").textContent(), thanks);
      assert.ok(await page.locator(".workshop-map .attribution").isVisible());
      assert.ok(await page.locator(".workshop-map .grid-name").first().isVisible());
      const away = asked.filter((url) => !url.startsWith(server.address));
      assert.equal(away.length > 0, elsewhere, away.join("\n"));
      assert.deepEqual(complaints, []);
      await close();
    }
  });
