// OGC API - Features - Part 1, class "html": every resource as a page for people and search engines.
import assert from 'node:assert/strict';
import { hrefs, nesting } from '../lib/html.mjs';
import { each, once } from '../lib/registry.mjs';

const both = ['features-1:/req/html/definition', 'features-1:/req/html/content'];
const asHtml = { headers: { accept: 'text/html' } };

async function isPage(api, path) {
  const answer = (await api.ask(path, asHtml)).is(200).as('text/html');
  assert.match(answer.headers['content-type'], /charset=utf-8/i, path);
  const html = answer.text;
  assert.match(html, /^<!doctype html>/i, path);
  assert.match(html, /<html[^>]*\slang="?\w/i, `${path}: no language`);
  assert.match(html, /<title>[^<]+<\/title>/i, `${path}: no title`);
  assert.equal(nesting(html), undefined, path);
  return html;
}

/** Each link of the JSON is an <a> of the page, but those to the page itself. */
async function hasLinks(api, path, json) {
  const html = await isPage(api, path);
  const found = new Set(hrefs(html).map((href) => new URL(href, api.base + path).href));
  for (const { href, rel, type } of json.links) {
    if (['self', 'next', 'prev'].includes(rel) || type === 'text/html') continue; // those of the page are of the page's kind
    assert.ok(found.has(new URL(href).href), `${path}: no <a> to ${rel} ${href}`);
  }
  return html;
}

once(both, 'landing page, conformance and collections are pages with every link as <a>', async (world) => {
  const { api } = world;
  for (const path of ['/?f=html', '/conformance?f=html', '/collections?f=html']) {
    const json = await api.json(path.replace('html', 'json'));
    const html = await isPage(api, path);
    if (json.links) await hasLinks(api, path, json);
    for (const text of json.conformsTo ?? []) assert.ok(html.includes(text), `${path}: no ${text}`);
    for (const { id } of json.collections ?? []) assert.ok(html.includes(`/collections/${encodeURIComponent(id)}`), `${path}: no ${id}`);
  }
});

each(both, 'collection, queryables, sortables and schema are pages with every link and property', async (world, collection) => {
  const json = await world.api.json(collection.path, { f: 'json' });
  await hasLinks(world.api, `${collection.path}?f=html`, json);
  for (const sub of ['queryables', 'sortables', 'schema']) {
    const html = await isPage(world.api, `${collection.path}/${sub}?f=html`);
    const { properties } = await world.api.json(`${collection.path}/${sub}`, {}, { headers: { accept: 'application/schema+json' } });
    for (const name of Object.keys(properties)) assert.ok(html.includes(escape(name)), `${sub}: no ${name}`);
  }
});
const escape = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

each(both, 'a page of items shows each feature, links to it and to the next page, and escapes what it shows', async (world, collection) => {
  const json = await world.api.json(collection.items, { limit: 10, f: 'json' });
  const html = await hasLinks(world.api, `${collection.items}?limit=10&f=html`, json);
  const found = new Set(hrefs(html).map((href) => new URL(href, world.base + collection.items).pathname));
  for (const { id } of json.features) {
    const path = new URL(`${world.base}${collection.items}/${encodeURIComponent(id)}`).pathname;
    assert.ok([...found].some((one) => decodeURIComponent(one) === decodeURIComponent(path)), `no <a> to ${path}`);
  }
  if (json.links.some(({ rel }) => rel === 'next')) {
    const next = hrefs(html).find((href) => /[?&]token=/.test(href) && /f=html/.test(href));
    assert.ok(next, 'no <a> to the next page in HTML');
    await isPage(world.api, new URL(next, world.base + collection.items).href.slice(world.base.length));
  }
  assert.ok(!/<(script|img|b)>?[^<]*<b>&amp;/.test(html) && !html.includes('<b>&amp;</b>'), 'text of the data is HTML of the page');
});

each(both, 'a feature is a page with its properties and links', async (world, collection) => {
  for (const { id } of (await collection.sample()).slice(0, 12)) {
    const path = `${collection.items}/${encodeURIComponent(id)}`;
    const html = await hasLinks(world.api, `${path}?f=html`, await world.api.json(path, { f: 'json' }));
    assert.ok(!html.includes('<b>&amp;</b>'));
  }
});

each(both, 'what a page asks for (styles, scripts, pictures) is there', async (world, collection) => {
  const html = (await world.api.ask(`${collection.items}?limit=1`, asHtml)).is(200).text;
  const sources = [...hrefs(html, 'link'), ...[...html.matchAll(/<(?:script|img)\b[^>]*\ssrc="([^"]+)"/gi)].map(([, source]) => source)];
  for (const source of sources.filter((one) => !one.startsWith('data:'))) {
    const url = new URL(source.replaceAll('&amp;', '&'), world.base + collection.items);
    assert.equal(url.origin, world.base, `${source} is asked of another server`);
    (await world.api.ask(url.pathname + url.search)).is(200);
  }
});
