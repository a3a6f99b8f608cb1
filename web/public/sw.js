/**
 * Keeps what was last seen, for when there is no network: the network first, else what was kept.
 * Only answers that everybody gets are kept: none that the server calls private, as it does those to
 * who is signed in; and all is thrown away when somebody signs in or out.
 */
const name = "trygghetskarta-1";
const most = 400; // answers
const patience = 4000; // milliseconds until what was kept is shown instead

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

async function tell(response) {
  const kept = response.headers.get("x-kept");
  if (kept === null) return;
  for (const client of await self.clients.matchAll()) client.postMessage({ kept });
}

async function fromCache(request) {
  const found = await caches.match(request, { ignoreVary: true });
  if (found !== undefined) await tell(found);
  return found;
}

async function answer(request, waitFor) {
  const asked = fetch(request).then((response) => {
    if (isShared(response)) waitFor(keep(request, response.clone()));
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
  if (request.headers.has("range") || /\/(events|session|sign-in|workshops?)\b/.test(url.pathname))
    return;
  event.respondWith(answer(request, (work) => event.waitUntil(work)));
});
