/** Runs the suite and prints a table: node tests/conformance/run.mjs [--markdown FILE] */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asMarkdown, asText } from './lib/report.mjs';

const place = mkdtempSync(join(tmpdir(), 'trygg-conformance-'));
const out = join(place, 'results.json');
const test = new URL('./conformance.test.mjs', import.meta.url).pathname;

const { status } = spawnSync(process.execPath, ['--test', '--test-reporter=tap', test], {
  env: { ...process.env, TRYGG_CONFORMANCE_OUT: out },
  stdio: ['ignore', process.env.TRYGG_VERBOSE ? 'inherit' : 'ignore', 'inherit'],
});
let results;
try {
  results = JSON.parse(readFileSync(out, 'utf8'));
} catch {
  console.error('the suite ended without results; run node --test tests/conformance to see why');
  process.exit(1);
}
rmSync(place, { recursive: true });
console.log(asText(results));
const markdown = process.argv.indexOf('--markdown');
if (markdown > 0) writeFileSync(process.argv[markdown + 1], asMarkdown(results));
process.exit(status ?? 1);
