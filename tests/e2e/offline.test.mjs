/** What was last seen stays readable without a network, and nothing that is not everybody's is kept. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startBrowser, startServer } from "./start.mjs";

let server;
let browser;
before(async () => {
  server = await startServer();
  browser = await startBrowser();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

/** A page whose service worker rules, after it has been seen once. */
async function seenOnce() {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.goto(server.address, { waitUntil: "networkidle" });
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await page.reload({ waitUntil: "networkidle" });
  await page.waitForSelector("body:not(.busy) h1");
  return { context, page };
}

test("without a network the map is there as it was last seen, and says so", async () => {
  const { context, page } = await seenOnce();
  const before = await page.textContent(".headline");

  await context.setOffline(true);
  await page.reload();
  await page.waitForSelector("body:not(.busy) .headline");
  await page.waitForSelector(".zone");

  assert.equal(await page.textContent(".headline"), before);
  assert.match(await page.textContent("footer"), /Sparad \d{4}-\d\d-\d\d \d\d:\d\d, utan nät/);
  await context.close();
});

test("what was kept is thrown away when somebody signs out", async () => {
  const { context, page } = await seenOnce();
  const kept = () =>
    page.evaluate(async () => {
      const all = await caches.keys();
      const keys = await Promise.all(all.map(async (each) => (await caches.open(each)).keys()));
      return keys.flat().length;
    });
  assert.ok((await kept()) > 5);

  await page.evaluate(() => fetch("sign-out", { method: "POST" }).catch(() => undefined));

  await page.waitForFunction(async () => (await caches.keys()).length === 0);
  assert.equal(await kept(), 0);
  await context.close();
});

test("answers that the server calls private are never kept", async () => {
  const { context, page } = await seenOnce();
  await context.route("**/series/**", async (route) => {
    const answer = await route.fetch();
    await route.fulfill({
      response: answer,
      headers: { ...answer.headers(), "cache-control": "private, no-cache" },
    });
  });

  await page.selectOption("select[data-key=part]", "day");
  await page.waitForURL(/part=day/);
  await page.waitForSelector("body:not(.busy)");
  await page.evaluate(() => fetch("series/deso?reason=poor_lighting"));

  const kept = await page.evaluate(
    async () =>
      (await caches.match(new URL("series/deso?reason=poor_lighting", location.href))) !==
      undefined,
  );
  assert.equal(kept, false);
  await context.close();
});

test("the map can be installed: its manifest and icons are there", async () => {
  const page = await browser.newPage();
  await page.goto(server.address);
  const manifest = await page.evaluate(async () => {
    const link = document.querySelector("link[rel=manifest]").href;
    return (await fetch(link)).json();
  });

  assert.equal(manifest.name, "Trygghetskarta");
  assert.equal(manifest.display, "standalone");
  for (const { src, sizes } of manifest.icons) {
    const width = await page.evaluate(async (address) => {
      const image = new Image();
      image.src = address;
      await image.decode();
      return image.naturalWidth;
    }, new URL(src, server.address).href);
    assert.equal(`${width}x${width}`, sizes);
  }
  await page.close();
});

test("the framed map shows the question and the map alone, and leads to the whole page", async () => {
  const page = await browser.newPage({ viewport: { width: 800, height: 600 } });
  await page.goto(`${server.address}embed#view=fires`, { waitUntil: "networkidle" });
  await page.waitForSelector("body.embed:not(.busy) h1");

  assert.equal(await page.locator("header").isVisible(), false);
  assert.equal(await page.locator(".zone").first().isVisible(), true);
  assert.equal(await page.getAttribute("footer a[target=_blank]", "href"), "./#view=fires");
  await page.close();
});

test("a site that is not allowed cannot frame the map", async () => {
  const answer = await fetch(`${server.address}embed`, { headers: { accept: "text/html" } });

  assert.match(answer.headers.get("content-security-policy"), /frame-ancestors 'self';/);
});
