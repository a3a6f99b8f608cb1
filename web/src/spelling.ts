/** Names as people write them: without dots and rings, with a letter too few or too many, two that changed places. */

/** What is the same to the ear, written the same: double letters as one, c, q and k, w and v. */
const sounding = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/w/g, "v")
    .replace(/ck?|q/g, "k")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .replace(/(\p{L})\1+/gu, "$1")
    .trim();

/** Lower case, without marks over the letters, double letters as one, ä and e the same: Sätra and setra, Björketorp and bjorketorpp. */
export const heard = (text: string): string =>
  sounding(
    text
      .normalize("NFC")
      .toLocaleLowerCase("sv")
      .replace(/[äæ]/g, "e")
      .replace(/ß/g, "ss")
      .replace(/ø/g, "o"),
  );

/** The same with å, ä and ö as two letters, as those write who lack them: Örby and oerby, Åsen and aasen. */
const spelt = (text: string): string =>
  sounding(
    text
      .normalize("NFC")
      .toLocaleLowerCase("sv")
      .replace(/å/g, "aa")
      .replace(/[äæ]/g, "ae")
      .replace(/[öø]/g, "oe")
      .replace(/ß/g, "ss"),
  );

/** Lower case without marks over the letters: Örby and orby are the same. */
export const fold = (text: string): string =>
  text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/**
 * How many letters must be changed, added or left out, or change places with the next (Damerau's
 * distance, no letter touched twice); stops counting above `most`.
 */
export function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + Number(a[i - 1] !== b[j - 1]);
      const turned = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swap = turned ? (before[j - 2] ?? 0) + 1 : change;
      next.push(Math.min(change, swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    // A swap reaches back over two rows: only two that are too far make the rest so.
    if (Math.min(...next) > most && Math.min(...row) > most) return most + 1;
    [before, row] = [row, next];
  }
  return row[b.length] ?? most + 1;
}

/** A name in one word: "Fritsla skola" is written "Fritslaskolan", too. */
const closed = (sound: string): string => sound.replaceAll(" ", "");

/** How well a sound is within another: it begins a word of it, it is in it, it is when written in one word. */
function within(sound: string, asked: string): number {
  if (sound.startsWith(asked) || sound.includes(` ${asked}`)) return 0;
  if (sound.includes(asked)) return 1;
  return closed(sound).includes(closed(asked)) ? 2 : Number.POSITIVE_INFINITY;
}

const leastNear = 4; // letters: in fewer a mistake could make any word of any other

/** Whether a word begins with what was asked, but for a mistake. */
const isNear = (word: string, asked: string): boolean =>
  asked.length >= leastNear &&
  [asked.length, asked.length + 1].some((length) => distance(word.slice(0, length), asked, 1) <= 1);

/** Whether each word that was asked begins a word of the name, in any order, `near` being how one may. */
function inAnyOrder(sound: string, asked: string, fits: typeof isNear): boolean {
  const words = sound.split(" ");
  return asked.split(" ").every((each) => words.some((word) => fits(word, each)));
}

const begins = (word: string, asked: string): boolean => word.startsWith(asked);
const beginsNearly = (word: string, asked: string): boolean =>
  begins(word, asked) || isNear(word, asked);

/** Where a text stands in a name: 0 at its beginning, 1 at that of a word, 2 within one. */
function placeIn(name: string, text: string): number {
  if (name.startsWith(text)) return 0;
  if (name.split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(text))) return 1;
  return name.includes(text) ? 2 : Number.POSITIVE_INFINITY;
}

const unmarked = 0.5; // what a name with other marks over its letters stands behind
/** Of what is not written so: behind all that is, be it in the note beside a name. */
const tolerant = { sound: 5, order: 8, mistake: 9 };

/**
 * How well a name fits what was typed; less is better, infinite is not at all: it begins so, a word of
 * it does, it holds it, it sounds so, it does in one word, its words stand in another order, or words
 * of it are a mistake away.
 */
export function fitness(name: string, typed: string): number {
  const lower = (text: string) => text.normalize("NFC").toLocaleLowerCase("sv");
  const [written, wanted] = [lower(name), lower(typed.trim())];
  if (fold(wanted) === "") return Number.POSITIVE_INFINITY;
  const place = Math.min(placeIn(written, wanted), placeIn(fold(name), fold(wanted)) + unmarked);
  if (Number.isFinite(place)) return place;
  const sounds = [heard, spelt].map((of): [string, string] => [of(name), of(typed)]);
  if (sounds.some(([, asked]) => asked === "")) return Number.POSITIVE_INFINITY;
  const heardIn = Math.min(...sounds.map(([sound, asked]) => within(sound, asked)));
  if (Number.isFinite(heardIn)) return tolerant.sound + heardIn;
  if (sounds.some(([sound, asked]) => inAnyOrder(sound, asked, begins))) return tolerant.order;
  const near = sounds.some(([sound, asked]) => inAnyOrder(sound, asked, beginsNearly));
  return near ? tolerant.mistake : Number.POSITIVE_INFINITY;
}
