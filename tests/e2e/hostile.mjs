/** The demo's files with hostile texts in every field that a person writes, under hostile file names. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { changeSettings, run } from "./start.mjs";

const demo = new URL("../../data/demo/", import.meta.url).pathname;

export const markup = '<img src=x onerror="hacked=1">';
const hostile = [
  markup,
  "</script><script>hacked=1</script>",
  "\u202eanniK\u202c \u2067x\u2069",
  `'"><svg onload=hacked=1>`,
  "</title></textarea></style><iframe src=javascript:hacked=1>",
];

/** The cells of a line of a table, without regard to lines within cells: the demo has none. */
const cellsOf = (line) =>
  [...line.matchAll(/(?:^|;)("(?:[^"]|"")*"|[^;]*)/g)].map(([, cell]) => cell);
const quoted = (text) => `"${text.replaceAll('"', '""')}"`;

/** A table in which these columns hold a hostile text before their own. */
function spoiled(name, columns) {
  const [head, ...lines] = readFileSync(join(demo, name), "utf8").trimEnd().split(/\r?\n/);
  const heads = cellsOf(head);
  const at = heads.flatMap((each, n) => (columns.some((one) => one.test(each)) ? [n] : []));
  const rows = lines.map((line, row) => {
    const cells = cellsOf(line);
    for (const n of at) {
      const own = (cells[n] ?? "").replace(/^"|"$/g, "").replaceAll('""', '"');
      if (own !== "") cells[n] = quoted(`${hostile[(row + n) % hostile.length]} ${own}`);
    }
    return cells.join(";");
  });
  return [head, ...rows].join("\n");
}

function spoiledZones(name, properties) {
  const collection = JSON.parse(readFileSync(join(demo, name), "utf8"));
  for (const [n, { properties: of }] of collection.features.entries()) {
    for (const key of properties) of[key] = `${hostile[n % hostile.length]} ${of[key]}`;
  }
  return JSON.stringify(collection);
}

/** Profile, file, and what its text is. */
const files = [
  ["scb-deso", "deso.geojson", () => spoiledZones("deso.geojson", ["regso", "namn"])],
  ["scb-regso", "deso.geojson", () => spoiledZones("deso.geojson", ["regso", "namn"])],
  ["tatort", "tatort.geojson", () => spoiledZones("tatort.geojson", ["namn"])],
  ["scb-population", "population.csv", () => spoiled("population.csv", [])],
  ["police-crime", "arson.csv", () => spoiled("arson.csv", [/Källa/])],
  ["schools", "places.csv", () => spoiled("places.csv", [/Namn|Adress|Källa/])],
  ["survey", "survey-2020.csv", () => spoiled("survey-2020.csv", [/var\?|Anmärkning/])],
  [
    "measures",
    "measures.csv",
    () => spoiled("measures.csv", [/Titel|Plats|Ansvarig|Motivering|Källa|Anmärkning/]),
  ],
  [
    "pledges",
    "pledge-2021.csv",
    () => spoiled("pledge-2021.csv", [/^Medborgarlöfte|Parter|^Åtagande$|Ansvarig|Plats|Utfall/]),
  ],
];

/** Fill an empty database. A slash cannot be in a file's name, so its markup has none. */
export function makeHostile(database, folder) {
  for (const [profile, name, text] of files) {
    const file = join(folder, `<img src=x onerror=hacked=1> ${name}`);
    writeFileSync(file, text());
    run(database, ["import", "--profile", profile, file]);
  }
  changeSettings(database, [
    "municipality=1463",
    `title=${markup}`,
    `organisation=${markup}`,
    `contact_phone=${markup}`,
    `basemap_attribution=${markup}`,
  ]);
}
