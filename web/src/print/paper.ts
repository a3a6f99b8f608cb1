/** Sheets of paper and round scales. All lengths are millimetres. */

export type Size = "a4" | "a3";

export interface Paper {
  size: Size;
  landscape: boolean;
}

export interface Area {
  width: number;
  height: number;
}

const short = { a4: 210, a3: 297 };
const long = { a4: 297, a3: 420 };
export const margin = 12;
/** What the title takes, what stands below the map, the last line, what stands beside the map. */
const head = 25;
const below = 68;
const foot = 9;
const beside = 74;
const aboveFoot = 3;

export const paperArea = ({ size, landscape }: Paper): Area =>
  landscape
    ? { width: long[size], height: short[size] }
    : { width: short[size], height: long[size] };

/** The room for the map: its legend stands below it, or beside it on a sheet that lies. */
export function mapArea(paper: Paper): Area {
  const { width, height } = paperArea(paper);
  const inner = { width: width - 2 * margin, height: height - 2 * margin - head - foot };
  return paper.landscape
    ? { width: inner.width - beside, height: inner.height - aboveFoot }
    : { width: inner.width, height: inner.height - below };
}

export const scales = [
  500, 1000, 2000, 2500, 5000, 10_000, 15_000, 20_000, 25_000, 50_000, 75_000, 100_000, 125_000,
  150_000, 200_000, 250_000, 300_000, 400_000, 500_000, 750_000, 1_000_000,
] as const;

/** The largest round scale at which so many metres fit in the area. */
export function fittingScale(metres: Area, area: Area): number {
  const needed = 1000 * Math.max(metres.width / area.width, metres.height / area.height);
  return scales.find((scale) => scale >= needed) ?? (scales.at(-1) as number);
}

/** The side of the squares of a grid: round metres on the ground, about `wanted` millimetres wide. */
export function gridStep(scale: number, wanted = 30): number {
  const metres = (wanted * scale) / 1000;
  const power = 10 ** Math.floor(Math.log10(metres));
  return ([5, 2, 1].find((k) => k * power <= metres) ?? 1) * power;
}
