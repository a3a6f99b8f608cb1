// The schematic DeSO zones: real codes, names and populations, made-up shapes.
import { csv } from './csv.mjs';
import { frame, geojson, inside, toPlane, toPolygon } from './outline.mjs';
import { areas, strew } from './partition.mjs';
import { makeRandom } from './random.mjs';
import { zones } from './zone-list.mjs';

export const REMARK = 'Schematisk zon, påhittade demonstrationsdata';

const seeds = zones.flatMap((zone) =>
  zone.points.map(([lon, lat, reach]) => ({ code: zone.code, at: toPlane([lon, lat]), reach })));

const distance = (x, y, [sx, sy]) => Math.sqrt((x - sx) * (x - sx) + (y - sy) * (y - sy));

// Sites stand close where zones are small.
const spacing = (x, y) =>
  Math.min(0.9, ...seeds.map(({ at, reach }) => 0.17 * reach + 0.2 * Math.max(0, distance(x, y, at) - reach)));

// The zone of the nearest point; a town's points reach as far as stated, the country takes the rest.
function zoneAt(x, y) {
  if (!inside(x, y)) return null;
  let best = null;
  for (const seed of seeds) {
    const cost = costOf(seed, distance(x, y, seed.at));
    if (!best || cost < best.cost) best = { code: seed.code, cost };
  }
  return best.code;
}

function costOf({ code, reach }, d) {
  const isTown = !code.startsWith('1463A');
  if (!isTown) return 1 + Math.max(0, d - 0.4 * reach) / 6;
  return d > 2.2 * reach ? Infinity : d / reach;
}

export function zonesGeojson() {
  const sites = strew(makeRandom(1463), frame, spacing, 90000);
  const shapes = areas(sites, zoneAt, 8);
  const features = zones.map(({ code, regso }) => ({
    properties: { deso: code, regso, kommun: '1463', namn: regso, anmarkning: REMARK },
    geometry: toPolygon(shapes.get(code)),
  }));
  return geojson('deso', features);
}

export const populationCsv = () =>
  csv(['DeSO', 'År', 'Befolkning'], zones.map(({ code, population }) => [code, 2019, population]));
