/** Names and texts of people are text, whatever they say: on the map, in panels, tables, popups, prints, pages and files' names. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { makeHostile, markup } from "./hostile.mjs";
import { openPage, run, startBrowser, startEmpty } from "./start.mjs";

let server;
let browser;
let leading;
before(async () => {
  server = await startEmpty((database, folder) => {
    makeHostile(database, folder);
    const told = run(database, ["token", "add", "hostile", "--role", "editor"]);
    leading = { authorization: `Bearer ${told.trim().split("\n").at(-1)}` };
  });
  browser = await startBrowser();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const key = (name) => `[data-key="${name}"]`;

/** What is there only when a text became markup, and how often the texts stand on the page. */
async function check(page, where) {
  const { foreign, told } = await page.evaluate((text) => {
    const bad = "img[src=x], svg[onload], iframe, script:not([src]), [onerror], [onmouseover]";
    return {
      foreign: [...document.querySelectorAll(bad)].map((each) => each.outerHTML.slice(0, 200)),
      told: document.documentElement.textContent.split(text).length - 1,
    };
  }, markup);
  assert.deepEqual(foreign, [], where);
  assert.equal(await page.evaluate(() => globalThis.hacked), undefined, where);
  return told;
}

const states = {
  "the map": "",
  "a zone": "#zone=1463A0010",
  fires: "#view=fires&zone=1463C1090",
  measures: "#view=measures",
  "a measure": "#view=measures&measure=1",
  pledge: "#view=pledge",
  "all layers": "#view=all&layers=mentions,measures,activities,places",
  "the table": "#show=table",
  "about the figures": "#show=about",
  "the statement": "#show=statement",
  compare: "#compare=part.day",
  "hot spots": "#figure=spots&of=unsafe_share",
};

for (const [name, query] of Object.entries(states)) {
  test(`hostile texts are text: ${name}`, async () => {
    const { page, complaints } = await openPage(browser, server.address, query);

    assert.ok((await check(page, name)) > 0, "the text itself is shown");
    assert.deepEqual(complaints, []);
    await page.close();
  });
}

test("hostile texts are text in what is found, in a symbol's popup and in the dialogs", async () => {
  const { page } = await openPage(browser, server.address, "#view=measures");
  const symbol = page.locator(".sheet:not(.inset) .pin, .sheet:not(.inset) .crowd").first();
  await symbol.focus();
  await page.keyboard.press("Enter");
  await check(page, "a popup");
  await page.keyboard.press("Escape");

  await page.fill(key("find"), "img");
  await page.waitForSelector("#found [role=option]");
  assert.ok((await check(page, "what is found")) > 0);
  await page.keyboard.press("Escape");

  await page.click(key("button print"));
  await page.waitForSelector(".print-page");
  assert.ok((await check(page, "print")) > 0);
  await page.keyboard.press("Escape");

  await page.click(key("button take"));
  await page.waitForSelector("dialog[open]");
  assert.ok((await check(page, "take along")) > 0);
  await page.close();
});

const pages = [
  "data",
  "collections?f=html",
  "collections/trygghet-deso/items?f=html&limit=100",
  "collections/zones-regso/items?f=html",
  "collections/measures/items?f=html&limit=100",
  "collections/measures/items/1?f=html",
  "collections/mentions/items?f=html&limit=100",
  "collections/places/items?f=html&limit=100",
  "collections/activities/items?f=html&limit=100",
  "pledges/2021?f=html",
  "what-happened?f=html",
  "join-report?f=html",
  "api?f=html",
  "sign-in?lang=sv",
  "workshop",
];

test("hostile texts are text on the pages that the server writes", async () => {
  const page = await browser.newPage({ extraHTTPHeaders: { ...leading, accept: "text/html,*/*" } });
  let told = 0;
  for (const path of pages) {
    await page.goto(server.address + path, { waitUntil: "networkidle" });
    told += await check(page, path);
  }
  assert.ok(told > pages.length);

  await page.goto(`${server.address}edit`, { waitUntil: "networkidle" });
  await page.click(".edit-rows .open");
  await page.waitForSelector(".history");
  await check(page, "editing");
  await page.close();
});

test("a file that is taken along has a name and cells without traps", async () => {
  const answer = await fetch(
    `${server.address}collections/measures/items?f=csv-excel&limit=100`,
  );

  assert.match(answer.headers.get("content-disposition"), /^attachment; filename="?[\w.-]+"?/);
  assert.equal(answer.headers.get("x-content-type-options"), "nosniff");
  await answer.arrayBuffer();
});
