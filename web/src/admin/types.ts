/** The shapes of what administrators see, as docs/api.md describes them. */

export type Role = "staff" | "editor" | "admin";

export interface User {
  name: string;
  shown_as: string;
  role: Role;
  locked: boolean;
  has_password: boolean;
  created: string;
  last_sign_in: string | null;
  is_you: boolean;
  /** What a change must state. */
  tag: string;
  /** Only in the answer to the request that made it. */
  password?: string;
}

export interface Token {
  id: number;
  name: string;
  role: Role;
  created: string;
  expires: string;
  has_expired: boolean;
  user: string | null;
  last_used: string | null;
  /** Only in the answer to the request that made it. */
  token?: string;
}

export interface ProtectedSource {
  name: string;
  title: string;
  kind: "survey" | "dataset";
  k: string | null;
  k_in_force: number;
  n_min?: string | null;
  n_min_in_force?: number;
  public?: string | null;
  public_in_force?: string;
}

interface Limits {
  least: number;
  usual: number;
  most: number;
}

export interface Settings {
  settings: { key: string; value: string | null }[];
  protection: {
    k: string | null;
    k_limits: Limits;
    n_min: string | null;
    n_min_limits: Limits;
    sources: ProtectedSource[];
  };
  tag: string;
}

/** accepted + updated + unchanged + rejected = rows. */
export interface Sums {
  rows: number;
  accepted: number;
  updated: number;
  unchanged: number;
  rejected: number;
}

export interface SourceFile {
  id: number;
  name: string;
  profile: string;
  sha256: string;
  bytes: number;
  file_time: string;
  imported_at: string;
  crs: string | null;
  licence: string | null;
  sampling: "random" | "open" | null;
  datasets: string[];
  made_up: boolean;
  rows: number;
  rejected: number;
  notices?: Notice[];
}

export interface ImportRun extends Sums {
  id: number;
  at: string;
  by: string | null;
  keeps_rejected: boolean;
}

export interface RejectedRow {
  row: number;
  code: string;
  reason: string;
  content: string;
}

export interface Notice {
  code: string;
  text: string;
}

export interface Kind extends Omit<Sums, "rows" | "rejected"> {
  code: string;
  /** The names, when the code is a known one. */
  sv?: string;
  en?: string;
}

export interface Report extends Sums {
  dry_run: boolean;
  zones: Record<string, { joined: number; outside: number; ways: Record<string, number> }>;
  files: (Sums & {
    file: string;
    /** The members from here to `figures` are not in reports of long ago. */
    theme?: string;
    /** The rows that were taken, by what they are. */
    kinds?: Kind[];
    figures?: Record<string, number>;
    rejected_by_reason: Record<string, number>;
    rejections: { line: number; code: string; reason: string }[];
    notices: Notice[];
  })[];
}

export type JobState = "waiting" | "running" | "done" | "failed" | "cancelled" | "interrupted";

export interface Job {
  id: number;
  kind: "trial" | "import";
  state: JobState;
  by: string;
  file: string;
  options: {
    profile: string;
    layer: string;
    crs: string;
    set: string;
    fields: Record<string, string>;
  };
  trial: number | null;
  made_at: string;
  ended_at: string | null;
  problem: string | null;
  progress?: { rows: number; total: number };
  /** In the list. */
  sums?: Sums;
  /** Of one. */
  report?: Report | null;
  can_be_carried_out?: boolean;
}

export interface Uploads {
  /** Bytes that a file may have. */
  largest: number;
  /** Bytes that one request should bring. */
  piece: number;
  takes_files: boolean;
  profiles: { name: string; purpose: string }[];
}

export interface Upload {
  id: string;
  name: string;
  size: number;
  received: number;
}

export interface LogEntry {
  number: number;
  at: string;
  who: string;
  collection: string;
  feature: number;
  kind: string;
  reason: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
}
