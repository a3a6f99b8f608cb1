// OGC API - Features - Part 1, class "oas30": the API description is valid, complete, and everything in it works.
import assert from 'node:assert/strict';
import { Validator } from '@seriousme/openapi-schema-validator';
import { isProblem } from '../lib/client.mjs';
import { operationOf, pathFor, resolve } from '../lib/openapi.mjs';
import { each, once } from '../lib/registry.mjs';
import { validatorFor } from '../lib/schemas.mjs';

once(['features-1:/req/oas30/oas-definition-1', 'features-1:/req/oas30/oas-definition-2'], 'service-desc is valid OpenAPI 3.0', async (world) => {
  const document = await world.openapi();
  assert.match(document.openapi, /^3\.0\./);
  const { valid, errors } = await new Validator().validate(structuredClone(document));
  assert.ok(valid, JSON.stringify(errors)?.slice(0, 1000));
  for (const [path, item] of Object.entries(document.paths)) {
    const names = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name);
    for (const method of ['get', 'post', 'put', 'delete', 'patch'].filter((name) => item[name])) {
      const declared = operationOf(document, path, method).parameters.filter((one) => one.in === 'path');
      assert.deepEqual(declared.map(({ name }) => name).sort(), names.sort(), `${method} ${path}: path parameters`);
      assert.ok(declared.every(({ required }) => required === true), path);
    }
  }
  const operations = Object.values(document.paths).flatMap((item) => Object.values(item).map((operation) => operation.operationId).filter(Boolean));
  assert.equal(new Set(operations).size, operations.length, 'an operationId twice');
  allReferences(document).forEach((reference) => resolve(document, { $ref: reference }));
});

function allReferences(value) {
  if (Array.isArray(value)) return value.flatMap(allReferences);
  if (value === null || typeof value !== 'object') return [];
  return [...(typeof value.$ref === 'string' && value.$ref.startsWith('#') ? [value.$ref] : []), ...Object.values(value).flatMap(allReferences)];
}

once('features-1:/req/oas30/security', 'what needs no authentication states none', async (world) => {
  const document = await world.openapi();
  assert.ok(document.security === undefined || document.security.length === 0 || document.components?.securitySchemes);
});

each('features-1:/req/oas30/completeness', 'each resource of the collection is described, with each parameter that it takes and each status', async (world, collection) => {
  const document = await world.openapi();
  for (const path of [collection.path, collection.items, `${collection.items}/x`, `${collection.path}/queryables`, `${collection.path}/sortables`, `${collection.path}/schema`]) {
    const { responses } = operationOf(document, path);
    for (const status of ['200', '400']) assert.ok(responses[status] ?? responses.default, `${path}: no ${status}`);
    if (path.endsWith('/x')) assert.ok(responses['404'] ?? responses.default, `${path}: no 404`);
  }
  const names = operationOf(document, collection.items).parameters.map(({ name }) => name);
  for (const name of ['limit', 'bbox', 'bbox-crs', 'datetime', 'crs', 'filter', 'filter-lang', 'filter-crs', 'sortby', 'properties', 'skipGeometry', 'f', 'token']) assert.ok(names.includes(name), `no ${name}`);
});

once('features-1:/req/oas30/completeness', 'each link of landing page and collections leads to a described path', async (world) => {
  const document = await world.openapi();
  const links = [...world.landing.links, ...world.list.links, ...world.collections.flatMap(({ json }) => json.links)];
  for (const { href, templated } of links.filter((link) => !link.templated)) {
    const url = new URL(href);
    const path = pathFor(document, url.pathname);
    const names = operationOf(document, path).parameters.map(({ name }) => name);
    for (const name of url.searchParams.keys()) assert.ok(names.includes(name), `${href}: ${name} is not described (${templated})`);
  }
});

once('features-1:/req/oas30/exception-codes', 'errors are described as application/problem+json', async (world) => {
  const document = await world.openapi();
  for (const [path, item] of Object.entries(document.paths)) {
    for (const [status, value] of Object.entries(item.get?.responses ?? {})) {
      const response = resolve(document, value);
      if (Number(status) >= 400 && response.content) assert.ok(response.content['application/problem+json'] ?? response.content['text/html'], `${path} ${status}`);
    }
  }
});

/** Values to try for a parameter: example, default, enum, bounds. */
function valuesFor(parameter) {
  const { schema, example, examples } = parameter;
  const given = [example, schema.example, schema.default, ...Object.values(examples ?? {}).map(({ value }) => value), ...(schema.enum ?? []), ...(schema.items?.enum ?? []).slice(0, 3)];
  const bounds = schema.type === 'integer' ? [schema.minimum] : schema.type === 'boolean' ? [true, false] : [];
  return [...new Set([...given, ...bounds].filter((value) => value !== undefined && value !== null).map(String))];
}

/** A path with its braces filled. */
async function fill(world, document, path) {
  const { parameters } = operationOf(document, path);
  const collection = world.collections.find(({ json }) => json.itemType === 'feature');
  let filled = path;
  const ids = async () => encodeURIComponent((await collection.sample())[0]?.id ?? '0');
  for (const parameter of parameters.filter((one) => one.in === 'path')) {
    const [value] = [...valuesFor(parameter), /collection/i.test(parameter.name) ? collection.id : undefined].filter((one) => one !== undefined);
    const last = value ?? (/feature|id/i.test(parameter.name) ? await ids() : undefined);
    assert.ok(last !== undefined, `${path}: {${parameter.name}} has neither example nor enum`);
    filled = filled.replace(`{${parameter.name}}`, /feature/i.test(parameter.name) ? last : encodeURIComponent(last));
  }
  const concrete = /^\/collections\/([^/{]+)\/items\/\{/.exec(path)?.[1];
  if (concrete) {
    const own = world.collections.find(({ id }) => id === decodeURIComponent(concrete));
    if ((await own.count()) === 0) return undefined;
    filled = path.replace(/\{[^}]+\}/, encodeURIComponent((await own.sample())[0].id));
  }
  return filled;
}

/** Checks an answer against the described response. */
function fits(document, path, answer) {
  const { responses } = operationOf(document, path);
  const response = resolve(document, responses[answer.status] ?? responses.default);
  assert.ok(response, `${answer.what}: ${answer.status} is not described`);
  if (answer.body.length === 0) return;
  const types = Object.keys(response.content ?? {});
  const type = types.find((one) => one.split(';')[0].toLowerCase() === answer.type);
  assert.ok(type, `${answer.what}: ${answer.headers['content-type']} is not among ${types}`);
  if (!/json$/.test(answer.type) || /seq/.test(answer.type)) return;
  const { schema } = response.content[type];
  if (schema === undefined) return;
  const validate = validatorFor(document, schema);
  assert.ok(validate(answer.json), `${answer.what}: not as described: ${JSON.stringify(validate.errors?.slice(0, 3))}`);
}

once('features-1:/req/oas30/oas-impl', 'each described path answers as described, with each value of each parameter', async (world) => {
  const document = await world.openapi();
  for (const path of Object.keys(document.paths)) {
    if (document.paths[path].get === undefined) continue;
    const filled = await fill(world, document, path);
    if (filled === undefined) continue;
    const { parameters } = operationOf(document, path);
    const needed = parameters.filter((one) => one.in === 'query' && one.required).map((one) => `${encodeURIComponent(one.name)}=${encodeURIComponent(valuesFor(one)[0])}`);
    const plain = await world.api.ask(filled + (needed.length > 0 ? `?${needed.join('&')}` : ''));
    assert.ok(plain.status === 200 || plain.status === 204, `${filled}: ${plain.status} ${plain.text.slice(0, 200)}`);
    fits(document, path, plain);
    for (const parameter of parameters.filter((one) => one.in === 'query')) {
      for (const value of valuesFor(parameter)) {
        const asked = [...needed, `${encodeURIComponent(parameter.name)}=${encodeURIComponent(value)}`].join('&');
        const answer = await world.api.ask(`${filled}?${asked}`);
        assert.ok(answer.status === 200 || answer.status === 204, `${answer.what}: ${answer.status} ${answer.text.slice(0, 200)}`);
        fits(document, path, answer);
      }
    }
  }
}, { town: 'demo' });

once('features-1:/req/oas30/oas-impl', 'each described path refuses a parameter that is not described', async (world) => {
  const document = await world.openapi();
  for (const path of Object.keys(document.paths)) {
    const filled = document.paths[path].get && (await fill(world, document, path));
    if (filled) isProblem(await world.api.ask(`${filled}?not-described=1`), 400);
  }
}, { town: 'demo' });
