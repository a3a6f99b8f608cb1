/** The demo's workshop for browser tests: its server, which can be killed, its guests and its leader. */
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after, before } from "node:test";
import { checkDatabase, startBrowser } from "./start.mjs";

const root = new URL("../../", import.meta.url).pathname;
export const program = process.env.TRYGG_PROGRAM ?? join(root, "build/release/trygghetskarta");
export const code = "KNNA2345"; // of the demo's workshop

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

export const server = new Server();
export let browser;
export let leading; // the header that tells that a leader asks
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
export async function person(path, size = { width: 390, height: 844 }, extraHTTPHeaders = {}) {
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

export async function guest(nickname) {
  const one = await person(`workshop#${code}`);
  await one.page.check("input[name=consent]");
  await one.page.fill("input[name=nickname]", nickname);
  await one.page.click("button[type=submit]");
  await one.page.waitForSelector(".compose");
  return one;
}

/** As the server has it: not as what is on its way. */
export const shownAs = (text) => `#said .said.shown:has-text("${text}")`;
export const patience = 60_000; // milliseconds: the machine may be busy
export const wait = (page, selector) => page.waitForSelector(selector, { timeout: patience });
export const waits = (n) => `.outbox .waits:has-text("${n} väntar")`;

export async function say(page, text) {
  await page.fill("textarea[name=comment]", text);
  await page.click("button.send");
}

/** What a leader is answered. */
export async function ask(path, how) {
  const answer = await fetch(server.address + path, { headers: leading });
  return answer[how]();
}

/** How often a text was stored. */
export async function stored(text) {
  const state = await ask("workshops/1?as=leader", "json");
  return state.contributions.features.filter((each) => each.properties.comment === text).length;
}
