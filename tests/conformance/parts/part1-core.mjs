// OGC API - Features - Part 1, class "core": the resources and what they say.
import assert from 'node:assert/strict';
import { isProblem, pathOf } from '../lib/client.mjs';
import { positions } from '../lib/geometry.mjs';
import { each, once } from '../lib/registry.mjs';

const json = { headers: { accept: 'application/json' } };
const rels = (links) => new Set(links.map(({ rel }) => rel));
const crs84 = 'http://www.opengis.net/def/crs/OGC/1.3/CRS84';

function areLinks(links, where) {
  assert.ok(Array.isArray(links) && links.length > 0, `${where}: no links`);
  for (const link of links) {
    assert.equal(typeof link.href, 'string', `${where}: a link without href`);
    assert.doesNotThrow(() => new URL(link.href), `${where}: ${link.href} is not an absolute URL`);
    assert.ok(link.rel, `${where}: ${link.href} has no rel`);
    assert.ok(link.type || link.templated, `${where}: ${link.href} (${link.rel}) has no type`);
  }
}

once(['features-1:/req/core/root-op', 'features-1:/req/core/root-success', 'common-1:/req/json/definition', 'common-1:/req/json/content'], 'the landing page is JSON with title and links to API, conformance and data', async (world) => {
  const answer = (await world.api.get('/', {}, json)).is(200).as('application/json');
  areLinks(answer.json.links, '/');
  const found = rels(answer.json.links);
  for (const rel of ['self', 'service-desc', 'service-doc', 'conformance', 'data']) assert.ok(found.has(rel), `no ${rel}`);
  assert.ok(answer.json.title);
  assert.ok('description' in answer.json);
});

once(['features-1:/req/core/api-definition-op', 'features-1:/req/core/api-definition-success'], 'service-desc and service-doc answer as the type that their links state', async (world) => {
  for (const rel of ['service-desc', 'service-doc']) {
    for (const link of world.landing.links.filter((found) => found.rel === rel)) {
      const answer = (await world.api.follow(link.href)).is(200).as(link.type.split(';')[0]);
      if (rel === 'service-desc') assert.equal(answer.headers['content-type'].replaceAll(' ', ''), 'application/vnd.oai.openapi+json;version=3.0');
    }
  }
});

once(['features-1:/req/core/conformance-op', 'features-1:/req/core/conformance-success'], 'conformsTo is a list of distinct URIs, the same by the link and the path', async (world) => {
  const link = world.landing.links.find(({ rel }) => rel === 'conformance');
  const byLink = (await world.api.follow(link.href, json)).is(200).as('application/json').json;
  const byPath = await world.api.json('/conformance', {}, json);
  assert.deepEqual(byLink.conformsTo, byPath.conformsTo);
  assert.equal(new Set(byPath.conformsTo).size, byPath.conformsTo.length, 'a class twice');
  for (const uri of byPath.conformsTo) assert.match(uri, /^https?:\/\//);
});

once('features-1:/req/core/http', 'HTTP/1.1 with status codes that fit: 200, 404, 405', async (world) => {
  (await world.api.get('/conformance', {}, json)).is(200);
  isProblem(await world.api.get('/nothing-here'), 404);
  isProblem(await world.api.get('/collections/nothing-here', {}, json), 404);
  isProblem(await world.api.get('/collections/nothing-here/items'), 404);
  isProblem(await world.api.get('/collections/nothing-here/items/1'), 404);
  isProblem(await world.api.ask('/conformance', { method: 'POST' }), 405);
});

once(['features-1:/req/core/fc-md-op', 'features-1:/req/core/fc-md-success', 'common-2:/req/collections/rc-md-op', 'common-2:/req/collections/rc-md-success', 'common-2:/req/json/definition', 'common-2:/req/json/content'], 'the list of collections answers by link and path', async (world) => {
  const link = world.landing.links.find(({ rel, type }) => rel === 'data' && type === 'application/json');
  assert.ok(link, 'no data link of application/json');
  assert.equal(pathOf(world.base, link.href).split('?')[0], '/collections');
  const list = (await world.api.follow(link.href)).is(200).as('application/json').json;
  assert.deepEqual(list.collections.map(({ id }) => id), world.collections.map(({ id }) => id));
  assert.equal(new Set(list.collections.map(({ id }) => id)).size, list.collections.length, 'an id twice');
});

once('features-1:/req/core/fc-md-links', 'the list of collections links to itself and to its other representations', async (world) => {
  areLinks(world.list.links, '/collections');
  const found = rels(world.list.links);
  assert.ok(found.has('self') && found.has('alternate'), [...found].join());
});

each(['features-1:/req/core/fc-md-items', 'features-1:/req/core/fc-md-items-links', 'common-2:/req/collections/rc-md-items', 'common-2:/req/collections/rc-md-items-links'], 'the collection is in the list with id, links and an items link of each representation', async (world, collection) => {
  assert.ok(collection.id);
  areLinks(collection.json.links, collection.id);
  const items = collection.json.links.filter(({ rel }) => rel === 'items');
  assert.ok(items.some(({ type }) => type === 'application/geo+json') && items.some(({ type }) => type === 'text/html'));
  for (const link of items) {
    assert.equal(pathOf(world.base, link.href).split('?')[0], collection.items);
    if (/json|html|csv/.test(link.type)) (await world.api.follow(link.href, { headers: { accept: link.type } })).is(200).as(link.type.split(';')[0]);
  }
});

each('features-1:/req/core/fc-md-extent', 'the extent holds every feature, is in CRS 84 and rounded outwards', async (world, collection) => {
  const all = (await collection.all()).filter(({ geometry }) => geometry !== null);
  const { extent } = collection.json;
  if (all.length === 0) {
    assert.ok(extent?.spatial === undefined || extent.spatial.bbox.length > 0);
    return 'skip';
  }
  assert.ok(extent?.spatial, 'no spatial extent');
  assert.ok([undefined, crs84].includes(extent.spatial.crs));
  const [west, south, east, north] = extent.spatial.bbox[0];
  assert.ok(extent.spatial.bbox.every((box) => box.length === 4 && box.every(Number.isFinite)));
  const inside = (lon, lat) => lat >= south && lat <= north && (west <= east ? lon >= west && lon <= east : lon >= west || lon <= east);
  const outside = all.find(({ geometry }) => positions(geometry).some(([lon, lat]) => !inside(lon, lat)));
  assert.ok(outside === undefined, `feature ${outside?.id} lies outside of ${extent.spatial.bbox[0]}`);
});

each('features-1:/req/core/fc-md-extent', 'the temporal extent, where there is one, is of UTC timestamps in order', async (world, collection) => {
  const temporal = collection.json.extent?.temporal;
  if (temporal === undefined) return 'skip';
  const [first, last] = temporal.interval[0];
  for (const end of [first, last]) assert.ok(end === null || /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/.test(end), end);
  assert.ok(first === null || last === null || first <= last, `${first} after ${last}`);
});


each(['features-1:/req/core/sfc-md-op', 'features-1:/req/core/sfc-md-success', 'common-2:/req/collections/src-md-op', 'common-2:/req/collections/src-md-success'], 'the collection alone says what it says in the list', async (world, collection) => {
  const alone = (await world.api.get(collection.path, {}, json)).is(200).as('application/json').json;
  const short = ({ links, ...rest }) => rest;
  assert.deepEqual(short(alone), short(collection.json));
  areLinks(alone.links, collection.id);
  const found = rels(alone.links);
  for (const rel of ['self', 'alternate', 'items']) assert.ok(found.has(rel), `no ${rel}`);
});

each(['features-1:/req/core/fc-op', 'features-1:/req/core/fc-response'], 'items answers a page of at most the default limit', async (world, collection) => {
  const page = (await world.api.get(collection.items, {}, { headers: { accept: 'application/geo+json' } })).is(200).as('application/geo+json').json;
  assert.equal(page.type, 'FeatureCollection');
  assert.equal(page.features.length, Math.min(10, page.numberMatched), 'the default limit is 10');
  for (const feature of page.features) {
    assert.equal(feature.type, 'Feature');
    assert.ok(['string', 'number'].includes(typeof feature.id));
    assert.ok('geometry' in feature && 'properties' in feature);
  }
});

each('features-1:/req/core/fc-links', 'a page links to itself, to its alternates and onwards', async (world, collection) => {
  const page = await world.api.json(collection.items, { limit: 1, f: 'json' });
  areLinks(page.links, collection.items);
  const found = rels(page.links);
  for (const rel of ['self', 'alternate']) assert.ok(found.has(rel), `no ${rel}`);
  assert.equal(found.has('next'), page.numberMatched > 1);
  assert.ok(!found.has('prev'), 'a prev link on the first page');
  const self = page.links.filter(({ rel }) => rel === 'self');
  assert.equal(self.length, 1);
  const again = (await world.api.follow(self[0].href)).is(200).json;
  assert.deepEqual(again.features, page.features);
});

each('features-1:/req/core/fc-rel-type', 'each link has the type that it answers with', async (world, collection) => {
  const page = await world.api.json(collection.items, { limit: 1, f: 'json' });
  for (const { href, type, rel } of page.links) {
    const answer = (await world.api.follow(href)).is(200);
    assert.equal(answer.type, type.split(';')[0], `${rel} ${href}`);
  }
});

each('features-1:/req/core/fc-timeStamp', 'timeStamp is now, in UTC', async (world, collection) => {
  const { timeStamp } = await world.api.json(collection.items, { limit: 1 });
  assert.match(timeStamp, /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/);
  assert.ok(Date.parse(timeStamp) <= Date.now() + 2000, timeStamp);
});

each(['features-1:/req/core/fc-numberMatched', 'features-1:/req/core/fc-numberReturned'], 'numberMatched is what paging gives; numberReturned what a page holds', async (world, collection) => {
  const page = await world.api.json(collection.items, { limit: 3 });
  assert.equal(page.numberReturned, page.features.length);
  if (!(await collection.isWhole())) return;
  assert.equal((await collection.all()).length, page.numberMatched);
  assert.equal(new Set((await collection.all()).map(({ id }) => id)).size, page.numberMatched, 'an id twice');
});

each('features-1:/req/core/crs84', 'coordinates are longitude and latitude unless asked otherwise', async (world, collection) => {
  const answer = (await world.api.get(collection.items, { limit: 50 })).is(200);
  const found = answer.json.features.flatMap(({ geometry }) => positions(geometry));
  assert.ok(found.every(([lon, lat]) => Math.abs(lon) <= 180 && Math.abs(lat) <= 90));
});

each(['features-1:/req/core/f-op', 'features-1:/req/core/f-success', 'features-1:/req/core/f-links'], 'each feature answers by its id and links to itself, its alternates and the collection', async (world, collection) => {
  for (const feature of (await collection.sample()).slice(0, 40)) {
    const path = `${collection.items}/${encodeURIComponent(feature.id)}`;
    const answer = (await world.api.get(path, {}, { headers: { accept: 'application/geo+json' } })).is(200).as('application/geo+json');
    const { links, ...alone } = answer.json;
    assert.deepEqual(alone, withoutLinks(feature), path);
    areLinks(links, path);
    const found = rels(links);
    for (const rel of ['self', 'alternate', 'collection']) assert.ok(found.has(rel), `${path}: no ${rel}`);
    const self = links.find(({ rel }) => rel === 'self');
    assert.deepEqual(withoutLinks((await world.api.follow(self.href)).is(200).json), alone, `${self.href} is not the feature`);
  }
});
const withoutLinks = ({ links, ...feature }) => feature;

each('features-1:/req/core/f-op', 'a feature that is not there is a 404', async (world, collection) => {
  for (const id of ['no-such-feature', '99999999999', '-1', '1e3', '%00', '%F0%28', 'a'.repeat(300), '..%2F..%2Fetc%2Fpasswd']) {
    isProblem(await world.api.ask(`${collection.items}/${id}`), 404, 400);
  }
  isProblem(await world.api.ask(`${collection.items}/no-such-feature`), 404);
});
