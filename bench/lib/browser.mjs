/** The program on a database, and the browser that looks at it. */
import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";

export const browserPath = process.env.CHROMIUM ?? "/usr/bin/chromium";
export const browserOptions = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Serves what `role` sees; gives the address and how to end it. */
export async function serve(program, database, role) {
  const server = spawn(program, ["serve", "--db", database, "--port", "0", "--anonymous-role", role], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  for await (const line of createInterface({ input: server.stdout })) {
    const found = /https?:\/\/[^\s/]+/.exec(line)?.[0];
    if (found !== undefined) return { address: `${found}/`, stop: () => server.kill() };
  }
  throw new Error("the server ended without telling its address");
}

/** The browser of the tests. */
export function launch() {
  const { chromium } = createRequire(new URL("../../tests/e2e/package.json", import.meta.url))("playwright-core");
  return chromium.launch({ executablePath: browserPath, args: browserOptions });
}

export const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** The tasks of the page's main thread in a trace, in milliseconds. */
export function tasksOf(trace) {
  const { traceEvents: events } = JSON.parse(trace);
  const names = new Map(
    events.filter(({ name }) => name === "thread_name").map(({ pid, tid, args }) => [`${pid},${tid}`, args.name]),
  );
  return events
    .filter(({ name, ph, pid, tid }) => name === "RunTask" && ph === "X" && names.get(`${pid},${tid}`) === "CrRendererMain")
    .map(({ dur }) => dur / 1000);
}
