/** What a layer shows, as filters in CQL2: for layers that the server filters because they are large. */
import type { Filters } from "./layer-specs";

/** Empty when it asks for nothing. */
export type Condition = string;

export const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

export const equals = (name: string, value: string): Condition =>
  value === "" ? "" : `${name}=${quoted(value)}`;

/** One of several values, comma separated; of one alone it is `equals`. */
export function oneOf(name: string, values: string | undefined): Condition {
  if (values === undefined || !values.includes(",")) return equals(name, values ?? "");
  return `${name} IN (${values.split(",").map(quoted).join(",")})`;
}

export const noneOf = (name: string, values: string[]): Condition =>
  `${name} NOT IN (${values.map(quoted).join(",")})`;

const ends = (period: string): [string, string] => {
  const [from = "", to = from] = period.split("/");
  return [from, to];
};

/** A year that a period touches. */
export function years(name: string, period: string | undefined): Condition {
  if (period === undefined) return "";
  const [from, to] = ends(period).map((end) => end.slice(0, 4));
  return `${name} BETWEEN ${from} AND ${to}`;
}

/** The last day of a year, a month or a day. */
function lastDay(text: string): string {
  const [year = "", month = "12", day] = text.split("-");
  if (day !== undefined) return text;
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return `${year}-${month}-${last}`;
}

/** A date, of whatever precision, that a period touches. */
export function days(name: string, period: string | undefined): Condition {
  if (period === undefined) return "";
  const [from, to] = ends(period);
  const first = `${from}-01-01`.slice(0, 10);
  return `T_INTERSECTS(${name},INTERVAL('${first}','${lastDay(to)}'))`;
}

const mostCodes = 300; // in an address

/** What lies in a zone of the ground. */
export function inside({ start, ground }: Filters): Condition {
  const set = start.zone_sets[0];
  if (set === undefined || ground.length === 0) return "";
  const zone = `"zone_${set.name}"`;
  const codes = ground.map(({ properties }) => quoted(properties.code));
  return codes.length > mostCodes ? `${zone} IS NOT NULL` : `${zone} IN (${codes.join(",")})`;
}

/** What is the municipality's own: it says so, or it says nothing and lies in one of its zones. */
export function own(filters: Filters): Condition {
  const here = inside(filters);
  const { municipality } = filters.start;
  if (here === "" || municipality === null) return here;
  return `(municipality=${quoted(municipality.code)} OR (municipality IS NULL AND ${here}))`;
}

/** All of them; undefined when nothing is asked. */
export function allOf(conditions: Condition[]): string | undefined {
  const stated = conditions.filter((each) => each !== "");
  return stated.length === 0 ? undefined : stated.join(" AND ");
}
