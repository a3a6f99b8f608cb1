import { defineConfig } from "vitest/config";
import { ahead } from "./ahead";
import { packed } from "./packed";

/** Where the page looks for the API while it is being worked on: `trygghetskarta serve --port 8080`, or TRYGG_API. */
const api = process.env.TRYGG_API ?? "http://127.0.0.1:8080";

export default defineConfig({
  base: "./",
  plugins: [ahead("/index.html", ["/src/page.ts", "/src/map.ts"]), packed()],
  build: {
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: "es2020",
    // the pages that the server writes itself need a stylesheet alone
    rollupOptions: {
      // small pieces that pages share ride along: each file of its own is one more round trip
      output: { experimentalMinChunkSize: 2_500 },
      input: {
        index: "index.html",
        edit: "edit.html",
        admin: "admin.html",
        workshop: "workshop.html",
        "workshop-lead": "workshop-lead.html",
        pages: "src/style/pages.css",
      },
    },
  },
  server: {
    proxy: Object.fromEntries(
      [
        "/map.json",
        "/collections",
        "/series",
        "/hotspots",
        "/evaluations",
        "/profiles",
        "/density",
        "/join-report",
      ].map((path) => [path, api]),
    ),
  },
  test: { include: ["test/**/*.test.ts"], setupFiles: ["test/setup.ts"] },
});
