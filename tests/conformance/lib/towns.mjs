/** Databases to test on, each served by the real program on a free port of this machine. */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { oddLayers } from './odd-layers.mjs';

const root = new URL('../../../', import.meta.url).pathname;
const shared = join(root, '../shared/data');
export const program = process.env.TRYGG_PROGRAM ?? join(root, 'build/release/trygghetskarta');
export const realData = (path) => join(shared, path);

/** Runs the program; exit code 3 (rows were rejected) is well. */
export function run(...args) {
  try {
    return execFileSync(program, args, { stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8' });
  } catch (error) {
    if (error.status === 3) return error.stdout;
    throw new Error(`${args.join(' ')}: ${error.stderr || error.message}`);
  }
}
const importInto = (db, profile, file, ...more) => run('import', '--db', db, '--profile', profile, ...more, file);

const cql2Layers = ['ne_110m_admin_0_countries', 'ne_110m_populated_places_simple', 'ne_110m_rivers_lake_centerlines'];

const builders = {
  demo: (db) => run('demo', '--db', db),
  odd(db, folder) {
    for (const [name, layer] of Object.entries(oddLayers)) {
      const [plain, file] = [join(folder, `${name}.geojson`), join(folder, `${name}.gpkg`)];
      writeFileSync(plain, JSON.stringify(layer));
      execFileSync('ogr2ogr', ['-f', 'GPKG', file, plain]); // its dates and times have a type of their own
      importInto(db, 'layer', file, '--set', name);
    }
  },
  cql2(db) {
    for (const layer of cql2Layers) importInto(db, 'layer', realData('cql2/ne110m4cql2.gpkg'), '--layer', layer, '--set', layer);
  },
  mark(db) {
    importInto(db, 'scb-deso', realData('mark/deso_vastra_gotaland.topojson'));
    importInto(db, 'scb-regso', realData('mark/deso_regso_kommun.csv'));
    importInto(db, 'scb-population', realData('mark/population_2019_deso.csv'));
    importInto(db, 'police-crime', realData('mark/arson_reports_1210.csv'));
    importInto(db, 'trafikverket', realData('mark/trafikverket_vagprojekt_epsg3006_no_crs.geojson'));
    importInto(db, 'schools', realData('mark/schools_with_coordinates.csv'));
    run('settings', '--db', db, 'municipality=1463');
  },
  chicago(db) {
    importInto(db, 'zones', realData('scale/chicago_police_districts.kml'), '--set', 'district');
    importInto(db, 'points', realData('scale/chicago_aggravated_assaults.csv.gz'));
  },
};
const needsRealData = ['cql2', 'mark', 'chicago'];

/** The towns that can be built here; TRYGG_TOWNS=demo,odd names some. */
export const towns = Object.keys(builders).filter((name) => {
  const chosen = process.env.TRYGG_TOWNS?.split(',') ?? Object.keys(builders);
  return chosen.includes(name) && (!needsRealData.includes(name) || existsSync(shared));
});
export const skippedTowns = needsRealData.filter(() => !existsSync(shared));

async function addressOf(server) {
  for await (const line of createInterface({ input: server.stdout })) {
    const address = /https?:\/\/[^\s/]+/.exec(line)?.[0];
    if (address !== undefined) return address;
  }
  throw new Error('the server ended without telling its address');
}

/** Serves a database as it is until stop(); with '--anonymous-role', 'public' what is published of it. */
export async function serve(db, ...options) {
  const server = spawn(program, ['serve', '--db', db, '--port', '0', '--anonymous-role', 'staff', ...options], { stdio: ['ignore', 'pipe', 'inherit'] });
  let how;
  const ended = new Promise((resolve) => {
    server.once('exit', (code, signal) => {
      how = signal ?? code;
      resolve(how);
    });
  });
  return {
    exit: () => how,
    base: await addressOf(server),
    pid: server.pid,
    ended,
    async stop() {
      server.kill('SIGTERM');
      return ended;
    },
  };
}

/** A folder that goes when the test is over. */
export function folder() {
  const path = mkdtempSync(join(tmpdir(), 'trygg-conformance-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Builds a town and serves it. */
export async function open(name) {
  const place = folder();
  const db = join(place.path, 'town.db');
  builders[name](db, place.path);
  const server = await serve(db);
  return {
    ...server,
    db,
    async stop() {
      const how = await server.stop();
      execFileSync(program, ['check', '--db', db, '--json']); // fails when something does not hold
      place.remove();
      return how;
    },
  };
}
