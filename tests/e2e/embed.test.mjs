/** The map in a frame of another site: shown where a setting allows it, and nowhere else. */
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { changeSettings, run, startBrowser, startServer } from "./start.mjs";

const password = "tre små grisar";
let host; // another site, which frames the map
let allowed;
let others;
let browser;
let framed = "";
before(async () => {
  host = createServer((_, answer) => {
    answer.setHeader("Content-Type", "text/html");
    answer.end(`<!doctype html><title>Kommunen</title><iframe width=800 height=600 src="${framed}">`);
  });
  await new Promise((resolve) => host.listen(0, "127.0.0.1", resolve));
  [allowed, others, browser] = await Promise.all([
    startServer((database) => {
      changeSettings(database, [`embed_origins=${outer()}`]);
      run(database, ["user", "add", "eva", "--role", "staff"], `${password}\n`);
    }, "public"),
    startServer(
      (database) => changeSettings(database, ["embed_origins=https://kommunen.example"]),
      "public",
    ),
    startBrowser(),
  ]);
});
after(async () => {
  await browser?.close();
  await Promise.all([allowed?.stop(), others?.stop()]);
  host?.close();
});

/** Another name for this machine is another site to a browser. */
const outer = () => `http://localhost:${host.address().port}`;

/** The frame in the other site's page, once it has loaded something or has been refused. */
async function frameIn(page, address) {
  framed = address;
  await page.goto(outer(), { waitUntil: "networkidle" });
  return page.frames()[1];
}

test("the framed map shows the question and the map alone, and leads to the whole page", async () => {
  const page = await browser.newPage({ viewport: { width: 900, height: 700 } });
  const frame = await frameIn(page, `${allowed.address}embed#view=fires`);
  await frame.waitForSelector("body.embed:not(.busy) h1");

  assert.equal(await frame.locator("header").isVisible(), false);
  assert.equal(await frame.locator(".zone").first().isVisible(), true);
  assert.equal(await frame.getAttribute("footer a[target=_blank]", "href"), "./#view=fires");
  await page.close();
});

test("a site that no setting names sees no map, and nobody sees the whole page in a frame", async () => {
  const page = await browser.newPage();

  for (const address of [`${others.address}embed`, allowed.address, `${allowed.address}sign-in`]) {
    const frame = await frameIn(page, address);
    assert.equal(await frame.locator("#app, form, header").count(), 0, address);
    assert.equal(await frame.evaluate(() => location.protocol), "chrome-error:");
  }
  await page.close();
});

test("a frame on another site shows the public view to who is signed in, too", async () => {
  const page = await browser.newPage();
  await page.goto(`${allowed.address}sign-in?lang=sv`);
  await page.getByLabel("Användarnamn").fill("eva");
  await page.getByLabel("Lösenord").fill(password);
  await page.getByRole("button", { name: "Logga in" }).click();
  await page.getByRole("button", { name: "Logga ut" }).waitFor();

  const frame = await frameIn(page, `${allowed.address}embed`);
  await frame.waitForSelector("body.embed:not(.busy) h1");

  const { role } = await frame.evaluate(async () => (await fetch("session")).json());
  assert.equal(role, "public");
  await page.close();
});

test("a browser that lets frames of other sites remember nothing shows the map as well", async () => {
  const page = await browser.newPage();
  await page.addInitScript(() => {
    for (const name of ["localStorage", "sessionStorage"]) {
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException("denied", "SecurityError");
        },
      });
    }
  });
  const frame = await frameIn(page, `${allowed.address}embed`);

  await frame.waitForSelector("body.embed:not(.busy) h1");
  await page.close();
});
