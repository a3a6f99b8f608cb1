/** What the checks know of a served town. */
import assert from 'node:assert/strict';
import { client } from './client.mjs';

const many = 20_000;

/** One collection: its description, and its features read once. */
class Collection {
  constructor(api, json) {
    this.api = api;
    this.id = json.id;
    this.json = json;
    this.path = `/collections/${encodeURIComponent(json.id)}`;
    this.items = `${this.path}/items`;
  }
  link(rel, type) {
    return this.json.links.find((link) => link.rel === rel && (type === undefined || link.type === type));
  }
  async count() {
    this.number ??= (await this.api.json(this.items, { limit: 1 })).numberMatched;
    return this.number;
  }
  /** Its first features, as GeoJSON in CRS84. */
  async sample() {
    this.first ??= (await this.api.json(this.items, { limit: 200 })).features;
    return this.first;
  }
  /** All its features in the server's order; of very large ones the first 20 000. */
  async all() {
    this.features ??= await readAll(this.api, this.items + '?limit=2500', many);
    return this.features;
  }
  async isWhole() {
    return (await this.count()) <= many;
  }
  async queryables() {
    this.asked ??= await this.api.json(`${this.path}/queryables`, {}, { headers: { accept: 'application/schema+json' } });
    return this.asked;
  }
  async schema() {
    this.described ??= await this.api.json(`${this.path}/schema`, {}, { headers: { accept: 'application/schema+json' } });
    return this.described;
  }
  /** The name of the queryable that is the geometry, or nothing. */
  async spatial() {
    const entries = Object.entries((await this.queryables()).properties);
    return entries.find(([, value]) => /^geometry-/.test(value.format ?? '') || /geojson\.org/.test(value.$ref ?? ''))?.[0];
  }
}

/** The features of a page and of all after it. */
export async function readAll(api, path, atMost = Infinity) {
  const features = [];
  let next = path;
  while (next !== undefined && features.length < atMost) {
    const page = (await api.ask(next, { headers: { accept: 'application/geo+json' } })).is(200).json;
    features.push(...page.features);
    const link = page.links.find((found) => found.rel === 'next');
    assert.ok(link === undefined || page.features.length > 0, `${next}: an empty page with a next link`);
    next = link && new URL(link.href).pathname + new URL(link.href).search;
  }
  return features;
}

/** The representations that an items page links to, besides this one. */
async function formatsOf(api, collections) {
  const page = await api.json(collections[0].items, { limit: 1, f: 'json' });
  const links = page.links.filter((link) => ['self', 'alternate'].includes(link.rel));
  return links.map(({ type, href }) => ({ type: type.split(';')[0], f: new URL(href).searchParams.get('f') ?? 'json' }));
}

export async function explore(town, base) {
  const api = client(base);
  const landing = await api.json('/', {}, { headers: { accept: 'application/json' } });
  const { conformsTo } = await api.json('/conformance', {}, { headers: { accept: 'application/json' } });
  const list = await api.json('/collections', {}, { headers: { accept: 'application/json' } });
  const collections = list.collections.map((json) => new Collection(api, json));
  const world = { town, api, base, landing, list, conformsTo: new Set(conformsTo), collections };
  world.formats = collections.length > 0 ? await formatsOf(api, collections) : [];
  world.declares = (path) => world.conformsTo.has(`http://www.opengis.net/spec/${path}`);
  world.openapi = async () => {
    const desc = landing.links.find((link) => link.rel === 'service-desc' && /openapi/.test(link.type));
    assert.ok(desc, 'the landing page has no service-desc link of OpenAPI');
    world.document ??= (await api.follow(desc.href)).is(200).json;
    return world.document;
  };
  return world;
}
