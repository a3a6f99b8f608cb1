/** Printed sheets: paper, exact scale, text as text, a page a year, a sheet to write on, a picture. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { openPage, startBrowser, startServer, until } from "./start.mjs";

let server;
let browser;
let folder;
before(async () => {
  folder = mkdtempSync(join(tmpdir(), "trygg-print-"));
  server = await startServer();
  browser = await startBrowser();
});
after(async () => {
  await browser?.close();
  await server?.stop();
  rmSync(folder, { recursive: true });
});

const key = (name) => `[data-key="${name}"]`;
const points = 72 / 25.4; // a millimetre

/** The page with the print dialog open, where `choose` has chosen. */
async function dialog(query, choose = async () => {}) {
  const { page, complaints } = await openPage(browser, server.address, query);
  await page.click(key("button print"));
  await page.waitForSelector(".print-page");
  await choose(page);
  await until(page, () => /\.$/.test(document.querySelector(".fields .note").textContent));
  return { page, complaints };
}

/** What the printer gets: the file, its pages and sizes, its text. */
async function printed(page) {
  const file = join(folder, "sheet.pdf");
  await page.evaluate(() => {
    window.print = () => {};
  });
  if ((await page.locator(key("print now")).count()) > 0) await page.click(key("print now"));
  writeFileSync(file, await page.pdf({ preferCSSPageSize: true, printBackground: true }));
  const info = execFileSync("pdfinfo", [file], { encoding: "utf8" });
  return {
    pages: Number(/Pages:\s+(\d+)/.exec(info)[1]),
    size: /Page size:\s+([\d.]+) x ([\d.]+)/
      .exec(info)
      .slice(1)
      .map((length) => Math.round(length / points)),
    text: execFileSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8" }),
    words: execFileSync("pdftotext", ["-bbox", file, "-"], { encoding: "utf8" }),
  };
}

/** The ids of the printed sheet that its fills and clips ask for, and that stand in the dialog instead. */
const lostFills = (page) =>
  page.evaluate(() => {
    const asked = [
      ...document.querySelectorAll(".paper [fill^='url(#'], .paper [clip-path^='url(#']"),
    ]
      .flatMap((part) => [part.getAttribute("fill"), part.getAttribute("clip-path")])
      .map((text) => /url\(#(.+)\)/.exec(text ?? "")?.[1])
      .filter((id) => id !== undefined);
    return [...new Set(asked)].filter((id) => !document.getElementById(id)?.closest(".paper"));
  });

test("on paper as on the screen: hatched zones are hatched, and measures have their symbols", async () => {
  const { page } = await dialog("#period=2020");
  await page.evaluate(() => {
    window.print = () => {};
  });
  await page.click(key("print now"));
  await page.emulateMedia({ media: "print" });

  assert.deepEqual(await lostFills(page), []);
  assert.ok((await page.locator(".paper .print-zone[fill^='url(#paper-']").count()) > 0);
  assert.ok((await page.locator(".paper .print-map :is(.status, .print-crowd)").count()) > 0);
  for (const part of await page.locator(".paper :is(.symbol, .print-crowd)").all())
    assert.notEqual(await part.evaluate((element) => getComputedStyle(element).display), "none");
  await page.close();
});

test("the keys for printing open the dialog with exact outlines, and print what it shows", async () => {
  const { page, complaints } = await openPage(browser, server.address, "");
  await page.evaluate(() => {
    globalThis.printed = 0;
    window.print = () => {
      globalThis.printed += 1;
    };
  });
  await page.keyboard.press("Control+p");
  await page.waitForSelector("dialog[open] .print-page");
  const asked = await page.evaluate(() =>
    performance.getEntriesByType("resource").map(({ name }) => name),
  );
  const outlines = asked.filter((url) => url.includes("properties=code"));
  assert.ok(outlines.some((url) => !url.includes("zoom-level")), outlines.join("\n"));
  assert.equal(await page.evaluate(() => globalThis.printed), 0);

  await page.keyboard.press("Control+p");
  await page.waitForSelector(".paper .print-page", { state: "attached" });
  assert.equal(await page.evaluate(() => globalThis.printed), 1);
  assert.deepEqual(complaints, []);
  await page.close();
});

test("keys that are pressed while exact outlines are on their way wait for them", async () => {
  const { page, complaints } = await openPage(browser, server.address, "", { width: 600, height: 800 });
  let letGo;
  const held = new Promise((resolve) => {
    letGo = resolve;
  });
  const exact = (url) => url.search.includes("properties=code") && !url.search.includes("zoom-level");
  await page.route(exact, async (route) => {
    await held;
    await route.continue();
  });
  const asked = page.waitForRequest((request) => exact(new URL(request.url())));
  await page.keyboard.press("Control+p");
  await asked;

  await page.keyboard.press("Control+p");
  await page.waitForTimeout(2000);
  assert.equal(await page.locator("dialog[open]").count(), 0);
  letGo();

  await page.waitForSelector("dialog[open] .print-page");
  assert.deepEqual(complaints, []);
  await page.close();
});

/** Where a word stands on the paper: millimetres from its left edge. */
function middleOf(words, text) {
  const found = new RegExp(`xMin="([\\d.]+)" yMin="[\\d.]+" xMax="([\\d.]+)"[^>]*>${text}<`).exec(
    words,
  );
  return (Number(found[1]) + Number(found[2])) / 2 / points;
}

test("the paper has its size, and the sheet all that it must say, as text", async () => {
  const { page, complaints } = await dialog("");
  const { pages, size, text } = await printed(page);

  assert.equal(pages, 2); // the map, and its figures
  assert.deepEqual(size, [210, 297]);
  for (const part of [
    "Var känns det otryggt på kvällen 2020",
    "Hela Mark:",
    "Påhittade siffror",
    "mest otrygga",
    "Skala 1:",
    "SWEREF 99 TM",
    "Metod",
    "Wilsons",
    "Källor",
    "Trygghetsundersökning 2020",
    "Sida 1 av 2",
    "Sida 2 av 2",
  ]) {
    assert.ok(text.includes(part), `${part} in ${text}`);
  }
  assert.match(text, /Utskrift \d{4}-\d\d-\d\d/);
  assert.deepEqual(complaints, []);
  await page.close();
});

test("A3 lies down when it is asked to", async () => {
  const { page } = await dialog("#view=fires", async (page) => {
    await page.selectOption(key("print size"), "a3");
    await page.selectOption(key("print turn"), "landscape");
  });

  assert.deepEqual((await printed(page)).size, [420, 297]);
  await page.close();
});

test("the scale is true: kilometres of the grid are a hundredth of a metre apart on 1:100 000, measured in the file", async () => {
  const { page } = await dialog("", (page) => page.selectOption(key("print scale"), "100000"));
  const { words } = await printed(page);
  const kilometres = [...words.matchAll(/>(3\d\d)</g)].map((found) => Number(found[1]));
  const [first, last] = [Math.min(...kilometres), Math.max(...kilometres)];
  assert.ok(last > first);

  const drawn = middleOf(words, last) - middleOf(words, first);

  const true_length = (last - first) * 10; // millimetres on 1:100 000
  assert.ok(Math.abs(drawn / true_length - 1) < 0.005, `${drawn} mm for ${true_length} mm`);
  await page.close();
});

test("100 mm on 1:5 000 is 500 m on the ground, measured on what is drawn", async () => {
  const { page } = await dialog("#zone=1463C1030", (page) =>
    page.selectOption(key("print scale"), "5000"),
  );
  await page.evaluate(() => {
    window.print = () => {};
  });
  await page.click(key("print now"));
  await page.emulateMedia({ media: "print" });

  const { metres, pixels } = await page.evaluate(() => {
    const bar = document.querySelector(".paper .print-scale");
    return {
      metres: Number(bar.dataset.metres),
      pixels: bar.querySelector("path").getBoundingClientRect().width,
    };
  });

  // The line's own width, 0,4 mm, is drawn half outside each end; a box without it is measured.
  const millimetres = (pixels / 96) * 25.4;
  assert.ok(Math.abs(millimetres / (metres / 5) - 1) < 0.005, `${millimetres} mm for ${metres} m`);
  await page.close();
});

/** The words of the first page with their middles in millimetres, from a file's boxes. */
const wordsOf = (boxes) =>
  [
    ...boxes
      .split("</page>")[0]
      .matchAll(/xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)</g),
  ].map(([, left, top, right, bottom, text]) => ({
    text,
    x: (Number(left) + Number(right)) / 2 / points,
    left: Number(left) / points,
    right: Number(right) / points,
    y: (Number(top) + Number(bottom)) / 2 / points,
  }));

/** How many metres of the grid a millimetre is between the first and the last number of the map's upper edge. */
function alongTop(words) {
  const east = words
    .filter(({ text, y }) => y < 45 && /^3\d\d(,\d+)?$/.test(text))
    .map(({ text, x }) => ({ x, metres: Number(text.replace(",", ".")) * 1000 }))
    .sort((a, b) => a.x - b.x);
  const [first, last] = [east[0], east.at(-1)];
  assert.ok(last.x - first.x > 30, `${east.length} numbers`);
  return (last.metres - first.metres) / (last.x - first.x);
}

/** The same from 0 to the end of the scale bar, whose numbers stand over its ends. */
function alongBar(words) {
  for (const zero of words.filter(({ text }) => text === "0")) {
    const beside = words.filter(({ x, y }) => Math.abs(y - zero.y) < 0.5 && x > zero.x);
    const text = beside.map((word) => word.text).join(" ").replaceAll("\u00a0", " ");
    const [, length, unit] = /^([\d ]+) (k?m)$/.exec(text) ?? [];
    if (unit === undefined) continue;
    const metres = Number(length.replaceAll(" ", "")) * (unit === "km" ? 1000 : 1);
    const middle = (beside[0].left + beside.at(-1).right) / 2;
    return metres / (middle - zero.x);
  }
  throw new Error("no scale bar");
}

for (const size of ["a4", "a3"])
  for (const turn of ["portrait", "landscape"])
    test(`scale bar and kilometres are true in the file: ${size}, ${turn}`, async () => {
      for (const scale of [500, 5000, 50_000]) {
        const { page } = await dialog("#zone=1463C1030", async (page) => {
          await page.selectOption(key("print size"), size);
          await page.selectOption(key("print turn"), turn);
          await page.selectOption(key("print scale"), String(scale));
          await page.uncheck(key("print figures"));
        });
        const words = wordsOf((await printed(page)).words);
        const wanted = scale / 1000; // metres a millimetre
        for (const drawn of [alongTop(words), alongBar(words)])
          assert.ok(Math.abs(drawn / wanted - 1) < 0.005, `${drawn} m for ${wanted} m`);
        await page.close();
      }
    });

test("a comparison is printed side by side: each on a sheet with its own question, then the figures of both", async () => {
  const { page, complaints } = await dialog("#compare=part.day");
  const { pages, text } = await printed(page);
  const heads = text.split("\f").map((sheet) => /Var .*/.exec(sheet)?.[0]);

  assert.equal(pages, 3);
  assert.match(heads[0], /otryggt på dagen 2020/);
  assert.match(heads[1], /otryggt på kvällen 2020/);
  assert.match(heads[2], /på dagen jämfört med på kvällen/);
  assert.equal(await page.locator(key("print series")).count(), 0);
  assert.deepEqual(complaints, []);
  await page.close();
});

test("the map of differences is printed with the paints of its legend", async () => {
  const { page, complaints } = await dialog("#compare=part.day&mode=difference");
  const { pages, text } = await printed(page);

  assert.equal(pages, 2);
  assert.match(text, /Hela Mark: \+\d+.pe \(/);
  assert.match(text, /Newcombe/);
  const chance = await page.locator(".preview .print-zone.chance").count();
  assert.match(text, new RegExp(`från slumpen +${chance} zon`));
  assert.ok(chance > 0);
  assert.deepEqual(complaints, []);
  await page.close();
});

test("a series has a page for each surveyed year, with that year's question and number", async () => {
  const { page } = await dialog("", async (page) => {
    await page.check(key("print series"));
    await until(page, () => document.querySelectorAll(".print-page").length === 4);
  });
  const { pages, text } = await printed(page);

  assert.equal(pages, 4);
  assert.match(text, /på kvällen 2017[\s\S]*Sida 2 av 4[\s\S]*på kvällen 2020[\s\S]*Sida 4 av 4/);
  await page.close();
});

test("each printed figure has its interval and what it is out of, and is that of the API", async () => {
  const query = "period=2020&part=evening&municipality=1463&skipGeometry=true&limit=1000";
  const answer = await fetch(`${server.address}collections/trygghet-regso/items?${query}`);
  const { features } = await answer.json();
  const { page } = await dialog("#set=regso&period=2020&part=evening");
  const { text } = await printed(page);
  const lines = text.split("\n").map((line) => line.replace(/[\u00a0\s]+/g, " ").trim());
  const percent = (share) => String(Math.round(share * 100));
  let shown = 0;
  for (const { properties: p } of features) {
    const line = lines.find((each) => each.includes(` ${p.code} `));
    if (p.mention_share === null) {
      const lack = p.mentions_status === "few" ? "för få" : "inga data – 0";
      assert.ok(line.includes(lack), `${line} of ${p.mentions_status}`);
      continue;
    }
    const [low, high] = [p.mention_share_low, p.mention_share_high].map(percent);
    const n = p.mentions_unsafe + p.mentions_safe;
    const end = ` ${percent(p.mention_share)} % ${low}–${high} % ${n}`;
    assert.ok(line.endsWith(end), `${line} should end with ${end}`);
    shown += 1;
  }
  assert.ok(shown > 0 && shown < features.length);
  await page.close();
});

test("the figures are left out when they are not asked for", async () => {
  const { page } = await dialog("", async (page) => {
    await page.uncheck(key("print figures"));
    await until(page, () => document.querySelectorAll(".print-page").length === 1);
  });

  assert.equal((await printed(page)).pages, 1);
  await page.close();
});

test("a sheet to write on has squares with letters and no figures", async () => {
  const { page } = await dialog("", (page) => page.selectOption(key("print content"), "blank"));
  const { text } = await printed(page);

  assert.match(text, /Arbetsblad: Hela Mark/);
  assert.match(text, /\bA\s+B\s+C\b/);
  assert.match(text, /Anteckningar/);
  assert.doesNotMatch(text, /\d\u00a0?%|Trygghetsundersökning/);
  await page.close();
});

test("on a sheet to write on no name of a square is covered", async () => {
  for (const turn of ["portrait", "landscape"]) {
    const { page } = await dialog("#lang=en", async (page) => {
      await page.selectOption(key("print content"), "blank");
      await page.selectOption(key("print turn"), turn);
    });
    const covered = await page.evaluate(() => {
      const boxes = (selector) =>
        [...document.querySelectorAll(`.preview .print-map ${selector}`)].map((part) => ({
          text: part.textContent,
          box: part.getBoundingClientRect(),
        }));
      const plates = boxes(".print-scale rect, .print-north rect");
      return boxes(".print-squares text")
        .filter(({ box: a }) =>
          plates.some(
            ({ box: b }) =>
              a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom,
          ),
        )
        .map(({ text }) => text);
    });

    assert.deepEqual(covered, []);
    await page.close();
  }
});

test("the table is printed on a sheet that lies, with its source and without controls", async () => {
  const { page } = await openPage(browser, server.address, "#show=table");
  const { size, text } = await printed(page);

  assert.deepEqual(size, [297, 210]);
  assert.match(text, /Hela Mark/);
  assert.match(text, /Källa: Trygghetsundersökning 2020/);
  assert.doesNotMatch(text, /Kopiera länk|Öppna data/);
  await page.close();
});

test("the map moves by buttons alone, and Escape leads back to where the dialog was opened", async () => {
  const { page } = await dialog("");
  const edge = () => page.locator(".print-neatline text.east").first().textContent();
  const before = await edge();

  await page.focus(key("move east"));
  await page.keyboard.press("Enter");
  await until(
    page,
    (old) => document.querySelector(".print-neatline text.east")?.textContent !== old,
    before,
  );
  assert.equal(await page.evaluate(() => document.activeElement.dataset.key), "move east");
  await page.keyboard.press("Escape");
  assert.equal(await page.locator("dialog[open]").count(), 0);
  assert.equal(await page.evaluate(() => document.activeElement.dataset.key), "button print");
  await page.close();
});

test("printing without the dialog gives the same sheet", async () => {
  const { page } = await openPage(browser, server.address, "#view=fires");
  await page.waitForSelector(".paper", { state: "attached" });

  const { pages, size, text } = await printed(page);

  assert.equal(pages, 2);
  assert.deepEqual(size, [210, 297]);
  assert.match(text, /Skala 1:[\s\S]*Sida 1 av 2/);
  await page.close();
});

test("the sheet is saved as a picture of 200 dots an inch", async () => {
  const { page } = await dialog("");
  const [download] = await Promise.all([page.waitForEvent("download"), page.click(key("png"))]);

  const bytes = await readFile(await download.path());

  assert.match(download.suggestedFilename(), /^Var-känns-det-otryggt.*\.png$/);
  assert.equal(bytes.subarray(1, 4).toString(), "PNG");
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  assert.ok(Math.abs(width - (210 / 25.4) * 200) < 3 && Math.abs(height - (297 / 25.4) * 200) < 3);
  await page.close();
});
