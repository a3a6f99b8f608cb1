/** One zone's figures through every door: API, panel, table, file and printed sheet; to staff and to the public. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { openPage, startBrowser, startServer } from "./start.mjs";
import { fileRows, plain, tableRows } from "./tables.mjs";

const key = (name) => `[data-key="${name}"]`;
const code = "1463C1090";

const percent = (share) => `${Math.round(share * 100)} %`;
const percents = (low, high) => `${Math.round(low * 100)}–${Math.round(high * 100)} %`;
const rate = (value) => value.toFixed(value < 0.995 ? 2 : 1).replace(".", ",");
const inFile = (value) => String(value).replace(".", ",");

/** The words of a sheet, a number with its per cent sign as one. */
const words = (sheet) => sheet.match(/\S+ %|\S+/g);

let browser, folder;
before(async () => {
  folder = mkdtempSync(join(tmpdir(), "trygg-doors-"));
  browser = await startBrowser();
});
after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});

/** The text of the sheet that the page prints. */
async function sheetOf(page) {
  await page.click(key("button print"));
  await page.locator(".fields .note", { hasText: /\.$/ }).waitFor();
  await page.evaluate(() => {
    window.print = () => {};
  });
  await page.click(key("print now"));
  const file = join(folder, "sheet.pdf");
  writeFileSync(file, await page.pdf({ preferCSSPageSize: true, printBackground: true }));
  return plain(execFileSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8" }));
}

for (const role of ["staff", "public"]) {
  describe(`to ${role}`, () => {
    let server;
    before(async () => {
      server = await startServer(() => {}, role);
    });
    after(() => server?.stop());

    async function own(query) {
      const answer = await fetch(`${server.address}collections/trygghet-deso/items?${query}&skipGeometry=true&limit=100`);
      const { features } = await answer.json();
      return features.find(({ properties }) => properties.code === code).properties;
    }

    /** What each door says of the zone in a state of the page. */
    async function doors(state) {
      const { page, complaints } = await openPage(browser, server.address, `${state}&zone=${code}`);
      await page.waitForSelector("body.zone-open:not(.busy) .headline");
      const panel = plain(await page.textContent("aside"));
      const headline = plain(await page.textContent(".headline strong"));
      const sheet = await sheetOf(page);
      await page.goto(`${server.address}${state}&show=table`, { waitUntil: "networkidle" });
      await page.reload({ waitUntil: "networkidle" });
      await page.waitForSelector(".figures tbody tr");
      const row = (await tableRows(page)).get(code);
      const line = (await fileRows(page)).get(code);
      assert.deepEqual(complaints, []);
      await page.close();
      return { panel, headline, sheet, row, line };
    }

    test("a survey's share is the same in API, panel, table, file and print", async () => {
      const p = await own("period=2020&part=evening");
      const range = percents(p.unsafe_share_low, p.unsafe_share_high);
      const { panel, headline, sheet, row, line } = await doors("#figure=answers");

      assert.equal(headline, percent(p.unsafe_share));
      assert.ok(panel.includes(`${p.respondents_unsafe} av ${p.respondents} svarande`), panel);
      assert.ok(panel.includes(range), panel);
      assert.equal(row["Otrygga svarande"], percent(p.unsafe_share), JSON.stringify(row));
      assert.equal(row["Svarande"], String(p.respondents));
      assert.equal(line["Otrygga svarande"], inFile(p.unsafe_share), JSON.stringify(line));
      assert.ok(words(sheet).includes(percent(p.unsafe_share)), sheet);
    });

    test("a rate of fires is the same in API, panel, table, file and print", async () => {
      const p = await own("kind=arson,vehicle_fire");
      const range = `${rate(p.incident_rate_low)}–${rate(p.incident_rate_high)}`;
      const { panel, headline, sheet, row, line } = await doors("#view=fires");

      assert.equal(headline, rate(p.incident_rate));
      assert.ok(panel.includes(`${p.incidents} bränder`) && panel.includes(range), panel);
      assert.equal(row["Bränder per 1 000 och år"], rate(p.incident_rate));
      assert.equal(row["Utjämnad risk per 1 000 och år"], rate(p.incident_rate_eb));
      assert.equal(row.Bränder, String(p.incidents));
      assert.equal(line.Bränder, String(p.incidents));
      assert.equal(line["Bränder per 1 000 och år"], inFile(p.incident_rate), JSON.stringify(line));
      assert.ok(words(sheet).includes(rate(p.incident_rate)), sheet); // no other zone has this rate
    });
  });
}

describe("to the public, where zones are hidden", () => {
  let server;
  before(async () => {
    server = await startServer(() => {}, "public");
  });
  after(() => server?.stop());

  /** Waits until the list has so many zones with a figure. */
  async function shows(page, count) {
    await page.locator("#zones td.value").nth(count - 1).waitFor();
    assert.equal(await page.locator("#zones td.value").count(), count);
  }

  test("the panel says how many and why, and each press leads to more that is shown", async () => {
    const { page } = await openPage(browser, server.address, "#view=fires");
    const shown = () => page.locator("#zones td.value").count();
    const note = plain(await page.textContent("aside .lack"));
    const [, few, all] = /^(\d+) av (\d+) zoner visas inte: de har för få händelser/.exec(note);
    const before = await shown();
    assert.equal(before, Number(all) - Number(few));
    assert.ok(before < Number(all) / 2);

    await page.click(key("offer Utjämnad risk"));
    await page.waitForURL(/figure=smoothed/);
    await shows(page, Number(all));
    await page.goBack();
    await page.click(key("offer Större zoner: RegSO"));
    await page.waitForURL(/set=regso/);
    await shows(page, 9);
    await page.click(key("offer Utjämnad risk"));
    await shows(page, 16);
    await page.close();
  });

  test("a year that is not published for all kinds says so, and one press shows it of one kind", async () => {
    const { page } = await openPage(browser, server.address, "#view=fires&period=2021");
    await page.waitForSelector(key("years of arson"));
    assert.match(plain(await page.textContent("aside .lack")), /visas inte så fint indelat/);
    await page.click(key("years of arson"));
    await page.waitForURL(/kind=arson/);
    await shows(page, 4);
    assert.match(plain(await page.textContent(key("year 2021"))), /^14/);
    assert.match(plain(await page.textContent("aside .empty >> nth=0")), /^14 bränder 2021\. Hur många/);
    assert.match(plain(await page.textContent("aside .lack")), /18 av 22 zoner visas inte/);
    await page.close();
  });
});
