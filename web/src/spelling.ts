/** Names as people write them: without dots and rings, with a letter too few or too many, ä for e. */

/** Lower case, without marks over the letters, double letters as one, ä and e the same: Sätra and setra, Björketorp and bjorketorpp. */
export const heard = (text: string): string =>
  text
    .toLocaleLowerCase("sv")
    .replace(/[äæ]/g, "e")
    .replace(/ß/g, "ss")
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/ø/g, "o")
    .replace(/w/g, "v")
    .replace(/ck?|q/g, "k")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .replace(/(\p{L})\1+/gu, "$1")
    .trim();

/** Lower case without marks over the letters: Örby and orby are the same. */
export const fold = (text: string): string =>
  text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** How many letters must be changed, added or left out; stops counting above `most`. */
export function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + Number(a[i - 1] !== b[j - 1]);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    if (Math.min(...next) > most) return most + 1;
    row = next;
  }
  return row[b.length] ?? most + 1;
}

/** A name in one word: "Fritsla skola" is written "Fritslaskolan", too. */
const closed = (sound: string): string => sound.replaceAll(" ", "");

/**
 * How well a name fits what was typed; less is better, infinite is not at all: it begins so, a word of it
 * does, it holds it, it sounds so, it does in one word, or a word of it is a letter away.
 */
export function fitness(name: string, typed: string): number {
  const [plain, wanted] = [fold(name), fold(typed.trim())];
  if (wanted === "") return Number.POSITIVE_INFINITY;
  if (plain.startsWith(wanted)) return 0;
  if (plain.split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(wanted))) return 1;
  if (plain.includes(wanted)) return 2;
  const [sound, asked] = [heard(name), heard(typed)];
  if (asked === "") return Number.POSITIVE_INFINITY;
  if (sound.startsWith(asked) || sound.includes(` ${asked}`)) return 3;
  if (sound.includes(asked)) return 4;
  if (closed(sound).includes(closed(asked))) return 5;
  if (asked.length < 4) return Number.POSITIVE_INFINITY;
  const near = sound
    .split(" ")
    .some(
      (word) =>
        distance(word.slice(0, asked.length + 1), asked, 1) <= 1 ||
        distance(word.slice(0, asked.length), asked, 1) <= 1,
    );
  return near ? 6 : Number.POSITIVE_INFINITY;
}
