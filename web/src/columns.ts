/** The columns of the table: what each reads of a row and how it writes it. */

import type { Spot } from "./analysis-types";
import type { Difference } from "./compare/difference";
import { writeDifference, writeEnds } from "./compare/scene";
import { answersShare, type Figure, rate, type Standing, share } from "./figures";
import { lackWord } from "./lack";
import { classOf } from "./paints";
import type { Scene } from "./scene";
import { spotWord } from "./spot-words";
import type { Figures } from "./types";
import type { Key, Words } from "./words";

/** A row of the table: a zone, what has no zone, or everything. A number that is not known is null. */
export interface Row extends Partial<Figures> {
  spot?: Spot;
  /** The figure on the other side of a comparison, and the difference to it. */
  compared?: { figure: Figure; difference: Difference | null };
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

type Status = "mentions_status" | "survey_status" | "incidents_status";

/** What stands for a number that is not there: why, where the server says why. */
function lacking(row: Row, status: Status | undefined, words: Words): string {
  const standing: Standing = (status && row[status]) ?? "shown";
  const kind = status === "incidents_status" ? "rate" : "share";
  return standing === "shown" ? "–" : lackWord(words, standing, kind);
}

function whole(
  id: string,
  label: Key,
  value: (row: Row) => number | null | undefined,
  status?: Status,
): Column {
  return {
    id,
    label,
    value: (row) => value(row) ?? null,
    write: (row, words) => {
      const n = value(row);
      return n === null || n === undefined ? lacking(row, status, words) : words.number(n);
    },
  };
}

/** The figure of a row that has all it needs; the row of what has no zone has not. */
const figureIn =
  (of: (figures: Figures) => Figure, needs: keyof Figures) =>
  (row: Row): Figure | null =>
    row[needs] === undefined ? null : of(row as Figures);

const mentioned = figureIn(share, "mention_share");
const answered = figureIn(answersShare, "unsafe_share");
const rated = figureIn(rate, "incident_rate");

/** A figure is written with its value, or with the reason why there is none. */
function ofFigure(
  id: string,
  label: Key,
  of: (row: Row) => Figure | null,
  write: (words: Words) => (value: number) => string,
): Column {
  return {
    id,
    label,
    value: (row) => of(row)?.value ?? null,
    write: (row, words) => {
      const figure = of(row);
      if (figure === null) return "–";
      const kind = of === rated ? "rate" : "share";
      if (figure.value === null) return lackWord(words, figure.standing, kind);
      return write(words)(figure.value);
    },
  };
}

type Ends = [low: number | null, high: number | null];

const endsOf =
  (of: (row: Row) => Figure | null) =>
  (row: Row): Ends => {
    const figure = of(row);
    return [figure?.low ?? null, figure?.high ?? null];
  };

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
  whole("unsafe", "unsafePlaces", (row) => row.mentions_unsafe, "mentions_status"),
  whole("safe", "safePlaces", (row) => row.mentions_safe, "mentions_status"),
  ofFigure("share", "shareUnsafe", mentioned, (words) => words.percent),
  interval(
    "interval",
    "shareInterval",
    (ends, words) => words.percents(...ends),
    endsOf(mentioned),
  ),
  whole("respondents", "respondents", (row) => row.respondents, "survey_status"),
  ofFigure("felt", "shareRespondents", answered, (words) => words.percent),
  interval(
    "felt-interval",
    "answersInterval",
    (ends, words) => words.percents(...ends),
    endsOf(answered),
  ),
  whole("stay-in", "stayInColumn", (row) => row.respondents_stay_in, "survey_status"),
  whole("incidents", "incidents", (row) => row.incidents, "incidents_status"),
  ofFigure("rate", "rate", rated, (words) => words.rate),
  interval("rate-interval", "rateInterval", (ends, words) => words.rates(...ends), endsOf(rated)),
  {
    id: "smoothed",
    label: "smoothedColumn",
    value: (row) => row.incident_rate_eb ?? null,
    write: (row, words) => (row.incident_rate_eb == null ? "–" : words.rate(row.incident_rate_eb)),
  },
  whole("measures", "measures", (row) => row.measures),
  whole("activities", "activities", (row) =>
    row.activities_done === undefined ? null : row.activities_done + (row.activities_planned ?? 0),
  ),
];

/** What was found of hot spots, where the map shows them. */
function spotColumns({ shade }: Pick<Scene, "shade">): Column[] {
  const found = (row: Row) => row.spot && classOf(row.spot, shade);
  const number = (id: string, label: Key, digits: number, of: (spot: Spot) => number | null) => ({
    id,
    label,
    value: (row: Row) => (row.spot === undefined ? null : of(row.spot)),
    write: (row: Row, words: Words) => {
      const value = row.spot === undefined ? null : of(row.spot);
      return value === null ? "–" : words.decimal(value, digits);
    },
  });
  return [
    {
      id: "spot",
      label: "spotsClass",
      value: (row) => found(row) ?? null,
      write: (row, words) => {
        const class_ = found(row);
        return class_ === undefined ? "–" : spotWord(words, class_);
      },
    },
    number("gi", "spotsGi", 2, (spot) => spot.gi_star),
    number("moran", "spotsLocal", 2, (spot) => spot.local_moran),
    number("p", "spotsP", 3, (spot) => spot.p),
    number("neighbours", "spotsNeighbours", 0, (spot) => spot.neighbours),
  ];
}

/** Both sides of a comparison: the other's figure, the difference, its interval. */
function comparedColumns(scene: Pick<Scene, "kind" | "words">): Column[] {
  const write = (value: number) =>
    scene.kind === "share" ? scene.words.percent(value) : scene.words.rate(value);
  return [
    {
      id: "compared",
      label: "comparedFigure",
      value: (row) => row.compared?.figure.value ?? null,
      write: (row, words) => {
        const figure = row.compared?.figure;
        if (figure === undefined) return "–";
        return figure.value === null
          ? lackWord(words, figure.standing, scene.kind)
          : write(figure.value);
      },
    },
    {
      id: "difference",
      label: "difference",
      value: (row) => row.compared?.difference?.value ?? null,
      write: (row) => {
        const each = row.compared?.difference;
        return each ? writeDifference(scene, each.value) : "–";
      },
    },
    {
      id: "difference-interval",
      label: "differenceInterval",
      ends: (row) => [
        row.compared?.difference?.low ?? null,
        row.compared?.difference?.high ?? null,
      ],
      value: (row) => row.compared?.difference?.low ?? null,
      write: (row) => {
        const each = row.compared?.difference;
        return each ? writeEnds(scene, each) : "–";
      },
    },
  ];
}

const ofFires = ["incidents", "rate", "rate-interval", "smoothed"];

/** The columns of a table. Fires are left out when a part of the day is asked for and no fire's hour is known. */
export function columnsOf(
  scene: Pick<Scene, "part" | "summary"> &
    Partial<Pick<Scene, "hotspots" | "shade" | "other" | "kind" | "words">>,
): Column[] {
  const { part, summary, hotspots, shade, other, kind, words } = scene;
  const unknown = part !== "" && summary?.incidents === 0;
  const [name, code, ...rest] = columns.filter(({ id }) => !unknown || !ofFires.includes(id));
  const spots = hotspots && shade ? spotColumns({ shade }) : [];
  const compared = other && kind && words ? comparedColumns({ kind, words }) : [];
  return [name, code, ...spots, ...compared, ...rest].filter((column) => column !== undefined);
}

/** Rows by one column; unknown values last in either direction. */
export function sortRows(rows: Row[], sort: string, words: Words, among = columns): Row[] {
  const falling = sort.startsWith("-");
  const column = among.find(({ id }) => id === sort.replace(/^-/, ""));
  if (column === undefined) return rows;
  return [...rows].sort((a, b) => {
    const [x, y] = [column.value(a), column.value(b)];
    if (x === null || y === null) return Number(x === null) - Number(y === null);
    const order =
      typeof x === "number" && typeof y === "number" ? x - y : words.compare(String(x), String(y));
    return falling ? -order : order;
  });
}
