/** A base map of vector tiles in a file of one's own: drawn, thanked for, printed; and what cannot be drawn is refused. */
import assert from "node:assert/strict";
import { rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { archive, flatPicture, tilesOf, vectors } from "./pmtiles-file.mjs";
import {
  changeSettings,
  openEditPage,
  openPage,
  run,
  startBrowser,
  startServer,
} from "./start.mjs";
import { vectorTile } from "./vector-tiles.mjs";

const extent = [12.26, 57.27, 12.98, 57.67]; // of the demo's zones: west, south, east, north
const zooms = [5, 6, 7, 8, 9, 10, 11, 12];
const hostile = "<b>By</b>";
const wood = { area: [12.3, 57.3, 12.6, 57.6] };
const lake = { area: [12.6, 57.3, 12.9, 57.6] };
const road = { line: [12.3, 57.45, 12.9] };
const town = { point: [12.88, 57.61] };
const other = { point: [12.55, 57.29] };

/** The same ground in the layers of both schemas. */
const schemas = {
  protomaps: {
    landuse: [{ ...wood, tags: { kind: "forest" } }],
    water: [{ ...lake, tags: { kind: "lake" } }],
    roads: [{ ...road, tags: { kind: "highway" } }],
    places: [
      { ...town, tags: { kind: "locality", kind_detail: "town", name: "Vattenby" } },
      { ...other, tags: { kind: "locality", kind_detail: "town", name: hostile } },
    ],
  },
  openmaptiles: {
    landcover: [{ ...wood, tags: { class: "wood" } }],
    water: [{ ...lake, tags: { class: "lake" } }],
    transportation: [{ ...road, tags: { class: "motorway" } }],
    place: [
      { ...town, tags: { class: "town", name: "Vattenby" } },
      { ...other, tags: { class: "town", name: hostile } },
    ],
  },
};

const colours = {
  light: { wood: "d9e4d3", water: "c3d7e2", motorway: "9c9c97", land: "f3f4f1" },
  dark: { wood: "1a2e29", water: "0f2534", motorway: "5d6b74", land: "1a2328" },
};

const metadata = (layers) => ({
  attribution: '<a href="https://osm.org">© OpenStreetMaps bidragsgivare</a>',
  vector_layers: Object.keys(layers).map((id) => ({ id })),
});

function fileOf(layers, of = vectors, spoilt = (bytes) => bytes) {
  const tiles = tilesOf(extent, zooms, 1).flatMap((tile) => {
    const picture = vectorTile(tile, layers);
    return picture === null ? [] : [{ ...tile, picture: spoilt(picture) }];
  });
  return archive(tiles, extent, metadata(layers), of);
}

/** The demo's server, which ends with the test. */
async function serving(t, prepare) {
  const server = await startServer(prepare);
  t.after(() => server.stop());
  return server;
}

const withFile = (t, file, then = () => {}) =>
  serving(t, (database, folder) => {
    const path = join(folder, "kommunen.pmtiles");
    writeFileSync(path, file);
    changeSettings(database, [`basemap_file=${path}`]);
    then(path, database);
  });

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser?.close());

/** In the page: from where to where the pixels of each colour reach, across the window. */
function reach(wanted) {
  const found = Object.fromEntries(
    Object.keys(wanted).map((name) => [name, [Infinity, -Infinity]]),
  );
  const names = new Map(
    Object.entries(wanted).map(([name, hex]) => [Number.parseInt(hex, 16), name]),
  );
  for (const canvas of document.querySelectorAll(
    ".sheet:not(.inset) .leaflet-tile-pane canvas, .draw-map canvas, .workshop-map canvas",
  )) {
    const { left, width } = canvas.getBoundingClientRect();
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    for (let at = 0; at < data.length; at += 4) {
      const name = names.get((data[at] << 16) | (data[at + 1] << 8) | data[at + 2]);
      if (name === undefined || data[at + 3] !== 255) continue;
      const x = left + (((at / 4) % canvas.width) * width) / canvas.width;
      found[name] = [Math.min(found[name][0], x), Math.max(found[name][1], x)];
    }
  }
  return found;
}

/** Where the colours reach once the same is drawn twice. */
async function drawnIn(page, wanted) {
  let [before, now] = ["", "nothing"];
  for (let tries = 0; tries < 60 && (before !== now || now.includes("null")); tries += 1) {
    before = now;
    await page.waitForTimeout(500);
    now = JSON.stringify(await page.evaluate(reach, wanted));
  }
  return JSON.parse(now);
}

/** Wood to the west, water to the east of 12.6°, the road across both. */
function assertGround({ wood, water, motorway, land }) {
  assert.ok(wood[1] - wood[0] > 30, `wood ${wood}`);
  assert.ok(Math.abs(wood[1] - water[0]) < 4, `wood ${wood}, water ${water}`);
  assert.ok(motorway[0] < wood[0] + 40 && motorway[1] > water[1] - 40, `motorway ${motorway}`);
  assert.ok(land[1] > land[0], `land ${land}`);
}

for (const [schema, layers] of Object.entries(schemas))
  test(`what ${schema} calls wood, water, road and town is drawn where it lies, in light and dark`, async (t) => {
    const server = await withFile(t, fileOf(layers));
    for (const [size, theme] of [
      [{ width: 1440, height: 900 }, "light"],
      [{ width: 390, height: 844 }, "dark"],
    ]) {
      const { page, complaints } = await openPage(browser, server.address, "", {
        ...size,
        colorScheme: theme,
      });

      assertGround(await drawnIn(page, colours[theme]));
      assert.equal(
        await page.locator(".sheet:not(.inset) .attribution").textContent(),
        "© OpenStreetMaps bidragsgivare",
      );
      for (const name of ["Vattenby", hostile])
        await page.locator(".label.of-base", { hasText: name }).waitFor({ timeout: 10_000 });
      assert.ok(await page.locator(".zone").first().isVisible());
      assert.deepEqual(complaints, []);
      await page.context().close();
    }
  });

test("a vector base map is printed as a drawing with its names and thanks", async (t) => {
  const server = await withFile(t, fileOf(schemas.protomaps));
  const { page, complaints } = await openPage(browser, server.address);
  await page.click('[data-key="button print"]');
  await page.waitForSelector(".print-page .print-base.water");
  for (const kind of ["wood", "motorway"])
    assert.equal(await page.locator(`.print-page .print-base.${kind}`).count(), 1, kind);
  assert.match(
    await page.locator(".print-facts").textContent(),
    /Bakgrund © OpenStreetMaps bidragsgivare/,
  );
  assert.equal(await page.locator(".print-label.of-base", { hasText: "Vattenby" }).count(), 1);
  const fill = await page.evaluate(
    () => getComputedStyle(document.querySelector(".print-base.water")).fill,
  );
  assert.equal(fill, "rgb(195, 215, 226)");
  assert.deepEqual(complaints, []);
  await page.context().close();
});

test("a vector base map lies below the map to draw on", async (t) => {
  const headers = {};
  const server = await withFile(t, fileOf(schemas.openmaptiles), (_, database) => {
    const said = run(database, ["token", "add", "e2e", "--role", "editor"]);
    headers.authorization = `Bearer ${said.trim().split("\n").at(-1)}`;
  });
  const { page, complaints } = await openEditPage(browser, { address: server.address, headers });
  await page.click('[data-key="new"]');

  assertGround(await drawnIn(page, colours.light));
  assert.equal(
    await page.locator(".draw-map .attribution").textContent(),
    "© OpenStreetMaps bidragsgivare",
  );
  assert.deepEqual(complaints, []);
  await page.close();
});

test("an archive with broken tiles gives way to the drawn base, and the page says so", async (t) => {
  const server = await withFile(
    t,
    fileOf(schemas.protomaps, vectors, (bytes) => bytes.subarray(0, bytes.length / 2)),
  );
  const { page } = await openPage(browser, server.address);
  await page.waitForSelector(".sheet:not(.inset) .base-lost");

  assert.equal(
    await page.locator(".sheet:not(.inset) .base-lost").textContent(),
    "Bakgrundskartan kan inte visas just nu.",
  );
  assert.equal(await page.locator(".sheet:not(.inset).has-tiles").count(), 0);
  assert.equal(await page.locator(".sheet:not(.inset) .leaflet-tile-pane canvas").count(), 0);
  assert.ok(await page.locator(".zone").first().isVisible());
  await page.click('[data-key="button print"]');
  await page.waitForSelector(".print-page .print-zone");
  const facts = await page.locator(".print-facts").first().textContent();
  assert.match(facts, /Bakgrund Bakgrundskartan kunde inte hämtas och saknas på bladet\./);
  assert.doesNotMatch(facts, /OpenStreetMap/);
  await page.context().close();
});

test("a file that is gone leaves the drawn base, and the page says so", async (t) => {
  const server = await withFile(t, fileOf(schemas.protomaps), (path) => rmSync(path));
  const { page, complaints } = await openPage(browser, server.address);

  assert.ok(await page.locator(".sheet:not(.inset) .base-lost").isVisible());
  assert.ok(await page.locator(".zone").first().isVisible());
  assert.deepEqual(complaints, []);
  await page.context().close();
});

test("a file that cannot be drawn is refused when it is set, with its name and what to do", async (t) => {
  const refusals = [
    [
      "brotli",
      fileOf(schemas.protomaps, { kind: 1, packing: 3 }),
      /brotli; make it again with gzip/,
    ],
    ["zstd", fileOf(schemas.protomaps, { kind: 1, packing: 4 }), /zstd; make it again with gzip/],
    ["mlt", fileOf(schemas.protomaps, { kind: 6, packing: 2 }), /tiles of kind 6/],
    ["unknown", fileOf({ stuff: [{ ...lake, tags: {} }] }), /layers \(stuff\)/],
    ["cut", fileOf(schemas.protomaps).subarray(0, 5000), /is cut short/],
    ["text", Buffer.from("no map at all".repeat(20)), /is no PMTiles file/],
  ];
  const server = await serving(t, (database, folder) => {
    for (const [name, file, reason] of refusals) {
      const path = join(folder, `${name}.pmtiles`);
      writeFileSync(path, file);
      assert.throws(
        () => changeSettings(database, [`basemap_file=${path}`]),
        (problem) => reason.test(problem.message) && problem.message.includes(path),
        name,
      );
    }
  });
  const { basemap, basemap_lost } = await (await fetch(`${server.address}map.json`)).json();
  assert.deepEqual([basemap, basemap_lost], [null, false]);
});

test("WMTS tiles of a configured server are the only thing asked elsewhere, and it is thanked", async (t) => {
  const asked = [];
  const tiles = createServer((request, answer) => {
    asked.push({ url: request.url, referer: request.headers.referer });
    answer.writeHead(200, { "content-type": "image/png" }).end(flatPicture([214, 226, 240]));
  });
  await new Promise((ready) => tiles.listen(0, "127.0.0.1", ready));
  t.after(() => tiles.close());
  const origin = `http://127.0.0.1:${tiles.address().port}`;
  const server = await serving(t, (database) =>
    changeSettings(database, [
      `basemap_url=${origin}/wmts/topo/default/3857/{TileMatrix}/{TileRow}/{TileCol}.png`,
    ]),
  );
  const answer = await fetch(server.address, { headers: { accept: "text/html" } });
  const policy = answer.headers.get("content-security-policy");
  const { page, complaints } = await openPage(browser, server.address);
  await page.waitForSelector(".leaflet-tile-loaded", { state: "attached" });

  assert.ok(policy.includes(`img-src 'self' data: blob: ${origin};`), policy);
  assert.equal(policy.split(origin).length, 2);
  assert.ok(asked.length > 0);
  for (const { url, referer } of asked) {
    assert.match(url, /^\/wmts\/topo\/default\/3857\/\d+\/\d+\/\d+\.png$/);
    assert.equal(referer, server.address);
  }
  assert.ok(complaints.every((each) => each.startsWith(`asked elsewhere: ${origin}/wmts/`)));
  assert.equal(await page.locator(".sheet:not(.inset) .attribution").textContent(), "127.0.0.1");
  await page.context().close();
});
