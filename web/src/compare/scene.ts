/** The differences of a scene to the one that it is compared with. */
import type { Scene } from "../scene";
import { type Difference, difference, differencePaint } from "./difference";

/** The zones of which both figures are shown. */
export function differences({ figures, other }: Scene): Map<string, Difference> {
  const found = new Map<string, Difference>();
  if (other === null) return found;
  for (const [code, figure] of figures) {
    const each = difference(other.figures.get(code), figure);
    if (each !== null) found.set(code, each);
  }
  return found;
}

const minus = "\u2212";
const signed = (text: string, value: number, zero: boolean): string =>
  zero ? text : `${value < 0 ? minus : "+"}${text}`;

/** A difference as it is written: +33 pe, −0,24. */
export function writeDifference({ kind, words }: Pick<Scene, "kind" | "words">, value: number) {
  const size = Math.abs(value);
  if (kind === "share") {
    const points = Math.round(size * 100);
    return words.t("points100", { n: signed(String(points), value, points === 0) });
  }
  const text = words.rate(size);
  return signed(text, value, size === 0);
}

/** The interval of a difference: −3 till +21 pe. */
export const writeEnds = (scene: Pick<Scene, "kind" | "words">, { low, high }: Difference) =>
  scene.words.t("fromUpTo", {
    low: writeDifference(scene, low).replace(/\u00a0pe$|\u00a0pp$/, ""),
    high: writeDifference(scene, high),
  });

/** The scene of the map of differences: colours and labels of its own. */
export function differenceScene(scene: Scene): Scene {
  const found = differences(scene);
  const figures = new Map(
    [...scene.figures].map(([code, figure]) => {
      const value = found.get(code)?.value ?? null;
      return [code, { ...figure, value, low: null, high: null, rank: 0 }];
    }),
  );
  const paint = (code: string): string => {
    const each = found.get(code);
    if (each !== undefined) return differencePaint(each, scene.kind);
    const here = scene.figures.get(code)?.standing ?? "none";
    const there = scene.other?.figures.get(code)?.standing ?? "none";
    return here === "few" || there === "few" || here === "not_offered" ? "few" : "none";
  };
  return {
    ...scene,
    figures,
    paints: new Map([...scene.figures.keys()].map((code) => [code, paint(code)])),
    write: (value) => writeDifference(scene, value),
  };
}
