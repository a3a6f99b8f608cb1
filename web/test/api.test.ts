import { afterEach, expect, test, vi } from "vitest";
import { ApiError, address, fetchItems, fetchJoined, fetchOutlines, fetchStart } from "../src/api";

const answer = (body: unknown, status = 200) =>
  vi.fn(async (_url: string) => new Response(JSON.stringify(body), { status }));

afterEach(() => vi.unstubAllGlobals());

test("parameters that are not set are left out of the address", () => {
  expect(address("series/deso", { zone: undefined, kind: "arson", part: "" })).toBe(
    "series/deso?kind=arson",
  );
});

test("figures are asked for with polygons once, then without", async () => {
  const fetch = answer({ features: [] });
  vi.stubGlobal("fetch", fetch);

  await fetchOutlines("deso", 11);
  await fetchOutlines("deso");
  await fetchJoined({ set: "deso", period: "2017" });

  expect(fetch.mock.calls.map(([url]) => url)).toEqual([
    "collections/trygghet-deso/items?limit=10000&zoom-level=11&properties=code%2Cname%2Carea_m2%2Cpopulation",
    "collections/trygghet-deso/items?limit=10000&properties=code%2Cname%2Carea_m2%2Cpopulation",
    "collections/trygghet-deso/items?period=2017&limit=10000&skipGeometry=true",
  ]);
});

test("points are asked for in an extent", async () => {
  const fetch = answer({ features: [] });
  vi.stubGlobal("fetch", fetch);

  await fetchItems("incidents", { bbox: [12, 57, 13, 58], limit: 5000 });

  expect(fetch.mock.calls[0]?.[0]).toBe(
    "collections/incidents/items?bbox=12.00000%2C57.00000%2C13.00000%2C58.00000&limit=5000",
  );
});

test("an error of the server is told with its detail", async () => {
  vi.stubGlobal("fetch", answer({ title: "Bad Request", detail: "part is day or night" }, 400));

  await expect(fetchStart()).rejects.toEqual(new ApiError("server", "part is day or night", 400));
});

test("a server that cannot be reached is told as offline", async () => {
  vi.stubGlobal("fetch", vi.fn().mockRejectedValue(new TypeError("Failed to fetch")));

  await expect(fetchStart()).rejects.toMatchObject({ failure: "offline" });
});
