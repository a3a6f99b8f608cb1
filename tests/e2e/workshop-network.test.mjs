/** Guests on a bad network, with a server that is busy, killed or flooded: nothing lost, nothing doubled. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import {
  code,
  guest,
  leading,
  person,
  program,
  say,
  server,
  shownAs,
  stored,
  wait,
  waits,
} from "./workshop.mjs";
import { until } from "./start.mjs";

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
  await until(kim.page, async () => {
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
