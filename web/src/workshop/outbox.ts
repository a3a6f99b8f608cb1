/**
 * What is to be sent, kept on the phone until the server has it. Each message has this browser's
 * random name and a rising number, by which the server takes it once however often it comes.
 */
import { call, pathOf, Refused } from "./api";

export type What = "contributions" | "corrections" | "reactions" | "votes";

export interface Message {
  number?: number; // given by the database
  workshop: number;
  what: What;
  body: Record<string, unknown>;
  /** Why the server will not take it; it is kept, and said, until the person drops it. */
  refused?: string;
}

export interface Outbox {
  /** Kept when this returns, whatever happens to the page afterwards. */
  add: (what: What, body: Record<string, unknown>) => Promise<void>;
  waiting: () => Promise<Message[]>;
  drop: (number: number) => Promise<void>;
  /** Send what waits, in order, now. */
  send: () => Promise<void>;
}

export interface Listener {
  changed: () => void;
  /** The server has taken it, and says what has become of it. */
  taken: (message: Message, answer: unknown) => void;
  /** The server does not know this guest any more. */
  unknown: () => void;
}

const pauses = [1000, 2000, 4000, 8000, 15_000]; // milliseconds between tries
const forGood = [400, 403, 404, 409, 413, 415];

const done = <T>(request: IDBRequest<T>) =>
  new Promise<T>((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

const committed = (transaction: IDBTransaction) =>
  new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });

function randomName(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((each) => each.toString(16).padStart(2, "0")).join("");
}

async function openDatabase(): Promise<IDBDatabase> {
  const request = indexedDB.open("trygg-workshop", 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore("messages", { keyPath: "number", autoIncrement: true });
    request.result.createObjectStore("names").put(randomName(), "client");
  };
  return done(request);
}

/** One tab sends at a time, where the browser can tell; it would do no harm otherwise. */
const alone = async (work: () => Promise<void>): Promise<void> => {
  if (navigator.locks === undefined) await work();
  else await navigator.locks.request("trygg-outbox", work);
};

export async function openOutbox(workshop: number, listener: Listener): Promise<Outbox> {
  const database = await openDatabase();
  const client = (await done(
    database.transaction("names").objectStore("names").get("client"),
  )) as string;
  let tries = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const change = async (work: (messages: IDBObjectStore) => void) => {
    const transaction = database.transaction("messages", "readwrite");
    work(transaction.objectStore("messages"));
    await committed(transaction);
    listener.changed();
  };

  const waiting = async () => {
    const all = database.transaction("messages").objectStore("messages").getAll();
    return ((await done(all)) as Message[]).filter((each) => each.workshop === workshop);
  };

  const later = () => {
    clearTimeout(timer);
    const pause = pauses[Math.min(tries, pauses.length - 1)];
    tries += 1;
    timer = setTimeout(() => void send(), pause);
  };

  /** False when the others must wait, too. */
  const sendOne = async (message: Message): Promise<boolean> => {
    try {
      const path = `${pathOf(workshop)}/${message.what}`;
      const answer = await call("POST", path, {
        ...message.body,
        client,
        number: message.number,
      });
      listener.taken(message, answer);
      await change((messages) => messages.delete(message.number as number));
      return true;
    } catch (error) {
      if (!(error instanceof Refused)) return false;
      if (error.status === 401) listener.unknown();
      if (!forGood.includes(error.status)) return false;
      await change((messages) => messages.put({ ...message, refused: error.message }));
      return true;
    }
  };

  const sendAll = async () => {
    for (;;) {
      const next = (await waiting()).find((each) => each.refused === undefined);
      if (next === undefined) break;
      if (!(await sendOne(next))) return later();
      tries = 0;
    }
  };

  const send = () => alone(sendAll);

  window.addEventListener("online", () => void send());
  return {
    add: async (what, body) => {
      await change((messages) => messages.add({ workshop, what, body }));
      void send();
    },
    waiting,
    drop: (number) => change((messages) => messages.delete(number)),
    send,
  };
}
