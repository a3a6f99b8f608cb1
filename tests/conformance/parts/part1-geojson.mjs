// OGC API - Features - Part 1, class "geojson": what is GeoJSON by RFC 7946.
import assert from 'node:assert/strict';
import { turn } from '../lib/geometry.mjs';
import { each } from '../lib/registry.mjs';

const both = ['features-1:/req/geojson/definition', 'features-1:/req/geojson/content'];
const depth = { Point: 0, MultiPoint: 1, LineString: 1, MultiLineString: 2, Polygon: 2, MultiPolygon: 3 };

function areCoordinates(value, level, where) {
  assert.ok(Array.isArray(value), where);
  if (level > 0) return value.forEach((inner) => areCoordinates(inner, level - 1, where));
  assert.ok(value.length === 2 && value.every(Number.isFinite), `${where}: position ${value}`);
}

function isRing(ring, outer, where) {
  assert.ok(ring.length >= 4, `${where}: a ring of ${ring.length} positions`);
  assert.deepEqual(ring[0], ring.at(-1), `${where}: an open ring`);
  assert.ok(outer ? turn(ring) >= 0 : turn(ring) <= 0, `${where}: a ring turns the wrong way`);
}

export function isGeometry(geometry, where) {
  assert.ok(geometry.type in depth, `${where}: ${geometry.type}`);
  areCoordinates(geometry.coordinates, depth[geometry.type], where);
  const polygons = { Polygon: [geometry.coordinates], MultiPolygon: geometry.coordinates }[geometry.type] ?? [];
  for (const rings of polygons) rings.forEach((ring, index) => isRing(ring, index === 0, where));
}

each(both, 'application/geo+json is a FeatureCollection that RFC 7946 allows', async (world, collection) => {
  const answer = (await world.api.get(collection.items, { limit: 1000 }, { headers: { accept: 'application/geo+json' } })).is(200).as('application/geo+json');
  const page = answer.json;
  assert.ok(!('crs' in page) && !('geometry' in page) && !('properties' in page) && !('coordinates' in page));
  for (const feature of page.features) {
    const where = `${collection.id} ${feature.id}`;
    assert.equal(feature.type, 'Feature', where);
    assert.ok(!('features' in feature) && !('coordinates' in feature), where);
    assert.ok(feature.properties === null || typeof feature.properties === 'object', where);
    if (feature.geometry !== null) isGeometry(feature.geometry, where);
  }
});

each(both, 'f=json, f=geojson by its link and Accept give the same', async (world, collection) => {
  const byName = await world.api.json(collection.items, { limit: 5, f: 'json' });
  const byType = await world.api.json(collection.items, { limit: 5 }, { headers: { accept: 'application/geo+json' } });
  const byJson = (await world.api.get(collection.items, { limit: 5 }, { headers: { accept: 'application/json' } })).is(200).json;
  const byDefault = await world.api.json(collection.items, { limit: 5 });
  for (const other of [byType, byJson, byDefault]) assert.deepEqual(other.features, byName.features);
});
