// What a web developer would write in an afternoon: Node's own HTTP server and PostGIS, which
// writes the whole page. Call: node node_postgis.mjs PORT (PGHOST, PGPORT, PGUSER, PGDATABASE)
import cluster from "node:cluster";
import http from "node:http";
import pg from "pg";

const features = (table, columns, order, where) => `
    SELECT '{"type":"FeatureCollection","features":[' || coalesce(string_agg(feature, ','), '') || ']}' AS page FROM (
        SELECT '{"type":"Feature","id":' || chosen.id || ',"geometry":' || ST_AsGeoJSON(chosen.geom, 7) ||
               ',"properties":' || row_to_json(properties)::text || '}' AS feature
        FROM (SELECT * FROM ${table} ${where}) AS chosen, LATERAL (SELECT ${columns}) AS properties ${order}) AS list`;

const questions = {
    points: features("points", "chosen.id, chosen.kind, chosen.occurred_at, chosen.severity, chosen.source", "",
        "WHERE geom && ST_MakeEnvelope($1, $2, $3, $4, 4326) LIMIT $5"),
    areas: features("areas", "chosen.id, chosen.code, chosen.name, chosen.population, chosen.unsafe_percent", "", ""),
};
const pool = new pg.Pool({ max: 4 });

async function answer(request, response) {
    const url = new URL(request.url, "http://host");
    const name = /^\/collections\/(\w+)\/items$/.exec(url.pathname)?.[1];
    if (!(name in questions)) {
        response.writeHead(404).end();
        return;
    }
    const box = (url.searchParams.get("bbox") ?? "-180,-90,180,90").split(",").map(Number);
    const limit = Math.min(Number(url.searchParams.get("limit") ?? 10), 10000);
    const values = name === "points" ? [...box, limit] : [];
    const { rows } = await pool.query({ name, text: questions[name], values });
    response.writeHead(200, { "Content-Type": "application/geo+json" }).end(rows[0].page);
}

if (cluster.isPrimary) {
    cluster.fork();
    cluster.fork();
} else {
    http.createServer((request, response) => {
        answer(request, response).catch((error) => response.writeHead(500).end(String(error)));
    }).listen(Number(process.argv[2]), "127.0.0.1");
}
