// Property selection (draft Part 6): properties and skipGeometry.
import assert from 'node:assert/strict';
import { isProblem } from '../lib/client.mjs';
import { parameterOf } from '../lib/openapi.mjs';
import { each } from '../lib/registry.mjs';

const id = (name) => `features-6:/req/properties/${name}`;

each(id('properties-param'), 'properties and skipGeometry are in the API description', async (world, collection) => {
  const document = await world.openapi();
  const properties = parameterOf(document, collection.items, 'properties');
  assert.deepEqual([properties.style ?? 'form', properties.explode, properties.schema.type], ['form', false, 'array']);
  assert.deepEqual(parameterOf(document, collection.items, 'skipGeometry').schema.type, 'boolean');
});

each(id('response'), 'just the properties named are in the answer, in whatever order they are named', async (world, collection) => {
  const [feature] = await collection.sample();
  if (feature === undefined) return 'skip';
  const names = Object.keys(feature.properties).filter((name) => !name.includes(','));
  for (const chosen of [[names[0]], names.slice(0, 2).reverse(), [names.at(-1), names[0]]]) {
    const page = await world.api.json(collection.items, { properties: [...new Set(chosen)].join(), limit: 20 });
    const full = await world.api.json(collection.items, { limit: 20 });
    page.features.forEach((one, index) => {
      assert.deepEqual(Object.keys(one.properties).sort(), [...new Set(chosen)].sort());
      for (const name of chosen) assert.deepEqual(one.properties[name], full.features[index].properties[name]);
      assert.equal(one.id, full.features[index].id);
      assert.deepEqual(one.geometry, full.features[index].geometry, 'the geometry stays unless skipGeometry');
    });
  }
  const alone = await world.api.json(`${collection.items}/${encodeURIComponent(feature.id)}`, { properties: names[0] });
  assert.deepEqual(Object.keys(alone.properties), [names[0]]);
});

each(id('response'), 'what is filtered and sorted by need not be among the properties returned', async (world, collection) => {
  const [feature] = await collection.sample();
  if (feature === undefined) return 'skip';
  const names = Object.keys((await collection.queryables()).properties).filter((name) => name in feature.properties && !name.includes(','));
  if (names.length < 2) return 'skip';
  const filter = `"${names[1].replaceAll('"', '""')}" IS NULL OR 1=1`;
  const page = await world.api.json(collection.items, { properties: names[0], filter, limit: 5 });
  assert.equal(page.numberMatched, await collection.count());
  assert.ok(page.features.every((one) => Object.keys(one.properties).join() === names[0]));
});

each(id('response'), 'a property that is not there, or is named twice, is refused', async (world, collection) => {
  for (const properties of ['no_such_property', 'nope,nope']) isProblem(await world.api.get(collection.items, { properties }), 400);
});

each(id('skip-geometry'), 'skipGeometry=true leaves geometries out, and nothing else', async (world, collection) => {
  const [with_, without] = [await world.api.json(collection.items, { limit: 20, skipGeometry: false }), await world.api.json(collection.items, { limit: 20, skipGeometry: true })];
  assert.equal(without.numberMatched, with_.numberMatched);
  without.features.forEach((one, index) => {
    assert.equal(one.geometry, null);
    assert.deepEqual([one.id, one.properties], [with_.features[index].id, with_.features[index].properties]);
  });
  const box = { bbox: '12.5,57.4,12.7,57.6', limit: 1 };
  assert.equal((await world.api.json(collection.items, { ...box, skipGeometry: true })).numberMatched, (await world.api.json(collection.items, box)).numberMatched);
});
