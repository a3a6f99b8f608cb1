/** What the public is not shown is not asked for: it is said, and nothing fails. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openPage, startBrowser, startServer } from "./start.mjs";
import { plain } from "./tables.mjs";

let server;
let browser;
before(async () => {
  server = await startServer(() => {}, "public");
  browser = await startBrowser();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

for (const [name, state] of Object.entries({
  "when and where": "#view=fires&panel=when",
  "hot spots of fires": "#view=fires&figure=spots",
  "hot spots of unsafe places": "#figure=spots",
  "outliers, in English": "#figure=clusters&lang=en",
  "whether a measure helped": "#view=measures&measure=7",
  density: "#view=fires&layers=density",
})) {
  test(`the public is told that protected figures are not shown: ${name}`, async () => {
    const { page, complaints } = await openPage(browser, server.address, state);
    const said = plain(await page.textContent("body"));
    assert.match(said, /siffror som skyddas|figures that are protected/);
    assert.deepEqual(complaints, []);
    await page.close();
  });
}

test("a zone that is not there is not asked for, and the rest is shown", async () => {
  const { page, complaints } = await openPage(browser, server.address, "#zone=9999X0000");
  assert.match(plain(await page.textContent("aside h2")), /^Hela Mark/);
  assert.deepEqual(complaints, []);
  await page.close();
});
