/** The shapes of the analyses' answers, as docs/api.md describes them. */
import type { FeatureCollection, Geometry } from "geojson";
import type { Language } from "./types";

export interface Refusal {
  code: string;
  sv: string;
  en: string;
}

export const spotClasses = ["hot", "cold", "not_significant", "no_neighbours", "too_few"] as const;
export const clusterClasses = [
  "high_high",
  "low_low",
  "high_low",
  "low_high",
  "not_significant",
  "no_neighbours",
  "too_few",
] as const;
export type SpotClass = (typeof spotClasses)[number] | (typeof clusterClasses)[number];

/** What is found of one zone. */
export interface Spot {
  code: string;
  value: number | null;
  n: number | null;
  neighbours: number | null;
  smoothed?: number | null;
  gi_star: number | null;
  local_moran: number | null;
  p: number | null;
  spot: SpotClass;
  cluster: SpotClass;
}

export interface HotspotSummary {
  zones: number;
  analysed: number;
  tests: number;
  found: number;
  threshold: number | null;
  smallest_p: number | null;
  moran: { i: number; p: number } | null;
  warnings: (string | Record<Language, string>)[];
  parameters: Record<string, string | number>;
  method: string;
}

/** `GET /hotspots/{set}` without geometries. */
export type Hotspots = FeatureCollection<null, Spot> & { summary: HotspotSummary };

export interface Window {
  from: string;
  to: string;
}

export interface Effect {
  value: number;
  low: number;
  high: number;
  variance_factor: number;
  overdispersed_low: number;
  overdispersed_high: number;
  zero_corrected: boolean;
  verdict: "fewer" | "more" | "cannot_tell";
}

/** `GET /evaluations/{measure}`. */
export interface Evaluation {
  measure: { id: number; title: string | null; type: string; done_on: string | null };
  zone: string | null;
  control_zones: string[];
  before: Window | null;
  after: Window | null;
  left_out: Window | null;
  start_of_work_known: boolean;
  evaluated: boolean;
  refusal: Refusal | null;
  table?: { a: number; b: number; c: number; d: number };
  uncertain?: number;
  effect?: Effect;
  sentence?: Record<Language, string>;
  parameters: Record<string, string | number>;
  method: string;
}

interface Known {
  known: number;
  unknown: number;
}

/** `GET /profiles/{kind}`. */
export interface FireProfile {
  kind: string;
  incidents: number;
  hours: Known & { by_weekday: number[][] };
  weekdays: Known & { incidents: number[] };
  months: Known & { incidents: number[] };
  objects: { object: string | null; incidents: number }[];
  light: Known & { day: number; twilight: number; dark: number };
  near_school: Known & {
    schools: number;
    bands: { from: number; to: number | null; incidents: number }[];
  };
  near_repeat: { events: number; refusal?: Refusal | null };
  parameters: Record<string, string | number>;
  method: string;
}

export interface DensityStep {
  density_from: number;
  density_to: number;
}

/** `GET /density`. */
export type Density = FeatureCollection<Geometry, DensityStep> & {
  summary: {
    incidents: number;
    with_place: number;
    unit: string;
    refusal?: Refusal | null;
    parameters: Record<string, string | number>;
    method: string;
  };
};
