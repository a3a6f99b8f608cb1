/** What the page asks the browser to fetch ahead is what it uses, and is fetched once. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startBrowser, startServer } from "./start.mjs";

let browser;
const servers = {};
before(async () => {
  for (const role of ["staff", "public"]) servers[role] = await startServer(() => {}, role);
  browser = await startBrowser();
});
after(async () => {
  await browser?.close();
  for (const server of Object.values(servers)) await server.stop();
});

/** Chromium complains of what was fetched ahead for nothing some seconds after all is loaded. */
const untilComplaints = 8000; // milliseconds

const ahead = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll("link[rel=preload], link[rel=modulepreload]")].map(
      ({ href }) => href,
    ),
  );

/** The addresses in Link headers that the browser fetches ahead, too. */
const inHeaders = (response) =>
  [...(response.headers().link ?? "").matchAll(/<([^>]*)>[^,]*rel="?(?:module)?preload/g)].map(
    ([, href]) => new URL(href, response.url()).href,
  );

for (const role of ["staff", "public"]) {
  test(`what is fetched ahead is used, and fetched once, as ${role}`, async () => {
    const { address } = servers[role];
    for (const colorScheme of ["light", "dark"]) {
      const context = await browser.newContext({ serviceWorkers: "block", colorScheme });
      const page = await context.newPage();
      const asked = [];
      const told = [];
      page.on("request", (request) => asked.push(request.url()));
      page.on("console", (message) => told.push(message.text()));
      const response = await page.goto(address, { waitUntil: "networkidle" });
      const wanted = [...new Set([...(await ahead(page)), ...inHeaders(response)])];
      await page.waitForTimeout(untilComplaints);

      assert.ok(wanted.length > 0, "the page has something fetched ahead");
      assert.deepEqual(
        told.filter((text) => /preload/i.test(text)),
        [],
      );
      for (const url of wanted) {
        assert.equal(asked.filter((each) => each === url).length, 1, url);
      }
      await context.close();
    }
  });
}
