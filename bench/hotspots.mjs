#!/usr/bin/env node
/**
 * Hot spots of thousands of zones with 999 permutations, by one worker and by two, taking turns.
 * Call: bench/hotspots.mjs PROGRAM DATABASE [ROUNDS]   (a database with the zone set "deso"; prints Markdown)
 */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";

const [program, database, rounds = "7"] = process.argv.slice(2);
const ticks = 100; // of CPU time a second, as Linux counts it

async function start(workers) {
  const given = ["serve", "--db", database, "--port", "0", "--workers", workers, "--anonymous-role", "staff"];
  const server = spawn(program, given, { stdio: ["ignore", "pipe", "inherit"] });
  const line = await new Promise((resolve) => createInterface({ input: server.stdout }).once("line", resolve));
  return { server, address: /https?:\/\/[^\s/]+/.exec(line)[0] };
}

/** Seconds of a core that a process has used. */
function used({ pid }) {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1].split(" ");
  return (Number(fields[11]) + Number(fields[12])) / ticks;
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** Another seed each time: no answer is one that was kept. */
async function measure({ server, address }, figure, seed) {
  const [before, began] = [used(server), performance.now()];
  const answer = await fetch(
    `${address}/hotspots/deso?figure=${figure}&municipality=all&permutations=999&seed=${seed}&skipGeometry=true`,
  );
  const text = await answer.text();
  if (answer.status !== 200) throw new Error(text);
  const { analysed, found } = JSON.parse(text).summary;
  return {
    core: used(server) - before,
    wall: (performance.now() - began) / 1000,
    hash: createHash("sha256").update(text).digest("hex"),
    analysed,
    found,
  };
}

const servers = [await start("1"), await start("2")];
console.log("| figure | zones | found | one worker: s of a core (wall) | two workers: s of a core (wall) | same bytes |");
console.log("|---|---|---|---|---|---|");
for (const figure of ["incident_rate", "incidents"]) {
  for (const each of servers) await measure(each, figure, 0); // neighbours are found once
  const seen = servers.map(() => []);
  for (let round = 1; round <= Number(rounds); ++round) {
    for (const at of round % 2 ? [0, 1] : [1, 0]) seen[at].push([round, await measure(servers[at], figure, round)]);
  }
  const bySeed = seen.map((of) => new Map(of.map(([seed, { hash }]) => [seed, hash])));
  const same = [...bySeed[0]].every(([seed, hash]) => bySeed[1].get(seed) === hash);
  const cell = (of) => `${median(of.map(([, { core }]) => core)).toFixed(2)} (${median(of.map(([, { wall }]) => wall)).toFixed(2)})`;
  const [, { analysed, found }] = seen[0][0];
  console.log(`| \`${figure}\` | ${analysed} | ${found} | ${cell(seen[0])} | ${cell(seen[1])} | ${same ? "yes" : "NO"} |`);
}
for (const { server } of servers) server.kill("SIGTERM");
