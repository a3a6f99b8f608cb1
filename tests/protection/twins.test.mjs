/** Nothing that the public can ask for depends on a hidden number: two databases that differ in one. */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { layerOf } from "./lib/collect.mjs";
import { demo } from "./lib/data.mjs";
import { get, startBoth } from "./lib/server.mjs";
import { addresses, answerOf, change, copyOf } from "./lib/twins.mjs";

/** The demo twice, each with another change. */
async function startTwins(one, other) {
  const folder = mkdtempSync(join(tmpdir(), "trygg-twins-"));
  const base = join(folder, "base.db");
  demo(base);
  const start = (what) => startBoth((database, own) => change(copyOf(base, database), own, what));
  const towns = [await start(one), await start(other)];
  rmSync(folder, { recursive: true, force: true });
  const { incident_years, reasons } = await get(towns[0].open, "/map.json");
  return { towns, paths: addresses(incident_years, reasons.map(({ code }) => code)) };
}

/** Compares all public answers; gives how many had a tag. */
async function compare([one, other], paths) {
  let tags = 0;
  for (const path of paths) {
    const [a, b] = await Promise.all([answerOf(one.open, path), answerOf(other.open, path)]);
    assert.deepEqual(a.headers, b.headers, path);
    assert.equal(a.status, b.status, path);
    const differs = [...a.body].findIndex((letter, i) => letter !== b.body[i]);
    const near = (body) => body.slice(Math.max(0, differs - 100), differs + 100);
    assert.ok(a.body === b.body, `${path}: ${near(a.body)} | ${near(b.body)}`);
    tags += a.headers.etag === undefined ? 0 : 1;
  }
  return tags;
}

describe("two databases that differ in a hidden cell", () => {
  let one, other, paths;
  before(async () => {
    const moved = (id) => ({ file: "arson.csv", profile: "police-crime", id, by: (cells) => [...cells.slice(0, 3), "1463C1020", ...cells.slice(4)] });
    const made = await startTwins(moved("1210-2021-1463C1030"), moved("1210-2020-1463C1030")); // one fire, or two
    [one, other] = made.towns;
    ({ paths } = made);
  });
  after(() => Promise.all([one?.stop(), other?.stop()]));

  test("they differ for staff, in numbers that the public does not see", async () => {
    const arson = async (address) => {
      const { features } = await layerOf(address, "deso", "&kind=arson");
      return Object.fromEntries(features.map(({ properties: p }) => [p.code, p.incidents]));
    };
    const [a, b] = [await arson(one.exact), await arson(other.exact)];
    assert.deepEqual([a["1463C1020"], a["1463C1030"]], [5, 2]);
    assert.deepEqual([b["1463C1020"], b["1463C1030"]], [6, 1]);
    const seen = await arson(one.open);
    assert.deepEqual([seen["1463C1020"], seen["1463C1030"]], [null, null]);
  });

  test("every public answer is the same to the byte, with the same headers and tags", async (t) => {
    const tags = await compare([one, other], paths);
    t.diagnostic(`${paths.length} addresses, ${tags} with a tag`);
    assert.ok(tags > paths.length / 2);
  });

  test("so is the answer to a tag of the other, and to staff's", async () => {
    const path = "/collections/trygghet-deso/items?kind=arson&skipGeometry=true";
    const tagOf = async (address) => (await answerOf(address, path)).headers.etag;
    const [public1, exact1] = [await tagOf(one.open), await tagOf(one.exact)];
    const ask = (address, tag) => answerOf(address, path, { "If-None-Match": tag });
    assert.equal((await ask(other.open, public1)).status, 304);
    assert.equal((await ask(one.open, exact1)).status, 200);
    assert.deepEqual(await ask(one.open, exact1), await ask(other.open, exact1));
  });

  test("staff's answers do differ, so the comparison can fail", async () => {
    const differing = [];
    for (const path of paths.filter((each) => each.includes("kind=arson"))) {
      const [a, b] = await Promise.all([answerOf(one.exact, path), answerOf(other.exact, path)]);
      if (a.body !== b.body) differing.push(path);
    }
    assert.ok(differing.length > 10, String(differing.length));
  });
});

describe("two databases that differ in who answered", () => {
  let towns, paths;
  const cell = (at, from, to) => ({
    file: "survey-2020.csv",
    profile: "survey",
    id: "2020-0002",
    by: (cells) => cells.map((each, i) => (i === at && each === from ? to : each)),
  });
  before(async () => {
    ({ towns, paths } = await startTwins(cell(3, "25–44", "65–84"), cell(4, "Man", "Kvinna")));
  });
  after(() => Promise.all((towns ?? []).map((town) => town.stop())));

  test("no public answer depends on age or sex", async (t) => {
    const tags = await compare(towns, paths);
    t.diagnostic(`${paths.length} addresses, ${tags} with a tag`);
  });
});
