/** Figures with their n and interval: the same in panel, list, table, file and API; and why one is not shown. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openPage, startBrowser, startServer, until } from "./start.mjs";
import { fileRows, plain, tableRows } from "./tables.mjs";

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
const key = (name) => `[data-key="${name}"]`;
const zones = ["1463C1030", "1463C1050", "1463C1090", "1463A0020"];

const percent = (share) => `${Math.round(share * 100)} %`;
const percents = (low, high) => `${Math.round(low * 100)}–${Math.round(high * 100)} %`;
const comma = (value, digits) => value.toFixed(digits).replace(".", ",");
const rate = (value) => (value === 0 ? "0" : comma(value, value < 0.995 ? 2 : 1));

async function figuresOf(query) {
  const { features } = await json(
    `collections/trygghet-deso/items?${query}&skipGeometry=true&limit=1000`,
  );
  return new Map(features.map(({ properties }) => [properties.code, properties]));
}

test("a share is the same in panel, list, table, file and API, with its n and interval", async () => {
  const figures = await figuresOf("period=2020&part=evening&kind=arson,vehicle_fire");
  const { page } = await open("#show=table");
  const [rows, file] = [await tableRows(page), await fileRows(page)];
  await page.click(key("show map"));
  for (const code of zones) {
    const { mentions_unsafe: u, mentions_safe: s, mention_share: share, ...own } = figures.get(code);
    const range = percents(own.mention_share_low, own.mention_share_high);

    await page.click(key(`zone ${code}`));
    await page.waitForSelector("body.zone-open:not(.busy) .headline");
    assert.equal(plain(await page.textContent(".headline strong")), percent(share));
    const beside = plain(await page.textContent(".headline p"));
    assert.ok(beside.includes(`${u} av ${u + s} `) && beside.includes(range), beside);
    await page.click(key("close"));
    await page.waitForSelector("body:not(.zone-open)");

    const listed = plain(await page.locator(`tr:has(${key(`zone ${code}`)})`).textContent());
    assert.ok(listed.includes(`${percent(share)}, 95 %: ${range}${u + s}`), listed);
    assert.equal(rows.get(code)["Andel otrygga"], percent(share));
    assert.equal(rows.get(code)["Andel otrygga, 95 %"], range);
    assert.equal(rows.get(code)["Otrygga platser"], String(u));
    assert.equal(file.get(code)["Andel otrygga"], String(share).replace(".", ","));
    assert.equal(
      file.get(code)["Andel otrygga, 95 %, högst"],
      String(own.mention_share_high).replace(".", ","),
    );
  }
  await page.close();
});

test("a rate stands beside the smoothed one, and both are the API's", async () => {
  const figures = await figuresOf("kind=arson,vehicle_fire");
  const { page } = await open("#view=fires&show=table");
  const [rows, file] = [await tableRows(page), await fileRows(page)];
  await page.click(key("show map"));
  for (const code of ["1463C1090", "1463C1020", "1463A0020"]) {
    const { incidents, incident_rate: raw, incident_rate_eb: smooth, ...own } = figures.get(code);
    const range = `${rate(own.incident_rate_low)}–${rate(own.incident_rate_high)}`;

    await page.click(key(`zone ${code}`));
    await page.waitForSelector("body.zone-open:not(.busy) .rates");
    assert.equal(plain(await page.textContent(".headline strong")), rate(raw));
    const beside = plain(await page.textContent(".headline p"));
    assert.ok(beside.includes(`${incidents} bränder`) && beside.includes(range), beside);
    // at once: a row that is drawn anew meanwhile has no room between its cells
    const rates = await page.evaluate(() => [...document.querySelectorAll(".rates tr")].map((row) => row.innerText));
    assert.ok(plain(rates[0]).includes(`${rate(raw)} ${range}`), rates[0]);
    assert.ok(plain(rates[1]).includes(rate(smooth)), rates[1]);
    await page.click(key("close"));
    await page.waitForSelector("body:not(.zone-open)");

    assert.equal(rows.get(code)["Bränder per 1 000 och år"], rate(raw));
    assert.equal(rows.get(code)["Utjämnad risk per 1 000 och år"], rate(smooth));
    assert.equal(file.get(code).Bränder, String(incidents));
  }
  await page.close();
});

test("the map's colour is chosen in the legend's title, and comes back with the address", async () => {
  const figures = await figuresOf("period=2020&part=evening&kind=arson,vehicle_fire");
  const own = figures.get("1463C1050");
  const { page } = await open("#zone=1463C1050");

  await page.selectOption(`select${key("figure")}`, "answers");
  await page.waitForURL(/figure=answers/);
  assert.equal(plain(await page.textContent(".headline strong")), percent(own.unsafe_share));
  const panel = plain(await page.textContent("aside"));
  assert.ok(panel.includes(`${own.respondents_unsafe} av ${own.respondents} svarande`), panel);
  assert.ok(
    panel.includes(`${own.respondents_stay_in} av ${own.respondents + own.respondents_stay_in} går inte ut`),
    panel,
  );

  await page.goBack();
  await until(page, () => !location.hash.includes("answers"));
  assert.equal(plain(await page.textContent(".headline strong")), percent(own.mention_share));
  await page.close();
});

test("a drawing of years has its figures as a table", async () => {
  const { years } = await json("series/deso?zone=1463C1050&kind=arson,vehicle_fire");
  const { page } = await open("#zone=1463C1050");
  const { evening } = years.find(({ year }) => year === 2020);

  await page.click(key("table years"));
  const rows = (await page.locator(".chart-table tbody tr").allInnerTexts()).map(plain);

  const n = evening.mentions_unsafe + evening.mentions_safe;
  const range = percents(evening.mention_share_low, evening.mention_share_high);
  assert.ok(rows.includes(`2020 kväll ${percent(evening.mention_share)} ${range} ${n}`), rows.join("\n"));
  await page.close();
});

/** The server's answer as it is where cells are hidden: two zones without counts, for two reasons. */
async function hide(page) {
  await page.route("**/collections/trygghet-*/items?*", async (route) => {
    const response = await route.fetch();
    const answer = await response.json();
    const hidden = { "1463C1050": "few", "1463C1030": "not_offered", "1463A0010": "none" };
    for (const { properties: p } of answer.features) {
      const status = hidden[p.code] ?? "shown";
      p.mentions_status = status;
      p.incidents_status = status;
      if (status === "shown") continue;
      for (const name of ["mentions_unsafe", "mentions_safe", "mention_share", "incidents", "incident_rate"])
        p[name] = null;
    }
    await route.fulfill({ response, json: answer });
  });
}

test("a hidden cell says why in map, list, table and panel, and offers what can be seen instead", async () => {
  const size = { width: 1440, height: 900 };
  const page = await browser.newPage({ viewport: size, serviceWorkers: "block" });
  await hide(page);
  await page.goto(`${server.address}#view=safety`, { waitUntil: "networkidle" });

  const row = async (code) =>
    plain(await page.locator(`tr:has(${key(`zone ${code}`)})`).innerText());
  assert.match(await row("1463C1050"), /för få svar$/);
  assert.match(await row("1463C1030"), /visas inte$/);
  assert.match(await row("1463A0010"), /inga data$/);
  const fills = await page.$$eval(".sheet:not(.inset) .zone.blank", (all) =>
    all.map((path) => path.getAttribute("fill")),
  );
  assert.ok(fills.includes("url(#few)") && fills.includes("url(#none)"));
  assert.match(plain(await page.locator(".row-not_offered").innerText()), /Visas inte så fint indelat/);

  await page.click(key("zone 1463C1050"));
  await page.waitForSelector("body.zone-open .lack");
  assert.match(plain(await page.textContent(".lack")), /ingen ska kunna pekas ut/);
  await page.focus(".offers a >> nth=0");
  await page.keyboard.press("Enter");
  await page.waitForURL(/set=regso/);

  await page.goto(`${server.address}#view=fires&zone=1463C1050&show=map`, { waitUntil: "networkidle" });
  await page.reload({ waitUntil: "networkidle" });
  await page.click(key("offer Utjämnad risk"));
  await page.waitForURL(/figure=smoothed/);
  assert.match(await page.textContent(".headline strong"), /^\d,\d+$/);
  await page.click(key("show table"));
  const rows = await tableRows(page);
  assert.equal(rows.get("1463C1050").Bränder, "för få");
  await page.close();
});

test("the years are a slider: arrows pass over gaps, and the figure is told", async () => {
  const { page } = await open();
  const slider = page.locator(key("years"));

  await slider.focus();
  assert.match(await slider.getAttribute("aria-valuetext"), /^2020: \d+/);
  await page.keyboard.press("ArrowLeft");
  await page.waitForURL(/period=2017/);
  await page.waitForSelector(`${key("years")}[aria-valuetext^="2017: "]`);
  assert.match(await slider.getAttribute("aria-valuetext"), /^2017: \d+/);
  assert.equal(await page.evaluate(() => document.activeElement.dataset.key), "years");
  await page.keyboard.press("ArrowRight");
  await until(page, () => !location.hash.includes("period"));
  await page.close();
});

test("a short link is copied by keyboard, and leads back to what was shown", async () => {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    permissions: ["clipboard-read", "clipboard-write"],
  });
  const page = await context.newPage();
  await page.goto(`${server.address}#view=fires&period=2021&zone=1463C1090&figure=smoothed`, {
    waitUntil: "networkidle",
  });
  await page.waitForSelector("body.zone-open .headline");
  const shown = plain(await page.textContent("aside .panel-text"));

  await page.focus(key("copy end"));
  await page.keyboard.press("Enter");
  await until(page, () => document.querySelector("footer").textContent.includes("kopierad"));
  const address = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(address, /#~v1~f2~p2021~z1463C1090$/);

  const other = await context.newPage();
  await other.goto(address, { waitUntil: "networkidle" });
  await other.waitForSelector("body.zone-open .headline");
  assert.equal(plain(await other.textContent("aside .panel-text")), shown);
  await context.close();
});
