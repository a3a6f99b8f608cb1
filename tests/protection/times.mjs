/** How long what is hidden, what is missing and what is not known at all takes to be refused; by hand, on a quiet machine.
 *
 * Call: node tests/protection/times.mjs [rounds] */
import { demo } from "./lib/data.mjs";
import { rowsOf } from "./lib/attack.mjs";
import { get, startBoth } from "./lib/server.mjs";

const rounds = Number(process.argv[2] ?? 600);

const middle = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

async function timed(address, path) {
  const before = process.hrtime.bigint();
  const answer = await fetch(address + path);
  const body = await answer.text();
  return { status: answer.status, length: body.length, micros: Number(process.hrtime.bigint() - before) / 1000 };
}

/** Median times of two paths that are asked by turns, each first in half of the rounds. */
async function compare(address, name, hidden, missing) {
  const times = [[], []];
  const paths = [hidden, missing];
  let told = [];
  for (let round = 0; round < rounds + 20; ++round) {
    const order = round % 2 === 0 ? [0, 1] : [1, 0];
    for (const which of order) {
      const { status, micros } = await timed(address, paths[which]);
      told[which] = status;
      if (round >= 20) times[which].push(micros);
    }
  }
  const [one, other] = times.map(middle);
  // How much the middle of as many times of one path differs between its halves: what chance does.
  const chance = Math.abs(middle(times[1].filter((_, i) => i % 2 === 0)) - middle(times[1].filter((_, i) => i % 2 === 1)));
  console.log(`${name}: ${told.join(" and ")}, ${one.toFixed(0)} and ${other.toFixed(0)} µs, ${(one - other).toFixed(0)} µs apart (the same by chance ${chance.toFixed(0)})`);
}

const town = await startBoth(demo);
try {
  const [mention] = await rowsOf(town.exact, "mentions");
  const [incident] = await rowsOf(town.exact, "incidents");
  const { features } = await get(town.exact, "/collections/activities/items?limit=1000");
  const planned = features.find(({ properties }) => properties.status === "planned");
  const missing = 999_999_999;
  const item = (collection, id) => `/collections/${collection}/items/${id}`;
  await compare(town.open, "a place pointed out", item("mentions", mention.id), item("mentions", missing));
  await compare(town.open, "an incident", item("incidents", incident.id), item("incidents", missing));
  if (planned) await compare(town.open, "an activity to come", item("activities", planned.id), item("activities", missing));
  await compare(town.open, "a list for staff", "/join-report", "/join-repost");
  await compare(town.open, "an editor's collection", "/workshops", "/workshopz");
  await compare(town.open, "an administrator's page", "/admin/users", "/admin/usurs");
  await compare(town.open, "an analysis of what is protected", "/density", "/densitx");
  const zones = (await get(town.open, "/collections/trygghet-deso/items?skipGeometry=true&limit=1000&period=2020&part=evening")).features;
  const hidden = zones.find(({ properties: p }) => p.mentions_status === "few").properties.code;
  const shown = zones.find(({ properties: p }) => p.mentions_status === "shown").properties.code;
  const zone = (code) => `/collections/trygghet-deso/items/${code}?period=2020&part=evening`;
  await compare(town.open, "a zone with hidden and one with visible numbers", zone(hidden), zone(shown));
} finally {
  await town.stop();
}
