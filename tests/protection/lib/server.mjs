/** The real program, twice: as the public sees it, and as staff do. */
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

const root = new URL("../../../", import.meta.url).pathname;
const program = process.env.TRYGG_PROGRAM ?? join(root, "build/release/trygghetskarta");

export const run = (...args) => execFileSync(program, args, { encoding: "utf8", stdio: "pipe" });

/** Run a sub-command that reads a password. */
export const runWith = (input, ...args) => execFileSync(program, args, { input, encoding: "utf8" });

async function addressOf(server) {
  for await (const line of createInterface({ input: server.stdout })) {
    const address = /https?:\/\/[^\s/]+/.exec(line)?.[0];
    if (address !== undefined) return address;
  }
  throw new Error("the server ended without telling its address");
}

export async function serve(database, ...more) {
  const server = spawn(program, ["serve", "--db", database, "--port", "0", ...more], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  const ended = new Promise((resolve) => server.once("exit", resolve));
  return {
    address: await addressOf(server),
    async stop() {
      server.kill("SIGTERM");
      await ended;
    },
  };
}

/** Both views of a database that `fill` makes: { open, exact } are addresses. */
export async function startBoth(fill) {
  const folder = mkdtempSync(join(tmpdir(), "trygg-protection-"));
  const database = join(folder, "data.db");
  fill(database, folder);
  const open = await serve(database);
  const exact = await serve(database, "--anonymous-role", "staff");
  return {
    database,
    open: open.address,
    exact: exact.address,
    async stop() {
      await Promise.all([open.stop(), exact.stop()]);
      run("check", "--db", database); // fails when something does not hold
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The JSON of an answer that must be 200. */
export async function get(address, path) {
  const answer = await fetch(address + path);
  const text = await answer.text();
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${text.slice(0, 300)}`);
  return JSON.parse(text);
}
