/** The columns of the table: what each reads of a row and how it writes it. */
import { share } from "./figures";
import type { Scene } from "./scene";
import type { Figures } from "./types";
import type { Key, Words } from "./words";

/** A row of the table: a zone, what has no zone, or everything. A number that is not known is null. */
export interface Row extends Partial<Figures> {
  name: string;
  code: string;
}

export interface Column {
  id: string;
  label: Key;
  value: (row: Row) => number | string | null;
  write: (row: Row, words: Words) => string;
  /** The ends of an interval, which are two columns of a file. */
  ends?: (row: Row) => [low: number | null, high: number | null];
}

function whole(id: string, label: Key, value: (row: Row) => number | null | undefined): Column {
  return {
    id,
    label,
    value: (row) => value(row) ?? null,
    write: (row, { number }) => {
      const n = value(row);
      return n === null || n === undefined ? "–" : number(n);
    },
  };
}

/** A share is written as a figure, or as the reason why there is none. */
function mentionShare(row: Row, words: Words): string {
  if (row.mentions_unsafe === undefined || row.mention_share === undefined) return "–";
  const figure = share(row as Figures);
  if (figure.value !== null) return words.percent(figure.value);
  return words.t(figure.standing === "few" ? "few" : "none");
}

const shareOf = (row: Row) =>
  row.mention_share === undefined ? null : share(row as Figures).value;

type Ends = [low: number | null, high: number | null];

const shareEnds = (row: Row): Ends =>
  shareOf(row) === null
    ? [null, null]
    : [row.mention_share_low ?? null, row.mention_share_high ?? null];

function interval(
  id: string,
  label: Key,
  text: (ends: [number, number], words: Words) => string,
  ends: (row: Row) => Ends,
): Column {
  return {
    id,
    label,
    ends,
    value: (row) => ends(row)[0],
    write: (row, words) => {
      const [low, high] = ends(row);
      return low === null || high === null ? "–" : text([low, high], words);
    },
  };
}

const columns: Column[] = [
  { id: "name", label: "zone", value: (row) => row.name, write: (row) => row.name },
  { id: "code", label: "code", value: (row) => row.code, write: (row) => row.code },
  whole("population", "population", (row) => row.population),
  whole("unsafe", "unsafePlaces", (row) => row.mentions_unsafe),
  whole("safe", "safePlaces", (row) => row.mentions_safe),
  { id: "share", label: "shareUnsafe", value: shareOf, write: mentionShare },
  interval("interval", "shareInterval", (ends, words) => words.percents(...ends), shareEnds),
  whole("respondents", "respondents", (row) => row.respondents),
  {
    id: "felt",
    label: "shareRespondents",
    value: (row) => row.unsafe_share ?? null,
    write: (row, words) => (row.unsafe_share == null ? "–" : words.percent(row.unsafe_share)),
  },
  whole("incidents", "incidents", (row) => row.incidents),
  {
    id: "rate",
    label: "rate",
    value: (row) => row.incident_rate ?? null,
    write: (row, words) => (row.incident_rate == null ? "–" : words.rate(row.incident_rate)),
  },
  interval(
    "rate-interval",
    "rateInterval",
    (ends, words) => words.rates(...ends),
    (row) => [row.incident_rate_low ?? null, row.incident_rate_high ?? null],
  ),
  whole("measures", "measures", (row) => row.measures),
  whole("activities", "activities", (row) =>
    row.activities_done === undefined ? null : row.activities_done + (row.activities_planned ?? 0),
  ),
];

const ofFires = ["incidents", "rate", "rate-interval"];

/** The columns of a table. Fires are left out when a part of the day is asked for and no fire's hour is known. */
export function columnsOf({ part, summary }: Pick<Scene, "part" | "summary">): Column[] {
  const unknown = part !== "" && summary?.incidents === 0;
  return columns.filter(({ id }) => !unknown || !ofFires.includes(id));
}

/** Rows by one column; unknown values last in either direction. */
export function sortRows(rows: Row[], sort: string, words: Words): Row[] {
  const falling = sort.startsWith("-");
  const column = columns.find(({ id }) => id === sort.replace(/^-/, ""));
  if (column === undefined) return rows;
  return [...rows].sort((a, b) => {
    const [x, y] = [column.value(a), column.value(b)];
    if (x === null || y === null) return Number(x === null) - Number(y === null);
    const order =
      typeof x === "number" && typeof y === "number" ? x - y : words.compare(String(x), String(y));
    return falling ? -order : order;
  });
}
