#!/usr/bin/env node
/**
 * Panning and zooming a map of many incidents: how long the page's main thread is busy at a time, how often it
 * draws, and whether the groups that are shown have the server's counts.
 * Call: bench/panning.mjs PROGRAM FOLDER POINTS…   (databases are made in FOLDER once; prints Markdown)
 */
import { execFileSync } from "node:child_process";
import { createWriteStream, existsSync, renameSync } from "node:fs";
import { finished } from "node:stream/promises";
import { launch, median, serve, tasksOf } from "./lib/browser.mjs";

const [program, folder, ...numbers] = process.argv.slice(2);
const run = (...args) => execFileSync(program, args, { stdio: ["ignore", "ignore", "inherit"] });
const frame = 1000 / 60; // milliseconds
const question = "#view=fires&set=tatort&layers=incidents&period=2019&kind=arson";
const symbols = ".sheet:not(.inset) .leaflet-marker-icon[data-key]";
const asked =
  "kind='arson' AND (municipality='1463' OR zone_deso IS NOT NULL) AND T_INTERSECTS(date,INTERVAL('2019-01-01','2019-12-31')) AND precision NOT IN ('zone','municipality','none')";

/** The demo with so many made-up fires around its town. */
async function databaseOf(many) {
  const made = `${folder}/points-${many}.db`;
  if (existsSync(made)) {
    run("settings", "--db", made); // brings the schema up to date
    return made;
  }
  const [fresh, table] = [`${folder}/new-${many}.db`, `${folder}/points-${many}.csv`];
  run("demo", "--db", fresh);
  const out = createWriteStream(table);
  out.write("id,kind,date,lon,lat\n");
  for (let n = 1; n <= many; n += 1) {
    const away = ((n * 7919) % 10_007) / 10_007;
    const turn = n * 2.399963;
    const lon = (12.6912 + 0.2 * away * Math.cos(turn)).toFixed(6);
    const lat = (57.5075 + 0.1 * away * Math.sin(turn)).toFixed(6);
    out.write(`${n},arson,2019-0${1 + (n % 9)}-11,${lon},${lat}\n`);
  }
  out.end();
  await finished(out);
  run("import", "--db", fresh, "--profile", "points", table);
  renameSync(fresh, made);
  return made;
}

async function drag(page, { x, y }, [dx, dy]) {
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let step = 1; step <= 15; step += 1) await page.mouse.move(x + dx * step, y + dy * step);
  await page.mouse.up();
  await page.waitForTimeout(300);
}

/** From now on, when each frame begins, in milliseconds. */
const watchFrames = (page) =>
  page.evaluate(() => {
    window.frames_ = [];
    const next = (now) => {
      window.frames_.push(now);
      requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  });

const intervals = (times) => times.slice(1).map((time, at) => time - times[at]);

async function shown(page) {
  const weights = await page.locator(symbols).evaluateAll((all) => all.map((each) => Number(each.textContent || 1)));
  return weights.reduce((sum, weight) => sum + weight, 0);
}

async function counted(server) {
  const query = new URLSearchParams({ limit: "1", filter: asked });
  const answer = await fetch(`${server.address}collections/incidents/items?${query}`);
  return (await answer.json()).numberMatched;
}

/** How many incidents there are. Throws when the groups of a zoom, from one closer to two farther, add up to others. */
async function counts(browser, server) {
  const page = await browser.newPage({ viewport: { width: 1000, height: 800 }, serviceWorkers: "block" });
  await page.goto(server.address + question, { waitUntil: "networkidle" });
  await page.waitForSelector(symbols);
  const all = await counted(server);
  for (const button of ["zoomIn", "zoomOut", "zoomOut", "zoomOut"]) {
    await page.click(`.zoom [data-key=${button}]`);
    await page.waitForTimeout(3000);
    const found = await shown(page);
    if (found !== all) throw new Error(`the map shows ${found} of ${all} incidents after ${button}`);
  }
  await page.close();
  return all;
}

async function pan(database) {
  const server = await serve(program, database, "staff");
  const browser = await launch();
  try {
    const all = await counts(browser, server);
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, serviceWorkers: "block" });
    await page.goto(server.address + question, { waitUntil: "networkidle" });
    await page.waitForSelector(".sheet:not(.inset) .crowd.fire");
    const box = await page.locator(".sheet:not(.inset)").boundingBox();
    const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    await browser.startTracing(page, { categories: ["devtools.timeline", "disabled-by-default-devtools.timeline"] });
    await watchFrames(page);
    for (const way of [[12, -4], [-12, 0], [12, 4], [-12, -4], [12, 0], [-12, 4]]) await drag(page, middle, way);
    const frames = intervals(await page.evaluate(() => window.frames_));
    for (const button of ["zoomIn", "zoomIn", "zoomOut", "zoomOut"]) {
      await page.click(`.zoom [data-key=${button}]`);
      await page.waitForTimeout(1500);
    }
    const tasks = tasksOf((await browser.stopTracing()).toString()).filter(({ wall }) => wall > 1);
    return { all, frames, tasks };
  } finally {
    await browser.close();
    server.stop();
  }
}

const atShare = (numbers, share) => [...numbers].sort((a, b) => a - b)[Math.floor(share * (numbers.length - 1))];

console.log(
  "| incidents | shown | frames: median | 95 % are below | tasks | 95 % are below | longest | of which the page's own work, longest |\n|---|---|---|---|---|---|---|---|",
);
for (const many of numbers.map(Number)) {
  const { all, frames, tasks } = await pan(await databaseOf(many));
  const walls = tasks.map(({ wall }) => wall);
  const cells = [
    many,
    `${all} of ${all}`,
    `${median(frames).toFixed(1)} ms`,
    `${atShare(frames, 0.95).toFixed(1)} ms`,
    `${tasks.length}, ${walls.filter((wall) => wall > frame).length} over a frame`,
    `${atShare(walls, 0.95).toFixed(0)} ms`,
    `${Math.max(...walls).toFixed(0)} ms`,
    `${Math.max(...tasks.map(({ own }) => own)).toFixed(0)} ms`,
  ];
  console.log(`| ${cells.join(" | ")} |`);
}
