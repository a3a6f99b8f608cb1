/**
 * Keeps what was last seen, for when there is no network: the network first, else what was kept.
 * Only answers that everybody gets are kept: none that the server calls private or exact, as it does
 * those to who is signed in; nothing of editing, signing in and what is said in workshops (their
 * guests' page without it is kept); and all is thrown away when somebody signs in or out.
 */
const name = "trygghetskarta-1";
const most = 400; // answers
/** Tiles of the base map are many: they push out each other, and nothing else. */
const tiles = "trygghetskarta-tiles-1";
const patience = 4000; // milliseconds until what was kept is shown instead
const unkept =
  /\/(admin[\w-]*|clashes|draft|edit|editing|events|healthz|history|join-report|session|sign-in|sign-out|workshops|workshop-lead)(\/|$)/;

self.addEventListener("install", () => self.skipWaiting());

self.addEventListener("activate", (event) => {
  const old = caches
    .keys()
    .then((all) =>
      Promise.all(
        all.filter((each) => each !== name && each !== tiles).map((each) => caches.delete(each)),
      ),
    );
  event.waitUntil(old.then(() => self.clients.claim()));
});

const cacheOf = ({ url }) => (/\/basemap\/\d+\/\d+\/\d+$/.test(url) ? tiles : name);

const isShared = (response) =>
  response.status === 200 &&
  response.type === "basic" &&
  response.headers.get("trygghetskarta-view") !== "exact" &&
  !/no-store|private/.test(response.headers.get("cache-control") ?? "");

/** With the time at which it was kept. */
async function keep(request, response) {
  const cache = await caches.open(cacheOf(request));
  const headers = new Headers(response.headers);
  headers.set("x-kept", new Date().toISOString());
  const body = await response.blob();
  await cache.put(request, new Response(body, { status: 200, headers }));
  const keys = await cache.keys();
  for (const old of keys.slice(0, Math.max(0, keys.length - most))) await cache.delete(old);
}

/** What everybody gets is kept; what was kept is thrown away for who now gets something else. */
async function settle(request, response) {
  if (isShared(response)) await keep(request, response);
  else if (response.ok) await (await caches.open(name)).delete(request, { ignoreVary: true });
}

/** Tell the pages: `kept`, when what they show was kept; empty, it comes from the server again. */
async function tell(what) {
  for (const client of await self.clients.matchAll()) client.postMessage(what);
}

const tellKept = (found) => tell({ kept: found.headers.get("x-kept") ?? "" });

// Files that change never may come from the browser's own cache; data come from the server alone.
const fromServer = (response) => /no-cache/.test(response.headers.get("cache-control") ?? "");

/** The answer has come; `shown` is what was kept and is shown meanwhile, if it took too long. */
async function arrived(request, response, shown) {
  const copy = response.clone();
  if (fromServer(response)) await tell({ kept: "" });
  const another = shown && shown.headers.get("etag") !== response.headers.get("etag");
  await settle(request, copy);
  if (another && response.ok) await tell({ newer: new URL(request.url).pathname });
}

async function answer(request, waitFor) {
  const find = () => caches.match(request, { ignoreVary: true });
  let shown;
  const asked = fetch(request);
  // Whoever waits too long sees what was kept, until the answer is here; that is no lack of network.
  let timer;
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, patience);
  }).then(async () => {
    shown = await find();
    return shown ?? asked;
  });
  const ended = asked.then(
    (response) => {
      clearTimeout(timer);
      waitFor(arrived(request, response.clone(), shown));
    },
    () => {
      clearTimeout(timer);
      return shown && tellKept(shown);
    },
  );
  waitFor(ended);
  try {
    return await Promise.race([asked, late]);
  } catch (error) {
    const found = request.signal.aborted ? undefined : await find();
    if (found === undefined) throw error;
    waitFor(tellKept(found));
    return found;
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
