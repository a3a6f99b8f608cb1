// The representations besides GeoJSON and HTML: CSV, text sequence, FlatGeobuf, GeoPackage.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { each, once } from '../lib/registry.mjs';
import { folder } from '../lib/towns.mjs';

const id = (name) => `own:representations/${name}`;
const types = {
  csv: 'text/csv', 'geojson-seq': 'application/geo+json-seq', flatgeobuf: 'application/flatgeobuf', geopackage: 'application/geopackage+sqlite3',
};
const formatOf = (world, name) => {
  const found = world.formats.find(({ type }) => type === types[name] || (name === 'flatgeobuf' && /flatgeobuf/.test(type)) || (name === 'geopackage' && /geopackage/.test(type)));
  assert.ok(found, `items have no link of ${types[name]}: ${world.formats.map(({ type }) => type)}`);
  return found;
};

once(id('offered'), 'GeoJSON, HTML, CSV, text sequence, FlatGeobuf and GeoPackage are linked to', (world) => {
  for (const name of Object.keys(types)) formatOf(world, name);
  for (const type of ['application/geo+json', 'text/html']) assert.ok(world.formats.some((one) => one.type === type), type);
});

/** Rows of RFC 4180: quoted cells may hold anything. */
export function parseCsv(text, separator = ',') {
  const rows = [[]];
  let [cell, quoted, wasQuoted] = ['', false, false];
  const end = () => {
    rows.at(-1).push(wasQuoted || cell !== '' ? cell : null);
    [cell, wasQuoted] = ['', false];
  };
  for (let at = 0; at < text.length; at++) {
    const letter = text[at];
    if (quoted) {
      if (letter !== '"') cell += letter;
      else if (text[at + 1] === '"') cell += text[++at];
      else quoted = false;
    } else if (letter === '"' && cell === '') [quoted, wasQuoted] = [true, true];
    else if (letter === separator) end();
    else if (letter === '\n' || letter === '\r') {
      if (letter === '\r' && text[at + 1] === '\n') at++;
      end();
      rows.push([]);
    } else cell += letter;
  }
  assert.equal(quoted, false, 'a quote is never closed');
  if (rows.at(-1).length === 0 && cell === '') rows.pop();
  else end();
  return rows;
}

each(id('csv'), 'CSV has one row a feature, a column a property, the values of the GeoJSON, and no formulas', async (world, collection) => {
  const { f } = formatOf(world, 'csv');
  const answer = (await world.api.get(collection.items, { limit: 200, f })).is(200).as('text/csv');
  assert.match(answer.headers['content-type'], /charset=utf-8/i);
  const page = await world.api.json(collection.items, { limit: 200, f: 'json' });
  const [header, ...rows] = parseCsv(answer.text.replace(/^\ufeff/, ''));
  assert.equal(rows.length, page.features.length);
  assert.equal(new Set(header).size, header.length, 'a column twice');
  assert.ok(rows.every((row) => row.length === header.length), 'rows of other lengths than the header');
  if (page.features.length === 0) return;
  const names = Object.keys(page.features[0].properties);
  for (const name of names) assert.ok(header.includes(name), `no column ${name}`);
  page.features.forEach((feature, index) => {
    for (const name of names) {
      const [value, cell] = [feature.properties[name], rows[index][header.indexOf(name)]];
      const where = `${feature.id} ${name}: ${JSON.stringify(cell)} for ${JSON.stringify(value)}`;
      if (value === null) assert.ok(cell === null || cell === '', where);
      else if (typeof value === 'number') assert.ok(Math.abs(Number(cell) - value) <= Math.abs(value) * 1e-12, where);
      else if (typeof value === 'object') assert.deepEqual(JSON.parse(cell), value, where);
      else assert.ok([String(value), `'${value}`, `\t${value}`].includes(cell ?? ''), where);
      if (typeof value === 'string') assert.ok(!/^[=@]/.test(cell ?? ''), `${where}: a formula for a spreadsheet`);
    }
  });
});

each(id('csv'), 'CSV without a BOM, and with one on request', async (world, collection) => {
  const { f } = formatOf(world, 'csv');
  const bom = Buffer.from([0xef, 0xbb, 0xbf]);
  const plain = (await world.api.get(collection.items, { limit: 1, f })).is(200);
  assert.ok(!plain.body.subarray(0, 3).equals(bom));
  const { operationOf } = await import('../lib/openapi.mjs');
  const option = operationOf(await world.openapi(), collection.items).parameters.find(({ name, schema }) => /bom/i.test(name) || /excel/i.test(name) || (schema.enum ?? []).some((one) => /bom|excel/i.test(one)));
  assert.ok(option, 'the API description has no option for a BOM');
  const value = option.schema.enum?.find((one) => /bom|excel/i.test(one)) ?? 'true';
  const marked = (await world.api.get(collection.items, { limit: 1, ...(option.name === 'f' ? {} : { f }), [option.name]: value })).is(200);
  assert.ok(marked.body.subarray(0, 3).equals(bom), `${option.name}=${value} gives no BOM`);
});

each(id('geojson-seq'), 'a text sequence is one feature a record, each after RS and before LF', async (world, collection) => {
  const { f } = formatOf(world, 'geojson-seq');
  const answer = (await world.api.get(collection.items, { limit: 200, f })).is(200).as('application/geo+json-seq');
  const page = await world.api.json(collection.items, { limit: 200, f: 'json' });
  const records = answer.text.split('\x1e');
  assert.equal(records[0], '', 'the first record has no RS before it');
  const features = records.slice(1).map((record) => {
    assert.ok(record.endsWith('\n'), 'a record without LF');
    return JSON.parse(record);
  });
  const short = ({ links, ...feature }) => feature;
  assert.deepEqual(features.map(short), page.features.map(short));
});

function ogrinfo(bytes, extension) {
  const place = folder();
  try {
    const file = join(place.path, `download.${extension}`);
    writeFileSync(file, bytes);
    return JSON.parse(toJson(execFileSync('ogr2ogr', ['-f', 'GeoJSON', '/vsistdout/', file, firstLayer(file), '-lco', 'RFC7946=YES', '-lco', 'COORDINATE_PRECISION=7'], { maxBuffer: 1 << 29, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })));
  } finally {
    place.remove();
  }
}
/** The features; GeoPackages have a table of styles for QGIS after them. */
const firstLayer = (file) => /^1: (.*?)(?: \([^()]*\))?$/m.exec(execFileSync('ogrinfo', ['-q', file], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))[1];
const toJson = (text) => text.slice(text.indexOf('{'));

for (const [name, extension, magic] of [['flatgeobuf', 'fgb', 'fgb'], ['geopackage', 'gpkg', 'SQLite format 3']]) {
  each(id(name), `${name} opens in GDAL with the features asked for, their values and their places`, async (world, collection) => {
    if ((await collection.count()) > 20_000) return 'skip';
    const { f, type } = formatOf(world, name);
    const asked = { limit: 100, sortby: undefined, filter: '1=1' };
    const answer = (await world.api.get(collection.items, { ...asked, f })).is(200).as(type);
    assert.ok(answer.body.subarray(0, 16).toString('latin1').startsWith(magic));
    assert.match(answer.headers['content-disposition'] ?? '', new RegExp(`filename\\*?=.*\\.${extension}`), 'a download has a file name');
    const page = await world.api.json(collection.items, asked);
    const { features } = ogrinfo(answer.body, extension);
    if (name === 'flatgeobuf') page.features = page.features.filter(({ geometry }) => geometry !== null);
    assert.equal(features.length, page.features.length);
    if (features.length === 0) return;
    const key = (feature) => JSON.stringify([Object.entries(feature.properties).filter(([, value]) => typeof value === 'string' && !/^\d{4}[-/]/.test(value) && !/^[[{]/.test(value)).sort()]);
    const got = features.map((one) => ({ properties: Object.fromEntries(Object.entries(one.properties).filter(([column]) => column in page.features[0].properties)) }));
    assert.deepEqual(got.map(key).sort(), page.features.map(key).sort());
    const shapes = (list) => list.map(({ geometry }) => geometry?.type.replace('Multi', '') ?? null).sort();
    assert.deepEqual(shapes(features), shapes(page.features));
  });

  each(id(name), `${name} of nothing is a file of no features, not an error`, async (world, collection) => {
    const { f } = formatOf(world, name);
    const answer = (await world.api.get(collection.items, { filter: '1=2', f })).is(200);
    assert.equal(ogrinfo(answer.body, extension).features.length, 0);
  });

  each(id(name), `${name} in another CRS has that CRS and its coordinates`, async (world, collection) => {
    if (world.town !== 'demo') return 'skip';
    const { f } = formatOf(world, name);
    const answer = (await world.api.get(collection.items, { limit: 50, f, crs: 'http://www.opengis.net/def/crs/EPSG/0/3006' })).is(200);
    const page = await world.api.json(collection.items, { limit: 50 });
    if (!page.features.some(({ geometry }) => geometry)) return 'skip';
    const { features } = ogrinfo(answer.body, extension);
    const placed = features.filter(({ geometry }) => geometry);
    assert.equal(placed.length, page.features.filter(({ geometry }) => geometry).length);
    const first = (geometry) => geometry.coordinates.flat(4).slice(0, 2);
    assert.ok(placed.every(({ geometry }) => first(geometry)[0] > 10 && first(geometry)[0] < 25 && first(geometry)[1] > 55), 'GDAL turns it back to other places: the axes or the CRS are wrong');
  });
}

for (const f of ['json', 'html', 'csv', 'geojson-seq']) {
  each(id('empty'), `nothing that matches is an empty page, not an error: ${f}`, async (world, collection) => {
    const name = f in types ? formatOf(world, f).f : f;
    for (const nothing of [{ filter: '1=2' }, { bbox: '-1.00001,-1.00001,-0.99999,-0.99999', filter: '1=2' }]) {
      const answer = (await world.api.get(collection.items, { ...nothing, f: name })).is(200);
      if (f === 'json') assert.deepEqual([answer.json.numberMatched, answer.json.numberReturned, answer.json.features], [0, 0, []]);
    }
  });
}
