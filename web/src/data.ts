/** What has been fetched so far, and the fetching of what a state needs. Knows no addresses and draws nothing. */
import {
  ApiError,
  fetchCount,
  fetchItems,
  fetchJoined,
  fetchOutlines,
  fetchSeries,
  type JoinedQuery,
  outlineZoom,
  type SeriesQuery,
  type TileQuery,
} from "./api";
import { choicesOf, joinedQuery, seriesQuery } from "./filters";
import type { Counts, Stock } from "./layers";
import { notesNow } from "./notes";
import type { ZoneFeature } from "./scene";
import type { Choices, State } from "./state";
import type { Extent, Items, Joined, Series, Start } from "./types";

const mostPoints = 5000;
const kept = 60; // answers remembered

export interface Data {
  joined: Joined | null;
  /** The choices that the figures answer; others may be on their way. */
  answered: Choices | null;
  shapes: ReadonlyMap<string, ZoneFeature[]>;
  series: Series | null;
  zoneSeries: Series | null;
  stocks: ReadonlyMap<string, Stock>;
  counts: Counts;
  busy: boolean;
  error: ApiError | null;
}

export interface Loader {
  data: Data;
  /** Fetch what the state needs and is not here yet. */
  load: (state: State) => Promise<void>;
  /** Fetch exact polygons in place of those for a map of the whole. */
  refine: () => Promise<void>;
  /** Wait for what is asked for, and for its exact polygons: a print is drawn once. */
  complete: () => Promise<void>;
  loadItems: (collections: string[], extent: Extent | null) => void;
  /** Count the rows of large layers that pass their filters. */
  loadCounts: (queries: TileQuery[]) => void;
  /** Forget what was answered, so that it is asked again; what is shown stays until then. */
  forget: () => void;
}

/** Ask once: a question that was answered, or is on its way, is not sent again. */
function remember<Q, A>(ask: (query: Q) => Promise<A>) {
  const answers = new Map<string, Promise<A>>();
  const answer = (query: Q): Promise<A> => {
    const key = JSON.stringify(query);
    const known = answers.get(key);
    if (known !== undefined) return known;
    const coming = ask(query);
    answers.set(key, coming);
    coming.catch(() => answers.delete(key));
    const oldest = answers.keys().next().value;
    if (answers.size > kept && oldest !== undefined) answers.delete(oldest);
    return coming;
  };
  return Object.assign(answer, { forget: () => answers.clear() });
}

/** The zones of a set that have a polygon. */
async function shapesOf(set: string, zoom?: number): Promise<ZoneFeature[]> {
  const { features } = await fetchOutlines(set, zoom);
  return features.filter((zone): zone is ZoneFeature => zone.geometry !== null);
}

/** `changed` is called for what is asked for by the state, `changedSoon` for what comes beside it. */
export function createLoader(start: Start, changed: () => void, changedSoon: () => void): Loader {
  const shapes = new Map<string, ZoneFeature[]>();
  const stocks = new Map<string, Stock>();
  const counts = new Map<string, number>();
  const data: Data = {
    joined: null,
    answered: null,
    shapes,
    series: null,
    zoneSeries: null,
    stocks,
    counts,
    busy: false,
    error: null,
  };
  const series = remember((query: SeriesQuery) => fetchSeries(query));
  const figures = remember((query: JoinedQuery) => fetchJoined(query));
  /** Polygons are by far the most of what is fetched: what the first view needs of them, and all later. */
  const asSeen = remember(async (set: string) => {
    const found = await shapesOf(set, outlineZoom);
    if (close) await exact(set);
    else shapes.set(set, found);
  });
  const exact = remember(async (set: string) => {
    shapes.set(set, await shapesOf(set));
  });
  const outlines = (set: string): Promise<void> => {
    sets.add(set);
    return close ? exact(set) : asSeen(set);
  };
  /** The sets whose polygons were asked for. */
  const sets = new Set<string>();
  /** Whether exact polygons are needed. */
  let close = false;
  let turn = 0;
  let loading = Promise.resolve();

  function load(state: State): Promise<void> {
    loading = answer(state);
    return loading;
  }

  async function answer(state: State): Promise<void> {
    turn += 1;
    const mine = turn;
    const query = joinedQuery(start, state);
    const whole = seriesQuery(start, state, "");
    const zone = state.zone === "" ? null : seriesQuery(start, state, state.zone);
    if (query === null || whole === null) return;
    const first = data.joined === null;
    data.busy = true;
    changed();
    try {
      const outline = Promise.all([outlines(query.set), ground()]);
      outline.catch(() => undefined); // until it is waited for
      const known = figures(query);
      const ofZone = async () => {
        if (zone === null) return null;
        const { features } = await known; // of a zone that is not among them nothing is there
        if (!features.some(({ properties }) => properties.code === state.zone)) return null;
        return series(zone).catch(() => null);
      };
      const [joined, all, one] = await Promise.all([known, series(whole), ofZone()]);
      if (!first) await outline; // the map stands as it is until the next can be drawn
      if (mine !== turn) return;
      const answered = choicesOf(start, state);
      Object.assign(data, { joined, answered, series: all, zoneSeries: one, error: null });
      if (first && !isHere(query.set)) {
        changed();
        await outline;
        if (mine !== turn) return;
      }
      data.busy = false;
    } catch (error) {
      if (mine !== turn) return;
      data.busy = false;
      data.error = error instanceof ApiError ? error : new ApiError("server", String(error));
    }
    changed();
  }

  /** The first zone set and the localities are the base map, whichever set is shown. */
  const wanted = start.zone_sets.filter((set, index) => index === 0 || set.name === "tatort");
  const isHere = (set: string): boolean =>
    shapes.has(set) && wanted.every(({ name }) => shapes.has(name));

  async function ground(): Promise<void> {
    const missing = wanted.filter(({ name }) => !shapes.has(name));
    await Promise.all(missing.map(({ name }) => outlines(name).catch(() => undefined)));
  }

  async function refine(): Promise<void> {
    const first = !close;
    close = true;
    try {
      await Promise.all([...sets].map(exact));
      if (first) changedSoon();
    } catch {
      close = false; // without a network, what is here must do
    }
  }

  async function complete(): Promise<void> {
    await loading;
    await refine();
  }

  const asked = new Set<string>();
  function loadItems(collections: string[], extent: Extent | null): void {
    for (const collection of collections) {
      if (asked.has(collection)) continue;
      asked.add(collection);
      const rows: Promise<Pick<Items, "features"> & Partial<Items>> =
        collection === "notes"
          ? notesNow()
          : fetchItems(collection, { bbox: extent ?? undefined, limit: mostPoints });
      rows.then(
        ({ features, numberMatched = features.length }) => {
          const many = numberMatched > mostPoints;
          // Rows without a position match every extent; when all are such, there is nothing to draw.
          const tooMany = many && features.some(({ geometry }) => geometry !== null);
          const items = many ? [] : features;
          stocks.set(collection, { items, tooMany });
          changedSoon();
        },
        () => asked.delete(collection),
      );
    }
  }

  const count = remember(fetchCount);
  function loadCounts(queries: TileQuery[]): void {
    for (const query of queries) {
      const key = JSON.stringify(query);
      if (counts.has(key)) continue;
      count(query).then(
        (number) => {
          if (counts.get(key) === number) return;
          counts.set(key, number);
          changedSoon();
        },
        () => undefined,
      );
    }
  }

  function forget(): void {
    for (const each of [series, figures, asSeen, exact, count]) each.forget();
    for (const each of [asked, counts]) each.clear();
  }

  return { data, load, refine, complete, loadItems, loadCounts, forget };
}
