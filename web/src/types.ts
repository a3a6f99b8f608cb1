/** The shapes of the API's answers, as docs/api.md describes them. */
import type { Feature, FeatureCollection, Geometry } from "geojson";
import type { Limits } from "./figures";
import type { State } from "./state";

export type Language = "sv" | "en";
export type Part = "day" | "evening" | "night";
export type Status =
  | "proposed"
  | "decided"
  | "planned"
  | "underway"
  | "done"
  | "declined"
  | "paused";

/** Who asks, and what is sent back with each change. */
export interface Session {
  role: "public" | "staff" | "editor" | "admin";
  name: string | null;
  shown_as: string | null;
  /** With a password, so that one can sign out. */
  signed_in: boolean;
  has_ended: boolean;
  csrf: string | null;
}

/** A code with its names, and how many rows carry it. */
export interface Coded {
  code: string;
  sv: string;
  en: string;
  count?: number;
  /** Of a kind of incident: whether the public sees its numbers alone, where they are large enough. */
  protected?: boolean;
  /** Of a reason: what it is a reason for. */
  sentiment?: "unsafe" | "safe";
}

export interface ZoneSet {
  name: string;
  title: Record<Language, string>;
  version: string | null;
  zones: string;
  joined: string;
  count: number;
}

export interface Commitment {
  id: number | string;
  party: string | null;
  text: string;
  target: number | null;
  rule: "at_least" | "exactly" | "ongoing" | null;
  done: number;
  planned: number;
}

export interface Pledge {
  year: number;
  title: string;
  parties: string | null;
  commitments: Commitment[];
}

export interface Source {
  name: string;
  profile: string;
  /** What its rows are: incidents, survey, measures, pledges. */
  holds: string[];
  /** Of its incidents. */
  kinds: string[];
  /** Null, as are the numbers of rows, where the public asks. */
  sha256: string | null;
  file_time: string | null;
  imported_at: string;
  rows: number | null;
  accepted: number | null;
  rejected: number | null;
  made_up: boolean;
  licence: string | null;
}

export interface Survey {
  year: number;
  title: string;
  sampling: "random" | "open";
  /** Of the question that most answered; null where that is hidden. */
  responses: number | null;
  made_up?: boolean;
}

export type Extent = [west: number, south: number, east: number, north: number];

/** `GET /map.json`: what the page needs to start. */
export interface Start {
  revision: number;
  title: string;
  municipality: { code: string; name: string } | null;
  made_up: boolean;
  language: Language;
  zone_sets: ZoneSet[];
  /** How the map opens that nobody has asked anything of: where most zones have a figure. */
  opens: Partial<Pick<State, "set" | "part" | "figure">>;
  incident_years: number[];
  /** Years in which the form of the reports of incidents changed: counts before and after do not compare. */
  form_changes: number[];
  surveys: Survey[];
  kinds: Coded[];
  reasons: Coded[];
  measure_types: Coded[];
  measure_statuses: Coded[];
  activity_kinds: Coded[];
  parts: Coded[];
  pledges: Pledge[];
  /** `title_en` is there when somebody has given the layer an English name. */
  context_layers: { id: string; title: string; title_en?: string; count: number }[];
  sources: Source[];
  basemap: Basemap | null;
  /** Whether there should be one in a file that cannot be read. */
  basemap_lost: boolean;
  /** Whether other sites may show the map in a frame. */
  embed: boolean;
  contact: Contact;
  extent: Extent | null;
  /** In which the server keeps its places: "EPSG:3006". */
  crs: string;
  breaks?: Limits;
}

/** Whose layers vector tiles have. */
export type BasemapSchema = "protomaps" | "openmaptiles";

/** Tiles below the map: pictures, or vector tiles when they have a schema. */
export interface Basemap {
  url: string;
  attribution: string;
  schema: BasemapSchema | null;
  min_zoom: number;
  max_zoom: number;
}

export type VectorBasemap = Basemap & { schema: BasemapSchema };

/** Whom the accessibility statement names; what nobody has set is null. */
export interface Contact {
  organisation: string | null;
  email: string | null;
  phone: string | null;
  /** The day on which the statement was last gone through. */
  reviewed: string | null;
}

/** Whether a figure is shown, and if not, why: what the server says where it protects people. */
export type CellStatus = "shown" | "few" | "not_offered" | "none";

/** Figures of a zone, or of the whole municipality. A count that is hidden is null. */
export interface Figures {
  population: number | null;
  incidents: number | null;
  incidents_status?: CellStatus;
  incident_rate: number | null;
  incident_rate_low: number | null;
  incident_rate_high: number | null;
  incident_rate_eb?: number | null;
  incidents_expected?: number | null;
  incident_ratio?: number | null;
  incident_ratio_low?: number | null;
  incident_ratio_high?: number | null;
  respondents: number | null;
  respondents_unsafe: number | null;
  respondents_stay_in?: number | null;
  survey_status?: CellStatus;
  unsafe_share: number | null;
  unsafe_share_low: number | null;
  unsafe_share_high: number | null;
  mentions_unsafe: number | null;
  mentions_safe: number | null;
  mentions_status?: CellStatus;
  mention_share: number | null;
  mention_share_low: number | null;
  mention_share_high: number | null;
  reasons: Record<string, number | null>;
  reasons_safe: Record<string, number | null>;
  measures: number;
  activities_done: number;
  activities_planned: number;
  contributions?: number;
  contributions_web?: number;
  contributions_paper?: number;
  contributions_by_workshop?: Record<string, number>;
}

/** What is known of a zone whatever is asked. */
export interface Place {
  code: string;
  name: string;
  area_m2: number;
  population: number | null;
}

export interface Zone extends Figures, Place {
  parent: string | null;
  municipality: string | null;
  population_year: number | null;
}

/** Where figures of people are hidden: what can be asked for instead. */
export interface Offers {
  zone_sets?: string[];
  periods?: string[];
  parts?: string[];
}

export interface Summary extends Figures {
  zones: number;
  incidents_joined: number | null;
  incidents_outside: number | null;
  mentions_outside: number | null;
  /** What the server can show where a cell is hidden. */
  offers?: Offers;
}

export type Shape = Geometry | null;
export type Outlines = FeatureCollection<Geometry | null, Place>;
export type Joined = FeatureCollection<Geometry | null, Zone> & { summary: Summary };

/** A row of a point collection; which properties it has depends on the collection. */
export type Item = Feature<Geometry | null, Record<string, unknown>>;
export interface Items {
  features: Item[];
  numberMatched: number;
}

export interface PartFigures {
  respondents: number | null;
  respondents_unsafe: number | null;
  respondents_stay_in?: number | null;
  survey_status?: CellStatus;
  unsafe_share: number | null;
  unsafe_share_low?: number | null;
  unsafe_share_high?: number | null;
  mentions_unsafe: number | null;
  mentions_safe: number | null;
  mentions_status?: CellStatus;
  mention_share: number | null;
  mention_share_low: number | null;
  mention_share_high: number | null;
}

export type SeriesYear = {
  year: number;
  incidents: number | null;
  incidents_status?: CellStatus;
  incident_rate?: number | null;
  incident_rate_low?: number | null;
  incident_rate_high?: number | null;
  surveyed: boolean;
} & Record<Part | "all", PartFigures>;

export interface Series {
  zone_set: string;
  zone: string | null;
  years: SeriesYear[];
}

/** A note on what is going on. */
/** Notes that whoever asks may read. */
export interface Notes {
  features: (Item & { properties: SituationNote })[];
}

export interface SituationNote {
  title: string;
  text: string | null;
  place: string | null;
  owner: string | null;
  starts: string | null;
  ends: string | null;
}
