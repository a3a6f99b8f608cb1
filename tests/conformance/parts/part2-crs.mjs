// OGC API - Features - Part 2, class "crs".
import assert from 'node:assert/strict';
import { isProblem } from '../lib/client.mjs';
import { boxAround, intersects, positions } from '../lib/geometry.mjs';
import { isMetric, isNear, project } from '../lib/projections.mjs';
import { alone, each, eachFormat, once } from '../lib/registry.mjs';

const id = (name) => `features-2:/req/crs/${name}`;
const crs84 = 'http://www.opengis.net/def/crs/OGC/1.3/CRS84';
const epsg = (code) => `http://www.opengis.net/def/crs/EPSG/0/${code}`;
const listOf = (world, collection) => collection.json.crs.flatMap((uri) => (uri === '#/crs' ? world.list.crs : [uri]));
const swap = ([x, y]) => [y, x];
const closeTo = (got, expected, tolerance) => got.every((value, index) => Math.abs(value - expected[index]) <= tolerance);

alone(id('fc-crs-action'), "the suite's own projections give what PROJ gives", () => {
  // From `gdaltransform -s_srs OGC:CRS84 -t_srs EPSG:…`, PROJ 9.1; here in the order of the axes.
  const known = [
    [3006, [12.6945, 57.5068], [6376147.336, 361870.861]], [3006, [18.0686, 59.3293], [6580743.008, 674571.866]],
    [3007, [12.6945, 57.5068], [6376566.18, 191630.46]], [3007, [12.265, 57.27], [6350012.807, 165987.796]],
    [3012, [12.97, 57.66], [6394136.397, 73596.567]], [3857, [12.6945, 57.5068], [1413145.276, 7864417.489]],
    [3857, [151.2, -33.9], [16831507.008, -4015382.36]], [32616, [-87.6298, 41.8781], [447741.917, 4636433.684]],
    [4326, [12.6945, 57.5068], [57.5068, 12.6945]],
  ];
  for (const [code, position, expected] of known) assert.ok(closeTo(project(epsg(code), position), expected, 0.002), `EPSG:${code} ${position}: ${project(epsg(code), position)}`);
});

each([id('fc-md-crs-list'), id('crs-uri')], 'the collection lists its CRSs as URIs, CRS 84 first, with EPSG 4326, 3857, 3006 and 3007', (world, collection) => {
  const list = listOf(world, collection);
  assert.equal(list[0], crs84);
  for (const code of [4326, 3857, 3006, 3007]) assert.ok(list.includes(epsg(code)), `no EPSG:${code}`);
  for (const uri of list) assert.match(uri, /^http:\/\/www\.opengis\.net\/def\/crs\/(OGC|EPSG)\/[\d.]+\/\w+$/);
  assert.equal(new Set(list).size, list.length, 'one twice');
});

each([id('fc-md-storageCrs'), id('fc-md-storageCrs-valid-value')], 'storageCrs is one of the list', (world, collection) => {
  assert.ok(listOf(world, collection).includes(collection.json.storageCrs), collection.json.storageCrs);
});

once(id('fc-md-crs-list-global'), 'a "#/crs" in a collection stands for a list in the collections', (world) => {
  const used = world.collections.some(({ json }) => json.crs.includes('#/crs'));
  if (used) assert.ok(Array.isArray(world.list.crs) && world.list.crs.every((uri) => /^http/.test(uri)));
});

const crsParameters = { crs: 'fc-crs-definition', 'bbox-crs': 'fc-bbox-crs-definition' };
for (const [name, requirement] of Object.entries(crsParameters)) {
  each(id(requirement), `${name} is an optional URI in the API description`, async (world, collection) => {
    const { parameterOf } = await import('../lib/openapi.mjs');
    const parameter = parameterOf(await world.openapi(), collection.items, name);
    assert.deepEqual([parameter.in, parameter.required ?? false, parameter.style ?? 'form', parameter.schema.type], ['query', false, 'form', 'string']);
    assert.ok([undefined, 'uri'].includes(parameter.schema.format));
    for (const uri of parameter.schema.enum ?? []) assert.ok(listOf(world, collection).includes(uri), uri);
  });
}

/** Features with a place, in CRS 84 and in another CRS. */
async function pair(world, collection, uri, more = {}) {
  const ask = (crs) => world.api.json(collection.items, { limit: 500, ...more, crs });
  const [from, to] = [await ask(undefined), await ask(uri)];
  assert.deepEqual(to.features.map((one) => one.id), from.features.map((one) => one.id));
  return from.features.map((feature, index) => [feature, to.features[index]]);
}

/** In units of the CRS; a metre on the ground is longer in Web Mercator towards the poles. */
function tolerance(uri, [, latitude]) {
  const stretch = uri === epsg(3857) ? 1 / Math.cos((latitude * Math.PI) / 180) : 1;
  return isMetric(uri) ? 0.021 * stretch : 1.1e-7;
}

each([id('fc-crs-valid-value'), id('fc-crs-action')], 'each CRS of the list gives coordinates in its axis order, within a centimetre of the formulas', async (world, collection) => {
  for (const uri of listOf(world, collection)) {
    for (const [from, to] of await pair(world, collection, uri)) {
      if (from.geometry === null || positions(from.geometry).every((position) => isNear(uri, position))) assert.equal(to.geometry === null, from.geometry === null, `${uri} ${from.id}`);
      const given = positions(from.geometry);
      const got = positions(to.geometry);
      assert.ok(got.every((position) => position.every(Number.isFinite)), `${uri} ${from.id}`);
      if (given.length !== got.length) continue;
      given.forEach((position, index) => {
        if (!isNear(uri, position)) return;
        const expected = project(uri, position);
        if (expected) assert.ok(closeTo(got[index], expected, tolerance(uri, position)), `${uri} ${from.id}: ${got[index]} instead of ${expected}`);
      });
    }
  }
});

each([id('fc-crs-action')], 'a feature alone is in the CRS asked for, too', async (world, collection) => {
  const feature = (await collection.sample()).find(({ geometry }) => geometry !== null);
  if (feature === undefined) return 'skip';
  const path = `${collection.items}/${encodeURIComponent(feature.id)}`;
  for (const uri of [epsg(3006), epsg(4326), epsg(3857)]) {
    const answer = (await world.api.get(path, { crs: uri })).is(200);
    assert.equal(answer.headers['content-crs'], `<${uri}>`);
    const inList = (await world.api.json(collection.items, { limit: 200, crs: uri })).features.find((one) => one.id === feature.id);
    assert.deepEqual(answer.json.geometry, inList.geometry);
  }
});

each([id('fc-crs-default-value'), id('geojson')], 'without crs the answer is the one in CRS 84', async (world, collection) => {
  const [plain, named] = [await world.api.get(collection.items, { limit: 50 }), await world.api.get(collection.items, { limit: 50, crs: crs84 })];
  assert.deepEqual(plain.json.features, named.json.features);
  assert.equal(named.as('application/geo+json').headers['content-crs'], `<${crs84}>`);
});

eachFormat([id('ogc-crs-header'), id('ogc-crs-header-value')], 'Content-Crs names the CRS asked for, and CRS 84 when none is', async (world, collection, { f }) => {
  const plain = (await world.api.get(collection.items, { limit: 1, f })).is(200);
  assert.equal(plain.headers['content-crs'], `<${crs84}>`);
  if (f === 'html') return;
  for (const uri of listOf(world, collection).slice(0, 5)) {
    const answer = (await world.api.get(collection.items, { limit: 1, f, crs: uri })).is(200);
    assert.equal(answer.headers['content-crs'], `<${uri}>`);
  }
});

each([id('fc-bbox-crs-valid-value'), id('fc-bbox-crs-action')], 'a bbox in each CRS of the list gives the features that lie in it there', async (world, collection) => {
  if ((await collection.count()) > 500) return 'skip';
  for (const uri of listOf(world, collection)) {
    const pairs = await pair(world, collection, uri);
    const placed = pairs.filter(([from, to]) => to.geometry && positions(from.geometry).every((position) => isNear(uri, position)));
    if (placed.length === 0 || placed.length < pairs.filter(([, to]) => to.geometry).length) continue;
    const [x0, y0, x1, y1] = boxAround(placed.map(([, to]) => to.geometry));
    for (const [low, high] of [[0.2113, 0.5117], [0.4321, 0.9871], [-0.01, 1.01]]) {
      const box = [x0 + low * (x1 - x0), y0 + low * (y1 - y0), x0 + high * (x1 - x0), y0 + high * (y1 - y0)];
      const expected = pairs.filter(([from, to]) => from.geometry === null || (to.geometry && intersects(to.geometry, box))).map(([from]) => from.id);
      const page = await world.api.json(collection.items, { bbox: box.join(), 'bbox-crs': uri, limit: 500, skipGeometry: true });
      assert.deepEqual(new Set(page.features.map((one) => one.id)), new Set(expected), `${uri} bbox=${box}`);
    }
  }
});

each(id('fc-bbox-crs-default-value'), 'bbox without bbox-crs is in CRS 84, whatever crs is', async (world, collection) => {
  for (const bbox of ['12.3,57.3,12.7,57.6', '-100,-40,50,41.9', '0,0,10,10']) {
    const numbers = [];
    for (const more of [{}, { 'bbox-crs': crs84 }, { crs: epsg(3006) }]) numbers.push((await world.api.json(collection.items, { bbox, limit: 1, ...more })).numberMatched);
    const north = bbox.split(',');
    const turned = [...swap(north.slice(0, 2)), ...swap(north.slice(2))].join();
    numbers.push((await world.api.json(collection.items, { bbox: turned, limit: 1, 'bbox-crs': epsg(4326) })).numberMatched);
    assert.equal(new Set(numbers).size, 1, `${bbox}: ${numbers}`);
  }
});

each([id('fc-crs-valid-value'), id('fc-bbox-crs-valid-value')], 'a CRS that is not in the list is refused with 400', async (world, collection) => {
  for (const uri of ['http://www.opengis.net/def/crs/OGC/0/does_not_exist', epsg(27700), epsg(0)]) {
    if (listOf(world, collection).includes(uri)) continue;
    isProblem(await world.api.get(collection.items, { crs: uri }), 400);
    isProblem(await world.api.get(collection.items, { bbox: '1,2,3,4', 'bbox-crs': uri }), 400);
  }
});
