// OGC API - Tiles - Part 1: vector tiles of each collection in WebMercatorQuad.
import assert from 'node:assert/strict';
import { gunzipSync } from 'node:zlib';
import { VectorTile } from '@mapbox/vector-tile';
import Pbf from 'pbf';
import { isProblem, pathOf } from '../lib/client.mjs';
import { boxAround, inRings, intersects, positions } from '../lib/geometry.mjs';
import { operationOf } from '../lib/openapi.mjs';
import { random } from '../lib/random.mjs';
import { each, once } from '../lib/registry.mjs';
import { readTile } from '../lib/vector-tile.mjs';

const id = (name) => `tiles-1:/req/${name}`;
const rel = 'http://www.opengis.net/def/rel/ogc/1.0/';
const mvt = 'application/vnd.mapbox-vector-tile';
const webMercatorQuad = 'http://www.opengis.net/def/tilematrixset/OGC/1.0/WebMercatorQuad';
const json = { headers: { accept: 'application/json' } };
const degrees = (radians) => (radians * 180) / Math.PI;

/** West, south, east, north of a tile. */
function tileBox(z, x, y) {
  const count = 2 ** z;
  const lat = (row) => degrees(Math.atan(Math.sinh(Math.PI * (1 - (2 * row) / count))));
  return [(x / count) * 360 - 180, lat(y + 1), ((x + 1) / count) * 360 - 180, lat(y)];
}
function tileOf(z, lon, lat) {
  const count = 2 ** z;
  const y = (1 - Math.asinh(Math.tan((Math.max(-85, Math.min(85, lat)) * Math.PI) / 180)) / Math.PI) / 2;
  const clamp = (value) => Math.max(0, Math.min(count - 1, Math.floor(value)));
  return [clamp(((lon + 180) / 360) * count), clamp(y * count)];
}

async function tileset(world, collection) {
  const list = (await world.api.get(`${collection.path}/tiles`, {}, json)).is(200).as('application/json').json;
  const entry = list.tilesets.find((one) => one.tileMatrixSetURI === webMercatorQuad || /WebMercatorQuad/.test(JSON.stringify(one)));
  assert.ok(entry, 'no tileset in WebMercatorQuad');
  const self = entry.links.find((link) => link.rel === 'self' && /json/.test(link.type ?? ''));
  assert.ok(self, 'a tileset without a link to itself');
  return { list, entry, description: (await world.api.follow(self.href, json)).is(200).json };
}
const itemLink = (description) => description.links.find((link) => link.rel === 'item' && link.type === mvt);
const pathTo = (world, description, z, x, y) => {
  const href = itemLink(description).href.replace(/\{tileMatrix\}/, z).replace(/\{tileRow\}/, y).replace(/\{tileCol\}/, x);
  return pathOf(world.base, href);
};
/** Whether the tileset says that it has the tile. */
function isWithin(description, z, x, y) {
  const limit = description.tileMatrixSetLimits?.find(({ tileMatrix }) => tileMatrix === String(z));
  if (description.tileMatrixSetLimits && !limit) return false;
  return !limit || (x >= limit.minTileCol && x <= limit.maxTileCol && y >= limit.minTileRow && y <= limit.maxTileRow);
}
const bytesOf = (answer) => (answer.headers['content-encoding'] === 'gzip' ? gunzipSync(answer.body) : answer.body);

/** Tiles where the collection is and where it is not: [z, x, y]. */
async function someTiles(collection) {
  const dice = random(11);
  const placed = (await collection.sample()).filter(({ geometry }) => geometry);
  const spots = placed.length > 0 ? Array.from({ length: 6 }, () => boxAround([dice.of(placed).geometry])).map(([w, s, e, n]) => [(w + e) / 2, (s + n) / 2]) : [];
  const zooms = [0, 1, 3, 5, 7, 8, 9, 10, 11, 12, 13, 14];
  return [[0, 0, 0], [1, 1, 1], [5, 0, 0], ...spots.flatMap((spot) => zooms.map((z) => [z, ...tileOf(z, ...spot)]))];
}

each([id('geodata-tilesets/desc-links'), id('geodata-tilesets/operation')], 'the collection links to its vector tilesets, which answer', async (world, collection) => {
  const link = collection.json.links.find((one) => one.rel === `${rel}tilesets-vector` && one.type === 'application/json');
  assert.ok(link, 'no link');
  assert.equal(new URL(link.href).pathname, `${collection.path}/tiles`);
  (await world.api.follow(link.href, json)).is(200).as('application/json');
  isProblem(await world.api.ask('/collections/no-such/tiles', json), 404);
});

each(id('tilesets-list/tileset-links'), 'the list of tilesets says of each its kind, CRS, tile matrix set and where it is', async (world, collection) => {
  const { list, entry } = await tileset(world, collection);
  assert.ok(list.links.some((link) => link.rel === 'self'));
  for (const one of list.tilesets) {
    assert.equal(one.dataType, 'vector');
    assert.ok(/3857/.test(JSON.stringify(one.crs)), JSON.stringify(one.crs));
    assert.ok(one.tileMatrixSetURI || one.links.some((link) => link.rel === `${rel}tiling-scheme`));
  }
  assert.equal(entry.tileMatrixSetURI, webMercatorQuad);
});

each(id('tileset/tileset-description'), 'the tileset describes its layer, limits and the template of its tiles', async (world, collection) => {
  const { description } = await tileset(world, collection);
  assert.equal(description.dataType, 'vector');
  assert.equal(description.tileMatrixSetURI, webMercatorQuad);
  assert.match(JSON.stringify(description.crs), /EPSG\/0\/3857/);
  const link = itemLink(description);
  assert.ok(link?.templated === true && ['{tileMatrix}', '{tileRow}', '{tileCol}'].every((name) => link.href.includes(name)), JSON.stringify(link));
  const scheme = description.links.find((one) => one.rel === `${rel}tiling-scheme`);
  assert.ok(scheme, 'no link to the tiling scheme');
  if (scheme.href.startsWith(world.base)) (await world.api.follow(scheme.href, json)).is(200);
  for (const limit of description.tileMatrixSetLimits ?? []) {
    const last = 2 ** Number(limit.tileMatrix) - 1;
    assert.ok([limit.minTileRow, limit.maxTileRow, limit.minTileCol, limit.maxTileCol].every((value) => Number.isInteger(value) && value >= 0 && value <= last), JSON.stringify(limit));
    assert.ok(limit.minTileRow <= limit.maxTileRow && limit.minTileCol <= limit.maxTileCol);
  }
});

each([id('core/tc-op'), id('core/tc-tilematrix-definition'), id('core/tc-tilerow-definition'), id('core/tc-tilecol-definition'), id('oas30/completeness')], 'the path of tiles is described with its three parts', async (world, collection) => {
  const { description } = await tileset(world, collection);
  const path = pathTo(world, description, 0, 0, 0).split('?')[0];
  const operation = operationOf(await world.openapi(), path);
  const names = operation.parameters.filter((one) => one.in === 'path').map(({ name }) => name);
  for (const name of ['tileMatrix', 'tileRow', 'tileCol']) assert.ok(names.includes(name), `${name} is not described: ${names}`);
  for (const status of ['200', '404']) assert.ok(operation.responses[status], `no ${status}`);
});

each(id('oas30/operation-id'), 'the operations on tiles are named as the standard wants', async (world, collection) => {
  if (!world.declares('ogcapi-tiles-1/1.0/conf/oas30')) return 'skip';
  const document = await world.openapi();
  const { description } = await tileset(world, collection);
  const names = { [`${collection.path}/tiles`]: 'getTileSetsList', [`${collection.path}/tiles/WebMercatorQuad`]: 'getTileSet', [pathTo(world, description, 0, 0, 0).split('?')[0]]: 'getTile' };
  for (const [path, name] of Object.entries(names)) assert.ok(operationOf(document, path).operationId.endsWith(`.collection.vector.${name}`), path);
});

each([id('core/tc-success'), id('mvt/content')], 'tiles are valid MVT 2.1, empty ones 204 or of no layer', async (world, collection) => {
  const { description } = await tileset(world, collection);
  for (const [z, x, y] of await someTiles(collection)) {
    const answer = (await world.api.ask(pathTo(world, description, z, x, y))).is(...(isWithin(description, z, x, y) ? [200, 204] : [404, 204]));
    if (answer.status === 404) continue;
    if (answer.status === 204) {
      assert.equal(answer.body.length, 0);
      continue;
    }
    answer.as(mvt);
    const layers = wrap(`${z}/${y}/${x}`, () => readTile(bytesOf(answer)));
    for (const layer of layers) assert.equal(layer.name, collection.id);
    new VectorTile(new Pbf(bytesOf(answer)));
    assert.ok(answer.body.length < 1_500_000, `${z}/${y}/${x}: ${answer.body.length} bytes`);
  }
});
function wrap(what, read) {
  try {
    return read();
  } catch (error) {
    error.message = `${what}: ${error.message}`;
    throw error;
  }
}

each(id('core/tc-error'), 'tiles that are not in the tile matrix set are refused', async (world, collection) => {
  const { description } = await tileset(world, collection);
  for (const [z, x, y] of [[0, 1, 0], [0, 0, 1], [1, 2, 0], [1, 0, 2], [-1, 0, 0], [25, 0, 0], [99, 0, 0], [3, -1, 0], [3, 0, -1], ['x', 0, 0], [1, 'x', 0], ['1.5', 0, 0], [1, '1.0', 0], ['01', 0, 0], [1, 0, '4294967296'], ['1e0', 0, 0], [3, '', 1]]) {
    isProblem(await world.api.ask(pathTo(world, description, z, x, y)), 404, 400);
  }
  isProblem(await world.api.ask(pathTo(world, description, 0, 0, 0).replace('WebMercatorQuad', 'NoSuchQuad')), 404, 400);
  isProblem(await world.api.ask(`${pathTo(world, description, 0, 0, 0)}${pathTo(world, description, 0, 0, 0).includes('?') ? '&' : '?'}foo=bar`), 400);
});

/** Whether its steps are so short that a straight line on the map is one in degrees. */
function isFine(geometry) {
  const all = positions(geometry);
  return /Point/.test(geometry.type) || all.slice(1).every(([x, y], index) => Math.hypot(x - all[index][0], y - all[index][1]) < 0.2);
}

each(id('mvt/content'), 'a tile close up holds the features that lie in it', async (world, collection) => {
  const { description } = await tileset(world, collection);
  if (!(await collection.isWhole())) return 'skip';
  const all = (await collection.all()).filter(({ geometry }) => geometry && isFine(geometry));
  if (all.length === 0) return 'skip';
  for (const [z, x, y] of (await someTiles(collection)).filter(([zoom, ...at]) => zoom >= 13 && isWithin(description, zoom, ...at))) {
    const box = tileBox(z, x, y);
    const [width, height] = [box[2] - box[0], box[3] - box[1]];
    const inner = [box[0] + width * 0.01, box[1] + height * 0.01, box[2] - width * 0.01, box[3] - height * 0.01];
    const expected = all.filter(({ geometry }) => intersects(geometry, inner));
    if (expected.length > 200) continue;
    const answer = await world.api.ask(pathTo(world, description, z, x, y));
    const features = answer.status === 204 ? [] : readTile(bytesOf(answer)).flatMap((layer) => layer.features);
    const counted = features.reduce((sum, { properties }) => sum + Number(properties.point_count ?? 1), 0);
    assert.ok(counted >= expected.length, `${z}/${y}/${x}: ${counted} of at least ${expected.length} features`);
  }
});

each(id('mvt/content'), 'neighbours share their borders in tiles, however simplified: no gaps, no overlaps', async (world, collection) => {
  const zones = /^zones-/.test(collection.id) && world.town === 'demo';
  if (!zones) return 'skip';
  const { description } = await tileset(world, collection);
  for (const z of [7, 8, 9, 10, 11]) {
    const [w, s, e, n] = collection.json.extent.spatial.bbox[0];
    const [x, y] = tileOf(z, (w + e) / 2, (s + n) / 2);
    const answer = await world.api.ask(pathTo(world, description, z, x, y));
    if (answer.status !== 200) continue;
    const [layer] = readTile(bytesOf(answer));
    const polygons = layer.features.map(({ parts }) => parts.map((ring) => [...ring, ring[0]]));
    const lone = loneEdges(polygons, layer.extent);
    for (const [a, b] of lone) {
      const [mx, my, length] = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2, Math.hypot(b[0] - a[0], b[1] - a[1])];
      if (length < 12) continue;
      const [nx, ny] = [(-(b[1] - a[1]) / length) * 3, ((b[0] - a[0]) / length) * 3];
      const within = [[mx + nx, my + ny], [mx - nx, my - ny]].map((spot) => polygons.filter((rings) => inRings(rings, spot)).length);
      assert.ok(Math.min(...within) === 0, `${z}/${y}/${x}: zones on both sides of ${a} ${b} (${length.toFixed(0)} units), which none shares`);
    }
  }
});

/** Edges inside of the tile that no other polygon has the other way round. */
function loneEdges(polygons, extent) {
  const edges = polygons.flatMap((rings) => rings.flatMap((ring) => ring.slice(1).map((end, index) => [ring[index], end])));
  const known = new Set(edges.map(([a, b]) => `${a} ${b}`));
  const inside = ([x, y]) => x > 0 && y > 0 && x < extent && y < extent;
  return edges.filter(([a, b]) => inside(a) && inside(b) && !known.has(`${b} ${a}`));
}

each(id('core/tc-success'), 'tiles have an ETag, may be kept, and answer 304', async (world, collection) => {
  const { description } = await tileset(world, collection);
  const tile = (await someTiles(collection)).filter((one) => isWithin(description, ...one)).at(-1);
  if (tile === undefined) return 'skip';
  const path = pathTo(world, description, ...tile);
  const answer = (await world.api.ask(path)).is(200, 204);
  assert.ok(answer.headers.etag);
  assert.ok(answer.headers['cache-control'], 'no Cache-Control');
  (await world.api.ask(path, { headers: { 'if-none-match': answer.headers.etag } })).is(304);
});

once([id('core/tc-success'), 'tms:/req/tilematrixset/tilematrixset', 'tms:/req/json-tilematrixset/json'], 'the tile matrix set, where the server describes it, is the registered one', async (world) => {
  const link = world.landing.links.find((one) => one.rel === `${rel}tiling-schemes`);
  if (!link) return 'skip';
  const list = (await world.api.follow(link.href, json)).is(200).json;
  const entry = list.tileMatrixSets.find((one) => /WebMercatorQuad/.test(one.id));
  const set = (await world.api.follow(entry.links.find((one) => /json/.test(one.type ?? '')).href, json)).is(200).json;
  assert.match(JSON.stringify(set.crs), /3857/);
  const first = set.tileMatrices[0];
  assert.ok(Math.abs(first.scaleDenominator - 559082264.028717) < 0.01 && Math.abs(first.cellSize - 156543.033928041) < 1e-6);
  assert.deepEqual([first.tileWidth, first.tileHeight, first.matrixWidth, first.matrixHeight], [256, 256, 1, 1]);
  assert.ok(Math.abs(first.pointOfOrigin[0] + 20037508.3427892) < 1e-6 && Math.abs(first.pointOfOrigin[1] - 20037508.3427892) < 1e-6);
  set.tileMatrices.forEach((matrix, index) => assert.deepEqual([matrix.id, matrix.matrixWidth], [String(index), 2 ** index]));
});

once([id('dataset-tilesets/landingpage'), id('dataset-tilesets/operation')], 'the landing page leads to tilesets of all layers, whose tiles hold every layer with features there', async (world) => {
  const link = world.landing.links.find((one) => one.rel === `${rel}tilesets-vector`);
  assert.ok(link, 'no link of rel tilesets-vector');
  const plain = world.collections.filter((collection) => !collection.id.startsWith('trygghet-')); // those are the zones again
  const list = (await world.api.follow(link.href, json)).is(200).as('application/json').json;
  const self = list.tilesets[0].links.find((one) => one.rel === 'self' && one.type === 'application/json');
  const tileset = (await world.api.follow(self.href, json)).is(200).json;
  assert.equal(tileset.tileMatrixSetURI, webMercatorQuad);
  assert.deepEqual(new Set(tileset.layers.map((layer) => layer.id)), new Set(plain.map((collection) => collection.id)));
  const item = tileset.links.find((one) => one.rel === 'item' && one.type === mvt);
  const path = pathOf(world.base, item.href.replace(/\{\w+\}/g, '0'));
  const answer = (await world.api.ask(path)).is(200).as(mvt);
  for (const collection of plain) {
    if ((await collection.sample()).some(({ geometry }) => geometry !== null)) assert.ok(collection.id in new VectorTile(new Pbf(answer.body)).layers, collection.id);
  }
});
