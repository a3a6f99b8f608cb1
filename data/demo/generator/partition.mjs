// Turns labelled sites into areas: cells of one label melt together, their borders are rounded off.
import { corner, neighboursOf } from './cells.mjs';

// Sites strewn at random, no two nearer than `spacing` asks for there.
export function strew(random, [west, south, east, north], spacing, tries) {
  const sites = [];
  for (let i = 0; i < tries; i++) {
    const x = random.between(west, east);
    const y = random.between(south, north);
    const gap = spacing(x, y);
    if (sites.every(([ox, oy]) => (ox - x) * (ox - x) + (oy - y) * (oy - y) > gap * gap)) sites.push([x, y]);
  }
  return sites;
}

// The areas: label -> rings of [x, y], outer rings counter-clockwise, holes clockwise. Cells that lie
// apart from the main part of their area go to the neighbour that surrounds them most.
export function areas(sites, label, reach) {
  const around = neighboursOf(sites, reach);
  const labels = joinStrays(sites.map(([x, y]) => label(x, y)), around);
  const edges = borderEdges(sites, around, labels);
  const nodes = nodeKeys(edges);
  const rings = new Map();
  for (const [name, list] of edges) {
    rings.set(name, chain(list).map((ring) => roundOff(roundOff(ring, nodes), nodes).map((v) => v.point)));
  }
  return rings;
}

function joinStrays(labels, around) {
  for (const parts of partsByLabel(labels, around).values()) {
    const [, ...strays] = parts.sort((a, b) => b.length - a.length);
    for (const cell of strays.flat()) {
      const others = around[cell].filter((n) => n >= 0).map((n) => labels[n]);
      labels[cell] = commonest(others.filter((name) => name !== labels[cell])) ?? labels[cell];
    }
  }
  return labels;
}

function partsByLabel(labels, around) {
  const seen = new Set();
  const parts = new Map();
  labels.forEach((name, start) => {
    if (seen.has(start)) return;
    const part = [start];
    seen.add(start);
    for (const cell of part) {
      for (const n of around[cell]) {
        if (n < 0 || seen.has(n) || labels[n] !== name) continue;
        seen.add(n);
        part.push(n);
      }
    }
    parts.set(name, [...(parts.get(name) ?? []), part]);
  });
  return parts;
}

function commonest(list) {
  const count = (one) => list.filter((other) => other === one).length;
  return [...list].sort((a, b) => count(b) - count(a))[0];
}

// Directed edges between different labels, each with its own area on the left; null is outside.
function borderEdges(sites, around, labels) {
  const edges = new Map();
  around.forEach((neighbours, cell) => {
    if (labels[cell] === null) return;
    neighbours.forEach((n, k) => {
      if (labels[n] === labels[cell]) return;
      const before = neighbours[(k + neighbours.length - 1) % neighbours.length];
      const after = neighbours[(k + 1) % neighbours.length];
      const edge = { from: corner(sites, cell, before, n), to: corner(sites, cell, n, after), other: labels[n] };
      edges.set(labels[cell], [...(edges.get(labels[cell]) ?? []), edge]);
    });
  });
  return edges;
}

// Corners where three areas meet (or two and the outside): these must stay where they are.
function nodeKeys(edges) {
  const meeting = new Map();
  for (const [name, list] of edges) {
    for (const { from, to, other } of list) {
      for (const { key } of [from, to]) meeting.set(key, (meeting.get(key) ?? new Set()).add(name).add(other));
    }
  }
  return new Set([...meeting].filter(([, names]) => names.size > 2).map(([key]) => key));
}

function chain(edges) {
  const next = new Map(edges.map((edge) => [edge.from.key, edge]));
  const rings = [];
  while (next.size > 0) {
    const ring = [];
    for (let edge = next.values().next().value; edge && next.has(edge.from.key); edge = next.get(edge.to.key)) {
      next.delete(edge.from.key);
      ring.push(edge.from);
    }
    rings.push(ring);
  }
  return rings;
}

// Cut each corner (Chaikin), but for the nodes. Every cut triangle lies within one cell, so borders
// cannot cross; both sides of a border come to the same numbers.
function roundOff(ring, nodes) {
  const mix = (near, far) => [0, 1].map((axis) => 0.75 * near.point[axis] + 0.25 * far.point[axis]);
  return ring.flatMap((from, i) => {
    const to = ring[(i + 1) % ring.length];
    const first = nodes.has(from.key) ? from : { point: mix(from, to), key: null };
    return nodes.has(to.key) ? [first] : [first, { point: mix(to, from), key: null }];
  });
}
