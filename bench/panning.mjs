#!/usr/bin/env node
/**
 * Panning and zooming a map of many incidents: how long the page's main thread is busy at a time.
 * Call: bench/panning.mjs PROGRAM FOLDER POINTS…   (databases are made in FOLDER once; prints Markdown)
 */
import { execFileSync } from "node:child_process";
import { createWriteStream, existsSync, renameSync } from "node:fs";
import { finished } from "node:stream/promises";
import { launch, median, serve, tasksOf } from "./lib/browser.mjs";

const [program, folder, ...numbers] = process.argv.slice(2);
const run = (...args) => execFileSync(program, args, { stdio: ["ignore", "ignore", "inherit"] });
const frame = 1000 / 60; // milliseconds

/** The demo with so many made-up fires around its town. */
async function databaseOf(many) {
  const made = `${folder}/points-${many}.db`;
  if (existsSync(made)) return made;
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

async function pan(database) {
  const server = await serve(program, database, "staff");
  const browser = await launch();
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, serviceWorkers: "block" });
    const query = "#view=fires&set=tatort&layers=incidents&period=2019&kind=arson";
    await page.goto(server.address + query, { waitUntil: "networkidle" });
    await page.waitForSelector(".sheet:not(.inset) .crowd.fire");
    const box = await page.locator(".sheet:not(.inset)").boundingBox();
    const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    await browser.startTracing(page, { categories: ["devtools.timeline", "disabled-by-default-devtools.timeline"] });
    for (const way of [[12, -4], [-12, 0], [12, 4], [-12, -4], [12, 0], [-12, 4]]) await drag(page, middle, way);
    for (const button of ["zoomIn", "zoomIn", "zoomOut", "zoomOut"]) {
      await page.click(`.zoom [data-key=${button}]`);
      await page.waitForTimeout(1500);
    }
    return tasksOf((await browser.stopTracing()).toString()).filter((task) => task > 1);
  } finally {
    await browser.close();
    server.stop();
  }
}

console.log("| incidents | median task | 95 % are below | longest | tasks over a frame |\n|---|---|---|---|---|");
for (const many of numbers.map(Number)) {
  const tasks = (await pan(await databaseOf(many))).sort((a, b) => a - b);
  const most = tasks[Math.floor(0.95 * tasks.length)];
  const late = tasks.filter((task) => task > frame).length;
  console.log(
    `| ${many} | ${median(tasks).toFixed(1)} ms | ${most.toFixed(0)} ms | ${tasks.at(-1).toFixed(0)} ms | ${late} of ${tasks.length} |`,
  );
}
