/** Made-up events with days, hours and places, which the demo's yearly rows have not. */

const areas = [
  [12.43265, 57.54082],
  [12.5388, 57.5574],
  [12.692, 57.507],
  [12.6432, 57.4902],
  [12.4778, 57.3566],
];
/** Where the measure 7 of the demo is, which was done in April 2021. */
const measured = [12.7135, 57.514];
const yearBefore = "2019-05-01";
const yearAfter = "2021-05-01";

const dayAfter = (first, days) =>
  new Date(Date.parse(`${first}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

function* around(kind, [lon, lat], first, count) {
  for (let n = 0; n < count; n += 1) {
    const day = dayAfter(first, Math.floor((n * 300) / count));
    yield [kind, "", day, (lon + (n % 5) * 1e-4).toFixed(6), lat.toFixed(6)];
  }
}

function* beforeAndAfter(kind, { a, b, c, d }) {
  yield* around(kind, measured, yearBefore, a);
  yield* around(kind, measured, yearAfter, b);
  for (const [at, area] of areas.entries()) {
    const share = (n) => Math.floor(n / areas.length) + (at < n % areas.length ? 1 : 0);
    yield* around(kind, area, yearBefore, share(c));
    yield* around(kind, area, yearAfter, share(d));
  }
  yield* around(kind, areas[0], "2022-06-01", 1); // so that the file is known to reach beyond
}

/** Fires with an hour, most on the nights of weekends, around two towns. */
function* fires() {
  const objects = ["container", "bil", "skola", "skräp"];
  for (let n = 0; n < 160; n += 1) {
    const weekend = n % 3 !== 0;
    const day = dayAfter("2022-01-01", Math.floor(n / 4) * 7 + (weekend ? n % 2 : 2 + (n % 5)));
    const hour = weekend ? 20 + ((n * 7) % 4) : 9 + ((n * 5) % 11);
    const [lon, lat] = n % 4 === 0 ? [12.6432, 57.4902] : [12.6935, 57.5078];
    const [turn, away] = [n * 2.4, 0.0004 * (n % 15)];
    yield [
      "arson",
      objects[(n * 3) % 7] ?? "skräp",
      `${day}T${String(hour).padStart(2, "0")}:15:00+01:00`,
      (lon + 1.9 * away * Math.cos(turn)).toFixed(6),
      (lat + away * Math.sin(turn)).toFixed(6),
    ];
  }
}

/** A table in the form of the profile `points`. */
export function datedEvents() {
  const rows = [
    ...beforeAndAfter("vandalism", { a: 50, b: 30, c: 45, d: 44 }),
    ...beforeAndAfter("burglary", { a: 200, b: 60, c: 100, d: 110 }),
    ...fires(),
  ];
  const lines = rows.map((row, n) => [n + 1, ...row].join(","));
  return ["id,kind,object,date,lon,lat", ...lines].join("\n");
}
