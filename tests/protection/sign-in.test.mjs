/** Signing in to the real program over HTTP: what an attacker meets. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { demo } from "./lib/data.mjs";
import { run, runWith, serve } from "./lib/server.mjs";

const password = "korrekt hast batteri";

describe("signing in", () => {
  let folder, database, server, token;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "trygg-sign-in-"));
    database = join(folder, "data.db");
    demo(database);
    for (const [name, role] of [["eva", "editor"], ["ulf", "staff"]]) {
      runWith(`${password}\n${password}\n`, "user", "add", name, "--role", role, "--db", database);
    }
    run("user", "add", "proxy-person", "--role", "staff", "--no-password", "--db", database);
    token = run("token", "add", "karta", "--role", "staff", "--days", "1", "--db", database).trim().split("\n").at(-1);
    server = await serve(database);
  });
  after(async () => {
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const sql = (text) => execFileSync("sqlite3", [database, text], { encoding: "utf8" }).trim();
  const cookieOf = (answer, name) => answer.headers.getSetCookie().find((each) => each.startsWith(`${name}=`)) ?? "";
  const valueOf = (cookie) => cookie.slice(cookie.indexOf("=") + 1, cookie.indexOf(";"));
  const who = async (headers, address = server.address) => (await fetch(`${address}/session`, { headers })).json();

  /** A browser that has the form of the page: sends a name and a password, or what is stated instead. */
  async function browser(address = server.address) {
    const page = await fetch(`${address}/sign-in`);
    const held = valueOf(cookieOf(page, "trygghetskarta-form"));
    const own = /name="csrf" value="([^"]+)"/.exec(await page.text())[1];
    return (name, secret, { headers = {}, csrf = own, cookie = held } = {}) =>
      fetch(`${address}/sign-in`, {
        method: "POST",
        redirect: "manual",
        headers: { origin: address, cookie: `trygghetskarta-form=${cookie}`, ...headers },
        body: new URLSearchParams({ name, password: secret, csrf }),
      });
  }

  test("passwords are Argon2id of 64 MiB and two passes, each with a salt of its own", () => {
    const hashes = sql("SELECT password_hash FROM user WHERE name IN ('eva', 'ulf')").split("\n");
    assert.equal(new Set(hashes).size, 2);
    for (const hash of hashes) assert.match(hash, /^\$argon2id\$v=19\$m=65536,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
  });

  test("neither passwords nor tokens nor sessions are in the file, and a token is shown once", async () => {
    const signIn = await browser();
    const session = valueOf(cookieOf(await signIn("eva", password), "trygghetskarta"));
    assert.equal(session.length, 43);
    assert.equal((await who({ authorization: `Bearer ${token}` })).role, "staff");
    const file = ["", "-wal"].map((end) => readFileSync(database + end, "latin1")).join("");
    for (const secret of [password, token, session]) assert.ok(!file.includes(secret));
    assert.ok(!run("token", "list", "--db", database).includes(token));
  });

  test("a session's cookie is for this site's own requests and no script; with https it says so", async () => {
    const plain = cookieOf(await (await browser())("eva", password), "trygghetskarta");
    for (const flag of ["HttpOnly", "SameSite=Strict", "Path=/"]) assert.ok(plain.includes(flag), plain);
    const behind = await serve(database, "--public-url", "https://karta.example");
    try {
      const page = await fetch(`${behind.address}/sign-in`);
      const cookies = page.headers.getSetCookie().join("\n");
      assert.match(cookies, /__Host-/);
      for (const flag of ["Secure", "HttpOnly", "SameSite=Strict"]) assert.ok(cookies.includes(flag), cookies);
    } finally {
      await behind.stop();
    }
  });

  test("a form of another site, another browser or an older one signs nobody in", async () => {
    const signIn = await browser();
    const refused = [
      await signIn("eva", password, { headers: { origin: "https://evil.example" } }),
      await signIn("eva", password, { csrf: "0".repeat(64) }),
      await signIn("eva", password, { cookie: "x".repeat(43) }),
      await signIn("eva", password, { headers: { "sec-fetch-site": "cross-site" } }),
    ];
    for (const answer of refused) {
      assert.ok(answer.status >= 400, String(answer.status));
      assert.equal(cookieOf(answer, "trygghetskarta"), "");
    }
  });

  test("a change takes the token of the page, from this site", async () => {
    const session = valueOf(cookieOf(await (await browser())("eva", password), "trygghetskarta"));
    const cookie = `trygghetskarta=${session}`;
    const { csrf } = await who({ cookie });
    const create = async (headers) => {
      const answer = await fetch(`${server.address}/collections/measures/items`, {
        method: "POST",
        headers: { cookie, "content-type": "application/geo+json", origin: server.address, ...headers },
        body: JSON.stringify({ type: "Feature", geometry: null, properties: { type: "lighting_new", title: "Ljus", status: "proposed" } }),
      });
      return answer.status;
    };
    assert.equal(await create({}), 403);
    assert.equal(await create({ "x-csrf-token": "0".repeat(64) }), 403);
    assert.equal(await create({ "x-csrf-token": csrf, origin: "https://evil.example" }), 403);
    assert.equal(await create({ "x-csrf-token": csrf }), 201);
  });

  test("guessing takes longer and longer, alike for names that are there and that are not", async () => {
    const lone = await serve(database); // what it counts is its own
    try {
      const waits = {};
      for (const name of ["ulf", "nobody"]) {
        const signIn = await browser(lone.address);
        let answer;
        let tried = 0;
        do answer = await signIn(name, `wrong ${(tried += 1)}`);
        while (answer.status === 401 && tried < 12); // on a slow machine a short wait is over by itself
        waits[name] = { tried, status: answer.status, wait: Number(answer.headers.get("retry-after")) };
      }
      for (const { tried, status, wait } of Object.values(waits)) {
        assert.ok(tried > 5, String(tried));
        assert.equal(status, 429);
        assert.ok(wait >= 1, String(wait));
      }
    } finally {
      await lone.stop();
    }
  });

  /** Asks from another address of this machine. */
  const roleFrom = (address, localAddress, headers) =>
    new Promise((resolve, reject) => {
      const { hostname, port } = new URL(address);
      request({ hostname, port, path: "/session", localAddress, headers }, async (answer) => {
        const parts = [];
        for await (const part of answer) parts.push(part);
        resolve(JSON.parse(Buffer.concat(parts)).role);
      })
        .on("error", reject)
        .end();
    });

  test("a proxy's header is believed from listed addresses alone, and by default from none", async () => {
    const named = { "x-remote-user": "proxy-person" };
    assert.equal(await roleFrom(server.address, "127.0.0.1", named), "public");
    const behind = await serve(database, "--user-header", "X-Remote-User", "--user-header-from", "127.0.0.2");
    try {
      assert.equal(await roleFrom(behind.address, "127.0.0.1", named), "public");
      assert.equal(await roleFrom(behind.address, "127.0.0.1", { ...named, "x-forwarded-for": "127.0.0.2" }), "public");
      assert.equal(await roleFrom(behind.address, "127.0.0.2", named), "staff");
      assert.equal(await roleFrom(behind.address, "127.0.0.2", { "x-remote-user": "nobody" }), "public");
      assert.equal(await roleFrom(behind.address, "127.0.0.2", {}), "public");
    } finally {
      await behind.stop();
    }
  });

  test("a token that is over, taken back or made up is refused, not taken for the public", async () => {
    const status = async (secret) => (await fetch(`${server.address}/collections`, { headers: { authorization: `Bearer ${secret}` } })).status;
    // A running server follows a change of the database within a second.
    const settles = async (secret, wanted) => {
      for (let i = 0; i < 100 && (await status(secret)) !== wanted; ++i) await new Promise((ready) => setTimeout(ready, 50));
      return status(secret);
    };
    const short = run("token", "add", "kort", "--role", "staff", "--days", "1", "--db", database).trim().split("\n").at(-1);
    assert.equal(await settles(short, 200), 200);
    assert.equal(await settles(token, 200), 200);
    assert.equal(await status("x".repeat(43)), 401);
    assert.equal(await status(""), 401);
    sql("UPDATE token SET expires = '2020-01-01' WHERE name = 'kort'");
    assert.equal(await settles(short, 401), 401);
    run("token", "revoke", "karta", "--db", database);
    assert.equal(await settles(token, 401), 401);
  });
});
