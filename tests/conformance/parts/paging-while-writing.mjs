// Paging while rows are added (by imports) and removed between the pages.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { client, pathOf } from '../lib/client.mjs';
import { random } from '../lib/random.mjs';
import { alone } from '../lib/registry.mjs';
import { folder, run, serve } from '../lib/towns.mjs';

const dice = random(5);
const feature = (number) => ({ type: 'Feature', geometry: { type: 'Point', coordinates: [12 + (number % 97) / 100, 57 + (number % 89) / 100] }, properties: { id: `p${String(number).padStart(4, '0')}`, weight: (number * 37) % 11 } });
const layer = (numbers) => JSON.stringify({ type: 'FeatureCollection', features: numbers.map(feature) });

/** Waits until the server answers with another number of features. */
async function seen(api, number) {
  for (let round = 0; round < 200; round++) {
    const page = await api.json('/collections/moving/items', { limit: 1 });
    if (page.numberMatched === number) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  assert.fail(`an import of ${number} rows is not seen after 10 s`);
}

async function walk(api, base, sortby, change) {
  const found = [];
  let path = `/collections/moving/items?limit=40&skipGeometry=true${sortby ? `&sortby=${sortby}` : ''}`;
  for (let pages = 0; path; pages++) {
    const page = await api.json(path);
    found.push(...page.features.map(({ properties, id }) => properties.id ?? id));
    const next = page.links.find(({ rel }) => rel === 'next');
    path = next && pathOf(base, next.href);
    if (path && pages % 2 === 0) await change();
  }
  return found;
}

for (const sortby of ['', '-weight', 'id']) {
  alone('own:paging', `rows that stay come once each while others are added and removed, sorted by ${sortby || 'nothing'}`, async () => {
    const place = folder();
    const db = join(place.path, 'moving.db');
    const file = join(place.path, 'moving.geojson');
    let numbers = Array.from({ length: 400 }, (_, index) => index * 2);
    const add = (list) => {
      writeFileSync(file, layer(list));
      run('import', '--db', db, '--profile', 'layer', '--set', 'moving', file);
    };
    const remove = (list) => {
      const keys = list.map((number) => `'${feature(number).properties.id}'`).join();
      execFileSync('sqlite3', [db, `.timeout 10000`, `BEGIN; DELETE FROM layer_moving WHERE source_key IN (${keys}); UPDATE revision SET value = value + 1; COMMIT;`]);
    };
    add(numbers);
    const server = await serve(db);
    try {
      const api = client(server.base);
      const stayed = new Set(numbers);
      const found = await walk(api, server.base, sortby, async () => {
        const gone = Array.from({ length: 15 }, () => dice.of(numbers));
        const come = Array.from({ length: 20 }, () => dice.whole(0, 399) * 2 + 1).filter((number, index, all) => !numbers.includes(number) && all.indexOf(number) === index);
        gone.forEach((number) => stayed.delete(number));
        remove(gone);
        add(come);
        numbers = [...numbers.filter((number) => !gone.includes(number)), ...come];
        await seen(api, numbers.length);
      });
      assert.equal(new Set(found).size, found.length, `doubles: ${found.filter((id, index) => found.indexOf(id) !== index).slice(0, 5)}`);
      const missing = [...stayed].map((number) => feature(number).properties.id).filter((id) => !found.includes(id));
      assert.deepEqual(missing, [], 'rows that were there all the time are missing');
    } finally {
      assert.equal(await server.stop(), 0);
      place.remove();
    }
  });
}
