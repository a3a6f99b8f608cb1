// Localities (tätorter) of Mark: real codes, names and populations 2020 (SCB), made-up shapes of about
// the real size. Kinna, Skene and Örby have grown together into the locality Kinna.
import { frame, geojson, toPlane, toPolygon } from './outline.mjs';
import { areas, strew } from './partition.mjs';
import { makeRandom } from './random.mjs';

// code, name, population, discs [longitude, latitude, radius in km]
const localities = [
  ['1463TC107', 'Kinna', 15452, [[12.692, 57.507, 1.45], [12.643, 57.489, 1.4], [12.705, 57.48, 1.0], [12.667, 57.4985, 0.9], [12.7, 57.494, 0.75]]],
  ['1463TB104', 'Fritsla', 2434, [[12.79, 57.557, 1.01]]],
  ['1463TB109', 'Sätila', 1351, [[12.4385, 57.5385, 0.74]]],
  ['1463TB105', 'Horred', 1261, [[12.4736, 57.3576, 0.72]]],
  ['1463TB106', 'Hyssna', 735, [[12.5394, 57.5572, 0.73]]],
  ['1463TB103', 'Björketorp', 572, [[12.5286, 57.431, 0.57]]],
  ['1463TB108', 'Rydal', 434, [[12.6921, 57.5552, 0.46]]],
  ['1463TB110', 'Torestorp', 406, [[12.6794, 57.3865, 0.49]]],
  ['1463TB102', 'Berghem', 381, [[12.5923, 57.4663, 0.52]]],
  ['1463TB111', 'Öxabäck', 338, [[12.8028, 57.396, 0.48]]],
  ['1463TB137', 'Flygsnäs och Hägnen', 210, [[12.3677, 57.6066, 0.43]]],
  ['1463TB101', 'Ubbhult norra', 209, [[12.3813, 57.5955, 0.44]]],
  ['1463TB133', 'Fotskäl', 201, [[12.481, 57.4713, 0.4]]],
].map(([code, name, population, discs]) => ({ code, name, population, discs }));

const discs = localities.flatMap(({ code, discs: list }) =>
  list.map(([lon, lat, radius]) => ({ code, at: toPlane([lon, lat]), radius })));

const beyond = (x, y, { at: [sx, sy], radius }) => Math.sqrt((x - sx) * (x - sx) + (y - sy) * (y - sy)) - radius;
const spacing = (x, y) =>
  Math.min(1.5, ...discs.map((disc) => 0.1 + 0.1 * disc.radius + 0.4 * Math.max(0, beyond(x, y, disc))));
const localityAt = (x, y) => discs.find((disc) => beyond(x, y, disc) < 0)?.code ?? null;

export function localitiesGeojson() {
  const sites = strew(makeRandom(107), frame, spacing, 120000);
  const shapes = areas(sites, localityAt, 8);
  const features = localities.map(({ code, name, population }) => ({
    properties: {
      kod: code, namn: name, kommun: '1463', befolkning: population, ar: 2020,
      anmarkning: 'Schematisk tätort, påhittade demonstrationsdata',
    },
    geometry: toPolygon(shapes.get(code)),
  }));
  return geojson('tatort', features);
}
