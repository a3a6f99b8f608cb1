// Sorting (draft Part 8; OGC API - Records): sortables and sortby.
import assert from 'node:assert/strict';
import { isProblem } from '../lib/client.mjs';
import { parameterOf } from '../lib/openapi.mjs';
import { each } from '../lib/registry.mjs';
import { spanOf } from '../lib/time.mjs';
import { readAll } from '../lib/world.mjs';

const ids = (name) => [`features-8:/req/sorting/${name}`, `records-1:/req/sorting/${name}`];
const schemaType = { headers: { accept: 'application/schema+json' } };
const sortables = async (world, collection) => Object.entries((await world.api.json(`${collection.path}/sortables`, {}, schemaType)).properties);

each(ids('sortables'), 'the collection links to its sortables; each can be sorted by, others are refused', async (world, collection) => {
  const list = await sortables(world, collection);
  assert.ok(list.length > 0);
  for (const [name] of list) {
    for (const sign of ['', '+', '-']) (await world.api.get(collection.items, { sortby: sign + name, limit: 1 })).is(200);
  }
  for (const name of ['no_such_property', 'geometry', ' ']) {
    if (!list.some(([one]) => one === name)) isProblem(await world.api.get(collection.items, { sortby: name }), 400);
  }
});

each(ids('sortby-definition'), 'sortby is an optional list of names in the API description', async (world, collection) => {
  const parameter = parameterOf(await world.openapi(), collection.items, 'sortby');
  assert.deepEqual([parameter.in, parameter.required ?? false, parameter.style ?? 'form', parameter.explode, parameter.schema.type, parameter.schema.items?.type], ['query', false, 'form', false, 'array', 'string']);
});

/** Unicode code points, as binary collation compares. */
function compareText(a, b) {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return Buffer.compare(left, right);
}

function compare(a, b, format) {
  if (typeof a === 'string' && /^date/.test(format ?? '')) return spanOf(a)[0] - spanOf(b)[0] || spanOf(a)[1] - spanOf(b)[1];
  if (typeof a === 'string') return compareText(a, b);
  return Number(a) - Number(b);
}

each(ids('sortby-response'), 'all pages together are in the order asked for; equal values by id; nulls together at one end', async (world, collection) => {
  const number = await collection.count();
  if (number > 3000) return 'skip';
  const schema = await collection.schema();
  const expected = new Set((await collection.all()).map(({ id }) => id));
  for (const [name, { format }] of (await sortables(world, collection)).slice(0, 12)) {
    const idName = Object.entries(schema.properties).find(([, value]) => value['x-ogc-role'] === 'id')?.[0];
    const valueOf = (feature) => (name === idName && !(name in feature.properties) ? feature.id : feature.properties[name]);
    for (const sign of ['', '-']) {
      const sorted = await readAll(world.api, `${collection.items}?skipGeometry=true&limit=${Math.max(7, Math.ceil(number / 4))}&sortby=${encodeURIComponent(sign + name)}`);
      assert.deepEqual(new Set(sorted.map(({ id }) => id)), expected, `${sign}${name}: doubles or gaps`);
      assert.equal(sorted.length, expected.size, `${sign}${name}`);
      const values = sorted.map(valueOf);
      const known = values.filter((value) => value !== null && value !== undefined);
      const nulls = values.length - known.length;
      assert.ok(values.slice(0, nulls).every((value) => value === null || value === undefined) || values.slice(known.length).every((value) => value === null || value === undefined), `${sign}${name}: nulls among values`);
      for (let index = 1; index < known.length; index++) {
        const order = compare(known[index - 1], known[index], format) * (sign === '-' ? -1 : 1);
        assert.ok(order <= 0, `${sign}${name}: ${JSON.stringify(known[index - 1])} before ${JSON.stringify(known[index])}`);
      }
    }
  }
});

each(ids('sortby-response'), 'several properties: the second decides where the first is equal', async (world, collection) => {
  const list = (await sortables(world, collection)).filter(([, { format }]) => !/^date/.test(format ?? '')).map(([name]) => name);
  if (list.length < 3 || (await collection.count()) > 3000) return 'skip';
  const features = (await collection.all()).filter((feature) => list.every((name) => name in feature.properties));
  if (features.length === 0) return 'skip';
  const distinct = (name) => new Set(features.map((feature) => JSON.stringify(feature.properties[name]))).size;
  const [first, second] = list.filter((name) => name in features[0].properties).sort((a, b) => distinct(a) - distinct(b));
  const sorted = await readAll(world.api, `${collection.items}?skipGeometry=true&limit=500&sortby=${encodeURIComponent(`${first},-${second}`)}`);
  for (let index = 1; index < sorted.length; index++) {
    const [a, b] = [sorted[index - 1].properties, sorted[index].properties];
    if (JSON.stringify(a[first]) !== JSON.stringify(b[first]) || a[second] === null || b[second] === null) continue;
    assert.ok(compare(a[second], b[second]) >= 0, `${first},-${second}: ${a[second]} before ${b[second]}`);
  }
});
