/** What was last seen stays readable without a network: the service worker, and what the page says then. */

import { dataTypes } from "./api";

/** When what is shown was kept; empty while it comes from the server. */
let kept = "";

const dayAndTime = (iso: string): string => {
  const at = new Date(iso);
  return `${at.toLocaleDateString("sv-SE")} ${at.toLocaleTimeString("sv-SE", { hour: "2-digit", minute: "2-digit" })}`;
};

/** What the worker says: when what is shown was kept, or that a newer answer has come meanwhile. */
interface Said {
  kept?: unknown;
  newer?: unknown;
}

const never = /\/(session|workshops)(\/|$)/; // what the worker does not keep
const made = /\/assets\/|\.(png|webmanifest)$/;

/**
 * What came before the worker that keeps it is asked for once more, one after the other: the
 * browser's own store has most of it, and the server answers for the rest that it is as it was.
 */
function keepWhatCame(): void {
  const ruled = performance.now();
  const known = new Set<string>();
  let last: Promise<unknown> = Promise.resolve();
  const again = (url: string, accept: string) => {
    if (known.has(url)) return;
    known.add(url);
    last = last
      .then(() => fetch(url, { headers: { accept } }))
      .then((response) => response.blob()) // an answer that nobody reads never ends
      .catch(() => undefined);
  };
  again(location.href.split("#")[0] as string, "text/html");
  new PerformanceObserver((list) => {
    for (const { name, startTime } of list.getEntries()) {
      if (startTime > ruled || !name.startsWith(location.origin) || never.test(name)) continue;
      again(name, made.test(name) ? "*/*" : dataTypes);
    }
  }).observe({ type: "resource", buffered: true });
}

/**
 * Start keeping; `changed` is called when the network goes, `renew` when something newer than what
 * is shown can be had.
 */
export function startOffline(changed: () => void, renew: () => void = changed): void {
  if (!("serviceWorker" in navigator) || !isSecureContext) return;
  const back = () => {
    if (kept === "") return;
    kept = "";
    renew();
  };
  navigator.serviceWorker.addEventListener("message", ({ data }: MessageEvent) => {
    const { kept: since, newer } = data as Said;
    // All else is drawn from what the page starts with.
    if (typeof newer === "string" && newer.endsWith("/map.json")) location.reload();
    else if (typeof newer === "string") renew();
    if (typeof since !== "string") return;
    if (since === "") back();
    else if (kept === "" || since < kept) {
      kept = since;
      changed();
    }
  });
  addEventListener("online", back);
  if (navigator.serviceWorker.controller === null)
    navigator.serviceWorker.addEventListener("controllerchange", keepWhatCame, { once: true });
  // After the page stands: what it needs first is not to wait for it.
  const register = () => void navigator.serviceWorker.register("./sw.js").catch(() => undefined);
  if (document.readyState === "complete") register();
  else addEventListener("load", register);
}

/** Throw away what was kept, as who signs out expects. */
export async function forgetKept(): Promise<void> {
  if (!("caches" in globalThis)) return;
  const names = await caches.keys();
  await Promise.all(names.map((name) => caches.delete(name)));
}

/** As the source line says it: "2021-03-02 14:05"; empty while the network is there. */
export const keptText = (): string => (kept === "" ? "" : dayAndTime(kept));
