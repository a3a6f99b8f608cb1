/** axe-core on the pages beside the map: signing in, editing, workshops, data as pages, the frame, and the public's map. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { violations } from "./axe.mjs";
import { run, startBrowser, startServer } from "./start.mjs";

const password = "tre små grisar";
const code = "KNNA2345"; // of the demo's workshop
const desktop = { width: 1440, height: 900 };
const smallest = { width: 320, height: 640 };

let server;
let browser;
let leading; // the header that tells that a leader asks
before(async () => {
  server = await startServer((database) => {
    run(database, ["user", "add", "eva", "--role", "editor"], `${password}\n`);
    const told = run(database, ["token", "add", "axe", "--role", "editor"]);
    leading = { authorization: `Bearer ${told.trim().split("\n").at(-1)}` };
  }, "public");
  browser = await startBrowser();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

async function guestJoins(page) {
  await page.check("input[name=consent]");
  await page.fill("input[name=nickname]", "Kim");
  await page.click("button[type=submit]");
  await page.waitForSelector(".compose");
}

async function signInWrongly(page) {
  await page.getByLabel("Användarnamn").fill("eva");
  await page.getByLabel("Lösenord").fill("fel lösenord");
  await page.keyboard.press("Enter");
  await page.getByRole("alert").waitFor();
}

async function opensRow(page) {
  await page.click(".edit-rows .open");
  await page.waitForSelector(".history");
}

const map = "body:not(.busy) h1";
/** Address, what shows that it is drawn, whether a leader asks, and what is done first. */
const pages = {
  "signing in": ["sign-in?lang=sv", "form"],
  "signing in, in English": ["sign-in?lang=en", "form"],
  "after a wrong password": ["sign-in?lang=sv", "form", false, signInWrongly],
  "joining a workshop": [`workshop#${code}`, "input[name=consent]"],
  "in a workshop": [`workshop#${code}`, "input[name=consent]", false, guestJoins],
  "leading a workshop": ["workshop-lead#lead=1", "main, .leader, h1", true],
  "the workshop's screen": ["workshop-lead#screen=1", ".qr", true],
  "all workshops": ["workshop-lead", "h1", true],
  editing: ["edit", ".edit-rows .open", true],
  "editing a measure": ["edit", ".edit-rows .open", true, opensRow],
  "open data": ["data", "h1"],
  collections: ["collections?f=html", "h1"],
  features: ["collections/trygghet-deso/items?f=html&limit=20", "h1"],
  "a feature": ["collections/measures/items/7?f=html", "h1"],
  "the API as a page": ["api?f=html", "h1"],
  "what is not there": ["nothing", "h1"],
  "the pledge's report": ["pledges/2021?f=html", "h1"],
  "what happened": ["what-happened?f=html", "h1"],
  "the join report": ["join-report?f=html", "h1", true],
  "the map in a frame": ["embed", map],
  "the public's map": ["", map],
  "the public's zone": ["#zone=1463C1030", map],
  "a hidden zone": ["#zone=1463C1010", map],
  "the public's fires": ["#view=fires&zone=1463C1090", map],
  "the public's table": ["#show=table", map],
};

for (const [name, [path, drawn, leads = false, first = async () => {}]] of Object.entries(pages)) {
  test(`axe-core finds nothing: ${name}`, async () => {
    for (const colorScheme of ["light", "dark"]) {
      for (const viewport of [desktop, smallest]) {
        const context = await browser.newContext({
          viewport,
          colorScheme,
          locale: "sv-SE",
          serviceWorkers: "block",
          extraHTTPHeaders: { accept: "text/html,*/*", ...(leads ? leading : {}) },
        });
        const page = await context.newPage();
        await page.goto(server.address + path);
        await page.waitForSelector(drawn);
        await first(page);

        const where = `${name} ${colorScheme} ${viewport.width}`;
        assert.deepEqual(await violations(page), [], where);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(wide <= viewport.width, `${where} is ${wide} pixels wide`);
        await context.close();
      }
    }
  });
}
