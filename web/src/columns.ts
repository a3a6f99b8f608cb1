/** The columns of the table: what each reads of a row and how it writes it. */
import { share } from "./figures";
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

export const columns: Column[] = [
  { id: "name", label: "zone", value: (row) => row.name, write: (row) => row.name },
  { id: "code", label: "code", value: (row) => row.code, write: (row) => row.code },
  whole("population", "population", (row) => row.population),
  whole("unsafe", "unsafePlaces", (row) => row.mentions_unsafe),
  whole("safe", "safePlaces", (row) => row.mentions_safe),
  { id: "share", label: "shareUnsafe", value: shareOf, write: mentionShare },
  {
    id: "interval",
    label: "intervalColumn",
    value: (row) => (shareOf(row) === null ? null : (row.mention_share_low ?? null)),
    write: (row, words) => {
      const { mention_share_low: low, mention_share_high: high } = row;
      if (shareOf(row) === null || low == null || high == null) return "–";
      return words.percents(low, high);
    },
  },
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
    write: (row, words) => (row.incident_rate == null ? "–" : words.decimal(row.incident_rate, 2)),
  },
  whole("measures", "measures", (row) => row.measures),
  whole("activities", "activities", (row) =>
    row.activities_done === undefined ? null : row.activities_done + (row.activities_planned ?? 0),
  ),
];

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
