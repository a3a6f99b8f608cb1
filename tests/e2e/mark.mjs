/** Mark's real files, as others published them: read by the program, and counted here for themselves. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "./start.mjs";

const real =
  process.env.TRYGG_REAL_DATA ?? new URL("../../../shared/data", import.meta.url).pathname;
const mark = join(real, "mark");

/** Why tests on these files are skipped, or false where the files are. */
export const noFiles = !existsSync(join(mark, "arson_reports_1210.csv")) && `${mark} is missing`;

export const fireFiles = ["arson_reports_1210.csv", "vehicle_fires_1211.csv"];

const files = {
  "deso_vastra_gotaland.topojson": "scb-deso",
  "deso_regso_kommun.csv": "scb-regso",
  "population_2019_deso.csv": "scb-population",
  "arson_reports_1210.csv": "police-crime",
  "vehicle_fires_1211.csv": "police-crime",
  "tatorter_mb_riks.zip": "tatort",
  "schools_with_coordinates.csv": "schools",
  "trafikverket_vagprojekt_epsg3006_no_crs.geojson": "trafikverket",
};

/** All of Sweden's rows as they were published: the program finds those of Mark by itself. */
export function importMark(database) {
  for (const [file, profile] of Object.entries(files)) {
    try {
      run(database, ["import", "--profile", profile, join(mark, file)]);
    } catch (error) {
      if (error.status !== 3) throw error; // 3: rows outside were rejected
    }
  }
  run(database, ["settings", "municipality=1463"]);
}

const cells = (line) =>
  [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, bare]) => quoted ?? bare);

/** Mark's fires in the files: when, and in which DeSO, or none. */
export function reportedFires() {
  return fireFiles.flatMap((file) => {
    const [head, ...lines] = readFileSync(join(mark, file), "utf8").replace(/^\ufeff/, "").split(/\r?\n/);
    const heads = cells(head);
    return lines
      .map((line) => Object.fromEntries(cells(line).map((cell, at) => [heads[at], cell])))
      .filter((row) => row.Kommun === "Mark")
      .map((row) => ({ day: row.Brottsdatum, zone: /^1463/.exec(row["DeSO.område"]) ? row["DeSO.område"] : null }));
  });
}
