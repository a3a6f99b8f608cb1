// Every requirement of the declared classes, on every collection: node --test tests/conformance (or run.mjs, for the table)
import assert from 'node:assert/strict';
import { readdirSync, writeFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { classes, promised } from './lib/classes.mjs';
import { checks } from './lib/registry.mjs';
import { open, skippedTowns, towns } from './lib/towns.mjs';
import { explore } from './lib/world.mjs';

const parts = new URL('./parts/', import.meta.url);
const wanted = process.env.TRYGG_PARTS?.split(',');
for (const file of readdirSync(parts).filter((name) => name.endsWith('.mjs')).sort()) {
  if (wanted === undefined || wanted.some((part) => file.startsWith(part))) await import(new URL(file, parts));
}

const results = [];
const declared = new Set();

/** What a check is run on: [name, arguments] of each. */
function targetsOf(world, check) {
  const collections = world.collections.filter((collection) => check.only?.(collection) ?? true);
  if (check.scope === 'server') return [['', [world]]];
  if (check.scope === 'collection') return collections.map((collection) => [collection.id, [world, collection]]);
  return collections.flatMap((collection) =>
    world.formats.map((format) => [`${collection.id} as ${format.f}`, [world, collection, format]]),
  );
}

async function runOn(town, check, targets, server) {
  const failures = [];
  let skipped = 0;
  const start = Date.now();
  for (const [name, values] of targets) {
    try {
      if ((await check.run(...values)) === 'skip') skipped++;
    } catch (error) {
      failures.push(`${name}${name && ': '}${error.message.split('\n').slice(0, 12).join('\n')}`);
    }
    if (server?.exit() !== undefined) {
      failures.push(`${name}: the server ended (${server.exit()})`);
      break;
    }
  }
  results.push({ town, ids: check.ids, what: check.what, scope: check.scope, targets: targets.length - skipped, milliseconds: Date.now() - start, failures });
  const more = failures.length > 8 ? `\n… and ${failures.length - 8} more` : '';
  assert.ok(failures.length === 0, `${failures.length} of ${targets.length}:\n${failures.slice(0, 8).join('\n')}${more}`);
}

for (const name of towns) {
  test(name, async (t) => {
    const server = await open(name);
    try {
      const world = { ...(await explore(name, server.base)), db: server.db };
      world.conformsTo.forEach((uri) => declared.add(uri));
      for (const check of checks.filter(({ scope, town }) => scope !== 'alone' && (town ?? name) === name)) {
        await t.test(`${check.ids.join(' ')} ${check.what}`, () => runOn(name, check, targetsOf(world, check)));
      }
    } finally {
      assert.equal(await server.stop(), 0, 'the server ended otherwise than well');
    }
  });
}

for (const check of checks.filter(({ scope }) => scope === 'alone')) {
  test(`${check.ids.join(' ')} ${check.what}`, () => runOn('', check, [['', []]]));
}

if (wanted === undefined) {
  const tested = new Set(checks.flatMap(({ ids }) => ids));

  test('each declared class is known, and each of its requirements is tested', () => {
    const unknown = [...declared].filter((uri) => !classes.has(uri));
    const untested = [...declared].flatMap((uri) => classes.get(uri) ?? []).filter((id) => !tested.has(id));
    assert.deepEqual({ unknown, untested }, { unknown: [], untested: [] });
  });

  test('each promised class is declared', () => {
    assert.deepEqual(promised.filter((uri) => !declared.has(uri)), []);
  });
}

after(() => {
  if (skippedTowns.length > 0) console.log(`Skipped, no real data: ${skippedTowns.join(', ')}`);
  const out = process.env.TRYGG_CONFORMANCE_OUT;
  if (out !== undefined) writeFileSync(out, JSON.stringify({ declared: [...declared], results }));
});
