// Paging by keyset: tokens that hold a place, not a number of rows.
import assert from 'node:assert/strict';
import { isProblem, pathOf } from '../lib/client.mjs';
import { each, eachFormat, once } from '../lib/registry.mjs';
import { readAll } from '../lib/world.mjs';

const id = 'own:paging';
const rel = (page, name) => page.links.find((link) => link.rel === name)?.href;
const ids = (features) => features.map((feature) => feature.id);

each(id, 'all pages give each feature once, in one order, whatever the limit and while it changes', async (world, collection) => {
  const number = await collection.count();
  if (number > 5000) return 'skip';
  const expected = ids(await collection.all());
  for (const limit of number > 500 ? [97] : [1, 7, 10]) {
    if (limit === 1 && number > 60) continue;
    assert.deepEqual(ids(await readAll(world.api, `${collection.items}?limit=${limit}&skipGeometry=true`)), expected, `limit=${limit}`);
  }
  const found = [];
  let [path, limit] = [`${collection.items}?limit=2&skipGeometry=true`, 2];
  while (path) {
    const page = await world.api.json(path);
    found.push(...ids(page.features));
    limit = (limit * 5 + 1) % 23 || 1;
    const next = rel(page, 'next');
    path = next && pathOf(world.base, next).replace(/([?&])limit=\d+/, `$1limit=${limit}`);
    if (number > 500) limit = 200;
  }
  assert.deepEqual(found, expected);
});

each(id, 'prev leads back over the same pages to the first, which has none', async (world, collection) => {
  const number = await collection.count();
  if (number < 3 || number > 3000) return 'skip';
  const limit = Math.ceil(number / 6);
  const forth = [];
  let page = await world.api.json(collection.items, { limit, skipGeometry: true });
  for (;;) {
    forth.push(ids(page.features));
    const next = rel(page, 'next');
    if (!next) break;
    page = (await world.api.follow(next)).is(200).json;
    assert.ok(rel(page, 'prev'), 'a later page without prev');
  }
  const back = [];
  for (;;) {
    back.unshift(ids(page.features));
    const prev = rel(page, 'prev');
    if (!prev) break;
    page = (await world.api.follow(prev)).is(200).json;
    assert.ok(back.length <= forth.length, 'prev never ends');
  }
  assert.deepEqual(back.flat(), forth.flat());
});

each(id, 'filter, bbox, datetime, sortby, properties, crs, skipGeometry and f survive in next and prev', async (world, collection) => {
  const feature = (await collection.sample())[0];
  if (feature === undefined) return 'skip';
  const name = Object.keys(feature.properties).find((one) => /^\w+$/.test(one));
  const asked = { limit: 1, filter: '1=1', 'filter-lang': 'cql2-text', bbox: '-180,-90,180,90', sortby: `-${name}`, properties: name, crs: 'http://www.opengis.net/def/crs/EPSG/0/3006', skipGeometry: 'false', f: 'json' };
  const sortables = (await world.api.json(`${collection.path}/sortables`, {}, { headers: { accept: 'application/schema+json' } })).properties;
  if (!(name in sortables)) delete asked.sortby;
  let page = (await world.api.get(collection.items, asked)).is(200).json;
  const total = page.numberMatched;
  for (let step = 0; step < 3 && rel(page, 'next'); step++) {
    const next = new URL(rel(page, 'next'));
    for (const [key, value] of Object.entries(asked)) if (key !== 'skipGeometry') assert.equal(next.searchParams.get(key), String(value), `${key} is lost in ${next}`);
    const answer = (await world.api.follow(next.href)).is(200);
    assert.equal(answer.headers['content-crs'], `<${asked.crs}>`);
    page = answer.json;
    assert.equal(page.numberMatched, total);
    for (const one of page.features) assert.deepEqual(Object.keys(one.properties), [name]);
    const prev = new URL(rel(page, 'prev'));
    assert.equal(prev.searchParams.get('crs'), asked.crs);
  }
});

each(id, 'tokens are base64url and belong to their collection and order', async (world, collection) => {
  const page = await world.api.json(collection.items, { limit: 1, skipGeometry: true });
  const next = rel(page, 'next');
  if (!next) return 'skip';
  const token = new URL(next).searchParams.get('token');
  assert.match(token, /^[A-Za-z0-9_-]+$/);
  const other = world.collections.find((one) => one.id !== collection.id);
  if (other) isProblem(await world.api.get(other.items, { token }), 400);
  const sortable = Object.keys((await world.api.json(`${collection.path}/sortables`, {}, { headers: { accept: 'application/schema+json' } })).properties).at(-1);
  isProblem(await world.api.get(collection.items, { token, sortby: `-${sortable}` }), 400);
  for (const bad of [token.slice(0, -1), `${token}A`, token.slice(1), [...token].reverse().join('')]) {
    const answer = await world.api.get(collection.items, { token: bad, limit: 1 });
    if (answer.status !== 200) isProblem(answer, 400);
  }
});

eachFormat(id, 'the Link header has next in every representation of pages, and following it gives all', async (world, collection, { f, type }) => {
  const number = await collection.count();
  if (number < 2 || number > 300 || !/json|csv|html/.test(type)) return 'skip';
  let path = `${collection.items}?limit=${Math.ceil(number / 3)}&f=${f}`;
  let pages = 0;
  while (path && pages < 10) {
    const answer = (await world.api.ask(path)).is(200).as(type);
    pages++;
    const next = /<([^>]+)>\s*;[^,]*rel="?next"?/.exec(answer.headers.link ?? '')?.[1];
    path = next && pathOf(world.base, next);
    if (next) assert.equal(new URL(next).searchParams.get('f') ?? 'json', f, 'next is of another representation');
  }
  assert.equal(pages, Math.ceil(number / Math.ceil(number / 3)));
});

once(id, 'a page beyond the end is empty, not an error, and has no next', async (world) => {
  for (const collection of world.collections) {
    const number = await collection.count();
    if (number < 1 || number > 10_000) continue;
    const all = await world.api.json(collection.items, { limit: number, skipGeometry: true });
    assert.equal(rel(all, 'next'), undefined, `${collection.id}: a next link after the last row`);
  }
});
