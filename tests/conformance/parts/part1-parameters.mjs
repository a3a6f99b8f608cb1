// OGC API - Features - Part 1, class "core": limit, bbox, datetime, and what is refused.
import assert from 'node:assert/strict';
import { badBytes, badNames, badQueries } from '../lib/bad-queries.mjs';
import { isProblem } from '../lib/client.mjs';
import { boxAround, intersects } from '../lib/geometry.mjs';
import { random } from '../lib/random.mjs';
import { each, eachFormat, once } from '../lib/registry.mjs';
import { featureSpan, intervalOf, overlap } from '../lib/time.mjs';
import { parameterOf } from '../lib/openapi.mjs';

const ids = (page) => page.features.map(({ id }) => id);

each('features-1:/req/core/fc-limit-definition', 'limit is an optional integer with minimum, maximum of at least 2500 and default', async (world, collection) => {
  const limit = parameterOf(await world.openapi(), collection.items, 'limit');
  assert.deepEqual({ in: limit.in, required: limit.required ?? false, style: limit.style ?? 'form', explode: limit.explode }, { in: 'query', required: false, style: 'form', explode: false });
  const { type, minimum, maximum, default: unset } = limit.schema;
  assert.deepEqual([type, minimum, unset], ['integer', 1, 10]);
  assert.ok(maximum >= 2500, `${maximum}`);
});

each('features-1:/req/core/fc-limit-response-1', 'a page holds no more than asked for and no more than the maximum, which is no error', async (world, collection) => {
  const { maximum } = parameterOf(await world.openapi(), collection.items, 'limit').schema;
  const number = await collection.count();
  for (const limit of [1, 2, 7, 2500]) {
    const page = await world.api.json(collection.items, { limit, skipGeometry: true });
    assert.equal(page.features.length, Math.min(limit, number), `limit=${limit}`);
  }
  const clamped = await world.api.json(collection.items, { limit: maximum + 1, skipGeometry: true });
  assert.equal(clamped.features.length, Math.min(maximum, number));
  if (number > maximum) assert.ok(clamped.links.some(({ rel }) => rel === 'next'), 'the rest cannot be reached');
  for (const limit of ['1000000000', '2147483648', '9223372036854775808', '1' + '0'.repeat(40)]) {
    assert.equal((await world.api.json(collection.items, { limit, skipGeometry: true, bbox: '-1,-1,-0.999,-0.999' })).type, 'FeatureCollection', `limit=${limit}`);
  }
});

each('features-1:/req/core/fc-bbox-definition', 'bbox is an optional array of 4 or 6 numbers', async (world, collection) => {
  const bbox = parameterOf(await world.openapi(), collection.items, 'bbox');
  assert.deepEqual([bbox.in, bbox.required ?? false, bbox.style ?? 'form', bbox.explode, bbox.schema.type, bbox.schema.items.type], ['query', false, 'form', false, 'array', 'number']);
  const sizes = bbox.schema.oneOf?.map(({ minItems, maxItems }) => [minItems, maxItems]) ?? [[bbox.schema.minItems, bbox.schema.maxItems]];
  assert.ok([JSON.stringify([[4, 4], [6, 6]]), JSON.stringify([[4, 6]])].includes(JSON.stringify(sizes)), JSON.stringify(sizes));
});

/** Boxes in and around what the features cover, and the odd ones. */
function boxesFor(features) {
  const dice = random(3);
  const shaped = features.filter(({ geometry }) => geometry !== null).map(({ geometry }) => geometry);
  const [west, south, east, north] = shaped.length > 0 ? boxAround(shaped) : [10, 50, 20, 60];
  const [width, height] = [Math.max(east - west, 0.01), Math.max(north - south, 0.01)];
  const inside = Array.from({ length: 12 }, () => {
    const [x, y, share] = [dice.between(west, east), dice.between(south, north), dice.of([0.02, 0.1, 0.4])];
    return [x, y, Math.min(180, x + width * share), Math.min(90, y + height * share)];
  });
  const odd = [[-180, -90, 180, 90], [170.00001, -80, -170.00001, 80], [179.99999, -90, -179.99999, 90], [-180, 79.5, 180, 90], [-180, -90, 180, -79.5], [2.00001, 12.3, 9.1, 29.7],
    [10.5, 10.5, 29.5, 29.5], [-54.9, -34.9, -45.1, -25.1], [-1.00001, -1.00001, -0.99999, -0.99999]];
  return [...inside, ...odd];
}

each('features-1:/req/core/fc-bbox-response', 'bbox gives the features whose geometry (not envelope) touches it, also over the antimeridian and the poles, and those without one', async (world, collection) => {
  if (!(await collection.isWhole())) return 'skip';
  const all = await collection.all();
  for (const box of boxesFor(all)) {
    const expected = all.filter(({ geometry }) => geometry === null || intersects(geometry, box)).map(({ id }) => id);
    const page = await world.api.json(collection.items, { bbox: box.join(), limit: 2500, skipGeometry: true });
    assert.equal(page.numberMatched, expected.length, `bbox=${box}: ${page.numberMatched} instead of ${expected.length}${difference(ids(page), expected)}`);
    assert.deepEqual(new Set(ids(page)), new Set(expected.slice(0, 2500)), `bbox=${box}`);
  }
});

function difference(got, expected) {
  const [a, b] = [new Set(got), new Set(expected)];
  return `; too many: ${got.filter((id) => !b.has(id)).slice(0, 5)}; missing: ${expected.filter((id) => !a.has(id)).slice(0, 5)}`;
}

each('features-1:/req/core/fc-bbox-response', 'six numbers are a box with heights, which two-dimensional features ignore', async (world, collection) => {
  const flat = await world.api.json(collection.items, { bbox: '0,0,90,89', limit: 1 });
  const high = await world.api.json(collection.items, { bbox: '0,0,-10,90,89,10000', limit: 1 });
  assert.equal(high.numberMatched, flat.numberMatched);
});

each('features-1:/req/core/fc-time-definition', 'datetime is an optional string', async (world, collection) => {
  const time = parameterOf(await world.openapi(), collection.items, 'datetime');
  assert.deepEqual([time.in, time.required ?? false, time.style ?? 'form', time.explode, time.schema.type], ['query', false, 'form', false, 'string']);
});

const intervals = ['2020-05-03', '2021-03-03', '2021-03-03T02:30:00Z', '2021-03-03T02:30:00.5Z', '2021-03-03T04:30:00+02:00', '../2020-06-30', '2020-06-30/..', '/2020-06-30', '2020-06-30/', '1066-10-14', '2021-01-01/2021-12-31',
  '2019-12-31T23:59:59Z/2020-01-01T00:00:00Z', '2020-01-01T00:00:00+01:00/2020-12-31T23:59:59+01:00', '2018-01-01/2018-12-31', '../2030-01-01T00:00:00Z', '2022-01-01/2022-01-01', '0001-01-01/9999-12-31', '2024-02-29'];

each('features-1:/req/core/fc-time-response', 'datetime gives the features whose time overlaps it, and those without one', async (world, collection) => {
  if (!(await collection.isWhole())) return 'skip';
  const schema = await collection.schema();
  const all = await collection.all();
  for (const interval of intervals) {
    const page = await world.api.json(collection.items, { datetime: interval, limit: 2500, skipGeometry: true });
    const asked = intervalOf(interval);
    const untold = collection.json.extent?.temporal !== undefined && all.every((feature) => featureSpan(schema, feature) === undefined);
    if (/^trygghet-/.test(collection.id) || untold) continue;
    const expected = all.filter((feature) => {
      const span = featureSpan(schema, feature);
      return span === undefined || span === null || overlap(span, asked);
    });
    assert.equal(page.numberMatched, expected.length, `datetime=${interval}${difference(ids(page), expected.map(({ id }) => id))}`);
  }
});

each('features-1:/req/core/fc-response', 'bbox, datetime and limit together give what each alone allows', async (world, collection) => {
  const [bbox, datetime] = ['0,0,179,89', '2000-01-01/2020-12-31'];
  const idsOf = async (parameters) => new Set(ids(await world.api.json(collection.items, { ...parameters, limit: 2500, skipGeometry: true })));
  if ((await collection.count()) > 2500) return 'skip';
  const [both, one, other] = [await idsOf({ bbox, datetime }), await idsOf({ bbox }), await idsOf({ datetime })];
  assert.deepEqual(both, new Set([...one].filter((id) => other.has(id))));
});

const refusal = ['features-1:/req/core/query-param-invalid'];

eachFormat(refusal, 'values that are none are refused with 400', async (world, collection, { f }) => {
  for (const bad of badQueries) {
    const format = /(^|&)f=/.test(bad) ? '' : `&f=${f}`;
    isProblem(await world.api.ask(`${collection.items}?${bad}${format}`), 400);
  }
});

eachFormat(refusal, 'values that are none are refused with 400 also when nothing matches', async (world, collection, { f }) => {
  const nowhere = 'filter=1%3D2';
  const nothing = 'bbox=-1.00001,-1.00001,-0.99999,-0.99999';
  for (const bad of badQueries) {
    const format = /(^|&)f=/.test(bad) ? '' : `&f=${f}`;
    if (!/(^|&)filter/.test(bad)) isProblem(await world.api.ask(`${collection.items}?${bad}${format}&${nowhere}`), 400);
    else if (!/(^|&)bbox/.test(bad)) isProblem(await world.api.ask(`${collection.items}?${bad}${format}&${nothing}`), 400);
  }
});

eachFormat('features-1:/req/core/query-param-unknown', 'unknown, repeated and wrongly cased parameters are refused with 400', async (world, collection, { f }) => {
  for (const bad of [...badNames, ...badBytes]) {
    const format = /(^|&)f=/.test(bad) ? '' : `&f=${f}`;
    isProblem(await world.api.ask(`${collection.items}?${bad}${format}`), 400);
  }
});

each('features-1:/req/core/query-param-unknown', 'parameters that a feature or a collection does not take are refused with 400', async (world, collection) => {
  const id = encodeURIComponent((await collection.sample())[0]?.id ?? 'x');
  for (const bad of ['limit=1', 'bbox=1,2,3,4', 'foo=bar', 'f=xyz', 'crs=x', 'sortby=id']) {
    if ((await collection.count()) > 0) isProblem(await world.api.ask(`${collection.items}/${id}?${bad}`), 400);
  }
  for (const path of ['', '/queryables', '/sortables', '/schema']) {
    for (const bad of ['limit=1', 'foo=bar', 'F=json', 'f=xyz']) isProblem(await world.api.ask(`${collection.path}${path}?${bad}`), 400);
  }
});

once('features-1:/req/core/query-param-unknown', 'the other resources refuse unknown parameters, too', async (world) => {
  for (const path of ['/', '/conformance', '/api', '/collections', '/map.json', '/join-report', '/healthz']) {
    for (const bad of ['foo=bar', 'F=json', 'f=xyz', 'f=json&f=json']) isProblem(await world.api.ask(`${path}?${bad}`), 400);
  }
});

once('own:parameters', 'limits of the URL: 414 for one too long', async (world) => {
  const path = `${world.collections[0].items}?filter=${'a'.repeat(200_000)}`;
  const answer = await world.api.ask(path).catch((error) => error);
  assert.ok([414, 431, 400].includes(answer.status), `${answer.status ?? answer}`);
});
