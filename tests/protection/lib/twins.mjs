/** Two databases that differ in nothing but a hidden number, and all that can be asked of them. */
import { copyFileSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { run } from "./server.mjs";

const data = new URL("../../../data/demo/", import.meta.url).pathname;

/** Imports a file of the demo again, with one row changed: that of an id, by a function of its cells. */
export function change(database, folder, { file, profile, id, by }) {
  const path = join(folder, file);
  const lines = readFileSync(data + file, "utf8").split("\n");
  const at = lines.findIndex((line) => line.startsWith(`${id};`));
  const changed = by(lines[at].split(";")).join(";");
  if (changed === lines[at]) throw new Error(`${id} of ${file} is as it was`);
  lines[at] = changed;
  writeFileSync(path, lines.join("\n"));
  utimesSync(path, 1_700_000_000, 1_700_000_000);
  run("import", "--db", database, "--profile", profile, path);
}

export function copyOf(database, path) {
  copyFileSync(database, path);
  return path;
}

const collections = ["incidents", "mentions", "measures", "activities", "commitments", "places", "notes", "zones-deso", "zones-tatort"];
const joined = ["deso", "tatort"];
const tiles = ["0/0/0", "5/9/17", "8/77/137", "9/155/274", "10/310/548", "12/1243/2192"];

/** The addresses of all resources and formats that a public request can reach. */
export function addresses(years, reasons) {
  const result = ["/", "/?f=html", "/data", "/conformance", "/api", "/api?f=html", "/collections", "/collections?f=html", "/map.json",
    "/what-happened", "/situation", "/pledges/2021", "/pledges/2021?f=csv", "/pledges/2021?f=html", "/join-report", "/density",
    "/profiles/arson", "/profiles/vehicle_fire", "/evaluations/1", "/evaluations/7", "/healthz", "/session", "/tiles", "/clashes",
    "/editing", "/editing/measures", "/workshops", "/workshops/1", "/workshops/1/contributions", "/tiles/WebMercatorQuad"];
  for (const id of collections) {
    for (const what of ["", "/schema", "/queryables", "/sortables", "/tiles", "/tiles/WebMercatorQuad"]) result.push(`/collections/${id}${what}`);
    for (const f of ["json", "html", "geojsonseq", "csv", "csv-excel", "fgb"]) result.push(`/collections/${id}/items?f=${f}&limit=1000`);
    for (const id2 of [1, 2, 3, 999_999]) for (const what of ["", "/history", "/draft"]) result.push(`/collections/${id}/items/${id2}${what}`);
    for (const tile of tiles) result.push(`/collections/${id}/tiles/WebMercatorQuad/${tile}`);
    result.push(`/collections/${id}/items?sortby=-year,id`, `/collections/${id}/items?bbox=12.6,57.4,12.8,57.6`, `/collections/${id}/items?filter=count%3E0`);
  }
  for (const set of joined) {
    result.push(`/series/${set}`, `/series/${set}?kind=arson`, `/series/${set}?kind=arson&zone=1463C1030`, `/hotspots/${set}`, `/hotspots/${set}?kind=arson`);
    for (const period of ["", ...years]) {
      for (const kind of ["", "arson", "vehicle_fire", "arson,vehicle_fire"]) {
        for (const part of ["", "day", "evening", "night"]) {
          const query = `&period=${period}&kind=${kind}&part=${part}`.replace(/&\w+=(?=&|$)/g, "");
          result.push(`/collections/trygghet-${set}/items?limit=1000&skipGeometry=true${query}`);
        }
      }
    }
    for (const reason of reasons) result.push(`/collections/trygghet-${set}/items?limit=1000&skipGeometry=true&reason=${reason}`);
    for (const f of ["csv", "csv-excel", "geojsonseq", "fgb", "html"]) result.push(`/collections/trygghet-${set}/items?f=${f}&kind=arson`);
    for (const tile of tiles) result.push(`/collections/trygghet-${set}/tiles/WebMercatorQuad/${tile}?kind=arson`);
    for (const sort of ["incidents", "-incident_rate", "-incident_rate_eb"]) result.push(`/collections/trygghet-${set}/items?kind=arson&sortby=${sort}&skipGeometry=true`);
    for (const filter of ["incidents%3E2", "incidents%20IS%20NULL", "incident_rate%3E0.3"]) result.push(`/collections/trygghet-${set}/items?kind=arson&filter=${filter}&skipGeometry=true`);
  }
  return result;
}

/** Status, headers and body of an answer as a client behind one name gets it, without what tells the time. */
export function answerOf(address, path, headers = {}) {
  const { hostname, port } = new URL(address);
  return new Promise((resolve, reject) => {
    const asked = { hostname, port, path, headers: { host: "localhost", ...headers } };
    request(asked, async (answer) => {
      const parts = [];
      for await (const part of answer) parts.push(part);
      const body = Buffer.concat(parts).toString("latin1").replace(/("imported_at":"|"timeStamp":"|L\u00c3\u00a4st )[\d:TZ-]+/g, "");
      const kept = Object.entries(answer.headers).filter(([name]) => name !== "date");
      resolve({ status: answer.statusCode, headers: Object.fromEntries(kept), body });
    })
      .on("error", reject)
      .end();
  });
}
