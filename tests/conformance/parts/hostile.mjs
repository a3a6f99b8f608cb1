// Queries made to hurt: each must be answered soon, with 200 or a clear refusal, and the server must be well after.
import assert from 'node:assert/strict';
import { isProblem } from '../lib/client.mjs';
import { once } from '../lib/registry.mjs';

const soon = 5_000;

async function answered(world, path) {
  const answer = await world.api.ask(path, { patience: soon }).catch((error) => {
    throw new Error(`${path.slice(0, 120)}…: ${error.message}`);
  });
  if (answer.status !== 200) isProblem(answer, 400, 414, 431);
  return answer.status;
}
const items = (layer) => `/collections/${layer}/items?limit=1&filter=`;
const e = encodeURIComponent;

once('own:hostile', 'filters that are long, deep or slow by design are answered or refused within seconds', async (world) => {
  const layer = world.collections.find(({ id }) => ['odd-points', 'incidents', 'ne_110m_populated_places_simple'].includes(id))?.id ?? world.collections[0].id;
  const text = world.town === 'demo' ? 'kind' : 'name';
  const deep = (open, close, depth) => open.repeat(depth) + '1=1' + close.repeat(depth);
  const filters = [
    `1 IN (${Array.from({ length: 10_000 }, (_, index) => index).join(',')})`, deep('(', ')', 10_000), deep('(', ')', 200), deep('NOT (', ')', 5_000), 'NOT '.repeat(10_000) + '1=1', Array(2_000).fill('1=1').join(' AND '), Array(2_000).fill('1=2').join(' OR '),
    `${text} LIKE '${'%a'.repeat(2_000)}'`, `${text} LIKE '${'%'.repeat(4_000)}'`, `${text} LIKE '${'%_'.repeat(1_000)}x'`, `CASEI(${text}) LIKE CASEI('${'%ß'.repeat(1_000)}')`, `'${'a'.repeat(2_000)}' LIKE '${'%a'.repeat(500)}b'`, `${'1+'.repeat(3_000)}1 = 1`, `${'-'.repeat(3_000)}1 = 1`,
    `${'('.repeat(2_000)}1${')'.repeat(2_000)} = 1`, `1 = 1${'0'.repeat(5_000)}`, `1 = 1e${'9'.repeat(500)}`, `1 = 0.${'0'.repeat(5_000)}1`, '9^9^9^9^9^9 = 1', '1/0 = 1', '1 % 0 = 1', '1 div 0 = 1', '9223372036854775807 + 1 = 1', '-9223372036854775808 div -1 = 1', '99999999999999999999 = 1',
    `S_INTERSECTS(geometry, POLYGON((${Array.from({ length: 600 }, (_, index) => `${12 + Math.sin(index)} ${57 + Math.cos(index)}`).join(', ')}, 12 58)))`, 'S_INTERSECTS(geometry, POLYGON((0 0, 1 1, 0 1, 1 0, 0 0)))', 'S_INTERSECTS(geometry, POLYGON((0 0, 0 0, 0 0, 0 0)))', 'S_INTERSECTS(geometry, LINESTRING(0 0, 0 0))',
    'S_INTERSECTS(geometry, POINT(1e308 1e308))', 'S_INTERSECTS(geometry, BBOX(-1e308,-1e308,1e308,1e308))', 'S_INTERSECTS(geometry, POINT EMPTY)', `${'CASEI('.repeat(1_000)}'a'${')'.repeat(1_000)} = 'a'`, `T_AFTER(TIMESTAMP('9999-12-31T23:59:59Z'), TIMESTAMP('0001-01-01T00:00:00Z'))`, `"${'x'.repeat(8_000)}" = 1`, '\u0000=1', '\u202e=1', '1=1\u0000',
    `S_INTERSECTS(geometry, GEOMETRYCOLLECTION(${'GEOMETRYCOLLECTION('.repeat(300)}POINT(1 1)${')'.repeat(300)}))`,
  ];
  for (const filter of filters) await answered(world, items(layer) + e(filter));
  const nestedJson = (depth) => '{"op":"not","args":['.repeat(depth) + '{"op":"=","args":[1,1]}' + ']}'.repeat(depth);
  for (const json of [nestedJson(150), nestedJson(3_000), '['.repeat(8_000), '{"op":'.repeat(3_000), `{"op":"in","args":[1,[${'1,'.repeat(3_000)}1]]}`, '{"op":"=","args":[1e999,1]}', '{"op":"=","args":["\\ud800",""]}', '{"op":"=","args":[{"property":"\\u0000"},1]}', '{"op":"=","op":"<","args":[1,1]}']) {
    await answered(world, `${items(layer)}${e(json)}&filter-lang=cql2-json`);
  }
  (await world.api.ask('/healthz')).is(200);
});

once('own:hostile', 'lists, numbers and tokens that are long are answered or refused within seconds', async (world) => {
  const path = world.collections[0].items;
  const long = (value, times) => Array(times).fill(value).join(',');
  for (const asked of [`bbox=${long('1', 5_000)}`, `bbox=1,2,3,4${'0'.repeat(8_000)}`, `bbox=${'-'.repeat(8_000)}`, `sortby=${long('id', 2_000)}`, `properties=${long('name', 2_000)}`, `datetime=${'2020-01-01/'.repeat(800)}`, `limit=${'9'.repeat(8_000)}`, `token=${'A'.repeat(8_000)}`, `token=${e('\u0000'.repeat(100))}`,
    `crs=${e('http://www.opengis.net/def/crs/EPSG/0/' + '3'.repeat(5_000))}`, `f=${'json'.repeat(2_000)}`, `${'a=1&'.repeat(2_000)}b=2`, `${'%41'.repeat(2_000)}=1`, '&'.repeat(5_000), '?'.repeat(5_000), 'bbox=-180,-90,180,90,'.repeat(300)]) {
    await answered(world, `${path}?${asked}`);
  }
  (await world.api.ask('/healthz')).is(200);
});

once('own:hostile', 'coordinates far beyond the Earth are answered or refused at once in every CRS', async (world) => {
  const { items: path, json } = world.collections.find(({ json }) => json.extent?.spatial) ?? world.collections[0];
  const whole = (await world.api.json(path, { limit: 1 })).numberMatched;
  for (const crs of json.crs) {
    for (const far of [1e300, 1e16, 1e9]) {
      for (const box of [[-far, -far, far, far], [-far, -far, -far, far], [0, 0, far, far], [far, far, far, far]]) {
        await answered(world, `${path}?limit=1&bbox=${box}&bbox-crs=${e(crs)}`);
        await answered(world, `${path}?limit=1&filter=${e(`S_INTERSECTS(geometry, BBOX(${box}))`)}&filter-crs=${e(crs)}`);
      }
      await answered(world, `${path}?limit=1&filter=${e(`S_INTERSECTS(geometry, POINT(${far} ${-far}))`)}&filter-crs=${e(crs)}`);
    }
    if (world.town === 'demo') assert.equal((await world.api.json(path, { limit: 1, bbox: '-1e9,-1e9,1e9,1e9', 'bbox-crs': crs })).numberMatched, whole, crs);
  }
  (await world.api.ask('/healthz')).is(200);
});

once('own:hostile', 'paths that are none are 404 or 400, and leak nothing', async (world) => {
  for (const path of ['/collections/..%2f..%2fetc%2fpasswd', '/collections/%00', '/collections/%FF', `/collections/${'a'.repeat(5_000)}`, '/%2e%2e/%2e%2e/etc/passwd', '//collections', '/collections//items', '/collections/incidents/items/', '/COLLECTIONS', '/collections/;/items', '/collections/%22%3E%3Cscript%3E']) {
    const answer = await world.api.ask(path);
    isProblem(answer, 404, 400, 414);
    if (answer.type === 'text/html') assert.ok(!answer.text.includes('<script>'), path);
    assert.ok(!/root:|terminate|std::|\/work\/|\.cpp/.test(answer.text), `${path}: ${answer.text.slice(0, 200)}`);
  }
});
