/** The requests of the administrators' page. All addresses are relative to it. */
import { ask, read, send, token } from "../edit/api";
import type {
  ImportRun,
  Job,
  LogEntry,
  RejectedRow,
  Settings,
  SourceFile,
  Token,
  Upload,
  Uploads,
  User,
} from "./types";

const json = "application/json";
const patch = "application/merge-patch+json";

export async function fetchUsers(): Promise<User[]> {
  return ((await read("admin/users")).body as { users: User[] }).users;
}

export async function addUser(body: object): Promise<User> {
  return (await (await send("POST", "admin/users", { type: json, body })).json()) as User;
}

const userPath = (name: string) => `admin/users/${encodeURIComponent(name)}`;

export async function changeUser({ name, tag }: User, body: object): Promise<User> {
  const answer = await send("PATCH", userPath(name), { type: patch, tag, body });
  return (await answer.json()) as User;
}

export async function removeUser({ name, tag }: User): Promise<void> {
  await send("DELETE", userPath(name), { tag });
}

export async function fetchTokens(): Promise<Token[]> {
  return ((await read("admin/tokens")).body as { tokens: Token[] }).tokens;
}

export async function makeToken(body: object): Promise<Token> {
  return (await (await send("POST", "admin/tokens", { type: json, body })).json()) as Token;
}

export async function revokeToken({ id }: Token): Promise<void> {
  await send("DELETE", `admin/tokens/${id}`);
}

export async function fetchSettings(): Promise<Settings> {
  return (await read("admin/settings")).body as Settings;
}

/** What is set afterwards. */
export async function changeSettings(tag: string, body: object): Promise<Settings> {
  return (await (
    await send("PATCH", "admin/settings", { type: patch, tag, body })
  ).json()) as Settings;
}

export async function fetchSources(): Promise<SourceFile[]> {
  return ((await read("admin/sources")).body as { sources: SourceFile[] }).sources;
}

export async function fetchSource(id: number): Promise<SourceFile> {
  return (await read(`admin/sources/${id}`)).body as SourceFile;
}

export async function changeLicence(id: number, licence: string): Promise<void> {
  await send("PATCH", `admin/sources/${id}`, { type: patch, body: { licence } });
}

export async function fetchImports(source: number): Promise<ImportRun[]> {
  const { body } = await read(`admin/sources/${source}/imports`);
  return (body as { imports: ImportRun[] }).imports;
}

export async function fetchRejected(run: number): Promise<RejectedRow[]> {
  const { body } = await read(`admin/imports/${run}/rejected`);
  return (body as { rows_rejected: RejectedRow[] }).rows_rejected;
}

export const rejectedFile = (run: number): string => `admin/imports/${run}/rejected?f=csv`;

export async function fetchLog(): Promise<LogEntry[]> {
  return ((await read("admin/log")).body as { changes: LogEntry[] }).changes;
}

export async function fetchUploads(): Promise<Uploads> {
  return (await read("admin/uploads")).body as Uploads;
}

export async function beginUpload(file: File): Promise<Upload> {
  const body = {
    name: file.name,
    size: file.size,
    modified: Math.floor(file.lastModified / 1000),
  };
  return (await (await send("POST", "admin/uploads", { type: json, body })).json()) as Upload;
}

export async function fetchUpload(id: string): Promise<Upload> {
  return (await read(`admin/uploads/${id}`)).body as Upload;
}

/** Send the bytes that follow those that are there. */
export async function appendUpload(id: string, offset: number, bytes: Blob): Promise<Upload> {
  const headers: Record<string, string> = {
    "content-type": "application/octet-stream",
    "upload-offset": String(offset),
  };
  const secret = await token();
  if (secret !== "") headers["x-csrf-token"] = secret;
  const answer = await ask(`admin/uploads/${id}`, { method: "PATCH", headers, body: bytes });
  return (await answer.json()) as Upload;
}

export async function dropUpload(id: string): Promise<void> {
  await send("DELETE", `admin/uploads/${id}`);
}

export async function fetchJobs(): Promise<Job[]> {
  return ((await read("admin/jobs")).body as { jobs: Job[] }).jobs;
}

export async function fetchJob(id: number): Promise<Job> {
  return (await read(`admin/jobs/${id}`)).body as Job;
}

export async function startJob(body: object): Promise<Job> {
  return (await (await send("POST", "admin/jobs", { type: json, body })).json()) as Job;
}

export async function cancelJob(id: number): Promise<void> {
  await send("DELETE", `admin/jobs/${id}`);
}
