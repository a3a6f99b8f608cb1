/** What is audited: the demo, and the real files of a municipality where they are. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "./server.mjs";

const real = process.env.TRYGG_REAL_DATA ?? new URL("../../../../shared/data", import.meta.url).pathname;
const mark = join(real, "mark");
const demoFiles = new URL("../../../data/demo/", import.meta.url).pathname;

export const hasRealFiles = existsSync(join(mark, "arson_reports_1210.csv"));

export const demo = (database) => run("demo", "--db", database);

/** The lines of a table that hold a text, and its head. */
function only(folder, name, text) {
  const lines = readFileSync(join(mark, name), "utf8").split("\n");
  const path = join(folder, name);
  writeFileSync(path, [lines[0], ...lines.filter((line) => line.includes(text))].join("\n"));
  return path;
}

/** All zones and people, and some rows of the reported fires. */
function load(database, fires, names = ["arson_reports_1210.csv", "vehicle_fires_1211.csv"]) {
  const read = (profile, path) => run("import", "--db", database, "--profile", profile, path);
  read("scb-deso", join(mark, "deso_vastra_gotaland.topojson"));
  read("scb-regso", join(mark, "deso_regso_kommun.csv"));
  read("scb-population", join(mark, "population_2019_deso.csv"));
  for (const name of names) read("police-crime", fires(name));
}

/** Zones, people and reported fires of one municipality alone: police files hold the whole country. */
export const filesOf = (code, name) => (database, folder) => {
  load(database, (file) => only(folder, file, `"${name}"`));
  run("settings", "--db", database, `municipality=${code}`);
};

export const markFiles = filesOf("1463", "Mark");

/** The demo's surveys, made up, on the real zones: some point out what lies just over the border. */
export function markSurveys(database) {
  load(database, () => "", []);
  for (const year of [2017, 2020]) {
    run("import", "--db", database, "--profile", "survey", join(demoFiles, `survey-${year}.csv`));
  }
  run("settings", "--db", database, "municipality=1463");
}

/** The fires of the whole country; there are zones of one county. */
export function countryFiles(database) {
  load(database, (file) => join(mark, file));
  run("settings", "--db", database, "municipality=1463");
}
