/** The results as a table: requirement, what was checked, on how many, how it went. */
import { classes, classesOf } from './classes.mjs';

const plain = (ids) => ids.join(' ');

/** One row a check, over all towns. */
function rowsOf(results) {
  const rows = new Map();
  for (const result of results) {
    const key = `${plain(result.ids)} ${result.what}`;
    const row = rows.get(key) ?? { ...result, towns: [], targets: 0, milliseconds: 0, failures: [] };
    if (result.town !== '') row.towns.push(result.town);
    row.targets += result.targets;
    row.milliseconds += result.milliseconds;
    row.failures.push(...result.failures.map((failure) => `${result.town} ${failure}`.trim()));
    rows.set(key, row);
  }
  return [...rows.values()];
}

const units = { server: ['server', 'servers'], collection: ['collection', 'collections'], representation: ['representation', 'representations'], alone: ['run', 'runs'] };
const amount = ({ scope, targets }) => `${targets} ${units[scope][targets === 1 ? 0 : 1]}`;
const verdict = (row) => (row.failures.length > 0 ? `${row.failures.length} FAILED` : row.targets === 0 ? 'nothing to check' : 'passed');
const undeclared = (row, declared) =>
  row.ids.some((id) => classesOf(id).length > 0 && !classesOf(id).some((uri) => declared.includes(uri)));

/** For a terminal. */
export function asText({ declared, results }) {
  const rows = rowsOf(results);
  const lines = rows.map((row) => {
    const note = undeclared(row, declared) ? ' (class not declared)' : '';
    return `${verdict(row).padEnd(16)} ${plain(row.ids)}${note}\n${' '.repeat(17)}${row.what}, ${amount(row)}, ${(row.milliseconds / 1000).toFixed(1)} s`;
  });
  const failed = rows.filter((row) => row.failures.length > 0);
  const details = failed.flatMap((row) => [`\n${plain(row.ids)} ${row.what}`, ...row.failures.slice(0, 4).map((failure) => `    ${failure}`)]);
  return [...lines, ...details, `\n${rows.length - failed.length} checks passed, ${failed.length} failed`].join('\n');
}

const cell = (text) => text.replaceAll('|', '\\|');

/** For docs/conformance.md. */
export function asMarkdown({ declared, results }) {
  const rows = rowsOf(results);
  const list = [...declared].sort().map((uri) => `- ${uri.replace('http://www.opengis.net/spec/', '')} (${(classes.get(uri) ?? []).length} requirements)`);
  const table = rows.map((row) => `| ${row.ids.map((id) => `\`${id}\``).join('<br>')} | ${cell(row.what)} | ${amount(row)} | ${verdict(row)} |`);
  const towns = [...new Set(results.map(({ town }) => town).filter(Boolean))];
  return `# Conformance

Made by \`node tests/conformance/run.mjs --markdown docs/conformance.md\`, which \`scripts/test\` runs as tests. Every check asks the running
program over HTTP, on every collection of these databases: ${towns.join(', ')}. \`demo\` and \`odd\` are made by the project (\`odd\` holds
odd names, ids and values, the poles, the antimeridian and rows without a place); the others are built from published files when those
are at hand. Requirements are named by standard and the standard's own id; \`own:\` is what the project asks of itself besides.

## Declared classes
${list.join('\n')}

## Requirements
| requirement | what is checked | on | result |
|---|---|---|---|
${table.join('\n')}
`;
}
