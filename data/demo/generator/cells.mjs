// Cells of a Voronoi diagram in a plane (kilometres). Each vertex is the centre of the circle through
// the three sites around it and is worked out from them in one order, so the cells on all its sides
// get the very same numbers: neighbours share borders exactly.

const FRAME = -1; // an edge of the frame around everything, not a neighbour

// Per site: the neighbours around it, counter-clockwise; edge i ends where edge i+1 begins.
export function neighboursOf(sites, reach) {
  return sites.map((site, i) => cellEdges(sites, i, site, reach));
}

function cellEdges(sites, own, [x, y], reach) {
  let cell = [[x - reach, y - reach], [x + reach, y - reach], [x + reach, y + reach], [x - reach, y + reach]]
    .map((point) => ({ point, edge: FRAME }));
  const others = sites
    .map(([ox, oy], i) => ({ i, d: (ox - x) * (ox - x) + (oy - y) * (oy - y) }))
    .filter((other) => other.i !== own && other.d < 4 * reach * reach)
    .sort((a, b) => a.d - b.d);
  for (const other of others) {
    const far = Math.max(...cell.map(({ point: [px, py] }) => (px - x) * (px - x) + (py - y) * (py - y)));
    if (other.d > 4 * far) break;
    cell = cut(cell, [x, y], sites[other.i], other.i);
  }
  return cell.map((corner) => corner.edge);
}

// Keep the side of `cell` that is nearer to `own`. A corner's edge is the one that leaves it.
function cut(cell, own, other, edge) {
  const nx = other[0] - own[0];
  const ny = other[1] - own[1];
  const limit = (nx * (own[0] + other[0]) + ny * (own[1] + other[1])) / 2;
  const over = (point) => nx * point[0] + ny * point[1] - limit;
  const kept = [];
  cell.forEach((corner, k) => {
    const next = cell[(k + 1) % cell.length];
    const a = over(corner.point);
    const b = over(next.point);
    if (a <= 0) kept.push(corner);
    if (a <= 0 !== b <= 0) {
      const t = a / (a - b);
      const point = [0, 1].map((axis) => corner.point[axis] + t * (next.point[axis] - corner.point[axis]));
      kept.push({ point, edge: a <= 0 ? edge : corner.edge });
    }
  });
  return kept;
}

// The corner where three cells meet.
export function corner(sites, a, b, c) {
  const [i, j, k] = [a, b, c].sort((p, q) => p - q);
  const [ax, ay] = sites[i];
  const bx = sites[j][0] - ax;
  const by = sites[j][1] - ay;
  const cx = sites[k][0] - ax;
  const cy = sites[k][1] - ay;
  const d = 2 * (bx * cy - by * cx);
  const b2 = bx * bx + by * by;
  const c2 = cx * cx + cy * cy;
  return { key: `${i},${j},${k}`, point: [ax + (cy * b2 - by * c2) / d, ay + (bx * c2 - cx * b2) / d] };
}
