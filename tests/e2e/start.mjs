/** Starts the real program on the demo's data, and a browser to look at it with. */
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { chromium } from "playwright-core";

const root = new URL("../../", import.meta.url).pathname;
const program = process.env.TRYGG_PROGRAM ?? join(root, "build/release/trygghetskarta");
export const browserPath = process.env.CHROMIUM ?? "/usr/bin/chromium";

export const browserOptions = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** The address that the program says it listens on, in its first line. */
export async function addressOf(server) {
  for await (const line of createInterface({ input: server.stdout })) {
    const address = /https?:\/\/[^\s/]+/.exec(line)?.[0];
    if (address !== undefined) return `${address}/`;
  }
  throw new Error("the server ended without telling its address");
}

/** Add events to a database from a table in the form of the profile `points`. */
export function importPoints(database, folder, table) {
  const file = join(folder, "points.csv");
  writeFileSync(file, table);
  execFileSync(program, ["import", "--db", database, "--profile", "points", file]);
}

/** Set what `trygghetskarta settings` sets: texts such as "title=Karta". */
export function changeSettings(database, assignments) {
  execFileSync(program, ["settings", "--db", database, ...assignments]);
}

/** Run a sub-command on a database; `input` is what it reads, such as a password. */
export const run = (database, args, input = "") =>
  execFileSync(program, [...args, "--db", database], { input, encoding: "utf8" });

/**
 * The program's own check of a database: the file, every foreign key, the sums and the chain of
 * changes. Throws, and so fails the test, when something does not hold.
 */
export function checkDatabase(database) {
  let told;
  try {
    told = run(database, ["check", "--json"]);
  } catch (error) {
    throw new Error(`the check of ${database} failed: ${error.stdout ?? ""}${error.stderr ?? ""}`);
  }
  const found = JSON.parse(told);
  if (found.ok !== true) throw new Error(`the database does not hold: ${told}`);
  return found;
}

/** The demo served on a free port as staff see it, or as `role` does, after `prepare` has had the database and a folder for files. */
export const startServer = (prepare = () => {}, role = "staff") =>
  startEmpty((database, folder) => {
    execFileSync(program, ["demo", "--db", database]);
    prepare(database, folder);
  }, role);

/** The same with what `prepare` makes alone. */
export async function startEmpty(prepare, role = "staff") {
  const folder = mkdtempSync(join(tmpdir(), "trygg-e2e-"));
  const database = join(folder, "demo.db");
  prepare(database, folder);
  const server = spawn(
    program,
    ["serve", "--db", database, "--port", "0", "--anonymous-role", role],
    {
      stdio: ["ignore", "pipe", "ignore"],
    },
  );
  const ended = new Promise((resolve) => server.once("exit", resolve));
  return {
    address: await addressOf(server),
    async stop() {
      server.kill("SIGTERM");
      await ended;
      checkDatabase(database);
      rmSync(folder, { recursive: true });
    },
  };
}

const serve = (database, port = "0") =>
  spawn(program, ["serve", "--db", database, "--port", port], {
    stdio: ["ignore", "pipe", "ignore"],
  });

/** The demo with an editor's token, which can be killed and started again on the same port. */
export async function startEditable() {
  const folder = mkdtempSync(join(tmpdir(), "trygg-edit-"));
  const database = join(folder, "demo.db");
  execFileSync(program, ["demo", "--db", database]);
  const said = execFileSync(program, ["token", "add", "e2e", "--role", "editor", "--db", database]);
  const token = said.toString().trim().split("\n").at(-1);
  let server = serve(database);
  const address = await addressOf(server);
  const headers = { authorization: `Bearer ${token}` };
  const end = async (signal) => {
    const ended = new Promise((resolve) => server.once("exit", resolve));
    server.kill(signal);
    await ended;
  };
  return {
    program,
    database,
    address,
    headers,
    /** The id of a new feature; throws when the server does not answer. */
    async create(collection, feature) {
      const answer = await fetch(`${address}collections/${collection}/items`, {
        method: "POST",
        headers: { ...headers, "content-type": "application/geo+json" },
        body: JSON.stringify({ type: "Feature", ...feature }),
      });
      if (answer.status !== 201) throw new Error(`${answer.status}: ${await answer.text()}`);
      return (await answer.json()).id;
    },
    async killAndRestart() {
      await end("SIGKILL");
      checkDatabase(database);
      server = serve(database, new URL(address).port);
      await addressOf(server);
    },
    async stop() {
      await end("SIGTERM");
      checkDatabase(database);
      rmSync(folder, { recursive: true });
    },
  };
}

/** The page to edit on, as the editor of `startEditable` sees it. */
export async function openEditPage(
  browser,
  { address, headers },
  size = { width: 1440, height: 900 },
) {
  const page = await browser.newPage({ viewport: size, extraHTTPHeaders: headers });
  const complaints = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("request", (request) => {
    if (!request.url().startsWith(address)) complaints.push(`asked elsewhere: ${request.url()}`);
  });
  await page.goto(`${address}edit`, { waitUntil: "networkidle" });
  await page.waitForSelector(".edit-rows .open");
  return { page, complaints };
}

export const startBrowser = () =>
  chromium.launch({ executablePath: browserPath, args: browserOptions });

/** A page that has been drawn, and all that went wrong or went elsewhere while it was. */
export async function openPage(
  browser,
  address,
  query = "",
  { width = 1440, height = 900, ...others } = {},
) {
  // What a service worker fetches passes by the routes of a test.
  const size = { viewport: { width, height } };
  const page = await browser.newPage({ ...size, serviceWorkers: "block", ...others });
  const complaints = [];
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("request", (request) => {
    if (!request.url().startsWith(address)) complaints.push(`asked elsewhere: ${request.url()}`);
  });
  await page.goto(address + query, { waitUntil: "networkidle" });
  await page.waitForSelector("body:not(.busy) h1");
  return { page, complaints };
}

/**
 * Waits until `holds` is true in the page. Asked from here again and again: the page's content security
 * policy forbids what playwright's own waitForFunction does from its second look on.
 */
export async function until(page, holds, given) {
  const end = Date.now() + 30_000;
  while (!(await page.evaluate(holds, given))) {
    if (Date.now() > end) throw new Error(`never came: ${holds}`);
    await page.waitForTimeout(50);
  }
}
