// A small seeded generator of numbers (mulberry32), so that the same files come out everywhere.

export function makeRandom(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  return {
    next,
    chance: (p) => next() < p,
    between: (low, high) => low + (high - low) * next(),
    whole: (low, high) => low + Math.floor((high - low + 1) * next()),
    pick: (list) => list[Math.floor(list.length * next())],
    // About normal, mean 0, deviation 1: twelve uniform numbers, no logarithm.
    bell: () => Array.from({ length: 12 }, next).reduce((a, b) => a + b, -6),
    weighted: (list, weight) => pickWeighted(list, weight, next()),
  };
}

function pickWeighted(list, weight, share) {
  const weights = list.map(weight);
  let rest = share * weights.reduce((a, b) => a + b, 0);
  for (let i = 0; i < list.length; i++) {
    rest -= weights[i];
    if (rest < 0) return list[i];
  }
  return list[list.length - 1];
}

// `count` different members of `list`, in the order of the list.
export function sample(random, list, weight, count) {
  const left = [...list];
  const chosen = new Set();
  while (chosen.size < count && left.length > 0) {
    const one = random.weighted(left, weight);
    left.splice(left.indexOf(one), 1);
    chosen.add(one);
  }
  return list.filter((one) => chosen.has(one));
}
