import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after, before, test } from "node:test";
import jsQr from "jsqr";
import { PNG } from "pngjs";
import { checkDatabase, startBrowser } from "./start.mjs";

const root = new URL("../../", import.meta.url).pathname;
const program = process.env.TRYGG_PROGRAM ?? join(root, "build/release/trygghetskarta");
const code = "KNNA2345"; // of the demo's workshop

/** The demo served on a port of its own, by a server that can be killed and started again. */
class Server {
  folder = mkdtempSync(join(tmpdir(), "trygg-workshop-"));
  database = join(this.folder, "demo.db");
  port = 0;

  async start() {
    this.child = spawn(program, ["serve", "--db", this.database, "--port", String(this.port)], {
      stdio: ["ignore", "pipe", "ignore"],
    });
    this.ended = new Promise((resolve) => this.child.once("exit", resolve));
    const line = await new Promise((resolve) =>
      createInterface({ input: this.child.stdout }).once("line", resolve),
    );
    this.port = Number(new URL(line).port);
    this.address = new URL(line).href;
  }

  async end(signal) {
    this.child.kill(signal);
    await this.ended;
    checkDatabase(this.database);
  }
}

const server = new Server();
let browser;
let leading; // the header that tells that a leader asks
before(async () => {
  execFileSync(program, ["demo", "--db", server.database]);
  const told = execFileSync(
    program,
    ["token", "add", "workshop", "--role", "editor", "--db", server.database],
    { encoding: "utf8" },
  );
  leading = { authorization: `Bearer ${told.trim().split("\n").at(-1)}` };
  await server.start();
  browser = await startBrowser();
});
after(async () => {
  await browser?.close();
  await server.end("SIGTERM");
  rmSync(server.folder, { recursive: true });
});

/** Somebody with a browser of their own, and all that went wrong in it. */
async function person(path, size = { width: 390, height: 844 }, extraHTTPHeaders = {}) {
  const context = await browser.newContext({ viewport: size, locale: "sv-SE", extraHTTPHeaders });
  const page = await context.newPage();
  const complaints = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    const text = message.text();
    if (message.type() === "error" && !/Failed to load resource|ERR_/.test(text)) {
      complaints.push(text);
    }
  });
  page.on("request", (request) => {
    if (!request.url().startsWith(server.address)) complaints.push(`asked ${request.url()}`);
  });
  await page.goto(server.address + path);
  return { context, page, complaints };
}

async function guest(nickname) {
  const one = await person(`workshop#${code}`);
  await one.page.check("input[name=consent]");
  await one.page.fill("input[name=nickname]", nickname);
  await one.page.click("button[type=submit]");
  await one.page.waitForSelector(".compose");
  return one;
}

/** As the server has it: not as what is on its way. */
const shownAs = (text) => `#said .said.shown:has-text("${text}")`;
const patience = 60_000; // milliseconds: the machine may be busy
const wait = (page, selector) => page.waitForSelector(selector, { timeout: patience });
const waits = (n) => `.outbox .waits:has-text("${n} väntar")`;

async function say(page, text) {
  await page.fill("textarea[name=comment]", text);
  await page.click("button.send");
}

/** What a leader is answered. */
async function ask(path, how) {
  const answer = await fetch(server.address + path, { headers: leading });
  return answer[how]();
}

/** How often a text was stored. */
async function stored(text) {
  const state = await ask("workshops/1?as=leader", "json");
  return state.contributions.features.filter((each) => each.properties.comment === text).length;
}

test("a guest joins with the code, points at a place by keyboard, and another sees it at once", async () => {
  const kim = await guest("Kim");
  const robin = await guest("");

  await kim.page.click("button[data-key=point]");
  await kim.page.focus(".workshop-map");
  await kim.page.keyboard.press("ArrowRight");
  await kim.page.keyboard.press("Enter");
  await say(kim.page, "Trasig lampa vid bron");

  await wait(robin.page, shownAs("Trasig lampa vid bron"));
  await wait(kim.page, ".outbox .sent");
  assert.match(await robin.page.textContent(shownAs("Trasig lampa vid bron")), /Kim/);
  assert.equal(await stored("Trasig lampa vid bron"), 1);
  assert.deepEqual([...kim.complaints, ...robin.complaints], []);
  await kim.context.close();
  await robin.context.close();
});

test("lines and areas are drawn without dragging", async () => {
  const kim = await guest("");
  for (const [kind, presses] of [
    ["line", 2],
    ["area", 3],
  ]) {
    await kim.page.click(`button[data-key=${kind}]`);
    for (let i = 0; i < presses; ++i) {
      await kim.page.click("button[data-key=put]");
      await kim.page.click(`button[data-key=${i % 2 === 0 ? "east" : "south"}]`);
      await kim.page.waitForTimeout(400);
    }
    await say(kim.page, `ritad ${kind}`);
    await wait(kim.page, shownAs(`ritad ${kind}`));
    await wait(kim.page, ".outbox .sent");
  }

  const state = await ask("workshops/1?as=leader", "json");
  const drawn = state.contributions.features.filter((each) =>
    each.properties.comment.startsWith("ritad"),
  );
  assert.deepEqual(drawn.map((each) => each.geometry.type).sort(), ["LineString", "Polygon"]);
  await kim.context.close();
});

test("a guest without connection goes on, is told so, and nothing is lost or doubled", async () => {
  const kim = await guest("Kim");
  const robin = await guest("Robin");
  await kim.context.setOffline(true);

  await say(kim.page, "Sagt utan nät ett");
  await say(kim.page, "Sagt utan nät två");
  await wait(kim.page, waits(2));
  assert.equal(await stored("Sagt utan nät ett"), 0);
  await kim.context.setOffline(false);

  await wait(robin.page, shownAs("Sagt utan nät två"));
  await wait(kim.page, ".outbox .sent");
  assert.equal(await stored("Sagt utan nät ett"), 1);
  assert.equal(await stored("Sagt utan nät två"), 1);
  await kim.context.close();
  await robin.context.close();
});

test("what was said in a tab that was closed without connection is sent when it is opened again", async () => {
  const kim = await guest("Kim");
  await kim.context.setOffline(true);
  await say(kim.page, "Sagt före stängning");
  await wait(kim.page, ".outbox .waits");
  await kim.page.close();
  await kim.context.setOffline(false);

  const page = await kim.context.newPage();
  await page.goto(`${server.address}workshop`);

  await wait(page, shownAs("Sagt före stängning"));
  await wait(page, ".outbox .sent");
  assert.equal(await stored("Sagt före stängning"), 1);
  await kim.context.close();
});

test("a guest who opens the page anew without connection sees what waits, and it is sent later", async () => {
  const kim = await guest("Kim");
  await kim.page.waitForFunction(async () => {
    const kept = await caches.match("workshop", { ignoreVary: true });
    return navigator.serviceWorker.controller !== null && kept !== undefined;
  });
  await kim.context.setOffline(true);
  await say(kim.page, "Sagt utan nät före omladdning");
  await wait(kim.page, waits(1));

  await kim.page.reload();

  await wait(kim.page, '.on-its-way:has-text("Sagt utan nät före omladdning")');
  await wait(kim.page, waits(1));
  assert.match(await kim.page.textContent("h1"), /Kinna centrum 2030/);
  const held = await kim.page.evaluate(async () => {
    const keys = await (await caches.open((await caches.keys())[0])).keys();
    return keys.map(({ url }) => new URL(url).pathname).filter((path) => /workshops/.test(path));
  });
  assert.deepEqual(held, []);
  await say(kim.page, "Sagt utan nät efter omladdning");
  await wait(kim.page, waits(2));
  await kim.context.setOffline(false);
  await wait(kim.page, shownAs("Sagt utan nät efter omladdning"));
  await wait(kim.page, ".outbox .sent");
  for (const text of ["före", "efter"]) {
    assert.equal(await stored(`Sagt utan nät ${text} omladdning`), 1);
  }
  await kim.context.close();
});

test("what is said while a large file is imported is taken, once each", async () => {
  const kim = await guest("Kim");
  const table = join(server.folder, "points.csv");
  const rows = Array.from(
    { length: 150_000 },
    (_, i) => `${i},arson,2020-01-0${(i % 9) + 1},${12.6 + (i % 97) / 1000},57.${500 + (i % 89)}`,
  );
  writeFileSync(table, ["id,kind,date,lon,lat", ...rows].join("\n"));
  const importing = spawn(
    program,
    ["import", "--db", server.database, "--profile", "points", table],
    { stdio: "ignore" },
  );
  const ended = new Promise((resolve) => importing.once("exit", resolve));
  const said = [];
  while (importing.exitCode === null && said.length < 40) {
    said.push(`Under inläsningen ${said.length}.`);
    await say(kim.page, said.at(-1));
    await kim.page.waitForTimeout(500);
  }
  assert.equal(await ended, 0);

  await wait(kim.page, ".outbox .sent");
  await wait(kim.page, shownAs(said.at(-1)));
  assert.equal(await kim.page.locator(".outbox .refused").count(), 0);
  for (const text of said) assert.equal(await stored(text), 1, text);
  await kim.context.close();
});

test("the pages of a workshop change their language, which stays in the address", async () => {
  const kim = await guest("Kim");
  await kim.page.click('.tabs a[href="#asked"]');
  await kim.page.click("button.language");
  await wait(kim.page, '.tabs a:has-text("Statements")');
  assert.match(kim.page.url(), /lang=en/);
  assert.equal(await kim.page.getAttribute("html", "lang"), "en");
  const passedOn = await person(`workshop#${code}&lang=en`);
  await wait(passedOn.page, "input[name=consent]");
  assert.equal(await passedOn.page.getAttribute("html", "lang"), "en");
  const leader = await person("workshop-lead#lead=1&lang=en", undefined, leading);
  await wait(leader.page, '.controls button:has-text("Freeze")');
  for (const { context } of [kim, passedOn, leader]) await context.close();
});

test("a double click says it once", async () => {
  const kim = await guest("Kim");
  await kim.page.fill("textarea[name=comment]", "Dubbelklickat");

  await kim.page.dblclick("button.send");

  await wait(kim.page, shownAs("Dubbelklickat"));
  await kim.page.waitForTimeout(500);
  assert.equal(await stored("Dubbelklickat"), 1);
  await kim.context.close();
});

test("a server that is killed and started again loses and doubles nothing", async () => {
  const kim = await guest("Kim");
  const robin = await guest("Robin");
  const said = [];
  const talk = async (from, to) => {
    for (let i = from; i < to; ++i) {
      const text = `I stormen ${i}.`;
      said.push(text);
      await say(kim.page, text);
      await kim.page.waitForTimeout(60);
    }
  };

  const talking = talk(0, 10);
  await kim.page.waitForTimeout(250);
  await server.end("SIGKILL");
  await talking;
  await talk(10, 13);
  await wait(kim.page, ".outbox .waits");
  await server.start();

  await wait(kim.page, ".outbox .sent");
  await wait(robin.page, shownAs("I stormen 12."));
  for (const text of said) assert.equal(await stored(text), 1, text);
  await kim.context.close();
  await robin.context.close();
});

test("a killed server, a guest away, a closed tab and a double click at once: leader, guests and big screen end with the same", async () => {
  const wide = { width: 1440, height: 900 };
  const kim = await guest("Kim");
  const robin = await guest("Robin");
  const leader = await person("workshop-lead#lead=1", wide, leading);
  const screen = await person("workshop-lead#screen=1", wide, leading);
  await wait(screen.page, ".screen-side .said");
  const said = ["Borta ett", "Borta två", "Med dubbelklick", "Medan servern dör", "Efteråt"];

  await robin.context.setOffline(true);
  await say(robin.page, "Borta ett");
  await say(robin.page, "Borta två");
  await wait(robin.page, waits(2));
  await robin.page.close();
  await kim.page.fill("textarea[name=comment]", "Med dubbelklick");
  await kim.page.dblclick("button.send");
  await say(kim.page, "Medan servern dör");
  await server.end("SIGKILL");
  await say(kim.page, "Efteråt");
  await wait(kim.page, ".outbox .waits");
  await robin.context.setOffline(false);
  await server.start();
  const back = await robin.context.newPage();
  await back.goto(`${server.address}workshop`);

  for (const text of said) {
    await wait(back, shownAs(text));
    await wait(kim.page, shownAs(text));
    await wait(leader.page, `.said.shown:has-text("${text}")`);
  }
  const all = await leader.page.textContent('h2:has-text("Allt som sagts")');
  await wait(screen.page, `.screen-side h2:has-text("${all}")`);
  const newest = await screen.page.locator(".screen-side .words").allInnerTexts();
  const listed = await leader.page.locator(".said.shown .words").allInnerTexts();
  assert.deepEqual(newest, listed.slice(0, newest.length));
  await wait(kim.page, ".outbox .sent");
  await wait(back, ".outbox .sent");
  for (const text of said) assert.equal(await stored(text), 1, text);
  for (const { context } of [kim, robin, leader, screen]) await context.close();
});

test("a guest who sends without end is told to wait, and the others are not", async () => {
  const join = async () => {
    const answer = await fetch(`${server.address}workshops/join`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ code, consent: true }),
    });
    return answer.headers.get("set-cookie").split(";")[0];
  };
  const like = async (cookie, number) => {
    const answer = await fetch(`${server.address}workshops/1/reactions`, {
      method: "POST",
      headers: { "content-type": "application/json", cookie },
      body: JSON.stringify({
        client: `flood-${cookie.slice(-20)}`,
        number,
        contribution: 1,
        answer: number % 2 === 0 ? "like" : null,
      }),
    });
    return { status: answer.status, wait: Number(answer.headers.get("retry-after")) };
  };
  const flood = await join();
  const answers = await Promise.all(
    Array.from({ length: 300 }, (_, number) => like(flood, number)),
  );

  const refused = answers.filter(({ status }) => status === 429);
  assert.ok(refused.length > 0);
  assert.ok(refused.every(({ wait }) => wait >= 1));
  assert.equal((await like(await join(), 1)).status, 201);
});

test("answers, likes and votes are counted once and seen by the others", async () => {
  const kim = await guest("");
  const robin = await guest("");
  const first = "#asked .statements li:first-child";
  const agreed = async (page) => Number(await page.textContent(`${first} dd:nth-of-type(1)`));
  await wait(kim.page, first);
  const before = await agreed(robin.page);

  await kim.page.click(`${first} button:has-text("Håller med")`);
  await wait(robin.page, `${first} dd:nth-of-type(1):has-text("${before + 1}")`);
  await kim.page.click("#votes li:nth-child(2) button:last-child");
  await kim.page.click("#votes li:nth-child(2) button:last-child");

  await wait(kim.page, '#votes [role=status]:has-text("3 av 5")');
  assert.deepEqual([...kim.complaints, ...robin.complaints], []);
  await kim.context.close();
  await robin.context.close();
});

test("the leader hides, freezes and opens, and the big screen shows it", async () => {
  const kim = await guest("Kim");
  const leader = await person("workshop-lead#lead=1", { width: 1440, height: 900 }, leading);
  const screen = await person("workshop-lead#screen=1", { width: 1440, height: 900 }, leading);
  await wait(screen.page, ".qr");
  await say(kim.page, "Ska döljas");
  await wait(screen.page, '.screen-side .said:has-text("Ska döljas")');

  await leader.page.click('.said:has-text("Ska döljas") button:has-text("Dölj")');
  await screen.page.waitForSelector('.screen-side .said:has-text("Ska döljas")', {
    state: "detached",
  });
  await wait(kim.page, '.said.hidden:has-text("Ska döljas")');
  await leader.page.click('.controls button:has-text("Frys")');
  await wait(kim.page, ".closed");
  await leader.page.click('.controls button:has-text("Öppna")');
  await kim.page.waitForSelector(".closed", { state: "detached" });

  assert.deepEqual([...leader.complaints, ...screen.complaints], []);
  for (const one of [kim, leader, screen]) await one.context.close();
});

test("the image that the leader and the big screen show leads a guest's phone into the workshop", async () => {
  const leader = await person("workshop-lead#lead=1", { width: 1440, height: 900 }, leading);
  const screen = await person("workshop-lead#screen=1", { width: 1440, height: 900 }, leading);
  const read = async ({ page }) => {
    await wait(page, ".qr");
    const { data, width, height } = PNG.sync.read(await page.locator(".qr").screenshot());
    return jsQr(new Uint8ClampedArray(data), width, height)?.data;
  };

  const address = await read(leader);
  assert.equal(address, `${server.address}workshop#${code}`);
  assert.equal(await read(screen), address);
  const kim = await person(address.slice(server.address.length));
  await kim.page.check("input[name=consent]");
  await kim.page.click("button[type=submit]");
  await wait(kim.page, '.heading h1:has-text("Kinna centrum 2030")');
  for (const { context } of [leader, screen, kim]) await context.close();
});

test("each contribution has its number and the sign of its category, and is found from the map and from the list", async () => {
  const kim = await guest("Kim");
  const screen = await person("workshop-lead#screen=1", { width: 1440, height: 900 }, leading);
  const sign = (id) => `.said-sign[data-key="said ${id}"]`;
  await wait(kim.page, sign(5));

  const legend = await kim.page.locator(".sign-legend li").allInnerTexts();
  assert.deepEqual(
    legend.map((text) => text.trim()),
    ["Bra plats", "Otrygg plats", "Svårt att ta sig fram", "Här saknas något", "Idé", "Övrigt"],
  );
  const looks = (selector) => kim.page.locator(`${selector} .sign`).getAttribute("class");
  assert.equal(await looks(sign(5)), await looks("#c5"));
  assert.notEqual(await looks(sign(5)), await looks(sign(3)));
  assert.equal((await kim.page.textContent(sign(5))).trim(), "5");
  await wait(screen.page, sign(5));
  await wait(screen.page, ".sign-legend");

  await kim.page.focus(sign(5));
  await kim.page.keyboard.press("Enter");
  await wait(kim.page, `${sign(5)}.marked`);
  await wait(kim.page, '#c5[aria-current="true"]');
  assert.equal(await kim.page.evaluate(() => document.activeElement.id), "c5");
  await kim.page.focus('[data-key="find-3"]');
  await kim.page.keyboard.press("Enter");
  await wait(kim.page, `${sign(3)}.marked`);
  assert.equal(await kim.page.locator(".said-sign.marked").count(), 1);
  assert.equal(await kim.page.locator('.said[aria-current="true"]').getAttribute("id"), "c3");
  assert.deepEqual([...kim.complaints, ...screen.complaints], []);
  await kim.context.close();
  await screen.context.close();
});

test("the map of a workshop has the ground of the public map with its names", async () => {
  const kim = await guest("Kim");
  for (const part of [".ground", ".border"]) {
    await kim.page.waitForSelector(`.workshop-map ${part}`, { state: "attached" });
  }
  await wait(kim.page, '.workshop-map .label.name:has-text("Kinna")');
  await kim.context.close();
});

test("a sheet of paper has the whole grid and fits on two sides", async () => {
  const leader = await person("workshop-lead#sheet=1", { width: 1440, height: 900 }, leading);
  await wait(leader.page, ".paper-sheet .grid-name");
  const names = await leader.page.locator(".paper-sheet .grid-name").allInnerTexts();
  assert.deepEqual(names.sort(), [..."12345678ABCDEFGHIJKL"]);
  const frame = await leader.page.locator(".paper-sheet .workshop-map").boundingBox();
  for (const name of await leader.page.locator(".paper-sheet .grid-name").all()) {
    const { x, y, width, height } = await name.boundingBox();
    assert.ok(x >= frame.x && x + width <= frame.x + frame.width);
    assert.ok(y >= frame.y && y + height <= frame.y + frame.height);
  }
  const pdf = (await leader.page.pdf({ preferCSSPageSize: true })).toString("latin1");
  assert.equal(pdf.match(/\/Type \/Page\b(?!s)/g).length, 2);
  await leader.context.close();
});

test("paper is written down by the grid's letters, and the result is taken home", async () => {
  const leader = await person("workshop-lead#lead=1", { width: 1440, height: 900 }, leading);
  await leader.page.click('summary:has-text("papper")');
  await leader.page.fill("input[name=cell]", "c4");
  await leader.page.fill(".paper input[name=comment]", "Från ett papper");
  await leader.page.keyboard.press("Enter");

  await wait(leader.page, '.said:has-text("Från ett papper")');
  assert.match(await leader.page.textContent('.said:has-text("Från ett papper")'), /C4.*papper/);
  const csv = await ask("workshops/1/contributions?f=csv", "text");
  assert.match(csv, /Från ett papper.*paper/);
  const report = await ask("workshops/1/report", "text");
  assert.match(report, /Perspektivsammanställning: Kinna centrum 2030/);
  const file = await ask("workshops/1/contributions?f=gpkg", "arrayBuffer");
  assert.equal(Buffer.from(file).subarray(0, 15).toString(), "SQLite format 3");
  const excel = Buffer.from(await ask("workshops/1/contributions?f=csv-excel", "arrayBuffer"));
  assert.deepEqual([...excel.subarray(0, 3)], [0xef, 0xbb, 0xbf]);
  const saved = join(server.folder, "contributions.gpkg");
  writeFileSync(saved, Buffer.from(file));
  const layers = execFileSync("ogrinfo", ["-so", "-al", saved], { encoding: "utf8" });
  assert.match(layers, /Feature Count: [1-9]/);
  assert.match(layers, /channel: String/);
  await leader.page.click('.controls button:has-text("Publicera")');
  await wait(leader.page, '.controls button:has-text("Ta bort lagret")');
  const layer = await ask("collections/contributions/items?limit=1000", "json");
  assert.ok(layer.features.some((each) => each.properties.comment === "Från ett papper"));
  const here = layer.features.find((each) => each.properties.comment === "Från ett papper");
  const visitor = await person(`#zone=${here.properties.zone_deso}`, { width: 1440, height: 900 });
  await wait(visitor.page, ".contributions-here");
  const told = await visitor.page.textContent(".contributions-here");
  assert.match(
    told,
    /Sagt i workshoppar\d+.*på webben, 1 på papper.*inget urval.*Kinna centrum 2030/s,
  );
  await visitor.context.close();
  await leader.context.close();
});
