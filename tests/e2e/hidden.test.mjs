/** What is planned and what staff wrote down for themselves is behind no door of the public's. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startEditable } from "./start.mjs";

const secrets = [
  "Patrull i hemlighet",
  "Bara för personalen",
  "Lapp för redigerare",
  "Inte offentlig",
];
const place = { type: "Point", coordinates: [12.692, 57.507] };
const tomorrow = new Date(Date.now() + 36 * 3600 * 1000).toISOString().slice(0, 10);
const year = new Date().getUTCFullYear();

let server;
let open; // what everybody may see, to know that the doors are open at all
before(async () => {
  server = await startEditable();
  const commitment = await server.create("commitments", {
    properties: { year, text: "Synas mer", party: "Polisen", rule: "ongoing" },
    geometry: null,
  });
  const activity = (outcome, status, date, isPublic) =>
    server.create("activities", {
      properties: { commitment, place: outcome, outcome, status, date, public: isPublic },
      geometry: place,
    });
  await assert.rejects(activity(secrets[0], "planned", tomorrow, true), /422.*only planned/);
  await activity(secrets[0], "planned", tomorrow, false);
  await activity(secrets[3], "done", `${year}-01-02`, false);
  open = "Synlig insats";
  await activity(open, "done", `${year}-01-03`, true);
  const note = (title, audience) =>
    server.create("notes", { properties: { title, text: title, audience }, geometry: place });
  await note(secrets[1], "staff");
  await note(secrets[2], "editor");
  await note("Lapp för alla", "public");
});
after(() => server?.stop());

const get = async (path, headers = {}) => {
  const answer = await fetch(server.address + path, { headers });
  return { status: answer.status, text: Buffer.from(await answer.arrayBuffer()).toString("utf8") };
};

/** The column and row of the tile that holds the place. */
function tileAt(zoom) {
  const [lon, lat] = place.coordinates;
  const size = 2 ** zoom;
  const y = Math.asinh(Math.tan((lat * Math.PI) / 180));
  return {
    row: Math.floor(((1 - y / Math.PI) / 2) * size),
    col: Math.floor(((lon + 180) / 360) * size),
  };
}

/** Every path that the description of the API names, with what stands for its braces. */
async function doors(ids) {
  const { paths } = JSON.parse((await get("api?f=json")).text);
  const { collections } = JSON.parse((await get("collections?f=json")).text);
  const names = collections.map(({ id }) => id);
  const result = new Set(["edit", "editing", "editing/activities", "editing/notes", "clashes"]);
  const formats = ["json", "html", "csv", "csv-excel", "geojsonseq", "gpkg", "fgb", "mvt"];
  const fill = (path, found) => {
    const brace = /\{(\w+)\}/.exec(path)?.[1];
    if (brace === undefined) return found.push(path);
    const zooms = [6, 10, 13, 15];
    const values = {
      collectionId: [...names, "activities", "notes"],
      featureId: ids,
      zoneSet: ["deso", "regso", "tatort"],
      tileMatrixSetId: ["WebMercatorQuad"],
      tileMatrix: zooms,
      year: [2021, year],
      kind: ["arson"],
      measureId: [1],
    };
    for (const value of values[brace] ?? [1]) {
      const { row, col } = brace === "tileMatrix" ? tileAt(value) : {};
      fill(
        path.replace(`{${brace}}`, value).replace("{tileRow}", row).replace("{tileCol}", col),
        found,
      );
    }
  };
  for (const [path, methods] of Object.entries(paths)) {
    if (methods.get === undefined || path.endsWith("/events")) continue;
    const found = [];
    fill(path.slice(1), found);
    const takesFormat = (methods.get.parameters ?? []).some(({ name, $ref }) =>
      /^f$|\/f$/.test(name ?? $ref ?? ""),
    );
    for (const each of found) {
      result.add(each);
      if (takesFormat) for (const format of formats) result.add(`${each}?f=${format}`);
      if (each.endsWith("/items")) {
        result.add(`${each}?limit=10000&filter=${encodeURIComponent("1 = 1")}`);
        result.add(`${each}?datetime=${year}-01-01/..&limit=10000`);
        result.add(`${each}?bbox=12.69,57.50,12.70,57.51&f=csv`);
        result.add(`${each.replace(/items$/, "schema")}`);
      }
      if (/items\/\w+$/.test(each)) result.add(`${each}/history`).add(`${each}/draft`);
    }
  }
  return [...result];
}

test("no door of the public's shows what is planned, not public, or for staff", async () => {
  const ids = Array.from({ length: 24 }, (_, i) => i + 1);
  const all = await doors(ids);
  let seen = 0;
  for (let i = 0; i < all.length; i += 16) {
    const some = all.slice(i, i + 16);
    const answers = await Promise.all(some.map((path) => get(path)));
    for (const [n, { text }] of answers.entries()) {
      for (const secret of secrets)
        assert.ok(!text.includes(secret), `${some[n]} tells: ${secret}`);
      if (text.includes(open)) seen += 1;
    }
  }
  assert.ok(all.length > 500, `${all.length} doors`);
  assert.ok(seen > 5, `the public activity is behind ${seen} doors`);
});

test("the year report counts what is done, in public what is public, and never what is planned", async () => {
  const report = async (headers) => JSON.parse((await get(`pledges/${year}?f=json`, headers)).text);
  const [public_, staff] = [await report({}), await report(server.headers)];
  const done = (of) =>
    of.pledges.flatMap(({ commitments }) => commitments).find(({ text }) => text === "Synas mer")
      .done;
  assert.equal(done(public_), 1);
  assert.equal(done(staff), 2);
});

test("notes are there for the role that may read them, as a list and as a layer", async () => {
  const titles = async (headers) =>
    JSON.parse((await get("situation?f=json", headers)).text).features.map(
      ({ properties }) => properties.title,
    );
  const open_ = await titles({});
  assert.ok(open_.includes("Lapp för alla") && !open_.includes(secrets[1]));
  const editors = await titles(server.headers);
  assert.ok(editors.includes(secrets[1]) && editors.includes(secrets[2]));
  const layer = JSON.parse((await get("collections/notes/items?limit=1000&f=json")).text);
  assert.ok(layer.features.some(({ properties }) => properties.title === "Lapp för alla"));
});
