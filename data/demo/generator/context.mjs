// Made-up context layers: street lamps along a few lines in Kinna and bus stops at known places.
import { MADE_UP } from './csv.mjs';
import { geojson } from './outline.mjs';
import { placeNamed } from './places.mjs';
import { makeRandom } from './random.mjs';

const lines = [
  { from: [12.6895, 57.5063], to: [12.6972, 57.5086], lamps: 20, type: 'LED', watt: 28 },
  { from: [12.6921, 57.507], to: [12.6885, 57.5108], lamps: 14, type: 'Högtrycksnatrium', watt: 70 },
  { from: [12.6903, 57.506], to: [12.6845, 57.5022], lamps: 16, type: 'LED', watt: 22 },
  { from: [12.6972, 57.5086], to: [12.7035, 57.5112], lamps: 10, type: 'Kvicksilver', watt: 125 },
];

const point = ([lon, lat]) => ({ type: 'Point', coordinates: [lon, lat].map((value) => Math.round(value * 1e6) / 1e6) });

export function lampsGeojson() {
  const random = makeRandom(60);
  const lamps = lines.flatMap(({ from, to, lamps: count, type, watt }) =>
    Array.from({ length: count }, (_, i) => {
      const share = i / (count - 1);
      const at = [0, 1].map((axis) => from[axis] + share * (to[axis] - from[axis]) + random.bell() * 0.00004);
      return { at, type, watt };
    }));
  return geojson('gatlyktor', lamps.map(({ at, type, watt }, i) => ({
    properties: { id: `G${String(i + 1).padStart(3, '0')}`, typ: type, watt, anmarkning: MADE_UP },
    geometry: point(at),
  })));
}

const stops = [
  ['Kinna resecentrum', 'Kinna resecentrum', 8], ['Kinna torg', 'Kinna torg', 2], ['Skene torg', 'Skene torg', 2],
  ['Skene station', 'Skene station', 3], ['Assbergs station', 'Assbergs station', 2], ['Örby centrum', 'Örby centrum', 2],
  ['Skene lasarett', 'Skene lasarett', 2], ['Sätila skola', 'Sätilaskolan', 2], ['Fritsla station', 'Fritsla station', 2],
  ['Horreds station', 'Horreds station', 2], ['Hyssna', 'Hyssna', 2], ['Rydal', 'Rydal', 2], ['Berghem', 'Berghem', 2],
  ['Björketorp', 'Björketorp', 2], ['Torestorp', 'Torestorp', 2], ['Öxabäck', 'Öxabäck', 2],
];

export function busStopsGeojson() {
  const features = stops.map(([name, placeName, bays], i) => {
    const place = placeNamed(placeName);
    return {
      properties: { id: `H${String(i + 1).padStart(2, '0')}`, namn: name, lagen: bays, anmarkning: MADE_UP },
      geometry: point([place.lon + 0.0006, place.lat - 0.0003]),
    };
  });
  return geojson('busstopp', features);
}
