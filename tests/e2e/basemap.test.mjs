/** A base map in a file of one's own: a PMTiles archive with leaves, served by the program, below the zones. */
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { PMTiles } from "pmtiles";
import { PNG } from "pngjs";
import { archive, flatPicture, tileAt, tilesOf } from "./pmtiles-file.mjs";
import { changeSettings, openPage, startBrowser, startServer } from "./start.mjs";

const thanks = "© Kommunens stadsbyggnadskontor, höjder © Lantmäteriet";
const extent = [12.26, 57.27, 12.98, 57.67]; // of the demo's zones: west, south, east, north
const around = 3; // tiles
/** Of the pictures of zoom 6, 7, …: red, green, blue. */
const colours = [
  [214, 226, 240],
  [226, 214, 240],
  [240, 226, 214],
  [214, 240, 226],
  [232, 236, 214],
  [214, 236, 232],
  [236, 220, 232],
];
const zooms = colours.map((_, i) => i + 6);
const oneForAll = 9; // the zoom whose tiles are all the same picture: runs
const colourOf = (z) => colours[z - zooms[0]];

const tiles = tilesOf(extent, zooms, around).map(({ z, x, y }) => ({
  z,
  x,
  y,
  picture: flatPicture(colourOf(z), z === oneForAll ? undefined : [x % 256, y % 256, 0]),
}));
const pictures = new Map(tiles.map(({ z, x, y, picture }) => [`${z}/${x}/${y}`, picture]));
const file = archive(tiles, extent, { name: "Kommunen", attribution: "not shown" });

let server;
let browser;
before(async () => {
  server = await startServer((database, folder) => {
    const path = join(folder, "kommunen.pmtiles");
    writeFileSync(path, file);
    changeSettings(database, [`basemap_file=${path}`, `basemap_attribution=${thanks}`]);
  }, "public");
  browser = await startBrowser();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const tileUrl = /\/basemap\/(\d+\/\d+\/\d+)$/;
const drawn = ".leaflet-tile-loaded";

/** The page, and the answers to all its requests for tiles as they come: [{name, answer}]. */
async function openMap(viewport) {
  const context = await browser.newContext({ viewport, serviceWorkers: "block" });
  const answers = [];
  context.on("response", (answer) => {
    const name = tileUrl.exec(answer.url())?.[1];
    if (name !== undefined) answers.push({ name, answer });
  });
  const { page, complaints } = await openPage(context, server.address);
  await page.waitForSelector(drawn, { state: "attached" });
  return { page, complaints, answers, close: () => context.close() };
}

/** The share of an element's pixels that have one of some colours. */
async function shareOf(element, wanted) {
  const { data, width, height } = PNG.sync.read(await element.screenshot());
  let found = 0;
  for (let at = 0; at < data.length; at += 4)
    if (wanted.some((colour) => colour.every((part, i) => part === data[at + i]))) found += 1;
  return found / (width * height);
}

/** In the page: what the thanks lie on, or what lies on them. */
function covered() {
  const seen = (selector) =>
    [...document.querySelectorAll(selector)]
      .map((element) => ({ text: element.textContent, box: element.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 0);
  return seen(".attribution").flatMap(({ box: a }) =>
    seen(".scale, .zoom, .extents, .inset-name, .label span")
      .filter(
        ({ box: b }) =>
          a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom,
      )
      .map(({ text }) => text),
  );
}

test("the reference reader finds every tile of the archive, by its root and leaves", async () => {
  const reader = new PMTiles({
    getKey: () => "kommunen",
    getBytes: async (offset, length) => ({
      data: new Uint8Array(file.subarray(offset, offset + length)).buffer,
    }),
  });
  const header = await reader.getHeader();

  assert.ok(tiles.length > 300, `${tiles.length} tiles`);
  assert.ok(header.numTileEntries < tiles.length, "no run");
  assert.ok(header.leafDirectoryLength > 0, "no leaf");
  assert.deepEqual([header.minZoom, header.maxZoom], [6, 12]);
  for (const { z, x, y, picture } of tiles) {
    const { data } = await reader.getZxy(z, x, y);
    assert.ok(picture.equals(Buffer.from(data)), `${z}/${x}/${y}`);
  }
});

test("the program gives every tile's own bytes, and nothing outside the archive", async () => {
  for (const [name, picture] of pictures) {
    const answer = await fetch(`${server.address}basemap/${name}`);
    assert.equal(answer.status, 200, name);
    assert.equal(answer.headers.get("content-type"), "image/png");
    assert.ok(picture.equals(Buffer.from(await answer.arrayBuffer())), name);
  }
  for (const [z, lon, lat] of [
    [5, 12.6, 57.5],
    [13, 12.6, 57.5],
    [12, 18, 59],
    [12, 12.6, 57],
  ]) {
    const { x, y } = tileAt(z, lon, lat);
    const answer = await fetch(`${server.address}basemap/${z}/${x}/${y}`);
    assert.equal(answer.status, 204, `${z}/${x}/${y}`);
    assert.equal((await answer.arrayBuffer()).byteLength, 0);
  }
});

for (const [name, viewport] of [
  ["wide", { width: 1440, height: 900 }],
  ["narrow", { width: 390, height: 844 }],
]) {
  test(`the file's pictures lie below the zones, with thanks, from this server alone: ${name}`, async () => {
    const { page, complaints, answers, close } = await openMap(viewport);

    assert.ok(answers.length > 1);
    for (const { name: tile, answer } of answers) {
      assert.equal(answer.status(), 200, tile);
      assert.equal(answer.headers()["content-type"], "image/png");
      assert.ok(pictures.get(tile).equals(await answer.body()), tile);
    }
    assert.ok(await page.getByText(thanks).first().isVisible());
    assert.deepEqual(await page.evaluate(covered), []);
    assert.ok(await page.locator(".zone").first().isVisible());
    assert.ok((await shareOf(page.locator(".leaflet-container").first(), colours)) > 0.05);
    assert.deepEqual(complaints, []);
    await close();
  });
}

const press = async (page, key, times) => {
  for (let i = 0; i < times; i += 1) {
    await page.locator(`[data-key="${key}"]`).click();
    await page.waitForTimeout(400); // the map glides
  }
};

test("closer than the archive its deepest pictures are enlarged; beyond it the map is empty", async () => {
  const { page, complaints, answers, close } = await openMap({ width: 1440, height: 900 });
  await press(page, "zoomIn", 5);
  await page.waitForSelector(`${drawn}[src*="/12/"]`, { state: "attached" });
  assert.deepEqual(
    answers.filter(({ name }) => !pictures.has(name)).map(({ name }) => name),
    [],
  );

  const empty = page.waitForResponse((each) => tileUrl.test(each.url()) && each.status() === 204);
  await press(page, "zoomOut", 11);
  await empty;
  for (const { name, answer } of answers)
    assert.equal(answer.status(), pictures.has(name) ? 200 : 204, name);
  assert.deepEqual(complaints, []);
  await close();
});
