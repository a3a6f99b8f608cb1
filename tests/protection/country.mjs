/** The audit of the incidents of a whole country's files, or of another municipality; by hand, it takes long.
 *
 * Call: node tests/protection/country.mjs            all of the zones that there are, a sample of hidden cells
 *       node tests/protection/country.mjs 1480 Göteborg 1490 Borås …   each municipality alone, every cell */
import { audit, onlySmallHidden, truthOf } from "./lib/audit.mjs";
import { geography, incidentCells } from "./lib/collect.mjs";
import { countryFiles, filesOf } from "./lib/data.mjs";
import { programme } from "./lib/programme.mjs";
import { startBoth } from "./lib/server.mjs";

const k = 5;
const sampled = 400;

async function auditOf(name, fill, sample) {
  const town = await startBoth(fill);
  try {
    const where = await geography(town.open);
    const plan = await programme(town);
    const open = await incidentCells(town.open, where, plan);
    const exact = await incidentCells(town.exact, where, plan);
    const truth = truthOf(exact.cells);
    const wrong = open.cells.filter(({ name: cell, value }) => value !== null && value !== truth.get(cell));
    const asked = audit({ ...open, truth, k, sample });
    console.log(`${name}: ${asked.cells} cells, ${asked.hidden} hidden, ${asked.asked} asked, ${asked.found.length} found, ${asked.neverZero.length} known not to be 0, ${wrong.length} shown wrong`);
    for (const each of asked.found.slice(0, 20)) console.log(" ", each);
    const naive = audit({ ...exact, cells: onlySmallHidden(exact.cells, k), truth, k, sample });
    console.log(`${name}, small cells alone hidden: ${naive.hidden} hidden, ${naive.asked} asked, ${naive.found.length} found`);
    if (asked.found.length + wrong.length > 0 || naive.found.length === 0) process.exitCode = 1;
  } finally {
    await town.stop();
  }
}

const [, , ...given] = process.argv;
if (given.length === 0) await auditOf("the whole country's files", countryFiles, sampled);
for (let i = 0; i < given.length; i += 2) await auditOf(given[i + 1], filesOf(given[i], given[i + 1]));
