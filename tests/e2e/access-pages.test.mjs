/** axe-core on the pages beside the map: signing in, editing, administering, workshops, data as pages, the frame, and the public's map. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { violations } from "./axe.mjs";
import { startBrowser, startServer } from "./start.mjs";
import { addPeople, desktop, otherPages, reach, smallest } from "./states.mjs";

let server;
let browser;
let people;
before(async () => {
  server = await startServer((database) => {
    people = addPeople(database);
  }, "public");
  browser = await startBrowser();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

for (const [name, state] of Object.entries(otherPages)) {
  test(`axe-core finds nothing: ${name}`, async () => {
    for (const colorScheme of ["light", "dark"]) {
      for (const viewport of [desktop, smallest]) {
        const how = { viewport, colorScheme };
        const { page, complaints } = await reach(browser, server.address, people, state, how);

        const where = `${name} ${colorScheme} ${viewport.width}`;
        assert.deepEqual(await violations(page), [], where);
        assert.deepEqual(complaints, [], where);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(wide <= viewport.width, `${where} is ${wide} pixels wide`);
        await page.context().close();
      }
    }
  });
}
