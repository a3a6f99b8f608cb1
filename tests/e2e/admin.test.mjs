/** The page of administrators: people, tokens, settings, sources, and a file that becomes an import. */
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after, before, test } from "node:test";
import { run, startBrowser } from "./start.mjs";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const root = new URL("../../", import.meta.url).pathname;
const program = process.env.TRYGG_PROGRAM ?? join(root, "build/release/trygghetskarta");
const password = "tre små grisar";
const folder = mkdtempSync(join(tmpdir(), "trygg-admin-"));
const database = join(folder, "demo.db");
let server;
let address;
let browser;

async function serve(port) {
  server = spawn(program, ["serve", "--db", database, "--port", port], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  for await (const line of createInterface({ input: server.stdout })) {
    const found = /https?:\/\/[^\s/]+/.exec(line)?.[0];
    if (found !== undefined) return `${found}/`;
  }
  throw new Error("the server ended without telling its address");
}

async function end(signal) {
  const ended = new Promise((resolve) => server.once("exit", resolve));
  server.kill(signal);
  await ended;
}

before(async () => {
  execFileSync(program, ["demo", "--db", database]);
  const users = [
    ["eva", "admin", "Eva Ek"],
    ["bo", "editor", "Bo Berg"],
  ];
  for (const [name, role, shown] of users)
    run(database, ["user", "add", name, "--role", role, "--shown-as", shown], `${password}\n`);
  address = await serve("0");
  browser = await startBrowser();
});

after(async () => {
  await browser?.close();
  await end("SIGTERM");
  rmSync(folder, { recursive: true });
});

async function signIn(page, name, secret = password) {
  await page.goto(`${address}sign-in?lang=sv`);
  await page.getByLabel("Användarnamn").fill(name);
  await page.getByLabel("Lösenord").fill(secret);
  await page.getByRole("button", { name: "Logga in" }).click();
  await page.waitForURL((url) => !url.pathname.endsWith("sign-in"));
}

/** The page's part as eva sees it. */
async function open(part, { width = 1440, height = 900, ...others } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, ...others });
  const page = await context.newPage();
  const complaints = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("request", (request) => {
    if (!request.url().startsWith(address)) complaints.push(`asked elsewhere: ${request.url()}`);
  });
  await signIn(page, "eva");
  await go(page, part);
  return { page, complaints, context };
}

async function go(page, part) {
  await page.goto(`${address}admin#part=${part}&lang=sv`);
  await page.waitForSelector("main h1");
  await settled(page);
}

const settled = (page) => page.waitForSelector("main:not(:has([aria-busy]))");
const said = (page, text) => page.waitForSelector(`.admin-said:has-text("${text}")`);
const status = async (path, headers = {}) =>
  (await fetch(address + path, { headers, redirect: "manual" })).status;

const json = async (path) => (await fetch(address + path)).json();

/** Wait until it holds. */
async function until(holds) {
  for (let i = 0; i < 200 && !(await holds()); i++)
    await new Promise((resolve) => setTimeout(resolve, 50));
  assert.ok(await holds());
}

test("an editor and the public find at /admin what they find where nothing is", async () => {
  const token = run(database, ["token", "add", "redigerare", "--role", "editor"]).trim();
  const headers = { authorization: `Bearer ${token.split("\n").at(-1)}` };
  await new Promise((resolve) => setTimeout(resolve, 1500)); // a running server follows
  for (const who of [{}, headers]) {
    const answer = async (path) => {
      const got = await fetch(address + path, { headers: { accept: "text/html", ...who } });
      return { status: got.status, text: (await got.text()).replaceAll(`/${path}`, "…") };
    };
    const missing = await answer("nothing");
    assert.equal(missing.status, 404);
    for (const path of ["admin", "admin/users", "admin/settings", "admin/jobs"])
      assert.deepEqual(await answer(path), missing, path);
  }
});

test("an administrator adds a user, who signs in with the password that was shown once", async () => {
  const { page, complaints, context } = await open("users");
  await page.getByRole("button", { name: "Lägg till användare" }).click();
  await page.getByLabel("Användarnamn").fill("Åsa");
  await page.getByLabel("Namn som andra ser").fill("Åsa Ås");
  await page.keyboard.press("Enter");
  await page.waitForSelector("#admin-name[aria-invalid]");
  assert.equal(await page.getByLabel("Namn som andra ser").inputValue(), "Åsa Ås");
  await page.getByLabel("Användarnamn").fill("asa");
  await page.keyboard.press("Enter");
  const secret = await page.inputValue("#admin-secret");
  assert.ok(secret.length >= 10);
  await page.keyboard.press("Escape");
  await said(page, "Åsa Ås är tillagd");
  await page.getByRole("row", { name: /Åsa Ås/ }).waitFor();

  const other = await (await browser.newContext()).newPage();
  await signIn(other, "asa", secret);
  await other.getByText("Åsa Ås, personal").waitFor();
  await other.close();

  await page.getByRole("button", { name: "Ändra Åsa Ås" }).click();
  await page.getByLabel("Låst: kan inte logga in").check();
  await page.getByRole("button", { name: "Spara" }).click();
  await said(page, "Åsa Ås är ändrad");
  await page.getByRole("row", { name: /Åsa Ås.*Låst/ }).waitFor();

  await page.getByRole("button", { name: "Ändra Eva Ek" }).click();
  await page.getByLabel("Roll").selectOption("staff");
  await page.getByRole("button", { name: "Spara" }).click();
  await page.getByText(/sista administratören/).waitFor();
  assert.equal(await page.getByLabel("Roll").inputValue(), "staff");
  await page.keyboard.press("Escape");

  await page.getByRole("button", { name: "Ändra Åsa Ås" }).click();
  await page.getByRole("button", { name: "Ta bort" }).click();
  await page.getByRole("button", { name: "Ja, ta bort" }).click();
  await said(page, "Åsa Ås är borttagen");
  // What the server refused was told on the page, and the browser says so, too.
  assert.deepEqual(
    complaints.filter((each) => !/status of (422|409)/.test(each)),
    [],
  );
  await context.close();
});

test("a token that is made works over HTTP until it is revoked", async () => {
  const { page, context } = await open("tokens");
  await page.getByRole("button", { name: "Skapa nyckel" }).click();
  await page.getByLabel("Vad nyckeln är till").fill("QGIS på Evas dator");
  await page.getByRole("button", { name: "Skapa nyckel" }).last().click();
  const token = await page.inputValue("#admin-secret");
  const headers = { authorization: `Bearer ${token}` };
  assert.equal(await status("join-report", headers), 200);
  await page.keyboard.press("Escape");
  const row = page.getByRole("row", { name: /QGIS på Evas dator/ });
  await row.getByRole("button", { name: "Återkalla" }).click();
  await page.getByRole("button", { name: "Ja, återkalla" }).click();
  await said(page, "öppnar inget längre");
  assert.equal(await status("join-report", headers), 401);
  await context.close();
});

test("a k that is set changes what the public sees, a wrong one is told beside its field", async () => {
  const figures = async () => {
    const got = await fetch(`${address}collections/trygghet-deso/items?limit=100`);
    return (await got.json()).features.map(({ properties }) => properties.incidents_status);
  };
  const before = await figures();
  const { page, context } = await open("settings");
  await page.getByLabel("Minsta antal (k)").fill("2");
  await page.getByRole("button", { name: "Spara" }).first().click();
  await page.getByText("Skriv ett heltal från 3 till 1 000").waitFor();
  assert.deepEqual(await figures(), before);
  await page.getByLabel("Minsta antal (k)").fill("100");
  await page.getByRole("button", { name: "Spara" }).first().click();
  await said(page, "Sparat");
  const after = await figures();
  const hidden = (all) => all.filter((each) => each !== "shown").length;
  assert.ok(hidden(after) > hidden(before), `${hidden(before)} → ${hidden(after)}`);
  await page.getByLabel("Kartans namn").fill("Trygghet i Mark");
  await page.getByLabel("Kartans namn").press("Enter");
  await until(async () => (await json("map.json")).title === "Trygghet i Mark");
  await page.getByLabel("Minsta antal (k)").fill("");
  await page.getByRole("button", { name: "Spara" }).first().click();
  await until(async () => JSON.stringify(await figures()) === JSON.stringify(before));
  await context.close();
});

const fires = join(folder, "Bränder 2021.csv");
writeFileSync(
  fires,
  `id,kind,date,lon,lat
1,arson,2021-05-01,12.692,57.507
2,arson,när det var mörkt,12.693,57.508
3,vehicle_fire,2021-06-02,12.694,57.509
`,
);

test("a file is tried, looked at and imported; its row is on the map and the refused one in the history", async () => {
  const { page, complaints, context } = await open("import");
  await page.getByRole("button", { name: "Provläs" }).click();
  await page.waitForSelector("#admin-upload[aria-invalid]");
  await page.setInputFiles("#admin-upload", fires);
  await page.selectOption("#admin-profile", "points");
  await page.getByRole("button", { name: "Provläs" }).click();
  await page.getByText("Det här skulle hända").waitFor();
  assert.match(await page.textContent(".sums"), /Rader3Nya2Ändrade0Oförändrade0Avvisade1/);
  assert.match(await page.textContent("main"), /”när det var mörkt” är inget datum; skriv det som/);
  const rows = await page
    .locator("h3:has-text('Vad som finns i') + table tbody tr")
    .allInnerTexts();
  assert.deepEqual(
    rows.map((row) => row.split(/\s*\t\s*|\n+/).filter(Boolean)),
    [
      ["Händelser", "2", "0", "0", "1"],
      ["Anlagd brand", "1", "0", "0"],
      ["Fordonsbrand, anlagd", "1", "0", "0"],
    ],
  );
  const found = async () => {
    const got = await fetch(`${address}collections/incidents/items?limit=1000`);
    return (await got.json()).features.filter(
      ({ properties }) => properties.kind === "vehicle_fire",
    );
  };
  const before = (await found()).length;

  await page.getByRole("button", { name: "Läs in på riktigt" }).click();
  await page.getByText("Det här hände").waitFor();
  await until(async () => (await found()).length === before + 1);
  await settled(page);
  assert.match(await page.textContent("main"), /Inläsning.*Klar/s);

  await go(page, "sources");
  await page.getByRole("link", { name: "Bränder 2021.csv" }).click();
  await page.getByRole("row", { name: /eva/ }).waitFor();
  await page.getByRole("button", { name: "1: visa" }).click();
  await page.getByRole("row", { name: /”när det var mörkt” är inget datum/ }).waitFor();
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Hämta som CSV" }).click(),
  ]);
  assert.match(await readFile(await file.path(), "utf8"), /^\uFEFFrow;reason_code;.*mörkt/s);

  await go(page, "log");
  await page.getByRole("row", { name: /eva.*Läs in: Inläst/ }).waitFor();
  const checked = JSON.parse(run(database, ["check", "--json"]));
  assert.equal(checked.ok, true);
  assert.deepEqual(complaints, []);
  await context.close();
});

test("a file that cannot be read keeps what was filled in, and is told in words", async () => {
  const { page, context } = await open("import");
  const wrong = join(folder, "fel.csv");
  writeFileSync(wrong, "a;b\n1;2\n");
  await page.setInputFiles("#admin-upload", wrong);
  await page.selectOption("#admin-profile", "scb-population");
  await page.getByRole("button", { name: "Provläs" }).click();
  await page.getByRole("alert").filter({ hasText: "fel.csv har ingen kolumn för" }).waitFor();
  await page.getByRole("link", { name: "Ändra valen eller ta en annan fil" }).click();
  await page.waitForSelector("#admin-profile");
  assert.equal(await page.inputValue("#admin-profile"), "scb-population");
  assert.match(await page.textContent(".file-name"), /fel\.csv/);
  await context.close();
});

test("killed in the middle of an import, nothing is half done and the next server says so", async () => {
  const rows = Array.from(
    { length: 60_000 },
    (_, i) => `s${i},theft,2021-05-01,12.${600 + (i % 90)},57.5`,
  );
  const large = join(folder, "stor.csv");
  writeFileSync(large, `id,kind,date,lon,lat\n${rows.join("\n")}\n`);
  const { page, context } = await open("import");
  await page.setInputFiles("#admin-upload", large);
  await page.selectOption("#admin-profile", "points");
  await page.getByRole("button", { name: "Provläs" }).click();
  await page.getByRole("button", { name: "Läs in på riktigt" }).click({ timeout: 120_000 });
  await page.getByText(/rader/).first().waitFor();
  await end("SIGKILL");
  await serve(new URL(address).port);
  const checked = JSON.parse(run(database, ["check", "--json"]));
  assert.equal(checked.ok, true);
  const imported = checked.sources.filter(({ file }) => file === "stor.csv");
  const jobs = JSON.parse(run(database, ["jobs", "--json"]));
  const known = jobs.find(({ kind, file }) => kind === "import" && file === "stor.csv");
  assert.equal(known.state, imported.length === 0 ? "interrupted" : "done");
  await context.close();
});

/** What axe-core objects to. */
async function violations(page) {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const found = await globalThis.axe.run(document, { resultTypes: ["violations"] });
    return found.violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(" | ")}`,
    );
  });
}

for (const [name, options] of [
  ["light", { colorScheme: "light" }],
  ["dark", { colorScheme: "dark" }],
  ["320 pixels wide", { width: 320, height: 640 }],
]) {
  test(`axe-core finds nothing in any part: ${name}`, async () => {
    const { page, context } = await open("users", options);
    for (const part of ["users", "tokens", "settings", "sources", "import", "log"]) {
      await go(page, part);
      assert.deepEqual(await violations(page), [], part);
      const wide = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      assert.ok(wide <= 0, `${part} is ${wide} px too wide`);
    }
    await go(page, "users");
    await page.getByRole("button", { name: "Lägg till användare" }).click();
    assert.deepEqual(await violations(page), [], "the form");
    await page.keyboard.press("Escape");
    await go(page, "import");
    await page.getByRole("link", { name: "Bränder 2021.csv" }).first().click();
    await page.waitForSelector(".sums");
    assert.deepEqual(await violations(page), [], "a job");
    await context.close();
  });
}

test("the map's head leads administrators to the page, on a phone too, in English", async () => {
  const { page, context } = await open("users", { width: 390, height: 844 });
  await page.goto(`${address}#lang=en`);
  await page.waitForSelector("body:not(.busy) .zone");
  await page.getByRole("button", { name: "Views" }).click();
  await page.getByRole("link", { name: "Administration" }).click();
  await page.getByRole("heading", { name: "Sources" }).waitFor();
  assert.equal(await page.getAttribute("html", "lang"), "en");
  await context.close();
});
