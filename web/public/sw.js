/**
 * Keeps what was last seen, for when there is no network: the network first, else what was kept.
 * Only answers that everybody gets are kept: none that the server calls private or exact, as it does
 * those to who is signed in; nothing of editing, signing in and what is said in workshops (their
 * guests' page without it is kept); and all is thrown away when somebody signs in or out.
 */
const name = "trygghetskarta-1";
const most = 400; // answers
const patience = 4000; // milliseconds until what was kept is shown instead
const unkept =
  /\/(admin[\w-]*|clashes|draft|edit|editing|events|healthz|history|join-report|session|sign-in|sign-out|workshops|workshop-lead)(\/|$)/;

self.addEventListener("install", () => self.skipWaiting());

self.addEventListener("activate", (event) => {
  const old = caches
    .keys()
    .then((all) =>
      Promise.all(all.filter((each) => each !== name).map((each) => caches.delete(each))),
    );
  event.waitUntil(old.then(() => self.clients.claim()));
});

const isShared = (response) =>
  response.status === 200 &&
  response.type === "basic" &&
  response.headers.get("trygghetskarta-view") !== "exact" &&
  !/no-store|private/.test(response.headers.get("cache-control") ?? "");

/** With the time at which it was kept. */
async function keep(request, response) {
  const cache = await caches.open(name);
  const headers = new Headers(response.headers);
  headers.set("x-kept", new Date().toISOString());
  const body = await response.blob();
  await cache.put(request, new Response(body, { status: 200, headers }));
  const keys = await cache.keys();
  for (const old of keys.slice(0, Math.max(0, keys.length - most))) await cache.delete(old);
}

/** What everybody gets is kept; what was kept is thrown away for who now gets something else. */
async function settle(request, response) {
  // Files that change never may come from the browser's own cache; data come from the server alone.
  if (/no-cache/.test(response.headers.get("cache-control") ?? "")) await tell("");
  if (isShared(response)) await keep(request, response);
  else if (response.ok) await (await caches.open(name)).delete(request, { ignoreVary: true });
}

/** Tell the pages when what they show was kept; empty: it comes from the server again. */
async function tell(kept) {
  for (const client of await self.clients.matchAll()) client.postMessage({ kept });
}

async function fromCache(request) {
  const found = await caches.match(request, { ignoreVary: true });
  const kept = found?.headers.get("x-kept");
  if (kept) await tell(kept);
  return found;
}

async function answer(request, waitFor) {
  const asked = fetch(request).then((response) => {
    waitFor(settle(request, response.clone()));
    return response;
  });
  // Whoever waits too long sees what was kept, and the answer is kept for the next time.
  const late = new Promise((resolve) => setTimeout(resolve, patience)).then(() =>
    fromCache(request),
  );
  try {
    return (await Promise.race([asked, late])) ?? (await asked);
  } catch (error) {
    const found = await fromCache(request);
    if (found !== undefined) return found;
    throw error;
  }
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== self.location.origin) return;
  if (request.method === "POST" && /\/sign-(in|out)$/.test(url.pathname)) {
    event.waitUntil(caches.delete(name));
  }
  if (request.method !== "GET") return;
  if (request.headers.has("range") || unkept.test(url.pathname)) return;
  event.respondWith(answer(request, (work) => event.waitUntil(work)));
});
