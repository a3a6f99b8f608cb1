/** The shapes of what can be edited, as docs/editing.md describes them. */
import type { Geometry } from "geojson";
import type { Coded } from "../types";

export type Value = string | number | boolean | null | (string | number)[];
export type Values = Record<string, Value>;

export interface Field {
  name: string;
  type: string;
  required: boolean;
  most?: number;
  codes?: Coded[];
}

export interface Form {
  collection: string;
  place: "none" | "point" | "any";
  needs_place: boolean;
  fields: Field[];
  /** Of measures: which statuses may follow. */
  steps?: Record<string, string[]>;
}

export interface Row {
  id: number;
  title: string;
  status: string;
  date: string;
  version: number;
  retired: boolean;
}

/** A feature as it may be changed, with the tag that a change must state. */
export interface Draft {
  id: number | null;
  properties: Values;
  geometry: Geometry | null;
  version: number;
  retired: boolean;
  tag: string;
}

export interface State {
  properties: Values;
  geometry: Geometry | null;
}

export interface Change {
  number: number;
  at: string;
  who: string;
  kind: string;
  reason: string;
  before: State | null;
  after: State | null;
}

export interface Clash {
  id: number;
  collection: string;
  feature: number;
  title: string;
  field: string;
  hand: Value;
  file: Value;
  source: string;
}

export interface Problem {
  pointer: string;
  code: string;
  message: string;
}
