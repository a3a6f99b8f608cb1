/** The only file that knows the server's addresses. All are relative to the page. */
import type { Extent, Items, Joined, Notes, Outlines, Series, Session, Start } from "./types";

const patience = 20_000; // milliseconds until a request is given up
const pageSize = 10_000; // the most the server gives in one answer

/** What data are asked for as; another Accept would be another answer to the browser's own store. */
export const dataTypes = "application/geo+json, application/json";

export type Failure = "offline" | "timeout" | "server" | "ended";

/** A request that failed: how, and what the server said about it. */
export class ApiError extends Error {
  constructor(
    readonly failure: Failure,
    readonly detail: string,
    /** What the server answered; 0 when it did not. */
    readonly status = 0,
  ) {
    super(detail);
  }
}

export type Query = Record<string, string | number | undefined>;

/** The address of a path with its query, without the parameters that are not set. */
export function address(path: string, query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== "") search.set(name, String(value));
  }
  const text = search.toString();
  return text === "" ? path : `${path}?${text}`;
}

async function describe(response: Response): Promise<string> {
  try {
    const problem = (await response.json()) as { title?: string; detail?: string };
    return problem.detail ?? problem.title ?? `HTTP ${response.status}`;
  } catch {
    return `HTTP ${response.status}`;
  }
}

/** Whether the page began with the exact data; what follows must be of the same view. */
let exact = false;

const isExact = (response: Response): boolean =>
  response.headers.get("trygghetskarta-view") === "exact";

/** Throws for what is no answer, and for the public's figures where a session has ended. */
async function check(response: Response): Promise<void> {
  if (response.status === 401 || (response.ok && exact && !isExact(response)))
    throw new ApiError("ended", response.url, response.status);
  if (!response.ok) throw new ApiError("server", await describe(response), response.status);
}

async function get<T>(
  url: string,
  signal?: AbortSignal,
  first: (response: Response) => void = () => undefined,
): Promise<T> {
  const control = new AbortController();
  const timer = setTimeout(() => control.abort("timeout"), patience);
  signal?.addEventListener("abort", () => control.abort("replaced"));
  try {
    const response = await fetch(url, {
      signal: control.signal,
      headers: { accept: dataTypes },
    });
    first(response);
    await check(response);
    return (await response.json()) as T;
  } catch (error) {
    if (error instanceof ApiError || signal?.aborted) throw error;
    if (control.signal.aborted) throw new ApiError("timeout", url);
    throw new ApiError(error instanceof SyntaxError ? "server" : "offline", String(error));
  } finally {
    clearTimeout(timer);
  }
}

/** The answer of any address that one of the functions below makes. */
export const fetchAnswer = <T>(url: string): Promise<T> => get(url);

export interface JoinedQuery {
  set: string;
  period?: string | undefined;
  part?: string | undefined;
  kind?: string | undefined;
  reason?: string | undefined;
}

export const fetchStart = (): Promise<Start> =>
  get("map.json", undefined, (response) => {
    exact = isExact(response);
  });

/** Who asks. Not of either view. */
export async function fetchSession(): Promise<Session> {
  const response = await fetch("session", { signal: AbortSignal.timeout(patience) });
  if (!response.ok) throw new ApiError("server", await describe(response));
  return (await response.json()) as Session;
}

export async function signOut(csrf: string): Promise<void> {
  await fetch("sign-out", { method: "POST", headers: { "x-csrf-token": csrf } });
}

/** The zones' figures, without polygons. */
export const joinedAddress = ({ set, ...filters }: JoinedQuery): string =>
  address(`collections/trygghet-${set}/items`, {
    ...filters,
    limit: pageSize,
    skipGeometry: "true",
  });

/** The zones' figures, without polygons. */
export const fetchJoined = (asked: JoinedQuery): Promise<Joined> => get(joinedAddress(asked));

/** The zoom of a map up to which outlines are first asked for: `outline_zoom` in src/api/opening.hpp. */
export const outlineZoom = 11;

/** The zones' polygons: as a map up to that zoom needs them, or exact. */
export function fetchOutlines(set: string, zoom?: number): Promise<Outlines> {
  const url = address(`collections/trygghet-${set}/items`, {
    limit: pageSize,
    "zoom-level": zoom,
    properties: "code,name,area_m2,population",
  });
  return get(url);
}

export interface SeriesQuery {
  set: string;
  zone?: string | undefined;
  kind?: string | undefined;
  reason?: string | undefined;
}

export function fetchSeries({ set, ...query }: SeriesQuery, signal?: AbortSignal): Promise<Series> {
  return get(address(`series/${set}`, query), signal);
}

export interface HotspotQuery extends JoinedQuery {
  figure: string;
  neighbours: string;
  alpha: string;
}

export const hotspotsAddress = ({ set, ...query }: HotspotQuery): string =>
  address(`hotspots/${set}`, { ...query, skipGeometry: "true" });

export interface EvaluationQuery {
  set?: string | undefined;
  kind?: string | undefined;
  months?: string | undefined;
}

export const evaluationAddress = (measure: string, query: EvaluationQuery): string =>
  address(`evaluations/${encodeURIComponent(measure)}`, { ...query });

export interface WhenQuery {
  period?: string | undefined;
  part?: string | undefined;
  kind?: string | undefined;
}

export const profileAddress = (kind: string, query: WhenQuery): string =>
  address(`profiles/${encodeURIComponent(kind)}`, { ...query });

export const densityAddress = (query: WhenQuery): string => address("density", { ...query });

export interface ItemsQuery {
  bbox?: Extent | undefined;
  datetime?: string | undefined;
  limit: number;
}

export function fetchItems(
  collection: string,
  { bbox, datetime, limit }: ItemsQuery,
  signal?: AbortSignal,
): Promise<Items> {
  const url = address(`collections/${collection}/items`, {
    bbox: bbox?.map((degrees) => degrees.toFixed(5)).join(","),
    datetime,
    limit,
  });
  return get(url, signal);
}

/** A layer as vector tiles, with a filter in CQL2. */
export interface TileQuery {
  collection: string;
  filter?: string | undefined;
}

const tileset = (collection: string): string => `collections/${collection}/tiles/WebMercatorQuad`;

/** A tile's bytes, none when nothing lies in it. */
export async function fetchTile(
  { collection, filter }: TileQuery,
  { z, x, y }: { z: number; x: number; y: number },
): Promise<ArrayBuffer> {
  const url = address(`${tileset(collection)}/${z}/${y}/${x}`, { filter });
  const response = await fetch(url, { signal: AbortSignal.timeout(patience) });
  await check(response);
  return response.arrayBuffer();
}

/** A vector tile of the base map; null where it has none. It is the same for all, signed in or not. */
export async function fetchBaseTile(url: string): Promise<ArrayBuffer | null> {
  const response = await fetch(url, { signal: AbortSignal.timeout(patience) });
  if (!response.ok) throw new ApiError("server", `HTTP ${response.status}`, response.status);
  return response.status === 204 ? null : response.arrayBuffer();
}

/** Beyond these there are no tiles. */
export async function fetchTileBounds(collection: string): Promise<Extent> {
  const { bounds } = await get<{ bounds?: Extent }>(
    address(tileset(collection), { f: "tilejson" }),
  );
  return bounds ?? [-180, -85, 180, 85];
}

/** How many rows pass a filter. */
export async function fetchCount({ collection, filter }: TileQuery): Promise<number> {
  const url = address(`collections/${collection}/items`, {
    filter,
    limit: 1,
    skipGeometry: "true",
  });
  const { numberMatched } = await get<Items>(url);
  return numberMatched;
}

/** The notes on the situation that hold on a day, for who asks. */
export const fetchSituation = (date: string): Promise<Notes> => get(address("situation", { date }));

/** Where the page links to the server's own pages, in a language where they have two. */
export const links = {
  joinReport: (lang: string): string => `join-report?lang=${lang}`,
  collections: (lang: string): string => `collections?lang=${lang}`,
  openApi: "api",
  signIn: "sign-in",
  pledgeReport: (year: number, lang: string): string => `pledges/${year}?f=html&lang=${lang}`,
  whatHappened: (lang: string): string => `what-happened?f=html&lang=${lang}`,
  edit: "edit",
  workshops: "workshop-lead",
  admin: (lang: string): string => `admin#lang=${lang}`,
};
