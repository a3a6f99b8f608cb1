#!/usr/bin/env node
/**
 * The page on a phone: when its first view stands on a slow 4G (1.6 Mbit/s, 150 ms) with a processor four
 * times slower, and what Lighthouse says. Medians, in a new browser each time.
 * Call: bench/page.mjs PROGRAM DATABASE LIGHTHOUSE [ROUNDS]   (LIGHTHOUSE: its folder; prints Markdown)
 */
import { execFileSync } from "node:child_process";
import { browserOptions, browserPath, launch, median, serve } from "./lib/browser.mjs";

const [program, database, lighthouse, roundsText = "3"] = process.argv.slice(2);
const rounds = Number(roundsText);
const views = ["", "#view=fires", "#view=measures"];
const slow4G = {
  offline: false,
  latency: 150, // milliseconds
  downloadThroughput: (1.6 * 1024 * 1024) / 8,
  uploadThroughput: (750 * 1024) / 8,
};
const slowerBy = 4;

/** Notes when each part of the first view can be seen, in milliseconds after the address was asked for. */
function watch() {
  const parts = { words: "h1 .word", figure: ".headline strong, .lack", zones: "path.zone" };
  globalThis.seen = {};
  const look = () => {
    for (const [part, selector] of Object.entries(parts)) {
      if (!(part in seen) && document.querySelector(selector)) seen[part] = performance.now();
    }
    if (Object.keys(seen).length < Object.keys(parts).length) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

async function firstView(address) {
  const browser = await launch();
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    serviceWorkers: "block",
    bypassCSP: true,
  });
  const page = await context.newPage();
  const tools = await context.newCDPSession(page);
  await tools.send("Network.enable");
  await tools.send("Network.emulateNetworkConditions", slow4G);
  await tools.send("Emulation.setCPUThrottlingRate", { rate: slowerBy });
  await page.addInitScript(watch);
  await page.goto(address, { waitUntil: "commit" });
  await page.waitForFunction(() => globalThis.seen?.zones && globalThis.seen.figure, null, { timeout: 60_000 });
  const seen = await page.evaluate(() => globalThis.seen);
  await browser.close();
  return seen;
}

function audit(address) {
  const flags = browserOptions.join(" ");
  const text = execFileSync(
    "node",
    [
      `${lighthouse}/node_modules/lighthouse/cli/index.js`,
      address,
      "--quiet",
      `--chrome-flags=${flags}`,
      "--only-categories=performance,accessibility,best-practices",
      "--output=json",
    ],
    { env: { ...process.env, CHROME_PATH: browserPath }, maxBuffer: 64 << 20, stdio: ["ignore", "pipe", "ignore"] },
  );
  const { categories, audits } = JSON.parse(text.toString());
  const value = (name) => audits[name].numericValue;
  return {
    performance: categories.performance.score,
    accessibility: categories.accessibility.score,
    practices: categories["best-practices"].score,
    fcp: value("first-contentful-paint"),
    lcp: value("largest-contentful-paint"),
    blocked: value("total-blocking-time"),
    shift: value("cumulative-layout-shift"),
    bytes: value("total-byte-weight"),
  };
}

const middle = (all, name) => median(all.map((each) => each[name]));
const second = (all, name) => (middle(all, name) / 1000).toFixed(2);

const server = await serve(program, database, "public");
try {
  console.log("| first view on slow 4G, processor ÷ 4 | question | figure | map |\n|---|---|---|---|");
  for (const view of views) {
    await firstView(server.address + view); // the server's answers are kept from the second time on
    const all = [];
    for (let round = 0; round < rounds; round += 1) all.push(await firstView(server.address + view));
    console.log(`| \`/${view}\` | ${second(all, "words")} s | ${second(all, "figure")} s | ${second(all, "zones")} s |`);
  }
  console.log(
    "\n| Lighthouse, phone | performance | accessibility | best practices | FCP | LCP | blocked | shift | kB |",
  );
  console.log("|---|---|---|---|---|---|---|---|---|");
  for (const view of views.slice(0, 2)) {
    const all = [];
    for (let round = 0; round < rounds; round += 1) all.push(audit(server.address + view));
    const of = (name) => middle(all, name);
    console.log(
      `| \`/${view}\` | ${of("performance")} | ${of("accessibility")} | ${of("practices")} | ${second(all, "fcp")} s | ` +
        `${second(all, "lcp")} s | ${Math.round(of("blocked"))} ms | ${of("shift").toFixed(3)} | ${Math.round(of("bytes") / 1000)} |`,
    );
  }
} finally {
  server.stop();
}
