/** What the server says of a workshop. */
import type { Feature, FeatureCollection, LineString, Point, Polygon } from "geojson";

export type Shape = Point | LineString | Polygon;
export type ShapeKind = "point" | "line" | "area";

export interface Item {
  id: number;
  theme: string;
  text: string;
  changes?: FeatureCollection<Shape, Record<string, string>> | null;
}

export interface Workshop {
  id: number;
  title: string;
  intro: string;
  area: [number, number, number, number];
  themes: string[];
  categories: string[];
  moderation: "pre" | "post";
  vote: "none" | "one" | "budget";
  budget: number;
  state: "draft" | "open" | "frozen" | "closed";
  opens: string | null;
  closes: string | null;
  made_up: boolean;
  version: number;
  statements: Item[];
  scenarios: Item[];
  questions: Item[];
  code?: string;
  consent?: string;
  published_at?: string | null;
  participants?: number;
}

export interface Said {
  kind: ShapeKind | "answer";
  category: string;
  theme: string;
  scenario: number | null;
  question: number | null;
  comment: string;
  nickname: string | null;
  channel: "web" | "paper";
  state: "waiting" | "shown" | "hidden" | "merged" | "withdrawn";
  merged_into: number | null;
  made_at: string;
}

export type Contribution = Feature<Shape | null, Said> & { id: number };
export type Counts = Record<string, number>;

export interface Votes {
  totals: Counts;
  voters: number;
}

export interface State {
  workshop: Workshop;
  leader: boolean;
  participants: number;
  contributions: { features: Contribution[] };
  reactions: Record<string, Counts>;
  votes: Votes;
  mine?: { contributions: number[]; reactions: Record<string, string>; points: Counts };
  event: number;
}

export interface Invitation {
  id: number;
  title: string;
  intro: string;
  consent: string;
  made_up: boolean;
  open: boolean;
}

/** A guest, as leaders see one. */
export interface Participant {
  id: number;
  nickname: string | null;
  joined: string;
  contributions: number;
  reactions: number;
  points: number;
}
