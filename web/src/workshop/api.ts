/** The only file that knows the addresses of workshops. All are relative to the page. */
import { refusalText } from "../refusals";
import type { Invitation, Participant, State, Workshop } from "./types";
import { language } from "./words";

const patience = 15_000; // milliseconds until a request is given up

/** The server has answered, and not as wished; the message is in the reader's language. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

async function reasonOf(response: Response): Promise<string> {
  const plain = `HTTP ${response.status}`;
  const { detail = plain } = await response.json().then(
    (problem) => problem as { detail?: string },
    () => ({}) as { detail?: string },
  );
  return refusalText({ status: response.status, detail }, language());
}

/** Throws Refused for what the server says no to, and another error when it cannot be reached. */
export async function call<T>(
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<T> {
  const response = await fetch(path, {
    method,
    headers: {
      accept: "application/json",
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...headers,
    },
    signal: AbortSignal.timeout(patience),
    credentials: "same-origin",
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Refused(response.status, await reasonOf(response));
  return (response.status === 204 ? null : await response.json()) as T;
}

export const pathOf = (workshop: number) => `workshops/${workshop}`;

export const fetchInvitation = (code: string) =>
  call<Invitation>("GET", `workshops/join?code=${encodeURIComponent(code)}`);

export const join = (code: string, nickname: string) =>
  call<{ workshop: number }>("POST", "workshops/join", { code, nickname, consent: true });

export const fetchState = (workshop: number, leader = false) =>
  call<State>("GET", `${pathOf(workshop)}${leader ? "?as=leader" : ""}`);

export const fetchWorkshops = () => call<{ workshops: Workshop[] }>("GET", "workshops");

export const fetchParticipants = (workshop: number) =>
  call<{ participants: Participant[] }>("GET", `${pathOf(workshop)}/participants`);

/** The token that changes by a signed-in person bring back; nothing when nobody is signed in. */
async function csrf(): Promise<Record<string, string>> {
  try {
    const { csrf: token } = await call<{ csrf: string | null }>("GET", "session");
    return token ? { "x-csrf-token": token } : {};
  } catch (error) {
    if (error instanceof Refused) return {};
    throw error;
  }
}

/** A change by a leader. */
export const lead = async <T>(method: string, path: string, body?: unknown) =>
  call<T>(method, path, body, await csrf());
