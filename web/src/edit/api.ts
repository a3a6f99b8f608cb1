/** The requests of the editing page. All addresses are relative to it. */
import type { Geometry } from "geojson";
import { ApiError } from "../api";
import type { Change, Clash, Draft, Form, Problem, Row, Values } from "./types";

const patience = 20_000; // milliseconds until a request is given up

/** What the server would not take, field by field. */
export class Refused extends Error {
  constructor(readonly problems: Problem[]) {
    super(problems[0]?.message ?? "");
  }
}

/** Somebody else was faster. */
export class Stale extends Error {}

let csrf: string | null = null;

/** What the server wants to see with each change; nothing where nobody signs in. */
export async function token(): Promise<string> {
  if (csrf === null) {
    try {
      const session = (await read("session")).body as { csrf: string | null };
      csrf = session.csrf ?? "";
    } catch {
      csrf = "";
    }
  }
  return csrf;
}

async function failure(response: Response): Promise<Error> {
  if (response.status === 412) return new Stale();
  const problem = (await response.json().catch(() => ({}))) as {
    detail?: string;
    errors?: Problem[];
  };
  if (response.status === 422 && problem.errors !== undefined) return new Refused(problem.errors);
  const why = problem.detail ?? `HTTP ${response.status}`;
  return new ApiError(isOver(response) ? "ended" : "server", why, response.status);
}

/** Whether nobody is signed in any more: what is for people with a role is then as if it were not there. */
const isOver = (response: Response): boolean =>
  response.status === 401 ||
  (response.status === 404 && response.headers.get("trygghetskarta-view") !== "exact");

export async function ask(path: string, init: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(path, { ...init, signal: AbortSignal.timeout(patience) });
  } catch (error) {
    const late = error instanceof DOMException && error.name === "TimeoutError";
    throw new ApiError(late ? "timeout" : "offline", String(error));
  }
  if (!response.ok) throw await failure(response);
  return response;
}

export async function read(path: string): Promise<{ body: unknown; tag: string }> {
  const response = await ask(path, {
    headers: { accept: "application/json, application/geo+json" },
    cache: "no-store",
  });
  return { body: await response.json(), tag: response.headers.get("etag") ?? "" };
}

interface Sending {
  type?: string;
  tag?: string;
  body?: unknown;
}

export async function send(method: string, path: string, sending: Sending = {}): Promise<Response> {
  const headers: Record<string, string> = {};
  const secret = await token();
  if (secret !== "") headers["x-csrf-token"] = secret;
  if (sending.type !== undefined) headers["content-type"] = sending.type;
  if (sending.tag !== undefined) headers["if-match"] = sending.tag;
  const body = sending.body === undefined ? null : JSON.stringify(sending.body);
  return ask(path, { method, headers, body });
}

const items = (collection: string) => `collections/${collection}/items`;
const item = (collection: string, id: number) => `${items(collection)}/${id}`;

export async function fetchForms(): Promise<Form[]> {
  return ((await read("editing")).body as { collections: Form[] }).collections;
}

export async function fetchRows(collection: string): Promise<Row[]> {
  return ((await read(`editing/${collection}`)).body as { features: Row[] }).features;
}

export async function fetchDraft(collection: string, id: number): Promise<Draft> {
  const { body, tag } = await read(`${item(collection, id)}/draft`);
  return { ...(body as Omit<Draft, "tag">), tag };
}

export async function fetchChanges(collection: string, id: number): Promise<Change[]> {
  const { body } = await read(`${item(collection, id)}/history`);
  return (body as { changes: Change[] }).changes;
}

export async function fetchClashes(): Promise<Clash[]> {
  return ((await read("clashes")).body as { clashes: Clash[] }).clashes;
}

/** The id of the new feature. */
export async function create(
  collection: string,
  properties: Values,
  geometry: Geometry | null,
  reason: string,
): Promise<number> {
  const response = await send("POST", items(collection), {
    type: "application/geo+json",
    body: { type: "Feature", properties, geometry, reason },
  });
  return ((await response.json()) as { id: number }).id;
}

/** A merge patch: only what was changed. */
export interface Patch {
  properties: Values;
  geometry?: Geometry | null;
  reason: string;
}

export async function change(collection: string, draft: Draft, patch: Patch): Promise<void> {
  await send("PATCH", item(collection, draft.id ?? 0), {
    type: "application/merge-patch+json",
    tag: draft.tag,
    body: patch,
  });
}

export async function retire(collection: string, draft: Draft, reason: string): Promise<void> {
  const query = reason === "" ? "" : `?${new URLSearchParams({ reason })}`;
  await send("DELETE", `${item(collection, draft.id ?? 0)}${query.replace(/\+/g, "%20")}`, {
    tag: draft.tag,
  });
}

/** Undo a change, or restore what was retired. */
export async function takeBack(
  collection: string,
  draft: Draft,
  what: { undo: number } | { restore: true },
): Promise<void> {
  await send("POST", `${item(collection, draft.id ?? 0)}/history`, {
    type: "application/json",
    tag: draft.tag,
    body: what,
  });
}

export async function settle(id: number, choice: "hand" | "file"): Promise<void> {
  await send("POST", "clashes", { type: "application/json", body: { id, choice } });
}

export interface Place {
  name: string;
  at: [number, number];
}

/** Places by name, to put a feature on. */
export async function fetchPlaces(): Promise<Place[]> {
  const { body } = await read("collections/places/items?limit=10000&properties=name");
  const { features } = body as {
    features: {
      geometry: { coordinates: [number, number] } | null;
      properties: { name: string };
    }[];
  };
  return features.flatMap(({ geometry, properties }) =>
    geometry === null ? [] : [{ name: properties.name, at: geometry.coordinates }],
  );
}

/** The zones of a set, to choose from. */
export async function fetchZones(set: string): Promise<{ code: string; name: string }[]> {
  const path = `collections/zones-${set}/items?limit=10000&skipGeometry=true`;
  const { features } = (await read(path)).body as {
    features: { properties: { code: string; name: string } }[];
  };
  return features.map(({ properties }) => properties);
}
