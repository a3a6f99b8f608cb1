/** The program on a database, and the browser that looks at it. */
import { spawn } from "node:child_process";
import { addressOf } from "../../tests/e2e/start.mjs";

export { browserOptions, browserPath, startBrowser as launch } from "../../tests/e2e/start.mjs";

/** Serves what `role` sees; gives the address and how to end it. */
export async function serve(program, database, role) {
  const server = spawn(program, ["serve", "--db", database, "--port", "0", "--anonymous-role", role], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  return { address: await addressOf(server), stop: () => server.kill() };
}

export const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** The tasks of the page's main thread in a trace, in milliseconds: as they passed, and of a core's time. */
export function tasksOf(trace) {
  const { traceEvents: events } = JSON.parse(trace);
  const names = new Map(
    events.filter(({ name }) => name === "thread_name").map(({ pid, tid, args }) => [`${pid},${tid}`, args.name]),
  );
  return events
    .filter(({ name, ph, pid, tid }) => name === "RunTask" && ph === "X" && names.get(`${pid},${tid}`) === "CrRendererMain")
    .map(({ dur, tdur }) => ({ wall: dur / 1000, own: (tdur ?? dur) / 1000 }));
}
