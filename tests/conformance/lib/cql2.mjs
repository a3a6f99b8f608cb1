/**
 * CQL2 by our own means: expressions as trees that can be written as text and as JSON and evaluated on a GeoJSON feature
 * with three-valued logic (true, false, null for unknown).
 */
import { intersects } from './geometry.mjs';

export const quote = (name) => `"${name.replaceAll('"', '""')}"`;
const fold = (text) => text.toUpperCase().toLowerCase();
const plain = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC');

/** Values: each has text, json and value(feature), which is null when unknown. */
export const property = (name, format) => ({
  text: quote(name),
  json: { property: name },
  value: (feature) => {
    const found = feature.properties[name] ?? null;
    return found !== null && /^date/.test(format ?? '') ? Date.parse(found) : found;
  },
});
export const literal = (value) => ({
  text: typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value).toUpperCase().replace('E+', 'E'),
  json: value,
  value: () => value,
});
export const date = (text) => ({ text: `DATE('${text}')`, json: { date: text }, value: () => Date.parse(text) });
export const timestamp = (text) => ({ text: `TIMESTAMP('${text}')`, json: { timestamp: text }, value: () => Date.parse(text) });
const call = (name, one, apply) => ({
  text: `${name}(${one.text})`,
  json: { op: name.toLowerCase(), args: [one.json] },
  value: (feature) => (one.value(feature) === null ? null : apply(one.value(feature))),
});
export const casei = (one) => call('CASEI', one, fold);
export const accenti = (one) => call('ACCENTI', one, plain);

const sums = { '+': (a, b) => a + b, '-': (a, b) => a - b, '*': (a, b) => a * b, '/': (a, b) => a / b };
export const arithmetic = (op, left, right) => ({
  text: `(${left.text} ${op} ${right.text})`,
  json: { op, args: [left.json, right.json] },
  value: (feature) => {
    const [a, b] = [left.value(feature), right.value(feature)];
    return a === null || b === null ? null : sums[op](a, b);
  },
});

const order = (a, b) => (typeof a === 'string' ? Buffer.compare(Buffer.from(a), Buffer.from(b)) : Number(a) - Number(b));
const tests = { '=': (o) => o === 0, '<>': (o) => o !== 0, '<': (o) => o < 0, '>': (o) => o > 0, '<=': (o) => o <= 0, '>=': (o) => o >= 0 };

/** Predicates: each has text, json and holds(feature). */
export const comparison = (op, left, right) => ({
  text: `${left.text} ${op} ${right.text}`,
  json: { op, args: [left.json, right.json] },
  holds: (feature) => {
    const [a, b] = [left.value(feature), right.value(feature)];
    return a === null || b === null ? null : tests[op](order(a, b));
  },
});
export const isNull = (one) => ({ text: `${one.text} IS NULL`, json: { op: 'isNull', args: [one.json] }, holds: (feature) => one.value(feature) === null });
export const between = (one, low, high) => ({
  text: `${one.text} BETWEEN ${low.text} AND ${high.text}`,
  json: { op: 'between', args: [one.json, low.json, high.json] },
  holds: (feature) => and(comparison('>=', one, low), comparison('<=', one, high)).holds(feature),
});
export const isIn = (one, list) => ({
  text: `${one.text} IN (${list.map(({ text }) => text).join(', ')})`,
  json: { op: 'in', args: [one.json, list.map(({ json }) => json)] },
  holds: (feature) => list.map((value) => comparison('=', one, value).holds(feature)).reduce(or2, false),
});

/** % any letters, _ one letter, \ takes the next as it is. */
function pattern(text) {
  let source = '';
  const letters = [...text];
  for (let at = 0; at < letters.length; at++) {
    const letter = letters[at];
    if (letter === '%') source += '[^]*';
    else if (letter === '_') source += '[^]';
    else source += (letter === '\\' && at + 1 < letters.length ? letters[++at] : letter).replace(/[.*+?^${}()|[\]\\/]/gu, '\\$&');
  }
  return new RegExp(`^${source}$`, 'u');
}
export const like = (one, wanted) => ({
  text: `${one.text} LIKE ${wanted.text}`,
  json: { op: 'like', args: [one.json, wanted.json] },
  holds: (feature) => (one.value(feature) === null ? null : pattern(wanted.value(feature)).test(one.value(feature))),
});

const and2 = (a, b) => (a === false || b === false ? false : a === null || b === null ? null : true);
const or2 = (a, b) => (a === true || b === true ? true : a === null || b === null ? null : false);
export const and = (...all) => ({
  text: all.map(({ text }) => `(${text})`).join(' AND '),
  json: { op: 'and', args: all.map(({ json }) => json) },
  holds: (feature) => all.map((one) => one.holds(feature)).reduce(and2, true),
});
export const or = (...all) => ({
  text: all.map(({ text }) => `(${text})`).join(' OR '),
  json: { op: 'or', args: all.map(({ json }) => json) },
  holds: (feature) => all.map((one) => one.holds(feature)).reduce(or2, false),
});
export const not = (one) => ({
  text: `NOT (${one.text})`,
  json: { op: 'not', args: [one.json] },
  holds: (feature) => (one.holds(feature) === null ? null : !one.holds(feature)),
});

/** Intervals of two values, each a date, a timestamp, a property or null for an open end. */
export const interval = (from, to) => ({
  text: `INTERVAL(${[from, to].map((end) => (end === null ? "'..'" : bare(end.text))).join(', ')})`,
  json: { interval: [from, to].map((end) => (end === null ? '..' : end.json.timestamp ?? end.json.date ?? end.json)) },
  value: (feature) => {
    const ends = [from === null ? -Infinity : from.value(feature), to === null ? Infinity : to.value(feature)];
    return ends.includes(null) ? null : ends;
  },
});
const bare = (text) => /^(?:DATE|TIMESTAMP)\((.*)\)$/.exec(text)?.[1] ?? text;
const ends = (value) => (Array.isArray(value) ? value : [value, value]);

/** Relations of times as Allen and OGC 21-065r2 define them, on [start, end] pairs. */
export const relations = {
  T_AFTER: ([a1], [, b2]) => a1 > b2,
  T_BEFORE: ([, a2], [b1]) => a2 < b1,
  T_DISJOINT: ([a1, a2], [b1, b2]) => a1 > b2 || a2 < b1,
  T_EQUALS: ([a1, a2], [b1, b2]) => a1 === b1 && a2 === b2,
  T_INTERSECTS: ([a1, a2], [b1, b2]) => a1 <= b2 && a2 >= b1,
  T_CONTAINS: ([a1, a2], [b1, b2]) => a1 < b1 && a2 > b2,
  T_DURING: ([a1, a2], [b1, b2]) => a1 > b1 && a2 < b2,
  T_FINISHEDBY: ([a1, a2], [b1, b2]) => a1 < b1 && a2 === b2,
  T_FINISHES: ([a1, a2], [b1, b2]) => a1 > b1 && a2 === b2,
  T_MEETS: ([, a2], [b1]) => a2 === b1,
  T_METBY: ([a1], [, b2]) => a1 === b2,
  T_OVERLAPPEDBY: ([a1, a2], [b1, b2]) => a1 > b1 && a1 < b2 && a2 > b2,
  T_OVERLAPS: ([a1, a2], [b1, b2]) => a1 < b1 && a2 > b1 && a2 < b2,
  T_STARTEDBY: ([a1, a2], [b1, b2]) => a1 === b1 && a2 > b2,
  T_STARTS: ([a1, a2], [b1, b2]) => a1 === b1 && a2 < b2,
};
const camel = { T_FINISHEDBY: 't_finishedBy', T_METBY: 't_metBy', T_OVERLAPPEDBY: 't_overlappedBy', T_STARTEDBY: 't_startedBy' };
export const temporal = (name, left, right) => ({
  text: `${name}(${left.text}, ${right.text})`,
  json: { op: camel[name] ?? name.toLowerCase(), args: [left.json, right.json] },
  holds: (feature) => {
    const [a, b] = [left.value(feature), right.value(feature)];
    return a === null || b === null ? null : relations[name](ends(a), ends(b));
  },
});

/** A box as BBOX or as a polygon; only such whose sides no feature touches. */
export function spatial(name, geometry, box, asPolygon) {
  const [w, s, e, n] = box;
  const ring = [[w, s], [e, s], [e, n], [w, n], [w, s]];
  const within = (feature) => feature.geometry && intersects(feature.geometry, box);
  return {
    text: `${name}(${quote(geometry)}, ${asPolygon ? `POLYGON((${ring.map((corner) => corner.join(' ')).join(', ')}))` : `BBOX(${box})`})`,
    json: { op: name.toLowerCase(), args: [{ property: geometry }, asPolygon ? { type: 'Polygon', coordinates: [ring] } : { bbox: box }] },
    holds: (feature) => (feature.geometry === null ? null : name === 'S_DISJOINT' ? !within(feature) : within(feature)),
  };
}
