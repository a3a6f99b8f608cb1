#!/usr/bin/env node
/**
 * What pa11y, with both of its runners, finds wrong on every page in every state: light and dark, wide and narrow.
 * What axe leaves open (the contrast of a text that something else may cover, such as a row below the last line of
 * a table that scrolls) is counted beside it, though pa11y calls it an error: a person has to look at it.
 * Call: bench/access.mjs PA11Y   (PA11Y: its folder; prints Markdown; fails when something is wrong)
 */
import { createRequire } from "node:module";
import { startBrowser, startServer } from "../tests/e2e/start.mjs";
import { addPeople, desktop, mapStates, otherPages, reach, smallest } from "../tests/e2e/states.mjs";

const [folder] = process.argv.slice(2);
const pa11y = createRequire(`${folder}/`)("pa11y");
const quiet = () => {};

/** The browser of our own tests in the place of pa11y's: it needs no more of a page than this. */
const asPuppet = (page) => ({
  evaluate: (what, given) => page.evaluate(what, given),
  on: quiet,
  off: quiet,
  setViewport: quiet,
  setUserAgent: quiet,
});

async function errorsOn(page) {
  const { issues } = await pa11y(page.url(), {
    browser: {},
    page: asPuppet(page),
    ignoreUrl: true,
    standard: "WCAG2AA",
    runners: ["axe", "htmlcs"],
    timeout: 120_000, // milliseconds
    log: { debug: quiet, error: quiet, info: quiet },
  });
  return issues.filter(({ type }) => type === "error");
}

let people;
const server = await startServer((database) => {
  people = addPeople(database);
}, "public");
const browser = await startBrowser();
const found = [];

/** How many states of these were looked at, how many errors they have, and what is left open. */
async function audit(states, how) {
  let errors = 0;
  let open = 0;
  for (const [name, state] of Object.entries(states)) {
    const { page } = await reach(browser, server.address, people, state, how);
    for (const { code, selector, runnerExtras } of await errorsOn(page)) {
      if (runnerExtras?.needsFurtherReview) {
        open += 1;
        continue;
      }
      errors += 1;
      found.push(`- ${name}, ${how.colorScheme}, ${how.viewport.width}: ${code} at \`${selector}\``);
    }
    await page.context().close();
  }
  return { pages: Object.keys(states).length, errors, open };
}

try {
  console.log("| | colours | width | pages and states | errors | left open |\n|---|---|---|---|---|---|");
  for (const [part, states] of Object.entries({ "the map": mapStates, "other pages": otherPages })) {
    for (const colorScheme of ["light", "dark"]) {
      for (const viewport of [desktop, smallest]) {
        const { pages, errors, open } = await audit(states, { colorScheme, viewport });
        console.log(`| ${part} | ${colorScheme} | ${viewport.width} | ${pages} | ${errors} | ${open} |`);
      }
    }
  }
  if (found.length > 0) console.log(`\n${found.join("\n")}`);
} finally {
  await browser.close();
  await server.stop();
}
process.exitCode = found.length > 0 ? 1 : 0;
