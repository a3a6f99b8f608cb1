/**
 * What a person can do, on Mark's real files, each figure beside what the files hold when they are
 * counted by hand. Skipped where the files are missing.
 */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { after, before, test } from "node:test";
import { fireFiles, importMark, noFiles, reportedFires } from "./mark.mjs";
import { openPage, startBrowser, startEmpty, until } from "./start.mjs";
import { fileRows, plain, tableRows } from "./tables.mjs";

const skip = noFiles;
let server;
let browser;
let fires;
before(async () => {
  if (skip) return;
  fires = reportedFires();
  server = await startEmpty(importMark);
  browser = await startBrowser();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const open = (query, size) => openPage(browser, server.address, query, size);
const key = (name) => `[data-key="${name}"]`;
const json = async (path) => (await fetch(server.address + path)).json();
const inYear = (year) => fires.filter(({ day }) => day.startsWith(year));
const inZone = (rows, code) => rows.filter(({ zone }) => zone === code).length;
const phone = { width: 390, height: 844 };

test("the files are those that were counted when this was written", { skip }, () => {
  assert.equal(fires.length, 62 + 29);
  assert.equal(fires.filter(({ zone }) => zone === null).length, 10 + 2);
  assert.equal(inZone(fires, "1463C1090"), 15);
});

test("1. each view answers its question or says what is missing; back and forward work", { skip }, async () => {
  const { page, complaints } = await open("#view=fires&period=2021");
  assert.match(plain(await page.textContent(".headline")), new RegExp(`${inYear("2021").length} bränder 2021`));

  await page.click(key("view safety"));
  await until(page, () => /Ingen trygghetsundersökning är inläst/.test(document.body.innerText));
  await page.click(key("view pledge"));
  await until(page, () => /Inget medborgarlöfte är inläst/.test(document.body.innerText));
  await page.click(key("view measures"));
  await until(page, () => /gång- och cykelvägar i Hyssna/.test(document.body.innerText));
  for (let steps = 0; steps < 3; steps += 1) await page.goBack();
  await page.waitForSelector(`${key("view fires")}[aria-current]`);
  await until(page, () => /bränder 2021/.test(document.querySelector(".headline")?.textContent ?? ""));

  assert.deepEqual(complaints, []);
  await page.close();
});

test("2. every fire is in a zone or said to be in none; legend, interval and sources are the files'", { skip }, async () => {
  const { page } = await open("#view=fires&show=table");
  const rows = await tableRows(page);
  for (const [code, row] of rows) assert.equal(Number(row.Bränder), inZone(fires, code), code);
  assert.equal(rows.size, 22);
  const [outside, all] = await page.locator(".figures tfoot tr").allInnerTexts();
  assert.match(plain(outside), /\b12\b/);
  assert.match(plain(all), /\b91\b/);

  // Garwood's exact limits of a Poisson count of 15 are 8.395 and 24.740.
  const { features } = await json("collections/trygghet-deso/items?kind=arson,vehicle_fire&skipGeometry=true&limit=100");
  const { incident_rate: rate, incident_rate_low: low, incident_rate_high: high } = features.find(
    ({ properties }) => properties.code === "1463C1090",
  ).properties;
  assert.ok(Math.abs((low / rate) * 15 - 8.395) < 0.001);
  assert.ok(Math.abs((high / rate) * 15 - 24.74) < 0.001);

  await page.click(key("show map"));
  const counted = (await page.locator(".legend .classes td:last-child").allInnerTexts()).map((text) => Number.parseInt(text, 10));
  assert.equal(counted.reduce((sum, n) => sum + n, 0), 22);
  const foot = await page.textContent("footer");
  for (const file of fireFiles) assert.ok(foot.includes(file), foot);
  assert.doesNotMatch(await page.textContent("body"), /påhittad/i);
  await page.close();
});

test("3. the years play as they were counted; months have their bars and unknown hours are said", { skip }, async () => {
  const { page } = await open("#view=fires&period=2022");
  const slider = page.locator(key("years"));
  assert.equal(plain(await slider.getAttribute("aria-valuetext")).startsWith(`2022: ${inYear("2022").length} `), true);
  await slider.focus();
  await page.keyboard.press("ArrowLeft");
  await page.waitForURL(/period=2021/);
  await until(page, (n) => document.querySelector(".headline").textContent.includes(`${n} bränder`), inYear("2021").length);
  await page.close();

  const { page: months } = await open("#view=fires&kind=arson&panel=when");
  await months.waitForSelector("svg.months");
  const written = (await months.locator("svg.months .strong").allTextContents()).map(Number);
  assert.deepEqual(written, (await json("profiles/arson")).months.incidents);
  assert.equal(written.reduce((sum, n) => sum + n, 0), 62);
  assert.match(plain(await months.textContent("aside")), /Timme och veckodagkänt för 0 av 62/);
  await months.close();
});

test("4. two years are compared, and every difference goes the way of the counts", { skip }, async () => {
  const { page } = await open("#view=fires&period=2022&compare=period.2021");
  await page.waitForSelector(".compared");
  assert.equal(await page.locator(".sheet:not(.inset)").count(), 2);
  const names = (await page.locator(".side-name").allInnerTexts()).map(plain);
  assert.match(names[0], new RegExp(`^2021 n ${inYear("2021").length}`));
  assert.match(names[1], new RegExp(`^2022 n ${inYear("2022").length}`));

  await page.click(key("show table"));
  await page.waitForSelector(".figures");
  for (const [code, row] of await tableRows(page)) {
    const way = Math.sign(inZone(inYear("2022"), code) - inZone(inYear("2021"), code));
    const written = Number(row.Skillnad.replace("−", "-").replace(",", "."));
    assert.equal(Math.sign(written), way, `${code}: ${row.Skillnad}`);
  }
  await page.close();
});

test("5. a place is found as it is spelt in a hurry, and its zone opens with trend and sources", { skip }, async () => {
  const { page } = await open("#view=fires");
  await page.fill(key("find"), "satilaskolan");
  await page.waitForSelector("#found [role=option]");
  assert.match(await page.textContent("#found [aria-selected=true]"), /Sätilaskolan/);
  await page.keyboard.press("Enter");
  await page.waitForSelector("body.zone-open");
  const code = new URL(page.url()).hash.match(/zone=(1463\w+)/)[1];
  assert.match(plain(await page.textContent("aside h2")), /^Sätila/);
  const own = inZone(fires, code);
  assert.match(plain(await page.textContent(".headline")), new RegExp(`${own} br`));
  await page.close();
});

test("6. what has a place is a symbol, what is known per zone is said to be", { skip }, async () => {
  const { page } = await open("#view=measures");
  await until(page, () => document.querySelectorAll(".things button").length > 0);
  // Of 663 projects in the file two have a part in Mark.
  const things = await page.locator(".things button").allInnerTexts();
  assert.equal(things.length, 2);
  assert.ok(things.some((thing) => thing.includes("gång- och cykelvägar i Hyssna")));
  await page.click(key("view fires"));
  await until(page, () => /kända per zon, inte som punkter/.test(document.body.innerText));
  await page.close();
});

test("7. the printed sheet says what it shows, from which files, as text", { skip }, async () => {
  const { page } = await open("#view=fires");
  await page.click(key("button print"));
  await page.waitForSelector(".print-page");
  await until(page, () => /\.$/.test(document.querySelector(".fields .note").textContent));
  await page.evaluate(() => {
    window.print = () => {};
  });
  await page.click(key("print now"));
  const file = join(tmpdir(), `trygg-mark-${process.pid}.pdf`);
  writeFileSync(file, await page.pdf({ preferCSSPageSize: true, printBackground: true }));
  const text = plain(execFileSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8" }));
  rmSync(file);
  for (const said of ["Hela Mark", "91 bränder", "Snickare-Muraren-Aspäng", ...fireFiles]) assert.ok(text.includes(said), `${said}: ${text}`);
  assert.doesNotMatch(text, /påhittad/i);
  await page.close();
});

test("8. the file holds every zone's count, and names its sources", { skip }, async () => {
  const { page } = await open("#view=fires&period=2021");
  const rows = await fileRows(page);
  const zones = [...rows].filter(([code]) => /^1463./.test(code));
  assert.equal(zones.length, 22);
  for (const [code, row] of zones) {
    assert.equal(Number(row.Bränder), inZone(inYear("2021"), code), code);
    assert.match(row.Källa, /arson_reports_1210\.csv/);
  }
  await page.close();
});

test("9. the ground is the file's own built-up areas and names, and nobody else is asked", { skip }, async () => {
  const { page, complaints } = await open("#view=fires");
  const names = await page.locator(".sheet:not(.inset) .place-name, .sheet:not(.inset) .label").allTextContents();
  for (const place of ["Fritsla", "Horred", "Sätila", "Hyssna"])
    assert.ok(names.some((name) => name.includes(place)), `${place}: ${names}`);
  assert.deepEqual(complaints, []);
  await page.close();
});

test("10. a phone on a slow network gets map and figure, with scripts under 250 kB", { skip }, async () => {
  const context = await browser.newContext({ viewport: phone, serviceWorkers: "block" });
  const page = await context.newPage();
  const scripts = [];
  page.on("response", (answer) => {
    if (/javascript/.test(answer.headers()["content-type"] ?? "")) scripts.push(answer.body());
  });
  const devtools = await context.newCDPSession(page);
  await devtools.send("Network.enable");
  // Lighthouse's slow 4G: 150 ms, 1.6 Mbit/s; and a processor four times as slow.
  await devtools.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: 150,
    downloadThroughput: (1.6 * 1024 * 1024) / 8,
    uploadThroughput: (750 * 1024) / 8,
  });
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  await page.goto(`${server.address}#view=fires`);
  await page.waitForSelector(".zone");
  await until(page, () => /91 bränder/.test(document.querySelector(".headline")?.textContent.replace(/\u00a0/g, " ") ?? ""));
  await page.waitForLoadState("networkidle");

  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), phone.width);
  const bytes = (await Promise.all(scripts)).reduce((sum, script) => sum + gzipSync(script).length, 0);
  assert.ok(bytes > 10_000 && bytes < 250_000, `${bytes}`);
  await context.close();
});
