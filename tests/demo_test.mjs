// The demo data: node --test tests/demo_test.mjs
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { demoFiles } from '../data/demo/generator/files.mjs';

const folder = new URL('../data/', import.meta.url);
const read = (name) => readFileSync(new URL(name, folder), 'utf8');
const sum = (list) => list.reduce((a, b) => a + b, 0);

// Cells with ; " or line ends inside quotes; rows as objects by header.
function rowsOf(name) {
  const cells = (line) =>
    [...line.matchAll(/(?:^|;)(?:"((?:[^"]|"")*)"|([^;]*))/g)].map((m) => m[1]?.replaceAll('""', '"') ?? m[2]);
  const lines = read(`demo/${name}`).replace(/^\ufeff/, '').trimEnd().split(/\r?\n/);
  const [header, ...rows] = lines.map(cells);
  return rows.map((row) => {
    assert.equal(row.length, header.length, `${name}: ${row.join(';')}`);
    return Object.fromEntries(header.map((key, i) => [key, row[i]]));
  });
}

const zones = JSON.parse(read('demo/deso.geojson')).features;
const edgesOf = (ring) => ring.slice(1).map((to, i) => [ring[i].join(' '), to.join(' ')]);

function contains(feature, [x, y]) {
  const crossed = feature.geometry.coordinates.flatMap((ring) => ring.slice(1).map((to, i) => [ring[i], to]))
    .filter(([a, b]) => a[1] > y !== b[1] > y && x < a[0] + ((y - a[1]) / (b[1] - a[1])) * (b[0] - a[0]));
  return crossed.length % 2 === 1;
}
const zonesAt = (point) => zones.filter((zone) => contains(zone, point)).map((zone) => zone.properties.deso);

test('generating again gives the same bytes', () => {
  for (const [name, text] of demoFiles()) {
    assert.ok(read(`demo/${name}`) === text, `${name} differs; run data/demo/generate.mjs`);
  }
});

test('zones share their borders: every edge has one neighbour or lies on the one outer border', () => {
  const edges = zones.flatMap((zone) => zone.geometry.coordinates.flatMap(edgesOf));
  const directed = new Set(edges.map(([a, b]) => `${a} ${b}`));
  assert.equal(directed.size, edges.length);

  const outer = new Map(edges.filter(([a, b]) => !directed.has(`${b} ${a}`)));
  const start = outer.keys().next().value;
  let steps = 1;
  for (let at = outer.get(start); at !== start; at = outer.get(at)) steps++;
  assert.equal(steps, outer.size);
});

test('no spot lies in two zones', () => {
  for (let lon = 12.2505; lon < 13; lon += 0.0173) {
    for (let lat = 57.2503; lat < 57.7; lat += 0.0091) assert.ok(zonesAt([lon, lat]).length < 2, `${lon} ${lat}`);
  }
});

test('22 zones with the population that SCB states', () => {
  assert.equal(zones.length, 22);
  assert.equal(sum(rowsOf('population.csv').map((row) => Number(row.Befolkning))), 34754);
});

test('places lie in the zones where they are in fact', () => {
  const facts = {
    'Kinna torg': '1463C1050', Lyckeskolan: '1463C1050', 'Skene torg': '1463C1030',
    'Montessoriskolan Pärlan': '1463C1030', Ängskolan: '1463C1040', 'Örby centrum': '1463C1010',
    Sätilaskolan: '1463B3010', Sätila: '1463B3010', Fritslaskolan: '1463B2010', Fritsla: '1463B2010',
    Horred: '1463B4010', Leteboskolan: '1463A0010', Hyssna: '1463A0070', Rydal: '1463A0050', Berghem: '1463A0040',
    Björketorp: '1463A0030', Fotskäl: '1463A0030', Torestorp: '1463A0020', Öxabäck: '1463A0020',
  };
  const degrees = (text) => Number(text.replace(',', '.'));
  const found = rowsOf('places.csv').filter((row) => row.Namn in facts)
    .map((row) => [row.Namn, zonesAt([degrees(row.Longitud), degrees(row.Latitud)]).join()]);
  assert.deepEqual(Object.fromEntries(found), facts);
});

test('arson counts are those of the reports: 62 = 52 + 10 without DeSO, 29 = 27 + 2', () => {
  const rows = rowsOf('arson.csv');
  const count = (wanted) => sum(rows.filter(wanted).map((row) => Number(row.Antal)));
  const [arson, vehicles] = ['Anlagd brand', 'Fordonsbrand'].map((kind) => (row) => row.Slag === kind);
  assert.equal(count((row) => arson(row) && row.DeSO), 52);
  assert.equal(count((row) => arson(row) && !row.DeSO), 10);
  assert.equal(count((row) => vehicles(row) && row.DeSO), 27);
  assert.equal(count((row) => vehicles(row) && !row.DeSO), 2);
  assert.equal(count((row) => arson(row) && row.DeSO === '1463C1090'), 10);
  assert.equal(count((row) => arson(row) && row.DeSO === '1463B3010'), 7);
  assert.equal(count((row) => arson(row) && row.DeSO === '1463C1040'), 7);
});

test('1 200 made-up answers, none from one zone, evenings less safe than days', () => {
  const answers = [...rowsOf('survey-2017.csv'), ...rowsOf('survey-2020.csv')];
  assert.equal(answers.length, 1200);
  assert.ok(!answers.some((row) => row['Bostadsområde (DeSO)'] === '1463A0060'));
  const question = (part) => `Hur trygg eller otrygg känner du dig utomhus där du bor på ${part}?`;
  const unsafe = (part) => answers.filter((row) => row[question(part)].endsWith('otrygg')).length;
  assert.ok(unsafe('kvällen') > 3 * unsafe('dagen'));
});

test('every row and shape of the made-up files says that it is made up', () => {
  for (const name of ['survey-2017.csv', 'survey-2020.csv', 'measures.csv', 'pledge-2021.csv']) {
    for (const row of rowsOf(name)) assert.match(row['Anmärkning'], /påhittade demonstrationsdata/i);
  }
  for (const name of ['deso.geojson', 'tatort.geojson', 'gatlyktor.geojson', 'busstopp.geojson']) {
    for (const { properties } of JSON.parse(read(`demo/${name}`)).features) {
      assert.match(properties.anmarkning, /påhittade demonstrationsdata/i);
    }
  }
});

// A code list's entries: each the set of its code, names and spellings; and the words for no answer.
function codeList(name) {
  const [head, ...entries] = read(`codes/${name}.toml`).replace(/^#.*$/gm, '').split('[[code]]');
  const words = (text) => [...text.matchAll(/"([^"]*)"/g)].map((m) => m[1].toLowerCase());
  const entry = (text) => {
    const [code, ...names] = words(text);
    return new Set([code, ...(/^sentiment/m.test(text) ? names.slice(1) : names)]);
  };
  return { entries: entries.map(entry), unstated: words(head) };
}

test('no word stands for two codes of a list', () => {
  for (const name of readdirSync(new URL('codes/', folder)).filter((file) => file.endsWith('.toml'))) {
    const words = codeList(name.slice(0, -5)).entries.flatMap((entry) => [...entry]);
    assert.deepEqual(words.filter((word, i) => words.indexOf(word) !== i), [], name);
  }
});

// What the cells of the columns named like `pattern` say, several choices in a cell taken apart.
const columns = (rows) => (pattern) => {
  const names = Object.keys(rows[0]).filter((name) => pattern.test(name));
  return rows.flatMap((row) => names.flatMap((name) => row[name].split(/[,;] /))).filter(Boolean);
};

test('every choice that the demo files make is in its code list', () => {
  const survey = columns([...rowsOf('survey-2017.csv'), ...rowsOf('survey-2020.csv')]);
  const measures = columns(rowsOf('measures.csv'));
  const pledge = columns(rowsOf('pledge-2021.csv'));
  const used = {
    answers: survey(/^Hur trygg/), problems: survey(/^Vilka problem/), parts: survey(/när\?$/),
    reasons: survey(/varför/), age_groups: survey(/^Ålder/), sexes: survey(/^Kön/), channels: survey(/^Svarskanal/),
    measure_types: measures(/^Typ$/), measure_statuses: measures(/^Status/),
    pledge_rules: pledge(/^Regel/), yes_no: pledge(/^Offentlig/),
    activity_kinds: pledge(/^Aktivitet$/), activity_statuses: pledge(/^Status/),
    incident_kinds: columns(rowsOf('arson.csv'))(/^Slag/), place_kinds: columns(rowsOf('places.csv'))(/^Slag/),
  };
  for (const [name, choices] of Object.entries(used)) {
    const list = codeList(name);
    const words = [...list.unstated, ...list.entries.flatMap((entry) => [...entry])];
    assert.deepEqual([...new Set(choices)].filter((choice) => !words.includes(choice.toLowerCase())), [], name);
  }
});
