// GDAL's OGC API client: it lists and reads every layer, and lets the server filter.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { client } from '../lib/client.mjs';
import { listen } from '../lib/proxy.mjs';
import { alone, each, once } from '../lib/registry.mjs';
import { folder, run, serve } from '../lib/towns.mjs';

const execute = promisify(execFile);
const own = 'own:clients/gdal';
const gdal = async (command, ...args) => (await execute(command, args, { maxBuffer: 1 << 30, env: { ...process.env, GDAL_HTTP_TIMEOUT: '60' } })).stdout;
const countIn = (text) => Number(/Feature Count: (\d+)/.exec(text)?.[1]);

once(own, 'ogrinfo OAPIF: lists all collections', async (world) => {
  const text = await gdal('ogrinfo', '-ro', '-q', `OAPIF:${world.base}`);
  const listed = [...text.matchAll(/^\d+: (\S+)/gm)].map(([, name]) => name);
  assert.deepEqual(listed.sort(), world.collections.map(({ id }) => id).sort());
});

each(own, 'ogrinfo reads the layer: count, extent and CRS', async (world, collection) => {
  if ((await collection.count()) > 20_000) return 'skip';
  const text = await gdal('ogrinfo', '-ro', '-so', '-oo', 'PAGE_SIZE=1000', `OAPIF:${world.base}`, collection.id);
  assert.equal(countIn(text), await collection.count());
  assert.match(text, /WGS 84/);
});

/** Requests for items beyond the first look that GDAL takes at a layer. */
const asked = (proxy) => proxy.requests.filter((one) => /\/items\?/.test(one));

each(own, '-spat becomes a bbox that the server answers', async (world, collection) => {
  const number = await collection.count();
  if (number === 0 || number > 20_000 || (await collection.sample()).every(({ geometry }) => geometry === null)) return 'skip';
  const [w, s, e, n] = collection.json.extent.spatial.bbox[0];
  const box = [w, s, (w + e) / 2 + 0.0001, (s + n) / 2 + 0.0001];
  const proxy = await listen(world.base);
  try {
    const text = await gdal('ogrinfo', '-ro', '-al', '-so', '-oo', 'PAGE_SIZE=1000', '-spat', ...box.map(String), `OAPIF:${proxy.base}/collections/${collection.id}`);
    const placed = (await collection.all()).filter(({ geometry }) => geometry).length;
    assert.ok(countIn(text) <= placed);
    assert.ok(asked(proxy).some((one) => /[?&]bbox=/.test(one)), asked(proxy).join('\n'));
  } finally {
    await proxy.stop();
  }
});

once(own, '-where on a queryable goes to the server, and gives what it should', async (world) => {
  const proxy = await listen(world.base);
  try {
    const expected = (await world.api.json('/collections/incidents/items', { limit: 1, filter: "kind = 'arson'" })).numberMatched;
    const text = await gdal('ogrinfo', '-ro', '-so', '-oo', 'PAGE_SIZE=1000', '-where', "kind = 'arson'", `OAPIF:${proxy.base}`, 'incidents');
    assert.equal(countIn(text), expected);
    const filtered = asked(proxy).filter((one) => /[?&](kind=arson|filter=)/.test(one));
    assert.ok(filtered.length > 0, `the filter stays with the client:\n${asked(proxy).join('\n')}`);
  } finally {
    await proxy.stop();
  }
}, { town: 'demo' });

once(own, '-where on a boolean, which GDAL writes as 1 and 0, gives what it should', async (world) => {
  for (const [stated, meant] of [['1', 'TRUE'], ['0', 'FALSE']]) {
    const expected = (await world.api.json('/collections/odd-points/items', { limit: 1, filter: `flag = ${meant}` })).numberMatched;
    const text = await gdal('ogrinfo', '-ro', '-so', '-oo', 'PAGE_SIZE=1000', '-where', `flag = ${stated}`, `OAPIF:${world.base}`, 'odd-points');
    assert.equal(countIn(text), expected, `flag = ${stated}`);
  }
  for (const wrong of ['2', '', 'TRUE', 'yes']) (await world.api.get('/collections/odd-points/items', { flag: wrong })).is(400);
}, { town: 'odd' });

alone(own, 'reading 100 000 features page by page gives each once', async () => {
  const place = folder();
  const [db, file] = [join(place.path, 'many.db'), join(place.path, 'many.csv')];
  const rows = Array.from({ length: 100_000 }, (_, index) => `i${index};Anlagd brand;2020-${String(1 + (index % 12)).padStart(2, '0')}-${String(1 + (index % 28)).padStart(2, '0')};${(12.2 + (index % 997) / 1500).toFixed(6)};${(57.2 + (index % 991) / 2000).toFixed(6)}`);
  writeFileSync(file, `id;kind;date;lon;lat\n${rows.join('\n')}\n`);
  run('import', '--db', db, '--profile', 'points', file);
  const server = await serve(db);
  try {
    const api = client(server.base);
    assert.equal((await api.json('/collections/incidents/items', { limit: 1 })).numberMatched, 100_000);
    const out = join(place.path, 'out.csv');
    await gdal('ogr2ogr', '-f', 'CSV', out, `OAPIF:${server.base}`, 'incidents', '-oo', 'PAGE_SIZE=2500', '-dialect', 'OGRSQL', '-sql', 'SELECT FID AS fid FROM incidents');
    const { readFileSync } = await import('node:fs');
    const ids = readFileSync(out, 'utf8').trim().split('\n').slice(1);
    assert.equal(ids.length, 100_000);
    assert.equal(new Set(ids).size, 100_000, 'features came twice');
  } finally {
    assert.equal(await server.stop(), 0);
    place.remove();
  }
});
