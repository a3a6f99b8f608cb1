/** Layers that hold what servers get wrong: odd names, ids and values, poles, the antimeridian, no geometry. */

const point = (lon, lat) => ({ type: 'Point', coordinates: [lon, lat] });
const polygon = (...corners) => ({ type: 'Polygon', coordinates: [[...corners, corners[0]]] });
const box = (west, south, east, north) => polygon([west, south], [east, south], [east, north], [west, north]);

const names = [
  'Ängby', 'ängby', 'ANGBY', 'Åsa', 'åsa', 'Österby', 'Straße', 'STRASSE', 'café', 'cafe', '', null, "it's", 'say "hi"',
  'semi;colon, comma', 'two\nlines', '=1+1', '@cmd', '100%', 'under_score', 'back\\slash', '<b>&amp;</b>', '😀 smile',
  'שלום', '  spaces  ', 'NULL', 'true', '0', '1e3', 'Ⅷ', 'naïve', 'NAÏVE', 'İstanbul', 'istanbul', 'A%B', 'a_b', 'z',
];
const places = [
  [0, 0], [180, 0], [-180, 10], [179.95, -10], [-179.95, -10], [0, 90], [30, 89.95], [0, -90], [12.65, 57.5],
  [12.65, 57.6], [-75.5, -0.0000001], [151.2, -33.9], [0.0000001, 51.5], [-0.0000001, 51.5], [100, 45], null,
];

function row(index, geometry) {
  const odd = index % 5;
  const day = String(1 + (index % 28)).padStart(2, '0');
  return {
    type: 'Feature',
    geometry,
    properties: {
      id: ['å ä', 'a/b', '100%', 'x?y#z', '..', 'plus+plus', 'semi;colon', "quote'", 'q"q', '&amp;'][index] ?? `n${String(index).padStart(3, '0')}`,
      name: names[index % names.length],
      'Längd (m)': odd === 0 ? null : (index * 7.25) % 13,
      limit: index % 4,
      and: index % 2 === 0 ? 'even' : 'odd',
      big: index === 3 ? 9007199254740993 : index * 1000003,
      ratio: odd === 1 ? null : index / 7 - 1,
      flag: odd === 2 ? null : index % 3 === 0,
      day: odd === 3 ? null : `2021-0${1 + (index % 9)}-${day}`,
      moment: odd === 4 ? null : `2021-0${1 + (index % 9)}-${day}T${String(index % 24).padStart(2, '0')}:30:00Z`,
      empty: null,
    },
  };
}

const layer = (geometries) => ({ type: 'FeatureCollection', features: geometries.map((geometry, index) => row(index, geometry)) });
const repeat = (list, count) => Array.from({ length: count }, (_, index) => list[index % list.length]);
const scatter = (count) =>
  Array.from({ length: count }, (_, index) => point(((index * 77.7) % 360) - 180, ((index * 37.3) % 170) - 85));

/** The name of each layer, and its GeoJSON. */
export const oddLayers = {
  'odd-points': layer([...places.map((place) => place && point(...place)), ...scatter(120)]),
  'odd-areas': layer([
    polygon([0, 0], [30, 0], [30, 10], [10, 10], [10, 30], [0, 30]), // an L: its notch is in its envelope
    box(100, 10, 110, 20),
    { type: 'MultiPolygon', coordinates: [box(170, -20, 180, -10).coordinates, box(-180, -20, -170, -10).coordinates] },
    box(-180, 80, 180, 90),
    { type: 'Polygon', coordinates: [...box(-60, -40, -40, -20).coordinates, [[-55, -35], [-55, -25], [-45, -25], [-45, -35], [-55, -35]]] },
    null,
    ...Array.from({ length: 20 }, (_, index) => box(-170 + index * 15, -60, -162 + index * 15, -50 + index)),
  ]),
  'odd-lines': layer([
    { type: 'LineString', coordinates: [[0, 0], [10, 10]] },
    { type: 'LineString', coordinates: [[175, 60], [180, 61]] },
    { type: 'MultiLineString', coordinates: [[[-10, -10], [-5, -5]], [[40, 40], [50, 50]]] },
    null,
  ]),
  'odd-mixed': layer([
    point(5, 5), { type: 'MultiPoint', coordinates: [[1, 1], [2, 2]] }, box(20, 20, 30, 30), null,
    { type: 'LineString', coordinates: [[0, 50], [20, 50]] },
  ]),
  'odd-table': layer(repeat([null], 40)),
};
