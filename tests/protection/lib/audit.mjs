/** What an attacker who knows all published cells can tell of the hidden ones. */
import { System } from "./system.mjs";

const slack = 1e-6;

/** Hides nothing but small cells: what the audit must find at once. */
export const onlySmallHidden = (cells, k) =>
  cells.map((cell) => ({ ...cell, value: cell.value > 0 && cell.value < k ? null : cell.value }));

/**
 * Bounds every hidden cell. `balance` lists sums of 0, `limits` sums of at least 0; `truth` is by the name of
 * a cell; of more than `sample` hidden cells a sample is bounded. What is not offered of a zone that is shown to have nothing is no secret. Gives counts, and the cells that are known closer than k, or whose small truth is.
 */
export function audit({ cells, balance = [], limits = [], truth, k = 5, sample = Infinity }) {
  const system = new System();
  const hidden = new Map();
  const hide = (name, atoms, beside) => {
    const key = [...atoms].sort().join();
    if (!beside || !hidden.has(key)) hidden.set(key, { name, atoms, beside });
  };
  const zeros = new Set(cells.flatMap(({ value, atoms }) => (value === 0 ? atoms : [])));
  system.zero(zeros);
  for (const { name, value, atoms, beside } of cells) {
    if (atoms.every((atom) => zeros.has(atom))) continue; // part of what is shown to be 0
    if (value === null || value === undefined) hide(name, atoms, beside);
    else system.add(atoms, value);
  }
  for (const terms of balance) system.add(terms, 0);
  for (const terms of limits) system.add(terms, 0, Infinity);
  const step = Math.max(1, hidden.size / sample); // every so many-th of too many
  const asked = [...hidden.values()].filter((_, i) => Math.floor(i / step) !== Math.floor((i - 1) / step));
  const ranges = system.ranges(asked.map(({ atoms }) => atoms));
  const found = [], neverZero = [];
  asked.forEach(({ name, beside }, i) => {
    const { least, most } = ranges[i];
    const known = truth?.get(name);
    const small = known > 0 && known < k;
    // A sum beside the cells that is 0 or k at least is no secret.
    const close = most - least < k - slack || (small && most < k - slack);
    if (close && (small || !beside)) found.push({ name, least, most, known });
    else if (small && least > slack) neverZero.push({ name, least, most, known });
    if (known !== undefined && (known < least - slack || known > most + slack)) {
      throw new Error(`${name}: the truth ${known} is not in ${least} … ${most}; the audit is wrong`);
    }
  });
  return { cells: cells.length, hidden: hidden.size, asked: asked.length, found, neverZero };
}

export const truthOf = (cells) => new Map(cells.map(({ name, value }) => [name, value]));
