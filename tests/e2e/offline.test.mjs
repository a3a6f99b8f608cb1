/** What was last seen stays readable without a network, and nothing that is not everybody's is kept. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startNetwork } from "./slow.mjs";
import { run, startBrowser, startServer, until } from "./start.mjs";

const password = "tre små grisar";
let server;
let browser;
before(async () => {
  server = await startServer((database) => {
    run(database, ["user", "add", "eva", "--role", "editor"], `${password}\n`);
  }, "public");
  browser = await startBrowser();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

/** The addresses of all that is kept. */
const kept = (page) =>
  page.evaluate(async () => {
    const all = await caches.keys();
    const keys = await Promise.all(all.map(async (each) => (await caches.open(each)).keys()));
    return keys.flat().map(({ url }) => new URL(url).pathname);
  });

/** A page whose service worker rules, after it has been seen once. */
async function seenOnce(address = server.address) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.goto(address, { waitUntil: "networkidle" });
  await until(page, () => navigator.serviceWorker.controller !== null);
  await page.reload({ waitUntil: "networkidle" });
  await page.waitForSelector("body:not(.busy) h1");
  return { context, page };
}

test("without a network the map is there as it was last seen, and says so", async () => {
  const network = await startNetwork(server.address);
  const { context, page } = await seenOnce(network.address);
  const before = await page.textContent(".headline");

  network.manner.cut = true;
  await page.reload();
  await page.waitForSelector("body:not(.busy) .headline");
  await page.waitForSelector(".zone");
  await page.waitForSelector("footer .kept");

  assert.equal(await page.textContent(".headline"), before);
  assert.match(await page.textContent("footer"), /Sparad \d{4}-\d\d-\d\d \d\d:\d\d, utan nät/);
  await context.close();
  network.stop();
});

test("the first visit is enough: the map opens again without a network", async () => {
  const network = await startNetwork(server.address);
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  await page.goto(network.address);
  await page.waitForSelector("body:not(.busy) .headline");
  const before = await page.textContent(".headline");
  await until(page, () => navigator.serviceWorker.controller !== null);
  await page.waitForLoadState("networkidle");
  await page.waitForTimeout(1000); // what came before the worker is asked for one after the other

  network.manner.cut = true;
  await page.reload();

  await page.waitForSelector("footer .kept");
  await page.waitForSelector(".zone");
  assert.equal(await page.textContent(".headline"), before);
  await context.close();
  network.stop();
});

test("once the network answers again the page stops saying that it was kept", async () => {
  const network = await startNetwork(server.address);
  const { context, page } = await seenOnce(network.address);
  network.manner.cut = true;
  await page.reload();
  await page.waitForSelector("footer .kept");

  network.manner.cut = false;
  await page.selectOption("select[data-key=part]", "night");

  await page.waitForSelector("footer .kept", { state: "detached" });
  await context.close();
  network.stop();
});

test("a page whose server answers never says that there is no network, however long it stands", async () => {
  const { context, page } = await seenOnce();
  await page.reload({ waitUntil: "networkidle" });

  await page.waitForTimeout(5000); // longer than the worker's patience

  assert.equal(await page.locator("footer .kept").count(), 0);
  await context.close();
});

test("a slow answer takes the place of what was kept, and is no lack of network", async () => {
  const network = await startNetwork(server.address);
  const { context, page } = await seenOnce(network.address);
  const old = await page.textContent(".headline strong");
  network.manner.fresh = true;
  network.manner.wait = (path) => (path.includes("/trygghet-") ? 9000 : 0);
  network.manner.change = (path, text) =>
    path.includes("/trygghet-")
      ? text.replace(/"(mention|unsafe)_share":0\.\d+/g, '"$1_share":0.11')
      : text;
  await page.reload();

  await page.waitForSelector("body:not(.busy) .headline");
  assert.equal(await page.textContent(".headline strong"), old);
  assert.equal(await page.locator("footer .kept").count(), 0);
  network.manner.wait = () => 0;
  await page.locator(".headline strong", { hasText: /^11/ }).waitFor();

  assert.equal(await page.locator("footer .kept").count(), 0);
  await context.close();
  network.stop();
});

test("what was kept is thrown away when somebody signs in, and nothing exact is kept after it", async () => {
  const { context, page } = await seenOnce();
  assert.ok((await kept(page)).includes("/map.json"));

  await page.goto(`${server.address}sign-in?lang=sv`);
  await page.getByLabel("Användarnamn").fill("eva");
  await page.getByLabel("Lösenord").fill(password);
  await page.getByRole("button", { name: "Logga in" }).click();
  await page.getByRole("button", { name: "Logga ut" }).waitFor();
  await page.waitForSelector("body:not(.busy) .zone");
  await page.goto(`${server.address}edit`, { waitUntil: "networkidle" });
  const after = (await kept(page)).filter((path) => !path.startsWith("/assets/"));

  assert.deepEqual(
    after.filter((path) => !/\.(png|js|webmanifest)$/.test(path)),
    [],
  );
  await context.close();
});

test("who signs out leaves nothing behind", async () => {
  const { context, page } = await seenOnce();
  await page.goto(`${server.address}sign-in?lang=sv`);
  await page.getByLabel("Användarnamn").fill("eva");
  await page.getByLabel("Lösenord").fill(password);
  await page.getByRole("button", { name: "Logga in" }).click();
  await page.getByRole("button", { name: "Logga ut" }).waitFor();
  await page.evaluate(async () => {
    const cache = await caches.open("trygghetskarta-1");
    await cache.put("left-behind", new Response("x"));
  });

  await page.getByRole("button", { name: "Logga ut" }).click();
  await page.getByRole("link", { name: "Logga in" }).waitFor();

  assert.ok(!(await kept(page)).includes("/left-behind"));
  await context.close();
});

test("signing out by the form, without the map's script, clears it as well", async () => {
  const { context, page } = await seenOnce();
  assert.ok((await kept(page)).length > 5);

  await page.evaluate(() => fetch("sign-out", { method: "POST" }).catch(() => undefined));

  await until(page, async () => (await caches.keys()).length === 0);
  await context.close();
});

test("where everybody sees the exact view, nothing of it is kept", async () => {
  const open = await startServer();
  const { context, page } = await seenOnce(open.address);

  const data = (await kept(page)).filter(
    (path) => !path.startsWith("/assets/") && !/\.(png|webmanifest)$/.test(path),
  );

  assert.deepEqual(data, []);
  await context.close();
  await open.stop();
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
