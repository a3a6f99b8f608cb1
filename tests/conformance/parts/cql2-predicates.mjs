// CQL2: the predicates of the standard's abstract tests, and what the odd layers answer, number by number.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { isProblem } from '../lib/client.mjs';
import { once } from '../lib/registry.mjs';

const annexA = new URL('../../cql2/annex_a.json', import.meta.url);
const cql2 = (...names) => names.map((name) => `cql2:/req/${name}`);
const matched = async (world, layer, filter, lang, more = {}) => {
  const answer = await world.api.get(`/collections/${layer}/items`, { limit: 1, skipGeometry: true, filter, ...(lang && { 'filter-lang': lang }), ...more });
  return answer.status === 200 ? answer.json.numberMatched : `${answer.status} ${answer.text.slice(0, 160)}`;
};

const classesOfAnnex = ['basic-cql2', 'advanced-comparison-operators', 'case-insensitive-comparison', 'accent-insensitive-comparison', 'basic-spatial-functions', 'basic-spatial-functions-plus',
  'spatial-functions', 'temporal-functions', 'property-property', 'arithmetic'];
const annexIds = classesOfAnnex.flatMap((name) => [`cql2-text/${name}`, `cql2-json/${name}`]);

once(cql2(...annexIds, 'cql2-text/escaping', 'basic-spatial-functions/spatial-functions', 'spatial-functions/spatial-functions', 'spatial-functions/spatial-data-types'), 'each predicate of OGC 21-065r2 Annex A gives its count, in text and in JSON', async (world) => {
  assert.ok(existsSync(annexA), 'tests/cql2/annex_a.json is not there');
  const cases = JSON.parse(readFileSync(annexA, 'utf8'));
  const list = cases.predicates ?? cases;
  assert.ok(list.length > 100, `only ${list.length} predicates`);
  const wrong = [];
  for (const { text, json, collection, count } of list) {
    if (text !== undefined) {
      const got = await matched(world, collection, text);
      if (got !== count) wrong.push(`${collection}: ${text}: ${got} instead of ${count}`);
    }
    if (json !== undefined) {
      const got = await matched(world, collection, typeof json === 'string' ? json : JSON.stringify(json), 'cql2-json');
      if (got !== count) wrong.push(`${collection}: ${JSON.stringify(json)}: ${got} instead of ${count}`);
    }
  }
  assert.ok(wrong.length === 0, `${wrong.length} of ${list.length}: ${wrong.slice(0, 8).join('\n')}`);
}, { town: 'cql2' });

/** Names of the odd points run through 38 texts over and over; 136 rows. See lib/odd-layers.mjs. */
async function names(world) {
  const { features } = await world.api.json('/collections/odd-points/items', { limit: 1000 });
  return features.map((feature) => feature.properties.name);
}
const like = (names_, test) => names_.filter((name) => name !== null && test(name)).length;

once(cql2('advanced-comparison-operators/like-predicate', 'case-insensitive-comparison/casei-function', 'accent-insensitive-comparison/accenti-function', 'cql2-text/escaping'), 'text compares binary; LIKE knows case, %, _ and \\; CASEI folds å ä ö ß; ACCENTI takes accents off', async (world) => {
  const all = await names(world);
  const cases = [
    ["name = 'Ängby'", (name) => name === 'Ängby'], ["name LIKE 'Äng%'", (name) => name.startsWith('Äng')], ["name LIKE 'äng%'", (name) => name.startsWith('äng')],
    ["name LIKE 'ang%'", (name) => name.startsWith('ang')], ["CASEI(name) = CASEI('ÄNGBY')", (name) => ['Ängby', 'ängby'].includes(name)],
    ["CASEI(name) LIKE CASEI('ÄNG%')", (name) => /^äng/i.test(name)], ["CASEI(name) = casei('strasse')", (name) => ['Straße', 'STRASSE'].includes(name)],
    ["ACCENTI(name) = ACCENTI('cafe')", (name) => ['café', 'cafe'].includes(name)], ["ACCENTI(CASEI(name)) = ACCENTI(CASEI('angby'))", (name) => ['Ängby', 'ängby', 'ANGBY'].includes(name)],
    ["CASEI(ACCENTI(name)) = CASEI(ACCENTI('NAIVE'))", (name) => ['naïve', 'NAÏVE'].includes(name)], ["name = 'it''s'", (name) => name === "it's"], ["name = 'say \"hi\"'", (name) => name === 'say "hi"'],
    ["name LIKE '100\\%'", (name) => name === '100%'], ["name LIKE 'under\\_score'", (name) => name === 'under_score'], ["name LIKE 'a\\_b'", (name) => name === 'a_b'],
    ["name LIKE 'a_b'", (name) => /^a.b$/u.test(name)], ["name LIKE '%\\\\%'", (name) => name.includes('\\')], ["name = 'back\\slash'", (name) => name === 'back\\slash'],
    ["name LIKE '_ smile'", (name) => name === '😀 smile'], ["name = ''", (name) => name === ''], ["name LIKE '%'", () => true], ["name LIKE ''", (name) => name === ''],
    ["name NOT LIKE '%a%'", (name) => !name.includes('a')], ["name IN ('Åsa', 'åsa', 'ASA')", (name) => ['Åsa', 'åsa'].includes(name)], ["name NOT IN ('Åsa')", (name) => name !== 'Åsa'],
    ["name = 'NULL'", (name) => name === 'NULL'], ["name = 'two\nlines'", (name) => name === 'two\nlines'], ["name LIKE 'two_lines'", (name) => name === 'two\nlines'], ["name = '  spaces  '", (name) => name === '  spaces  '],
    ["name < 'B'", (name) => Buffer.compare(Buffer.from(name), Buffer.from('B')) < 0], ["name > 'z'", (name) => Buffer.compare(Buffer.from(name), Buffer.from('z')) > 0], ["name = 'שלום'", (name) => name === 'שלום'],
  ];
  const wrong = [];
  for (const [filter, test] of cases) {
    const [got, expected] = [await matched(world, 'odd-points', filter), like(all, test)];
    if (got !== expected) wrong.push(`${filter}: ${got} instead of ${expected}`);
  }
  assert.equal(await matched(world, 'odd-points', 'name IS NULL'), all.filter((name) => name === null).length);
  assert.ok(wrong.length === 0, wrong.join('\n'));
}, { town: 'odd' });

once(cql2('cql2-text/basic-cql2', 'basic-cql2/cql2-filter', 'basic-cql2/property'), 'CQL2 text as its grammar has it: keywords in any case, quoted names, numbers, comments of none', async (world) => {
  const total = (await world.api.json('/collections/odd-points/items', { limit: 1 })).numberMatched;
  const even = await matched(world, 'odd-points', '"and" = \'even\'');
  assert.equal(even, total / 2);
  const equal = [
    ['"limit" = 1', 'limit = 1'], ['"limit" = 1', '"limit"=1'], ['"limit" = 1', '1 = "limit"'], ['"limit" = 1', '"limit" = 1.0'], ['"limit" = 1', '"limit" = 1e0'], ['"limit" = 1', '"limit" = +1'], ['"limit" = 1', '((("limit" = 1)))'],
    ['"limit" = 1', '  "limit"\t=\n1  '], ['"limit" = 1', 'NOT ("limit" <> 1)'], ['"limit" = 1', 'not not "limit" = 1'], ['"limit" <> 1', 'NOT "limit" = 1'], ['flag = TRUE', 'flag = true'], ['flag = TRUE', 'NOT flag = FALSE'],
    ['flag IS NULL', 'flag is null'], ['"limit" IN (1,2)', '"limit" in (1, 2)'], ['"limit" BETWEEN 1 AND 2', '"limit" IN (1, 2)'], ['"limit" = 1 OR "limit" = 2 AND 1=2', '"limit" = 1'], ['("limit" = 1 OR "limit" = 2) AND 1=1', '"limit" IN (1,2)'],
    ['"Längd (m)" > 5', '5 < "Längd (m)"'], ['"Längd (m)" + 1 > 6', '"Längd (m)" > 5'], ['"limit" * 2 = 2', '"limit" = 1'], ['"limit" + 1 * 2 = 3', '"limit" = 1'], ['("limit" + 1) * 2 = 4', '"limit" = 1'],
    ['"limit" - -1 = 2', '"limit" = 1'], ['"limit" % 2 = 1', '"limit" IN (1, 3)'], ['"limit" ^ 2 = 9', '"limit" = 3'], ['"limit" div 2 = 1', '"limit" IN (2, 3)'], ['empty IS NULL', '1 = 1'], ["empty = 'x' OR 1 = 1", '1=1'], ['empty = empty', '1=2'],
    ['NOT (empty = empty)', '1=2'], ['name <> empty', '1=2'], ["empty IN ('x')", '1=2'], ["NOT empty IN ('x')", '1=2'], ['"limit" IN (1) OR empty = empty', '"limit" = 1'],
  ];
  const wrong = [];
  for (const [one, other] of equal) {
    const [a, b] = [await matched(world, 'odd-points', one), await matched(world, 'odd-points', other)];
    if (a !== b || typeof a !== 'number') wrong.push(`${one}: ${a}; ${other}: ${b}`);
  }
  for (const bad of ['limit = 1 --', '/* */ 1=1', 'limit = 1;', '"limit = 1', 'limit = "1', "limit = '1", 'limit == 1', 'limit != 1', 'limit = 1 && 1=1', 'name ILIKE \'a\'', 'name LIKE 1', 'limit LIKE \'1\'', 'limit = \'a\'', 'name = 1', 'flag = 1', 'name BETWEEN \'a\' AND 1',
    'limit IN ()', 'limit IN (1,)', 'AND', 'limit', "'a'", '1', 'limit BETWEEN 1', 'Limit = 1', 'day > 5', 'name = DATE(\'2021-01-01\')', 'limit = 1 limit = 2', '()', 'limit = 01x', 'limit = .', 'limit = 1e', 'S_INTERSECTS(geometry)', 'CASEI(limit) = \'a\'', 'CASEI(name)']) {
    const answer = await world.api.get('/collections/odd-points/items', { filter: bad, limit: 1 });
    if (answer.status !== 400) wrong.push(`${bad}: ${answer.status} instead of 400`);
    else isProblem(answer, 400);
  }
  assert.ok(wrong.length === 0, wrong.join('\n'));
}, { town: 'odd' });

once(cql2('temporal-functions/temporal-functions', 'cql2-text/temporal-functions'), 'timestamps compare as instants, dates as days', async (world) => {
  const equal = [
    ["moment = TIMESTAMP('2021-03-03T02:30:00Z')", "moment = TIMESTAMP('2021-03-03T02:30:00.000Z')"], ["moment >= TIMESTAMP('2021-03-03T02:30:00Z')", "NOT moment < TIMESTAMP('2021-03-03T02:30:00Z')"],
    ["T_AFTER(moment, TIMESTAMP('2021-03-03T02:30:00Z'))", "moment > TIMESTAMP('2021-03-03T02:30:00Z')"], ["day = DATE('2021-03-03')", "T_EQUALS(day, DATE('2021-03-03'))"], ["T_INTERSECTS(day, INTERVAL('2021-03-01','2021-03-31'))", "day BETWEEN DATE('2021-03-01') AND DATE('2021-03-31')"],
    ["T_INTERSECTS(day, INTERVAL('..','2021-03-31'))", "day <= DATE('2021-03-31')"], ["T_BEFORE(day, INTERVAL('2021-03-01','..'))", "day < DATE('2021-03-01')"], ["T_DURING(INTERVAL(moment, moment), INTERVAL('2021-01-01T00:00:00Z','2021-02-01T00:00:00Z'))", "moment > TIMESTAMP('2021-01-01T00:00:00Z') AND moment < TIMESTAMP('2021-02-01T00:00:00Z')"],
  ];
  const wrong = [];
  for (const [one, other] of equal) {
    const [a, b] = [await matched(world, 'odd-points', one), await matched(world, 'odd-points', other)];
    if (a !== b || typeof a !== 'number' || a === 0) wrong.push(`${one}: ${a}; ${other}: ${b}`);
  }
  for (const bad of ["day = DATE('2021-02-30')", "day = DATE('2021-2-3')", "moment = TIMESTAMP('2021-03-03T02:30:00')", "moment = TIMESTAMP('2021-03-03')", "T_AFTER(name, day)", "T_INTERSECTS(day, INTERVAL('2021-03-31','2021-03-01'))", "T_INTERSECTS(day, INTERVAL('x','y'))", "T_NOSUCH(day, day)"]) {
    if ((await world.api.get('/collections/odd-points/items', { filter: bad, limit: 1 })).status !== 400) wrong.push(`${bad} is not refused`);
  }
  assert.ok(wrong.length === 0, wrong.join('\n'));
}, { town: 'odd' });

once(cql2('spatial-functions/spatial-functions', 'basic-spatial-functions/spatial-functions', 'basic-spatial-functions-plus/spatial-data-types'), 'spatial functions on the odd areas; rows without a geometry are unknown', async (world) => {
  const layer = 'odd-areas';
  const total = (await world.api.json(`/collections/${layer}/items`, { limit: 1 })).numberMatched;
  const cases = [
    ['S_INTERSECTS(geometry, POINT(20 20))', 0], ['S_INTERSECTS(geometry, POINT(5 5))', 1], ['S_DISJOINT(geometry, POINT(5 5))', total - 2], ['NOT S_DISJOINT(geometry, POINT(5 5))', 1], ['S_CONTAINS(geometry, POINT(5 5))', 1], ['S_WITHIN(geometry, BBOX(99,9,111,21))', 1],
    ['S_EQUALS(geometry, POLYGON((100 10, 110 10, 110 20, 100 20, 100 10)))', 1], ['S_EQUALS(geometry, POLYGON((110 20, 100 20, 100 10, 110 10, 110 20)))', 1], ['S_TOUCHES(geometry, LINESTRING(100 5, 100 25))', 1], ['S_CROSSES(geometry, LINESTRING(95 15, 115 15))', 1],
    ['S_OVERLAPS(geometry, POLYGON((105 15, 115 15, 115 25, 105 25, 105 15)))', 1], ['S_INTERSECTS(geometry, POINT(-50 -30))', 0], ['S_INTERSECTS(geometry, POINT(-58 -30))', 1], ['S_INTERSECTS(geometry, BBOX(-1,-1,31,31))', 1], ['S_INTERSECTS(geometry, BBOX(12,12,28,28))', 0],
    ['S_INTERSECTS(geometry, MULTIPOINT((5 5), (105 15)))', 2], ['S_INTERSECTS(geometry, GEOMETRYCOLLECTION(POINT(5 5), LINESTRING(100 15, 120 15)))', 2], ['S_INTERSECTS(geometry, MULTIPOLYGON(((1 1, 2 1, 2 2, 1 1)), ((101 11, 102 11, 102 12, 101 11))))', 2],
    ['S_INTERSECTS(geometry, MULTILINESTRING((1 1, 2 2), (101 11, 102 12)))', 2], ['S_INTERSECTS(geometry, POINT Z(5 5 3))', 1], ['S_INTERSECTS(POINT(5 5), geometry)', 1], ['S_INTERSECTS(geometry, geometry)', total - 1], ['S_INTERSECTS(geometry, BBOX(170,-20,-170,-10))', 1],
    ['S_INTERSECTS(geometry, BBOX(-180,85,180,90))', 1], ['geometry IS NULL', 1], ['S_INTERSECTS(POINT(1 1), POINT(1 1))', total],
  ];
  const wrong = [];
  for (const [filter, expected] of cases) {
    const got = await matched(world, layer, filter);
    if (got !== expected) wrong.push(`${filter}: ${got} instead of ${expected}`);
  }
  assert.ok(wrong.length === 0, wrong.join('\n'));
}, { town: 'odd' });
