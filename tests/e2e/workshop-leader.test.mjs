/** What a leader does: moderating, the image to join by, paper, taking home. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import jsQr from "jsqr";
import { PNG } from "pngjs";
import { ask, code, guest, leading, person, say, server, wait } from "./workshop.mjs";

test("the leader hides, freezes and opens, and the big screen shows it", async () => {
  const kim = await guest("Kim");
  const leader = await person("workshop-lead#lead=1", { width: 1440, height: 900 }, leading);
  const screen = await person("workshop-lead#screen=1", { width: 1440, height: 900 }, leading);
  await wait(screen.page, ".qr");
  await say(kim.page, "Ska döljas");
  await wait(screen.page, '.screen-side .said:has-text("Ska döljas")');

  await leader.page.click('.said:has-text("Ska döljas") button:has-text("Dölj")');
  await screen.page.waitForSelector('.screen-side .said:has-text("Ska döljas")', {
    state: "detached",
  });
  await wait(kim.page, '.said.hidden:has-text("Ska döljas")');
  await leader.page.click('.controls button:has-text("Frys")');
  await wait(kim.page, ".closed");
  await leader.page.click('.controls button:has-text("Öppna")');
  await kim.page.waitForSelector(".closed", { state: "detached" });

  assert.deepEqual([...leader.complaints, ...screen.complaints], []);
  for (const one of [kim, leader, screen]) await one.context.close();
});

test("the image that the leader and the big screen show leads a guest's phone into the workshop", async () => {
  const leader = await person("workshop-lead#lead=1", { width: 1440, height: 900 }, leading);
  const screen = await person("workshop-lead#screen=1", { width: 1440, height: 900 }, leading);
  const read = async ({ page }) => {
    await wait(page, ".qr");
    const { data, width, height } = PNG.sync.read(await page.locator(".qr").screenshot());
    return jsQr(new Uint8ClampedArray(data), width, height)?.data;
  };

  const address = await read(leader);
  assert.equal(address, `${server.address}workshop#${code}`);
  assert.equal(await read(screen), address);
  const kim = await person(address.slice(server.address.length));
  await kim.page.check("input[name=consent]");
  await kim.page.click("button[type=submit]");
  await wait(kim.page, '.heading h1:has-text("Kinna centrum 2030")');
  for (const { context } of [leader, screen, kim]) await context.close();
});

test("scenarios that are compared are looked at at once, each with its map and votes", async () => {
  const lead = await person("workshop-lead#lead=1", { width: 1440, height: 900 }, leading);
  await lead.page.click('button:has-text("Jämför scenarier")');

  await wait(lead.page, 'h2:focus:has-text("Jämför scenarier")');
  const box = await lead.page.locator("h2:focus").boundingBox();
  assert.ok(box.y > 0 && box.y < 900);
  assert.deepEqual(await lead.page.locator(".compare h3").allInnerTexts(), [
    "Som idag",
    "Gågata genom centrum",
    "Grönt torg och ny busshållplats",
  ]);
  assert.equal(await lead.page.locator(".compare .workshop-map").count(), 3);
  assert.match(await lead.page.locator(".compare .votes").first().innerText(), /^8 /);
  assert.deepEqual(lead.complaints, []);
  await lead.context.close();
});

test("a sheet of paper has the whole grid and fits on two sides", async () => {
  const leader = await person("workshop-lead#sheet=1", { width: 1440, height: 900 }, leading);
  await wait(leader.page, ".paper-sheet .grid-name");
  const names = await leader.page.locator(".paper-sheet .grid-name").allInnerTexts();
  assert.deepEqual(names.sort(), [..."12345678ABCDEFGHIJKL"]);
  const frame = await leader.page.locator(".paper-sheet .workshop-map").boundingBox();
  for (const name of await leader.page.locator(".paper-sheet .grid-name").all()) {
    const { x, y, width, height } = await name.boundingBox();
    assert.ok(x >= frame.x && x + width <= frame.x + frame.width);
    assert.ok(y >= frame.y && y + height <= frame.y + frame.height);
  }
  const pdf = (await leader.page.pdf({ preferCSSPageSize: true })).toString("latin1");
  assert.equal(pdf.match(/\/Type \/Page\b(?!s)/g).length, 2);
  await leader.context.close();
});

test("paper is written down by the grid's letters, and the result is taken home", async () => {
  const leader = await person("workshop-lead#lead=1", { width: 1440, height: 900 }, leading);
  await leader.page.click('summary:has-text("papper")');
  await leader.page.fill("input[name=cell]", "c4");
  await leader.page.fill(".paper input[name=comment]", "Från ett papper");
  await leader.page.keyboard.press("Enter");

  await wait(leader.page, '.said:has-text("Från ett papper")');
  assert.match(await leader.page.textContent('.said:has-text("Från ett papper")'), /C4.*papper/);
  const csv = await ask("workshops/1/contributions?f=csv", "text");
  assert.match(csv, /Från ett papper.*paper/);
  const report = await ask("workshops/1/report", "text");
  assert.match(report, /Perspektivsammanställning: Kinna centrum 2030/);
  const file = await ask("workshops/1/contributions?f=gpkg", "arrayBuffer");
  assert.equal(Buffer.from(file).subarray(0, 15).toString(), "SQLite format 3");
  const excel = Buffer.from(await ask("workshops/1/contributions?f=csv-excel", "arrayBuffer"));
  assert.deepEqual([...excel.subarray(0, 3)], [0xef, 0xbb, 0xbf]);
  const saved = join(server.folder, "contributions.gpkg");
  writeFileSync(saved, Buffer.from(file));
  const layers = execFileSync("ogrinfo", ["-so", "-al", saved], { encoding: "utf8" });
  assert.match(layers, /Feature Count: [1-9]/);
  assert.match(layers, /channel: String/);
  await leader.page.click('.controls button:has-text("Publicera")');
  await wait(leader.page, '.controls button:has-text("Ta bort lagret")');
  const layer = await ask("collections/contributions/items?limit=1000", "json");
  assert.ok(layer.features.some((each) => each.properties.comment === "Från ett papper"));
  const here = layer.features.find((each) => each.properties.comment === "Från ett papper");
  const visitor = await person(`#zone=${here.properties.zone_deso}`, { width: 1440, height: 900 });
  await wait(visitor.page, ".contributions-here");
  const told = await visitor.page.textContent(".contributions-here");
  assert.match(
    told,
    /Sagt i workshoppar\d+.*på webben, 1 på papper.*inget urval.*Kinna centrum 2030/s,
  );
  await visitor.context.close();
  await leader.context.close();
});
