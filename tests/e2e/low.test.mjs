/** In windows that are low (a phone that lies down, a laptop at 200 per cent) the map can be seen and the page be scrolled. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openPage, startBrowser, startServer } from "./start.mjs";

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

const sizes = [
  [844, 390],
  [720, 450],
  [1024, 500],
  [1440, 560],
];

for (const [width, height] of sizes) {
  test(`at ${width} × ${height} maps and panel have room, and all can be scrolled to`, async () => {
    for (const query of ["", "#compare=part.day", "#view=fires", "#zone=1463C1050"]) {
      const { page, complaints } = await openPage(browser, server.address, query, {
        width,
        height,
      });

      const { sheets, panel, legend, end, wide } = await page.evaluate(() => {
        const box = (each) => each.getBoundingClientRect();
        const seen = [...document.querySelectorAll(".sheet:not(.inset)")].map(box);
        return {
          sheets: seen.filter((each) => each.width > 0),
          panel: box(document.querySelector("aside")),
          legend: box(document.querySelector(".legend")),
          end: box(document.querySelector("footer")).bottom,
          wide: document.documentElement.scrollWidth,
        };
      });
      for (const sheet of sheets) {
        assert.ok(sheet.height >= 200, `${query}: a map ${sheet.height} pixels high`);
        const beside = legend.left >= sheet.right - 1;
        assert.ok(beside || legend.top >= sheet.bottom - 1, `${query}: the legend lies on the map`);
      }
      assert.ok(panel.height >= 300, `${query}: a panel ${panel.height} pixels high`);
      assert.equal(wide, width);
      await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
      const last = await page.evaluate(() => document.querySelector("footer").getBoundingClientRect().bottom);
      assert.ok(last <= height + 1 && end > 0, `${query}: the source line ends at ${last}`);
      assert.deepEqual(complaints, []);
      await page.close();
    }
  });
}

test("in a low window the table and the text scroll with the page", async () => {
  for (const query of ["#show=table", "#show=about", "#show=statement"]) {
    const { page } = await openPage(browser, server.address, query, { width: 844, height: 390 });

    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    const { last, footer } = await page.evaluate(() => ({
      last: [...document.querySelectorAll(".wide > *")].at(-1).getBoundingClientRect().bottom,
      footer: document.querySelector("footer").getBoundingClientRect().top,
    }));

    assert.ok(last <= footer + 1, `${query}: ends at ${last}, below ${footer}`);
    await page.close();
  }
});
