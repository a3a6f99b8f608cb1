/** The page on which people edit: form and map, by keyboard, two at once, and after a kill -9. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { openEditPage, run, startBrowser, startEditable } from "./start.mjs";

const root = new URL("../../", import.meta.url).pathname;

let server;
let browser;
before(async () => {
  server = await startEditable();
  browser = await startBrowser();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const open = () => openEditPage(browser, server);
const json = async (path) => (await fetch(server.address + path)).json();
const field = (page, name) => page.locator(`#field-${name}`);
const saved = (page) => page.waitForSelector('.edit-status:has-text("Sparat")');

async function openRow(page, title) {
  await page.fill("#edit-filter", title);
  await page.click(".edit-rows .open");
  await page.waitForSelector(".history");
}

test("a measure is made by keyboard alone, with typed coordinates, and is on the map at once", async () => {
  const { page, complaints } = await open();
  await page.focus('[data-key="new"]');
  await page.keyboard.press("Enter");
  await page.waitForSelector("#field-title");
  await page.selectOption("#field-type", "lighting_new");
  await page.selectOption("#field-status", "proposed");
  await page.focus("#field-title");
  await page.keyboard.type("Ljus vid stigen");
  await page.focus("#draw-coordinates");
  await page.keyboard.type("57.507 12.692\n57.508 12.693");
  await page.focus('[data-key="shape line"]');
  await page.keyboard.press("Enter");
  await page.focus(".edit-form .primary");
  await page.keyboard.press("Enter");
  await saved(page);

  const { features } = await json("collections/measures/items?filter=title='Ljus vid stigen'");
  assert.equal(features.length, 1);
  assert.equal(features[0].geometry.type, "LineString");
  assert.deepEqual(features[0].geometry.coordinates[0], [12.692, 57.507]);
  assert.ok(features[0].properties.zone_deso);
  assert.match(await page.textContent(".history"), /Skapad/);
  assert.deepEqual(complaints, []);
  await page.close();
});

test("a point is drawn by a click and by Enter in the middle of the map, and undone", async () => {
  const { page } = await open();
  await page.click('[data-key="new"]');
  await page.click('[data-key="shape point"]');
  await page.click(".draw-map", { position: { x: 100, y: 100 } });
  const clicked = await page.inputValue("#draw-coordinates");
  assert.match(clicked, /^6\d{6}\.\d \d{6}\.\d$/);
  await page.focus(".draw-map");
  await page.keyboard.press("Enter");
  const middle = await page.inputValue("#draw-coordinates");
  assert.notEqual(middle, clicked);
  assert.equal(middle.split("\n").length, 1);
  await page.keyboard.press("Backspace");
  assert.equal(await page.inputValue("#draw-coordinates"), "");
  await page.close();
});

test("what is wrong stands beside its field, and nothing that was typed is lost", async () => {
  const { page } = await open();
  await page.click('[data-key="new"]');
  await field(page, "cost_sek").fill("många");
  await field(page, "owner").fill("Marks kommun");
  await page.click(".edit-form .primary");
  await page.waitForSelector("#field-title-problem");
  assert.equal(await page.textContent("#field-title-problem"), "Det här behöver fyllas i.");
  assert.equal(await page.locator("#field-cost_sek").getAttribute("aria-invalid"), "true");
  assert.equal(await field(page, "owner").inputValue(), "Marks kommun");
  assert.equal(await field(page, "cost_sek").inputValue(), "många");
  await page.close();
});

test("two people change the same: the later is told, keeps what was typed, and saves on top", async () => {
  const one = await open();
  const other = await open();
  for (const { page } of [one, other]) await openRow(page, "Farthinder på genomfarten");
  await field(one.page, "owner").fill("Trafikverket");
  await one.page.click(".edit-form .primary");
  await saved(one.page);

  await field(other.page, "owner").fill("Regionen");
  await field(other.page, "cost_sek").fill("170000");
  await other.page.click(".edit-form .primary");
  await other.page.waitForSelector(".conflict");
  const table = await other.page.textContent(".conflict table");
  assert.match(table, /Trafikverket/);
  assert.match(table, /Regionen/);
  await other.page.click(".conflict .button >> nth=0");
  assert.equal(await field(other.page, "owner").inputValue(), "Regionen");
  await other.page.click(".edit-form .primary");
  await saved(other.page);
  const { features } = await json(
    "collections/measures/items?filter=title='Farthinder på genomfarten'",
  );
  assert.equal(features[0].properties.owner, "Regionen");
  assert.equal(features[0].properties.cost_sek, 170000);
  await one.page.close();
  await other.page.close();
});

test("a status offers only its next steps, and a change is taken back from the history", async () => {
  const { page } = await open();
  await openRow(page, "Upphöjd passage");
  const offered = await field(page, "status").locator("option").allInnerTexts();
  assert.deepEqual(offered, ["Välj", "Planerad", "Pågår", "Avslagen", "Pausad"]);
  await field(page, "status").selectOption("paused");
  await page.click(".edit-form .primary");
  await page.waitForSelector("#field-status_reason-problem");
  await field(page, "status_reason").fill("Väntar på pengar");
  await page.click(".edit-form .primary");
  await saved(page);
  const told = await page.textContent(".history li");
  assert.match(told, /Läge: Planerad → Pausad/);
  assert.match(told, /Motivering: tomt → Väntar på pengar/);
  assert.match(told, /\d{4}-\d{2}-\d{2} \d{2}:\d{2}/);
  await page.click(".history .button >> nth=0");
  await page.waitForSelector(".history > ol > li:nth-child(2)");
  assert.equal(await field(page, "status").inputValue(), "planned");
  await page.close();
});

test("the map to draw on has the ground, the names, and what is there already, which can be drawn to", async () => {
  const { page } = await open();
  await openRow(page, "Belysning vid pendelparkeringen");
  for (const part of [".ground", ".border", ".locality", ".label.name", ".pin .status"]) {
    await page.waitForSelector(`.draw-map ${part}`, { state: "attached" });
  }
  const before = await page.inputValue("#draw-coordinates");
  await page.click(".draw-map .pin .place >> nth=0");
  assert.notEqual(await page.inputValue("#draw-coordinates"), before);
  await page.close();
});

test("that something was saved is said beside the button that was pressed", async () => {
  const { page } = await open();
  await openRow(page, "Utskick om grannsamverkan");
  await field(page, "description").fill("Två sidor");
  await page.click(".edit-form .primary");
  await saved(page);
  const button = await page.locator(".edit-form .primary").boundingBox();
  const told = await page.locator(".edit-status").boundingBox();
  assert.ok(Math.abs(told.y - button.y) < 40);
  assert.equal(await page.locator(".edit-status").getAttribute("role"), "status");
  await page.close();
});

test("a field that was written by hand and differs from the sheet is a clash in words, for a person to settle", async () => {
  const { page, complaints } = await open();
  await openRow(page, "Röjning av buskage vid gångtunneln");
  await field(page, "owner").fill("Samhällsföreningen");
  await page.click(".edit-form .primary");
  await saved(page);
  const sheet = join(dirname(server.database), "measures.csv");
  const lines = readFileSync(join(root, "data/demo/measures.csv"), "utf8").split("\n");
  const changed = lines.map((line) =>
    line.includes("Röjning av buskage vid gångtunneln")
      ? line.replace(";Marks kommun;", ";Marks Bostads AB;")
      : line,
  );
  assert.notDeepEqual(changed, lines);
  writeFileSync(sheet, changed.join("\n"));
  run(server.database, ["import", "--profile", "measures", sheet]);

  await page.reload();
  const clash = '.clashes li:has-text("Röjning av buskage vid gångtunneln: Ansvarig")';
  await page.waitForSelector(clash);
  const told = await page.textContent(clash);
  assert.match(told, /Skrivet för hand\s*Samhällsföreningen/);
  assert.match(told, /I filen measures.csv\s*Marks Bostads AB/);
  await page.click(`${clash} button:has-text("Ta filens")`);
  await page.waitForSelector(clash, { state: "detached" });
  await openRow(page, "Röjning av buskage vid gångtunneln");
  assert.equal(await field(page, "owner").inputValue(), "Marks Bostads AB");
  assert.match(await page.textContent(".history li"), /Filens värde valt/);
  assert.deepEqual(complaints, []);
  await page.close();
});

test("a note on the situation is on the map and in the list for those who may read it alone", async () => {
  const here = { type: "Point", coordinates: [12.692, 57.507] };
  for (const [title, audience] of [
    ["Torget grävs upp", "public"],
    ["Oro kring skolan", "staff"],
  ]) {
    const properties = { title, audience, starts: "2021-01-01", owner: "Marks kommun" };
    await server.create("notes", { properties, geometry: here });
  }
  const seen = async (extraHTTPHeaders) => {
    const page = await browser.newPage({
      viewport: { width: 1440, height: 900 },
      extraHTTPHeaders,
    });
    await page.goto(`${server.address}#view=measures&layers=notes&lang=sv`);
    await page.waitForSelector(".situation");
    await page.waitForSelector('.legend label:has-text("Lägesbild")');
    const list = await page.textContent(".situation");
    const layer = await page.textContent('.legend label:has-text("Lägesbild")');
    await page.close();
    return { list, layer };
  };

  const editor = await seen(server.headers);
  assert.match(
    editor.list,
    /Torget grävs upp.*Oro kring skolan|Oro kring skolan.*Torget grävs upp/s,
  );
  assert.match(editor.layer, /Lägesbild\s*2/);
  await new Promise((resolve) => setTimeout(resolve, 1500)); // the public's view follows
  const anybody = await seen({});
  assert.match(anybody.list, /Torget grävs upp/);
  assert.doesNotMatch(anybody.list, /Oro kring skolan/);
  assert.match(anybody.layer, /Lägesbild\s*1/);
});

test("killed in the middle of saving, everything that was answered is there and the chain holds", async () => {
  const made = [];
  for (let round = 0; round < 4; round++) {
    const writing = (async () => {
      for (let i = 0; ; i++) {
        const id = await server.create("measures", {
          properties: { type: "camera", title: `Kamera ${round}-${i}`, status: "proposed" },
          geometry: { type: "Point", coordinates: [12.692, 57.507] },
        });
        made.push(id);
      }
    })().catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 700 + 90 * round));
    await server.killAndRestart();
    await writing;
  }
  assert.ok(made.length > 0);
  for (const id of made)
    assert.equal((await fetch(`${server.address}collections/measures/items/${id}`)).status, 200);
  const checked = JSON.parse(
    execFileSync(server.program, ["check", "--db", server.database, "--json"]),
  );
  assert.equal(checked.ok, true);
  assert.ok(checked.changes >= made.length);
});

test("the year report tells done against promised, in print too", async () => {
  const page = await browser.newPage();
  await page.goto(`${server.address}pledges/2021?f=html&lang=sv`);
  assert.match(await page.textContent("body"), /Minst fyra riktade insatser mot narkotika/);
  assert.match(await page.textContent("body"), /minst 4/);
  await page.emulateMedia({ media: "print" });
  assert.ok(await page.locator("table").isVisible());
  await page.close();
});
