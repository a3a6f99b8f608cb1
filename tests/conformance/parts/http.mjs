// HTTP as RFC 9110 has it: methods, negotiation, validators, CORS, on each resource.
import assert from 'node:assert/strict';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { client, isProblem } from '../lib/client.mjs';
import { each, eachFormat, once } from '../lib/registry.mjs';
import { serve } from '../lib/towns.mjs';

const id = (name) => `own:http/${name}`;

/** Paths of each kind of resource, of the first collection that has features. */
async function resources(world) {
  const paths = ['/', '/conformance', '/api', '/collections', '/healthz', '/map.json'];
  for (const collection of world.collections.slice(0, 3)) {
    paths.push(collection.path, collection.items, `${collection.path}/queryables`, `${collection.path}/sortables`, `${collection.path}/schema`);
    const [feature] = await collection.sample();
    if (feature) paths.push(`${collection.items}/${encodeURIComponent(feature.id)}`);
    if (world.declares('ogcapi-tiles-1/1.0/conf/core')) paths.push(`${collection.path}/tiles`, `${collection.path}/tiles/WebMercatorQuad`, `${collection.path}/tiles/WebMercatorQuad/0/0/0`);
  }
  return paths;
}
const allowed = (answer) => (answer.headers.allow ?? '').split(/\s*,\s*/).filter(Boolean).sort();

once(id('methods'), 'methods that a resource does not have are 405 with Allow, whatever the body', async (world) => {
  for (const path of await resources(world)) {
    const told = allowed(await world.api.ask(path, { method: 'OPTIONS' }));
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'PROPFIND'].filter((name) => !told.includes(name))) {
      const answer = await world.api.ask(path, { method, body: method === 'DELETE' ? undefined : '{}', headers: { 'content-type': 'application/json' } });
      isProblem(answer, 405);
      assert.ok(allowed(answer).includes('GET') && allowed(answer).includes('HEAD') && !allowed(answer).includes(method), `${method} ${path}: Allow: ${answer.headers.allow}`);
    }
  }
});

once(id('options'), 'OPTIONS everywhere: Allow, and no body', async (world) => {
  for (const path of await resources(world)) {
    const answer = (await world.api.ask(path, { method: 'OPTIONS' })).is(200, 204);
    assert.ok(allowed(answer).includes('GET') && allowed(answer).includes('HEAD') && allowed(answer).includes('OPTIONS'), `${path}: ${answer.headers.allow}`);
    assert.equal(answer.body.length, 0);
  }
  (await world.api.ask('/nothing-here', { method: 'OPTIONS' })).is(404, 204, 200);
});

once(id('head'), 'HEAD gives the headers of GET and no body, also of errors', async (world) => {
  const volatile = new Set(['date', 'connection', 'keep-alive', 'transfer-encoding', 'content-length', 'x-request-id', 'age', 'server-timing']);
  const stable = (headers) => Object.fromEntries(Object.entries(headers).filter(([name]) => !volatile.has(name)));
  for (const path of [...(await resources(world)), '/nothing-here', '/collections?foo=bar']) {
    const [get, head] = [await world.api.ask(path), await world.api.ask(path, { method: 'HEAD' })];
    assert.equal(head.status, get.status, path);
    assert.equal(head.body.length, 0, path);
    assert.deepEqual(stable(head.headers), stable(get.headers), path);
    if (head.headers['content-length'] && get.headers['content-length']) assert.equal(head.headers['content-length'], get.headers['content-length'], path);
  }
});

once(id('cors'), 'every answer to the public may be read by pages of other servers, with the headers that they need; none to staff', async (world) => {
  const server = await serve(world.db, '--anonymous-role', 'public');
  try {
    const paths = [...(await resources(world)), '/nothing-here', '/collections?foo=bar'];
    await checkOrigins(client(server.base), paths);
    for (const path of paths) assert.equal((await world.api.ask(path)).headers['access-control-allow-origin'], undefined, path);
  } finally {
    assert.equal(await server.stop(), 0);
  }
});

async function checkOrigins(api, paths) {
  const origin = 'https://example.org';
  for (const path of paths) {
    const answer = await api.ask(path, { headers: { origin } });
    assert.ok(['*', origin].includes(answer.headers['access-control-allow-origin']), `${path}: ${answer.headers['access-control-allow-origin']}`);
    if (answer.headers['access-control-allow-origin'] === origin) assert.match(answer.headers.vary ?? '', /\borigin\b/i, path);
    assert.equal(answer.headers['access-control-allow-credentials'], undefined, path);
    const exposed = (answer.headers['access-control-expose-headers'] ?? '').toLowerCase();
    for (const name of ['link', 'content-crs', 'etag']) assert.ok(exposed.includes(name), `${path}: ${name} is not exposed`);
    const asked = { origin, 'access-control-request-method': 'GET', 'access-control-request-headers': 'if-none-match' };
    if (answer.status !== 200) continue;
    const before = (await api.ask(path, { method: 'OPTIONS', headers: asked })).is(200, 204);
    assert.match(before.headers['access-control-allow-methods'] ?? '', /\bGET\b/, path);
    assert.match(before.headers['access-control-allow-headers'] ?? '', /if-none-match|\*/i, path);
  }
}

once(id('conditional'), 'every answer has an ETag; If-None-Match gives 304 without a body, other tags 200', async (world) => {
  for (const path of (await resources(world)).filter((one) => one !== '/healthz')) {
    const answer = (await world.api.ask(path)).is(200, 204);
    const tag = answer.headers.etag;
    assert.match(tag ?? '', /^(W\/)?"[^"]+"$/, path);
    const weak = tag.startsWith('W/') ? tag : `W/${tag}`;
    for (const value of [tag, weak, '*', `"other", ${tag}`, `W/"other",${weak}`]) {
      const same = (await world.api.ask(path, { headers: { 'if-none-match': value } })).is(304);
      assert.equal(same.body.length, 0, path);
      assert.equal(same.headers.etag, tag, path);
      assert.equal(same.headers.vary, answer.headers.vary, `${path}: Vary of 304`);
      assert.equal(same.headers['cache-control'], answer.headers['cache-control'], path);
    }
    for (const value of ['"other"', tag.replaceAll('"', ''), `${tag.slice(0, -1)}x"`, '']) (await world.api.ask(path, { headers: { 'if-none-match': value } })).is(200, 204);
    (await world.api.ask(path, { method: 'HEAD', headers: { 'if-none-match': tag } })).is(304);
  }
});

once(id('conditional'), 'representations and encodings of one URL have ETags of their own', async (world) => {
  const [collection] = world.collections;
  const tags = new Map();
  for (const type of new Set(world.formats.map((format) => format.type))) {
    const { etag } = (await world.api.ask(`${collection.items}?limit=3`, { headers: { accept: type } })).is(200).headers;
    assert.ok(!tags.has(etag), `${type} has the tag of ${tags.get(etag)}: ${etag}`);
    tags.set(etag, type);
  }
  for (const encoding of ['gzip', 'br', 'zstd']) {
    const answer = (await world.api.ask(`${collection.items}?limit=50`, { headers: { 'accept-encoding': encoding } })).is(200);
    if (!answer.headers['content-encoding']) continue;
    const plain = await world.api.ask(`${collection.items}?limit=50`);
    const strong = (tag) => !tag.startsWith('W/');
    if (strong(answer.headers.etag) && strong(plain.headers.etag)) assert.notEqual(answer.headers.etag, plain.headers.etag, `${encoding} has the strong tag of the plain body`);
  }
});

eachFormat(id('negotiation'), 'each representation by f, by Accept and by the best q-value; Vary says so', async (world, collection, { f, type }) => {
  const byName = (await world.api.get(collection.items, { limit: 1, f })).is(200).as(type);
  const byType = (await world.api.get(collection.items, { limit: 1 }, { headers: { accept: type } })).is(200).as(type);
  assert.match(byType.headers.vary ?? '', /\baccept\b(?!-)/i);
  const others = world.formats.filter((one) => one.type !== type).map((one) => `${one.type};q=0.5`);
  for (const accept of [`${type}, ${others.join(', ')}`, `${others.join(', ')}, ${type};q=0.9`, `${type};q=0.2, image/png`, `*/*;q=0.1, ${type}`]) {
    (await world.api.get(collection.items, { limit: 1 }, { headers: { accept } })).is(200).as(type);
  }
  (await world.api.get(collection.items, { limit: 1, f }, { headers: { accept: others.join(', ') } })).is(200).as(type);
  const others0 = world.formats.filter((one) => one.type !== type);
  const refused = await world.api.get(collection.items, { limit: 1 }, { headers: { accept: `${type};q=0, ${others0.map((one) => one.type).join(', ')}` } });
  assert.notEqual(refused.is(200).type, type, 'q=0 says that it is not wanted');
  assert.ok(byName.body.length > 0 || f === 'geojsonseq');
});

each(id('negotiation'), 'what nobody can make is 406; a browser gets HTML, a program GeoJSON', async (world, collection) => {
  for (const accept of ['image/png', 'application/xml', 'application/gml+xml;version=3.2', 'text/plain']) {
    isProblem(await world.api.get(collection.items, { limit: 1 }, { headers: { accept } }), 406);
    isProblem(await world.api.get(collection.path, {}, { headers: { accept } }), 406);
  }
  const browser = 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8';
  (await world.api.get(collection.items, { limit: 1 }, { headers: { accept: browser } })).is(200).as('text/html');
  for (const accept of ['*/*', 'application/*', 'application/geo+json, application/json', 'application/json, text/plain, */*', 'application/geo+json;q=1.0,*/*;q=0.1']) {
    (await world.api.get(collection.items, { limit: 1 }, { headers: { accept } })).is(200).as('application/geo+json');
  }
  for (const accept of ['', ',', ';', 'q=1', '*/html', 'application/geo+json;q=x', '*'.repeat(5000), 'text/html;q=1.5']) {
    const answer = await world.api.get(collection.items, { limit: 1 }, { headers: { accept } });
    assert.ok([200, 400, 406, 431].includes(answer.status), `Accept: ${accept.slice(0, 40)}: ${answer.status}`);
  }
});

each(id('encoding'), 'gzip, br and zstd by Accept-Encoding; the content is the same; Vary says so', async (world, collection) => {
  const path = `${collection.items}?limit=200&f=json`;
  const drop = (text) => text.replace(/"timeStamp"\s*:\s*"[^"]*"/, '');
  const plain = drop((await world.api.ask(path)).is(200).text);
  const open = { gzip: gunzipSync, br: brotliDecompressSync };
  for (const encoding of ['gzip', 'br', 'zstd', 'gzip, deflate, br', 'br;q=0.1, gzip;q=0.9', '*', 'gzip;q=0', 'identity', 'identity;q=0, gzip']) {
    const answer = (await world.api.ask(path, { headers: { 'accept-encoding': encoding } })).is(200);
    const used = answer.headers['content-encoding'];
    assert.match(answer.headers.vary ?? '', /accept-encoding/i);
    if (used) assert.ok(encoding.includes(used) || encoding === '*', `${used} for ${encoding}`);
    if (/gzip;q=0(?!\.)/.test(encoding)) assert.notEqual(used, 'gzip');
    if (open[used]) assert.equal(drop(open[used](answer.body).toString()), plain, encoding);
    else if (used === undefined) assert.equal(drop(answer.text), plain);
    if (['gzip', 'br', 'zstd'].includes(encoding) && plain.length > 5000) assert.equal(used, encoding, `${encoding} was asked for`);
  }
});

each(id('links'), 'the Link header says what the body says; links name their language', async (world, collection) => {
  const answer = (await world.api.get(collection.items, { limit: 1, f: 'json' })).is(200);
  const header = answer.headers.link ?? '';
  for (const { href, rel, hreflang } of answer.json.links) {
    if (['self', 'alternate', 'next', 'prev', 'collection'].includes(rel)) assert.ok(header.includes(`<${href}>`), `${rel} ${href} is not in Link`);
    if (rel !== 'next' && rel !== 'prev') assert.match(hreflang ?? 'missing', /^(sv|en)/, `${rel}: hreflang`);
  }
});

once(id('headers'), 'no answer can be taken for something else: nosniff, charset of texts', async (world) => {
  for (const path of await resources(world)) {
    const answer = await world.api.ask(path);
    assert.equal(answer.headers['x-content-type-options'], 'nosniff', path);
    assert.equal(answer.headers['set-cookie'], undefined, path);
    if (/^text\//.test(answer.type)) assert.match(answer.headers['content-type'], /charset=utf-8/i, path);
  }
});

once(id('links'), 'links name the host that was asked, so that a proxy can be in between', async (world) => {
  const port = new URL(world.base).port;
  const answer = (await world.api.ask('/collections?f=json', { headers: { host: `localhost:${port}` } })).is(200, 400, 421);
  if (answer.status === 200) for (const { href } of answer.json.links) assert.equal(new URL(href).host, `localhost:${port}`);
});
