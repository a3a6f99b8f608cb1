import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { openPage, startBrowser, startServer, until } from "./start.mjs";

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

const open = (query, size) => openPage(browser, server.address, query, size);
const json = async (path) => (await fetch(server.address + path)).json();
const plain = (text) => text.replace(/[\u00a0\u202f]/g, " ");
const key = (name) => `[data-key="${name}"]`;

test("the page draws every zone and asks nobody but the server", async () => {
  const { zone_sets } = await json("map.json");
  const { page, complaints } = await open();

  await page.waitForSelector(".zone");

  assert.equal(await page.locator(".sheet:not(.inset) .zone").count(), zone_sets[0].count);
  assert.equal(await page.locator(".ranking tbody tr").count(), zone_sets[0].count);
  assert.deepEqual(complaints, []);
  await page.close();
});

test("the figure of the panel is the API's", async () => {
  const { page } = await open();
  assert.equal(await page.locator("select[data-key=part]").inputValue(), "evening");
  const year = await page.locator("select[data-key=period]").inputValue();

  const { summary } = await json(
    `collections/trygghet-deso/items?period=${year}&part=evening&skipGeometry=true&limit=1`,
  );

  const shown = plain(await page.textContent(".headline strong"));
  assert.equal(shown, `${Math.round(summary.mention_share * 100)} %`);
  await page.close();
});

test("the rows of the table add up to its total", async () => {
  const { page } = await open("#view=fires&show=table");
  const heads = await page.locator(".figures thead th").allInnerTexts();
  const column = heads.findIndex((text) => text.startsWith("Bränder") && !text.includes("per"));
  const cells = (rows) => page.locator(`${rows} > :nth-child(${column + 1})`).allInnerTexts();
  const sum = (texts) => texts.reduce((all, text) => all + Number(text.replace(/\D/g, "")), 0);

  const zones = sum(await cells(".figures tbody tr"));
  const [outside, total] = await cells(".figures tfoot tr");

  assert.equal(zones + Number(outside), Number(total));
  assert.ok(Number(total) > 0);
  await page.close();
});

test("a zone opens from the list by keyboard, closes, and comes back with the address", async () => {
  const { page } = await open();
  const row = page.locator(".ranking tbody button").first();
  const name = await row.locator("b").textContent();

  await row.focus();
  await page.keyboard.press("Enter");
  await page.waitForSelector("body.zone-open");
  assert.equal(await page.textContent("aside h2"), name);
  assert.match(page.url(), /zone=/);
  assert.equal(await page.evaluate(() => document.activeElement.tagName), "H2");

  await page.goBack();
  await page.waitForSelector("body:not(.zone-open)");
  await page.goForward();
  await page.waitForSelector("body.zone-open");
  await page.click(key("close"));
  await page.waitForSelector("body:not(.zone-open)");
  assert.doesNotMatch(page.url(), /zone=/);
  await page.close();
});

test("a click on the map opens the zone under it", async () => {
  const { page } = await open();
  const box = await page.locator(".sheet:not(.inset) .zone").first().boundingBox();

  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);

  await page.waitForSelector("body.zone-open");
  assert.equal(await page.locator(".sheet:not(.inset) .chosen-line").count(), 1);
  await page.close();
});

test("Escape closes a zone, and the focus is where it was opened from: the list, the map", async () => {
  const { page } = await open();
  const focused = () => page.evaluate(() => document.activeElement.dataset.key);
  for (const opener of ["zone 1463C1050", "zone-shape 1463C1050"]) {
    await page.locator(key(opener)).first().focus();
    await page.keyboard.press("Enter");
    await page.waitForSelector("body.zone-open");
    await page.keyboard.press("Escape");
    await page.waitForSelector("body:not(.zone-open)");

    assert.equal(await focused(), opener);
  }
  await page.close();
});

test("what was chosen goes along from view to view, where the view has it, and comes back", async () => {
  const { page, complaints } = await open("#period=2017&reason=traffic&part=day");
  const chosen = (name) => page.inputValue(`.question ${key(name)}`);
  const turn = async (view) => {
    await page.click(key(`view ${view}`));
    await page.waitForSelector(`${key(`view ${view}`)}[aria-current]`);
    await page.waitForSelector("body:not(.busy)");
  };

  await turn("fires");
  assert.equal(await chosen("part"), "day");
  await page.selectOption(key("kind"), "arson");
  await turn("all");
  assert.deepEqual([await chosen("reason"), await chosen("part")], ["traffic", "day"]);
  await turn("safety");
  assert.equal(await chosen("reason"), "traffic");
  await turn("fires");
  assert.equal(await chosen("kind"), "arson");
  for (let back = 0; back < 5; back += 1) await page.goBack();
  await page.waitForSelector("body:not(.busy)");
  assert.equal(await chosen("period"), "2017");
  assert.deepEqual(complaints, []);
  await page.close();
});

test("an address with choices that the map does not have shows the rest of it", async () => {
  const { page, complaints } = await open("#reason=rain&period=soon&set=gone&part=day");

  assert.equal(await page.locator(".failure").count(), 0);
  assert.match(await page.title(), /^Var känns det otryggt på dagen 2020, av alla orsaker, per DeSO/);
  assert.deepEqual(complaints, []);
  await page.close();
});

test("a word of the sentence changes figures and address", async () => {
  const { page } = await open();
  const before = await page.textContent(".headline");

  await page.selectOption("select[data-key=part]", "day");
  await page.waitForURL(/#part=day$/);
  await page.waitForSelector("body:not(.busy)");

  assert.notEqual(await page.textContent(".headline"), before);
  await page.close();
});

test("every view draws in both languages without a complaint", async () => {
  for (const lang of ["sv", "en"]) {
    for (const view of ["safety", "fires", "measures", "pledge", "all"]) {
      const { page, complaints } = await open(`#view=${view}&lang=${lang}`);
      await page.waitForSelector(".zone");
      assert.equal(await page.getAttribute("html", "lang"), lang);
      assert.ok((await page.textContent("h1")).length > 20);
      assert.deepEqual(complaints, [], `${view} ${lang}`);
      await page.close();
    }
  }
});

test("a table is sorted by a press on its head", async () => {
  const { page } = await open("#show=table");

  await page.click(key("sort unsafe"));

  await page.waitForSelector("th[aria-sort=descending] [data-key='sort unsafe']");
  const heads = await page.locator(".figures thead th").allInnerTexts();
  const column = heads.findIndex((text) => text.startsWith("Otrygga"));
  const cells = page.locator(`.figures tbody tr > :nth-child(${column + 1})`);
  const numbers = (await cells.allInnerTexts()).map(Number);
  assert.deepEqual(
    numbers,
    [...numbers].sort((a, b) => b - a),
  );
  await page.close();
});

test("nothing is cut off or scrolls sideways on the smallest phone", async () => {
  for (const show of ["map", "table", "about"]) {
    const { page } = await open(`#show=${show}`, { width: 320, height: 640 });

    const width = await page.evaluate(() => document.documentElement.scrollWidth);

    assert.equal(width, 320, show);
    await page.close();
  }
});

test("markup in data is shown as text", async () => {
  const page = await browser.newPage({ serviceWorkers: "block" });
  const evil = '<img src=x onerror="document.title=1">';
  await page.route("**/collections/trygghet-deso/items?*", async (route) => {
    const response = await route.fetch();
    const answer = await response.json();
    for (const { properties } of answer.features) properties.name = evil;
    await route.fulfill({ response, json: answer });
  });

  await page.goto(server.address, { waitUntil: "networkidle" });

  assert.equal(await page.locator(".ranking tbody b").first().textContent(), evil);
  assert.equal(await page.locator("img[src=x]").count(), 0);
  await page.close();
});

test("a failed answer is told, the last figures stay, and trying again mends it", async () => {
  const { page } = await open();
  const before = await page.textContent(".headline");
  await page.route("**/collections/**", (route) => route.abort());

  await page.selectOption("select[data-key=part]", "day");
  await page.waitForSelector("[role=alert]");
  assert.equal(await page.textContent(".headline"), before);

  await page.unroute("**/collections/**");
  await page.click(key("retry"));
  await page.waitForSelector("[role=alert]", { state: "detached" });
  await page.close();
});

test("a place is found by name without dots over its letters, by keyboard alone", async () => {
  const { page } = await open();
  const width = () => page.textContent(".sheet:not(.inset) .scale");
  const before = await width();

  await page.focus(key("find"));
  await page.keyboard.type("orby");
  await page.waitForSelector("#found [role=option]");
  assert.match(await page.textContent("#found [aria-selected=true]"), /Örby/);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await page.waitForSelector("body.zone-open");
  assert.equal(await page.textContent("aside h2"), "Örby");

  await page.fill(key("find"), "lyckeskolan");
  await page.click("#found [role=option]");
  await until(
    page,
    (old) => document.querySelector(".sheet:not(.inset) .scale").textContent !== old,
    before,
  );
  assert.match(page.url(), /zone=1463C1050/);
  assert.notEqual(await width(), before);
  await page.click(key("whole"));
  assert.equal(await width(), before);
  await page.close();
});

test("a phone shows the years last in the panel", async () => {
  const { page } = await open("", { width: 390, height: 844 });

  assert.equal(await page.locator("aside > :last-child.time").count(), 1);
  await page.locator(key("year 2017")).click();
  await page.waitForURL(/period=2017/);
  await page.close();
});

test("playing the years stops when something else is chosen", async () => {
  const { page } = await open();

  await page.click(key("play"));
  await page.waitForURL(/period=2017/);
  assert.equal((await page.textContent(key("play"))).trim(), "Pausa");
  await page.selectOption("select[data-key=part]", "day");
  await page.waitForURL(/part=day/);
  assert.equal((await page.textContent(key("play"))).trim(), "Spela");
  await page.waitForTimeout(2200);
  assert.match(page.url(), /period=2017/);
  await page.close();
});

test("every measure is in the list with its status, and opens its zone by keyboard", async () => {
  const { numberMatched } = await json("collections/measures/items?limit=1");
  const { page } = await open("#view=measures");
  await page.waitForSelector(".things li");

  assert.equal(await page.locator(".things li").count(), numberMatched);
  const words = await page.locator(".things em").allInnerTexts();
  assert.ok(words.every((word) => word.length > 0));
  await page.locator(".things button").first().focus();
  await page.keyboard.press("Enter");
  await page.waitForSelector("body.zone-open");
  await page.close();
});

test("the file opens in a spreadsheet that is set up for Swedish", async () => {
  const { page } = await open("#view=fires");
  await page.click(key("button take"));
  const [download] = await Promise.all([page.waitForEvent("download"), page.click(key("download"))]);

  const bytes = await readFile(await download.path());
  const lines = bytes.toString("utf8").trimEnd().split("\r\n");

  assert.deepEqual([...bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf]);
  assert.match(download.suggestedFilename(), /\.csv$/);
  assert.match(lines[0], /^\ufeff?Zon;Kod;.*;Status;Fråga;Källa$/);
  const cells = lines.map((line) => line.split(";").length);
  assert.deepEqual(new Set(cells).size, 1);
  assert.match(lines[1], /;\d,\d/);
  assert.doesNotMatch(lines[1], /;\d+\.\d/);
  await page.close();
});
