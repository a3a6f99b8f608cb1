/** What is audited: the demo, and the real files of a municipality where they are. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "./server.mjs";

const real = process.env.TRYGG_REAL_DATA ?? new URL("../../../../shared/data", import.meta.url).pathname;
const mark = join(real, "mark");

export const hasRealFiles = existsSync(join(mark, "arson_reports_1210.csv"));

export const demo = (database) => run("demo", "--db", database);

/** The lines of a table that hold a text, and its head. */
function only(folder, name, text) {
  const lines = readFileSync(join(mark, name), "utf8").split("\n");
  const path = join(folder, name);
  writeFileSync(path, [lines[0], ...lines.filter((line) => line.includes(text))].join("\n"));
  return path;
}

/** Zones, people and reported fires of Mark (1463) alone: police files hold the whole country. */
export function markFiles(database, folder) {
  const load = (profile, path) => run("import", "--db", database, "--profile", profile, path);
  load("scb-deso", join(mark, "deso_vastra_gotaland.topojson"));
  load("scb-regso", join(mark, "deso_regso_kommun.csv"));
  load("scb-population", join(mark, "population_2019_deso.csv"));
  load("police-crime", only(folder, "arson_reports_1210.csv", '"Mark"'));
  load("police-crime", only(folder, "vehicle_fires_1211.csv", '"Mark"'));
  run("settings", "--db", database, "municipality=1463");
}
