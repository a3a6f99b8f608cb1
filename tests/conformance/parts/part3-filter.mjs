// OGC API - Features - Part 3: queryables and the filter parameters.
import assert from 'node:assert/strict';
import { isProblem } from '../lib/client.mjs';
import { boxAround, intersects, positions } from '../lib/geometry.mjs';
import { operationOf, parameterOf } from '../lib/openapi.mjs';
import { isNear, project } from '../lib/projections.mjs';
import { each } from '../lib/registry.mjs';
import { validator2020 } from '../lib/schemas.mjs';

const schemaType = { headers: { accept: 'application/schema+json' } };
const quote = (name) => `"${name.replaceAll('"', '""')}"`;
const epsg = (code) => `http://www.opengis.net/def/crs/EPSG/0/${code}`;
const matched = async (world, collection, parameters) => (await world.api.json(collection.items, { limit: 1, ...parameters })).numberMatched;
const queryablesRel = 'http://www.opengis.net/def/rel/ogc/1.0/queryables';

each(['features-3:/req/queryables/get-queryables-op', 'features-3:/req/queryables/queryables-link'], 'the collection links to its queryables, which are JSON Schema', async (world, collection) => {
  const link = collection.json.links.find(({ rel, type }) => rel === queryablesRel && type === 'application/schema+json');
  assert.ok(link, 'no link');
  assert.equal(new URL(link.href).pathname, `${collection.path}/queryables`);
  (await world.api.follow(link.href, schemaType)).is(200).as('application/schema+json');
  (await world.api.ask(`${collection.path}/queryables`, schemaType)).is(200).as('application/schema+json');
  isProblem(await world.api.ask('/collections/no-such/queryables', schemaType), 404);
});

each('features-3:/req/queryables/get-queryables-response', 'queryables are a valid schema of an object, by its own $id', async (world, collection) => {
  const schema = await collection.queryables();
  assert.ok(['https://json-schema.org/draft/2020-12/schema', 'https://json-schema.org/draft/2019-09/schema'].includes(schema.$schema), schema.$schema);
  assert.equal(schema.$id, `${world.base}${collection.path}/queryables`);
  assert.equal(schema.type, 'object');
  assert.ok(schema.additionalProperties === false, 'names that are not listed are refused, so additionalProperties is false');
  validator2020(schema);
  for (const [name, value] of Object.entries(schema.properties)) {
    assert.ok(value.type !== undefined || /^geometry-/.test(value.format), name);
    assert.ok(value.title || value.description, `${name}: neither title nor description`);
  }
});

each(['features-3:/req/queryables/expression-construction', 'features-3:/req/filter/expression-construction'], 'each queryable can be in a filter; what is none is refused', async (world, collection) => {
  const { properties } = await collection.queryables();
  const number = await collection.count();
  for (const name of Object.keys(properties)) {
    const [none, some] = [await matched(world, collection, { filter: `${quote(name)} IS NULL` }), await matched(world, collection, { filter: `${quote(name)} IS NOT NULL` })];
    assert.equal(none + some, number, name);
  }
  for (const filter of ['this_is_not_a_queryable IS NULL', '"this_is_not_a_queryable" = 1', 'NOT (1=1 OR nope = 1)']) isProblem(await world.api.get(collection.items, { filter }), 400);
});

each(['features-3:/req/filter/filter-param', 'features-3:/req/features-filter/filter-param'], 'filter is an optional string; with its default language; a syntax error is a 400 that says where', async (world, collection) => {
  const parameter = parameterOf(await world.openapi(), collection.items, 'filter');
  assert.deepEqual([parameter.in, parameter.required ?? false, parameter.schema.type], ['query', false, 'string']);
  assert.equal(await matched(world, collection, { filter: '1=1' }), await collection.count());
  assert.equal(await matched(world, collection, { filter: '1=2' }), 0);
  for (const [filter, at] of [['1=1 AND', 8], ['1=1 AMD 2=2', 5], ['(1=1', 5]]) {
    const { detail } = isProblem(await world.api.get(collection.items, { filter }), 400).json;
    assert.match(detail, new RegExp(`\\b(${at - 1}|${at}|${at + 1})\\b`), `${filter}: ${detail}`);
  }
});

each(['features-3:/req/filter/filter-lang-param', 'features-3:/req/features-filter/filter-lang-param'], 'filter-lang takes cql2-text (the default) and cql2-json', async (world, collection) => {
  const parameter = parameterOf(await world.openapi(), collection.items, 'filter-lang');
  assert.ok(parameter.schema.enum.includes('cql2-text') && parameter.schema.enum.includes('cql2-json'));
  assert.equal(parameter.schema.default, 'cql2-text');
  const json = JSON.stringify({ op: '=', args: [1, 1] });
  assert.equal(await matched(world, collection, { filter: json, 'filter-lang': 'cql2-json' }), await collection.count());
  assert.equal(await matched(world, collection, { filter: '1=1', 'filter-lang': 'cql2-text' }), await collection.count());
  isProblem(await world.api.get(collection.items, { filter: '1=1', 'filter-lang': 'cql2-json' }), 400);
  isProblem(await world.api.get(collection.items, { filter: json, 'filter-lang': 'cql2-text' }), 400);
  isProblem(await world.api.get(collection.items, { filter: '1=1', 'filter-lang': 'nope' }), 400);
});

/** The features that have a place, and the box around them. */
async function placed(collection) {
  const shaped = (await collection.sample()).filter(({ geometry }) => geometry !== null);
  return { shaped, box: shaped.length > 0 ? boxAround(shaped.map(({ geometry }) => geometry)) : undefined };
}
const polygonText = (corners) => `POLYGON((${corners.map((corner) => corner.join(' ')).join(', ')}))`;
const cornersOf = ([w, s, e, n]) => [[w, s], [e, s], [e, n], [w, n], [w, s]];

each('features-3:/req/filter/filter-crs-wgs84', 'coordinates in filters are CRS 84 without filter-crs; those that cannot be are refused', async (world, collection) => {
  const spatial = await collection.spatial();
  const { shaped, box } = await placed(collection);
  if (spatial === undefined || box === undefined || (await collection.count()) > 200) return 'skip';
  const [w, s, e, n] = [Math.max(-180, box[0] - 0.01), Math.max(-90, box[1] - 0.01), Math.min(180, box[2] + 0.01), Math.min(90, box[3] + 0.01)];
  assert.equal(await matched(world, collection, { filter: `S_INTERSECTS(${quote(spatial)}, BBOX(${w},${s},${e},${n}))` }), shaped.length);
  assert.equal(await matched(world, collection, { filter: `S_INTERSECTS(${quote(spatial)}, ${polygonText(cornersOf([w, s, e, n]))})` }), shaped.length);
  isProblem(await world.api.get(collection.items, { filter: `S_INTERSECTS(${quote(spatial)}, BBOX(1000000,1000000,2000000,2000000))` }), 400);
});

each(['features-3:/req/filter/filter-crs-param', 'features-3:/req/features-filter/filter-crs-param'], 'filter-crs: coordinates in each CRS of the list, in its axis order', async (world, collection) => {
  const spatial = await collection.spatial();
  const { shaped, box } = await placed(collection);
  if (spatial === undefined || box === undefined || (await collection.count()) > 200) return 'skip';
  assert.ok(parameterOf(await world.openapi(), collection.items, 'filter-crs'));
  for (const uri of collection.json.crs.flatMap((one) => (one === '#/crs' ? world.list.crs : [one]))) {
    if (!shaped.every(({ geometry }) => positions(geometry).every((position) => isNear(uri, position)))) continue;
    const around = cornersOf([Math.max(-180, box[0] - 0.01), Math.max(-90, box[1] - 0.01), Math.min(180, box[2] + 0.01), Math.min(90, box[3] + 0.01)]).map((corner) => project(uri, corner));
    if (around.some((corner) => corner === undefined)) continue;
    assert.equal(await matched(world, collection, { filter: `S_INTERSECTS(${quote(spatial)}, ${polygonText(around)})`, 'filter-crs': uri }), shaped.length, uri);
    const json = JSON.stringify({ op: 's_intersects', args: [{ property: spatial }, { type: 'Polygon', coordinates: [around] }] });
    assert.equal(await matched(world, collection, { filter: json, 'filter-lang': 'cql2-json', 'filter-crs': uri }), shaped.length, `${uri} in JSON`);
  }
  isProblem(await world.api.get(collection.items, { filter: '1=1', 'filter-crs': epsg(1) }), 400);
});

each('features-3:/req/filter/mixing-expressions', 'filter, bbox and datetime are all to hold', async (world, collection) => {
  const spatial = await collection.spatial();
  const { shaped, box } = await placed(collection);
  if (spatial === undefined || box === undefined || (await collection.count()) > 200) return 'skip';
  const middle = [(box[0] + box[2]) / 2 + 1e-9, (box[1] + box[3]) / 2 + 1e-9];
  const south = [box[0], box[1], box[2], middle[1]];
  const west = [box[0], box[1], middle[0], box[3]];
  const expected = shaped.filter(({ geometry }) => intersects(geometry, south) && intersects(geometry, west)).length;
  assert.equal(await matched(world, collection, { filter: `S_INTERSECTS(${quote(spatial)}, BBOX(${south}))`, bbox: west.join() }), expected);
  assert.equal(await matched(world, collection, { filter: `S_INTERSECTS(${quote(spatial)}, BBOX(${box}))`, bbox: '-1.00001,-1.00001,-0.99999,-0.99999' }), 0);
});

each(['features-3:/req/filter/response', 'features-3:/req/features-filter/response'], 'a filter gives just the features for which it is true: neither false nor unknown', async (world, collection) => {
  if (!(await collection.isWhole())) return 'skip';
  const all = await collection.all();
  const { properties } = await collection.queryables();
  for (const [name, { type }] of Object.entries(properties)) {
    if (![type].flat().some((one) => ['number', 'integer'].includes(one))) continue;
    const known = all.map((feature) => feature.properties[name]).filter((value) => typeof value === 'number');
    if (known.length === 0) continue;
    const middle = [...known].sort((a, b) => a - b)[Math.floor(known.length / 2)];
    for (const [sign, holds] of [['<', (v) => v < middle], ['>=', (v) => v >= middle], ['=', (v) => v === middle], ['<>', (v) => v !== middle]]) {
      assert.equal(await matched(world, collection, { filter: `${quote(name)} ${sign} ${middle}` }), known.filter(holds).length, `${name} ${sign} ${middle}`);
      assert.equal(await matched(world, collection, { filter: `NOT (${quote(name)} ${sign} ${middle})` }), known.filter((v) => !holds(v)).length, `NOT ${name} ${sign} ${middle}`);
    }
  }
});

each('features-3:/req/queryables-query-parameters/parameters', 'queryables that are parameters give what the filter gives', async (world, collection) => {
  if (!world.declares('ogcapi-features-3/1.0/conf/queryables-query-parameters')) return 'skip';
  const { properties } = await collection.queryables();
  const names = operationOf(await world.openapi(), collection.items).parameters.map(({ name }) => name);
  const features = await collection.sample();
  for (const [name, { type, format }] of Object.entries(properties)) {
    if (!names.includes(name) || ['limit', 'f', 'period', 'part', 'kind', 'reason', 'municipality'].includes(name)) continue;
    const value = features.map((feature) => feature.properties[name]).find((one) => one !== null && one !== undefined && typeof one !== 'object');
    if (value === undefined || format !== undefined || ![type].flat().some((one) => ['string', 'integer', 'boolean'].includes(one))) continue;
    const literal = typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value);
    assert.equal(await matched(world, collection, { [name]: value }), await matched(world, collection, { filter: `${quote(name)} = ${literal}` }), `${name}=${value}`);
    isProblem(await world.api.ask(`${collection.items}?${encodeURIComponent(name)}=1&${encodeURIComponent(name)}=2`), 400);
  }
});
