/** Analyses give the same bytes for the same seed, however many threads answer and whoever else asks. */
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after, before, test } from "node:test";

const root = new URL("../", import.meta.url).pathname;
const program = process.env.TRYGG_PROGRAM ?? join(root, "build/release/trygghetskarta");

let folder;
const servers = [];
before(async () => {
  folder = mkdtempSync(join(tmpdir(), "trygg-threads-"));
  const database = join(folder, "demo.db");
  execFileSync(program, ["demo", "--db", database]);
  for (const workers of ["1", "2", "7"]) {
    const given = ["serve", "--db", database, "--port", "0", "--workers", workers, "--anonymous-role", "staff"];
    const server = spawn(program, given, { stdio: ["ignore", "pipe", "ignore"] });
    servers.push(server);
    const line = await new Promise((resolve) => createInterface({ input: server.stdout }).once("line", resolve));
    server.address = /https?:\/\/[^\s/]+/.exec(line)[0];
  }
});
after(async () => {
  for (const server of servers) {
    const ended = new Promise((resolve) => server.once("exit", resolve));
    server.kill("SIGTERM");
    await ended;
  }
  rmSync(folder, { recursive: true, force: true });
});

test("the same seed gives the same bytes for one worker, two and seven, all at once", async () => {
  const paths = ["/profiles/arson?permutations=99", "/density?kind=arson", "/evaluations/7"];
  for (const figure of ["incident_rate", "incidents", "unsafe_share", "mentions_unsafe"]) {
    for (const seed of [1, 2, 3]) paths.push(`/hotspots/deso?figure=${figure}&seed=${seed}&n=1&expected=0`);
  }
  const answers = await Promise.all(
    servers.map(({ address }) =>
      Promise.all(paths.map(async (path) => {
        const answer = await fetch(address + path);
        return `${answer.status} ${await answer.text()}`;
      })),
    ),
  );
  const [one, ...others] = answers;
  paths.forEach((path, i) => {
    assert.ok(one[i].startsWith("200 "), `${path}: ${one[i].slice(0, 200)}`);
    for (const other of others) assert.ok(other[i] === one[i], path);
  });
  assert.equal(new Set(one).size, paths.length); // another seed, other numbers
});
