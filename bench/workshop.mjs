#!/usr/bin/env node
/**
 * Three hundred guests in one workshop. Each has a connection of their own for what they say, kept open,
 * and another for the stream of events; each says something every few seconds, at random moments of
 * their own, and answers statements. Then all say something at the same moment.
 * Call: bench/workshop.mjs PROGRAM DATABASE [GUESTS] [SECONDS]   (a copy of the demo; prints Markdown)
 */
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { Agent, request } from "node:http";
import { createInterface } from "node:readline";

const [program, database, guestsText = "300", secondsText = "60"] = process.argv.slice(2);
const guests = Number(guestsText);
const seconds = Number(secondsText);
const sayEvery = 6; // seconds between two contributions of a guest, on average
const answerEvery = 12; // the same of answers to statements
const watched = 20; // guests whose every news is read; of the others' it is only counted
const mark = Buffer.from("event: contribution\n");
const code = "KNNA2345";

const server = spawn(program, ["serve", "--db", database, "--port", "0"], {
  stdio: ["ignore", "pipe", "inherit"],
});
const [line] = await new Promise((resolve) =>
  createInterface({ input: server.stdout }).once("line", (text) => resolve([text])),
);
const { hostname, port } = new URL(line);

const now = () => performance.now();
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

function ask(agent, method, path, body, cookie) {
  const text = body === undefined ? "" : JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        hostname,
        port,
        method,
        path,
        agent,
        headers: {
          accept: "application/json",
          ...(text === "" ? {} : { "content-type": "application/json", "content-length": Buffer.byteLength(text) }),
          ...(cookie === undefined ? {} : { cookie }),
        },
      },
      (answer) => {
        let all = "";
        answer.setEncoding("utf8");
        answer.on("data", (piece) => {
          all += piece;
        });
        answer.on("end", () => resolve({ status: answer.statusCode, headers: answer.headers, body: all }));
      },
    );
    sent.on("error", reject);
    sent.end(text);
  });
}

const saidAt = new Map(); // comment -> when it was sent
const liveDelays = [];

/** Notes how long each contribution took to come. */
function readNews(guest, stream) {
  let rest = "";
  stream.setEncoding("utf8");
  stream.on("data", (piece) => {
    const parts = (rest + piece).split("\n\n");
    rest = parts.pop();
    for (const part of parts) {
      const comment = /"comment":"(guest[^"]*)"/.exec(part)?.[1];
      if (comment === undefined) continue;
      guest.seen += 1;
      liveDelays.push(now() - saidAt.get(comment));
    }
  });
}

/** Three hundred phones would read for themselves: here one program must not be the bottleneck. */
function countNews(guest, stream) {
  let tail = Buffer.alloc(0);
  stream.on("data", (piece) => {
    const all = Buffer.concat([tail, piece]);
    let from = 0;
    for (let at = all.indexOf(mark); at >= 0; at = all.indexOf(mark, from)) {
      guest.seen += 1;
      from = at + mark.length;
    }
    tail = all.subarray(Math.max(from, all.length - mark.length + 1));
  });
}

/** An open stream of events. */
function listen(guest) {
  return new Promise((resolve, reject) => {
    const sent = request(
      { hostname, port, path: `${guest.path}/events?after=${guest.event}`, headers: { cookie: guest.cookie } },
      (answer) => {
        if (guest.number < watched) readNews(guest, answer);
        else countNews(guest, answer);
        answer.on("error", () => undefined);
        guest.stop = () => sent.destroy();
        resolve();
      },
    );
    sent.on("error", reject);
    sent.end();
  });
}

async function arrive(number) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const joined = await ask(agent, "POST", "/workshops/join", { code, consent: true });
  if (joined.status !== 201) throw new Error(`join: ${joined.status} ${joined.body}`);
  const path = `/workshops/${JSON.parse(joined.body).workshop}`;
  const cookie = joined.headers["set-cookie"][0].split(";")[0];
  const state = JSON.parse((await ask(agent, "GET", path, undefined, cookie)).body);
  const guest = { number, agent, path, cookie, state, event: state.event, seen: 0, sent: 0, turn: 0 };
  await listen(guest);
  return guest;
}

const times = { contribution: [], burst: [], reaction: [] };
let failed = 0;

async function send(guest, what, body, into) {
  guest.sent += 1;
  const message = { ...body, client: `bench-guest-number-${guest.number}`, number: guest.sent };
  const start = now();
  const answer = await ask(guest.agent, "POST", `${guest.path}/${what}`, message, guest.cookie);
  into.push(now() - start);
  if (answer.status !== 201) failed += 1;
}

function contribute(guest, turn, into) {
  const comment = `guest ${guest.number} says ${turn}`;
  saidAt.set(comment, now());
  const x = 12.684 + ((guest.number * 7 + turn) % 100) / 8000;
  const y = 57.503 + ((guest.number * 3 + turn) % 100) / 15_000;
  const geometry = { type: "Point", coordinates: [x, y] };
  return send(guest, "contributions", { geometry, comment }, into);
}

/** Waits as long as the time between two events that come at random, `mean` seconds apart. */
const pause = (mean) => sleep(-Math.log(1 - Math.random()) * mean * 1000);

async function takePart(guest) {
  const end = now() + seconds * 1000;
  const talk = async () => {
    for (await pause(sayEvery); now() < end; await pause(sayEvery)) {
      await contribute(guest, guest.turn++, times.contribution);
    }
  };
  const answer = async () => {
    const { statements } = guest.state.workshop;
    for (await pause(answerEvery); now() < end; await pause(answerEvery)) {
      const statement = statements[guest.sent % statements.length].id;
      const answer = ["agree", "disagree", "dont_know"][(guest.number + guest.sent) % 3];
      await send(guest, "reactions", { statement, answer }, times.reaction);
    }
  };
  await Promise.all([talk(), answer()]);
}

const at = (list, share) => {
  const sorted = [...list].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
};
const row = (name, list) =>
  `| ${name} | ${list.length} | ${at(list, 0.5).toFixed(1)} | ${at(list, 0.99).toFixed(1)} | ${at(list, 1).toFixed(1)} |`;

/** Seconds of processor time that the server has used. */
function cpu() {
  const ticks = readFileSync(`/proc/${server.pid}/stat`, "utf8").split(" ").slice(13, 15);
  return (Number(ticks[0]) + Number(ticks[1])) / 100;
}

const all = [];
for (let i = 0; i < guests; i += 20) {
  const some = Array.from({ length: Math.min(20, guests - i) }, (_, n) => arrive(i + n));
  all.push(...(await Promise.all(some)));
}
const usedBefore = cpu();
await Promise.all(all.map(takePart));
const usedTalking = cpu() - usedBefore;
await sleep(1000); // what was said last is on all screens
await Promise.all(all.map((guest) => contribute(guest, guest.turn++, times.burst)));
await sleep(2000);

const state = JSON.parse((await ask(all[0].agent, "GET", all[0].path, undefined, all[0].cookie)).body);
const kept = state.contributions.features.map((one) => one.properties.comment);
const wanted = [...saidAt.keys()];
const lost = wanted.filter((comment) => !kept.includes(comment)).length;
const doubled = kept.length - new Set(kept).size;
const untold = all.reduce((sum, guest) => sum + Math.abs(wanted.length - guest.seen), 0);

const verdict = (list, most) => (at(list, 0.99) < most ? "holds" : "does not hold");
const live = liveDelays.slice(0, times.contribution.length * Math.min(watched, guests));

console.log(
  `The model: ${guests} guests, each with one connection for what they say, kept open, and one for the stream of events. For ${seconds} s each says something every ${sayEvery} s on average and answers a statement every ${answerEvery} s, at random moments of their own (exponential pauses; the next one begins when the last is answered). Then all say something at the same moment. One Node program plays all guests: its own work is in the times.\n`,
);
console.log("| milliseconds | number | p50 | p99 | longest |\n|---|--:|--:|--:|--:|");
console.log(row("a contribution, until it is stored and answered", times.contribution));
console.log(row("an answer to a statement", times.reaction));
console.log(row("a contribution, until another guest's screen has it", live));
console.log(row("all guests at the same moment: a contribution", times.burst));
console.log(row("all guests at the same moment: until others' screens have it", liveDelays.slice(live.length)));
console.log(
  `\np99 of a contribution under 500 ms ${verdict(times.contribution, 500)}; live within a second (p99) ${verdict(live, 1000)}. Lost: ${lost}. Doubled: ${doubled}. Refused: ${failed}. Told to screens: ${wanted.length * guests} contributions, ${untold} of them not or twice. The server used ${((usedTalking / seconds) * 100).toFixed(0)} % of one core while they talked.`,
);

for (const guest of all) {
  guest.stop();
  guest.agent.destroy();
}
server.kill("SIGTERM");
await new Promise((resolve) => server.once("exit", resolve));
process.exit(lost + doubled + untold === 0 ? 0 : 1);
