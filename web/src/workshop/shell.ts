/** The guests' page itself is kept on the phone, without what is said: so that it opens without a connection. */
import { startOffline } from "../offline";

/** What the page is made of came before the worker that keeps it: it is asked for once more, mostly from the browser's own store. */
async function keepShell(): Promise<void> {
  const { origin } = location;
  const files = performance
    .getEntriesByType("resource")
    .map(({ name }) => name)
    .filter((name) => name.startsWith(origin) && !name.includes("/workshops/"));
  const page = location.href.split("#")[0] as string;
  for (const each of new Set([page, ...files])) await fetch(each).catch(() => undefined);
}

export function startShell(): void {
  startOffline(() => undefined);
  if (!("serviceWorker" in navigator) || !isSecureContext) return;
  if (navigator.serviceWorker.controller !== null) return; // it has seen all of it
  navigator.serviceWorker.addEventListener("controllerchange", () => void keepShell(), {
    once: true,
  });
}
