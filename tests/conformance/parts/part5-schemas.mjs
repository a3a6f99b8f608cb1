// OGC API - Features - Part 5: schemas of what is returned, asked and sorted by.
import assert from 'node:assert/strict';
import { isProblem } from '../lib/client.mjs';
import { each } from '../lib/registry.mjs';
import { validator2020 } from '../lib/schemas.mjs';

const schemaType = { headers: { accept: 'application/schema+json' } };
const rel = (name) => `http://www.opengis.net/def/rel/ogc/1.0/${name}`;
const kinds = ['schema', 'queryables', 'sortables'];
const p5 = (name) => `features-5:/req/${name}`;

/** Each of the collection's schemas: [kind, schema]. */
async function schemas(world, collection) {
  const read = (kind) => world.api.json(`${collection.path}/${kind}`, {}, schemaType);
  return Promise.all(kinds.map(async (kind) => [kind, await read(kind)]));
}
const properties = (schema) => Object.entries(schema.properties);
const standard = new Set(['title', 'description', 'type', 'format', 'enum', 'pattern', 'minLength', 'maxLength', 'minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf', 'items', 'properties',
  'required', 'readOnly', 'writeOnly', 'oneOf', 'anyOf', 'const', 'default', 'additionalProperties', 'minItems', 'maxItems', 'examples']);

each(p5('schemas/json-schema'), 'each schema is valid JSON Schema 2020-12 of an object, found by its $id', async (world, collection) => {
  for (const [kind, schema] of await schemas(world, collection)) {
    assert.equal(schema.$schema, 'https://json-schema.org/draft/2020-12/schema', kind);
    assert.equal(schema.type, 'object', kind);
    validator2020(schema);
    assert.ok(!schema.$id.includes('?'), schema.$id);
    const again = (await world.api.follow(schema.$id, schemaType)).is(200).as('application/schema+json');
    assert.deepEqual(again.json, schema);
  }
});

each(p5('schemas/properties'), 'each property has a type; spatial ones have a geometry- format instead', async (world, collection) => {
  const formats = /^geometry-(point|multipoint|linestring|multilinestring|polygon|multipolygon|geometrycollection|any|point-or-multipoint|linestring-or-multilinestring|polygon-or-multipolygon)$/;
  for (const [kind, schema] of await schemas(world, collection)) {
    for (const [name, value] of properties(schema)) {
      const spatial = /^geometry/.test(value.format ?? '');
      if (spatial) assert.ok(formats.test(value.format) && value.type === undefined && value.$ref === undefined, `${kind} ${name}`);
      else assert.ok(value.type !== undefined || value.enum !== undefined, `${kind} ${name}: no type`);
      assert.ok(typeof value.title === 'string' && value.title !== '', `${kind} ${name}: no title`);
      if (/^date/.test(value.format ?? '')) assert.ok([value.type].flat().includes('string') && ['date', 'date-time'].includes(value.format), `${kind} ${name}`);
    }
  }
});

each([p5('schemas/additional-keywords'), p5('schemas/role'), p5('schemas/unit'), p5('schemas/definition')], 'further keywords begin with x-ogc- and hold what they are for', async (world, collection) => {
  for (const [kind, schema] of await schemas(world, collection)) {
    for (const [name, value] of properties(schema)) {
      for (const keyword of Object.keys(value)) assert.ok(standard.has(keyword) || keyword.startsWith('x-ogc-'), `${kind} ${name}: ${keyword}`);
      for (const keyword of ['x-ogc-role', 'x-ogc-unit', 'x-ogc-unitLang', 'x-ogc-definition']) assert.ok(['undefined', 'string'].includes(typeof value[keyword]), `${kind} ${name}: ${keyword}`);
      if (value['x-ogc-unit']) assert.ok([value.type].flat().some((one) => ['number', 'integer'].includes(one)), `${kind} ${name}: a unit, but no number`);
      if (value['x-ogc-definition']) new URL(value['x-ogc-definition']);
    }
  }
});

each(p5('schemas/role-id'), 'one property of the schema is the id', async (world, collection) => {
  const found = properties(await collection.schema()).filter(([, value]) => value['x-ogc-role'] === 'id');
  assert.equal(found.length, 1);
  assert.ok(['string', 'integer'].includes([found[0][1].type].flat()[0]));
});

each(p5('schemas/property-seq'), 'x-ogc-propertySeq, where used, is a number each, once', async (world, collection) => {
  for (const [kind, schema] of await schemas(world, collection)) {
    const list = properties(schema).map(([, value]) => value['x-ogc-propertySeq']).filter((value) => value !== undefined);
    assert.ok(list.every(Number.isInteger) && new Set(list).size === list.length, kind);
  }
});

const roles = ['core-roles-features', 'advanced-property-roles'];

each(roles.map((name) => p5(`${name}/role-primary-geometry`)), 'at most one primary geometry, and it is spatial', async (world, collection) => {
  const schema = await collection.schema();
  const found = properties(schema).filter(([, value]) => value['x-ogc-role'] === 'primary-geometry');
  assert.ok(found.length <= 1 && found.every(([, value]) => /^geometry-/.test(value.format)));
  const placed = (await collection.sample()).some(({ geometry }) => geometry !== null);
  if (placed) assert.equal(found.length, 1);
});

each([...roles.map((name) => p5(`${name}/role-primary-temporal`)), ...roles.map((name) => p5(`${name}/role-type`))], 'at most one primary time (instant, or start and end) and type, and they are strings', async (world, collection) => {
  const list = properties(await collection.schema());
  for (const role of ['primary-instant', 'primary-interval-start', 'primary-interval-end', 'type']) {
    const found = list.filter(([, value]) => value['x-ogc-role'] === role);
    assert.ok(found.length <= 1, role);
    for (const [name, value] of found) assert.ok([value.type].flat().includes('string'), `${role} ${name}`);
  }
  const has = (role) => list.some(([, value]) => value['x-ogc-role'] === role);
  assert.ok(!(has('primary-instant') && has('primary-interval-start')), 'both an instant and an interval');
});

for (const [name, kind] of [['returnables-and-receivables', 'schema'], ['queryables', 'queryables'], ['sortables', 'sortables']]) {
  each([p5(`${name}/link`), p5(`${name}/op`)], `the collection links to its ${kind}, which answers`, async (world, collection) => {
    const link = collection.json.links.find((one) => one.rel === rel(kind) && one.type === 'application/schema+json');
    assert.ok(link, 'no link');
    assert.equal(new URL(link.href).pathname, `${collection.path}/${kind}`);
    (await world.api.follow(link.href, schemaType)).is(200).as('application/schema+json');
    isProblem(await world.api.ask(`/collections/no-such/${kind}`, schemaType), 404);
  });
}

each(p5('returnables-and-receivables/response'), 'each feature is as its schema says, and has nothing that it does not say', async (world, collection) => {
  const schema = await collection.schema();
  const own = Object.fromEntries(properties(schema).filter(([, value]) => !['id', 'primary-geometry'].includes(value['x-ogc-role'])));
  const [idName] = properties(schema).find(([, value]) => value['x-ogc-role'] === 'id') ?? [];
  assert.ok(idName, 'no property has the role id');
  const nullable = (value) => ({ anyOf: [{ type: 'null' }, strip(value)] });
  const check = validator2020({ $schema: schema.$schema, type: 'object', properties: Object.fromEntries(Object.entries(own).map(([name, value]) => [name, nullable(value)])), additionalProperties: false });
  const checkId = validator2020({ $schema: schema.$schema, ...strip(schema.properties[idName]) });
  const spatial = properties(schema).find(([, value]) => value['x-ogc-role'] === 'primary-geometry')?.[1].format;
  for (const feature of await collection.all()) {
    const rest = Object.fromEntries(Object.entries(feature.properties).filter(([name]) => name in own || !(name in schema.properties)));
    assert.ok(check(rest), `${feature.id}: ${JSON.stringify(check.errors?.slice(0, 2))} ${JSON.stringify(rest).slice(0, 300)}`);
    assert.ok(checkId(feature.id), `id ${feature.id}: ${JSON.stringify(checkId.errors)}`);
    if (feature.geometry) assert.ok(spatial === 'geometry-any' || spatial.slice(9).split('-or-').includes(feature.geometry.type.toLowerCase()), `${feature.id}: ${feature.geometry.type} is no ${spatial}`);
    assert.ok((feature.geometry === null) || spatial, `${feature.id} has a geometry, the schema none`);
  }
});
/** Without what a validator cannot know. */
const strip = ({ format, readOnly, writeOnly, title, description, ...rest }) => (format === 'date' || format === 'date-time' ? { ...rest, format } : rest);

each(p5('queryables/response'), 'queryables are the properties of the schema, with the same types', async (world, collection) => {
  const [schema, queryables] = [await collection.schema(), await collection.queryables()];
  for (const [name, value] of properties(queryables)) {
    const same = schema.properties[name];
    assert.ok(same, `${name} is no property`);
    assert.deepEqual([value.type, value.format], [same.type, same.format], name);
  }
});

each(p5('sortables/response'), 'sortables are properties of the schema, and none is an array, an object or a geometry', async (world, collection) => {
  const [schema, sortables] = [await collection.schema(), await world.api.json(`${collection.path}/sortables`, {}, schemaType)];
  for (const [name, value] of properties(sortables)) {
    assert.ok(schema.properties[name], `${name} is no property`);
    assert.ok(value.type !== undefined && ![value.type].flat().some((one) => ['array', 'object'].includes(one)), name);
  }
});
