/** The exact interval of a count, as the server gives it for rates (Garwood 1936). */

/** P(X ≤ n) of a Poisson variable, summed from its largest term so that nothing underflows. */
function below(n: number, mean: number): number {
  if (n < 0) return 0;
  if (mean === 0) return 1;
  let logTerm = -mean;
  const logs = [logTerm];
  for (let k = 1; k <= n; k += 1) {
    logTerm += Math.log(mean / k);
    logs.push(logTerm);
  }
  const most = logs.reduce((a, b) => Math.max(a, b));
  return Math.min(1, Math.exp(most) * logs.reduce((sum, log) => sum + Math.exp(log - most), 0));
}

/** Where a falling function of the mean passes `level`. */
function solve(falling: (mean: number) => number, level: number, high: number): number {
  let [from, to] = [0, high];
  for (let step = 0; step < 60; step += 1) {
    const middle = (from + to) / 2;
    if (falling(middle) > level) from = middle;
    else to = middle;
  }
  return (from + to) / 2;
}

const mostExact = 5000; // events; beyond, the exact sum would only cost time

/** The 95 % interval of a count. */
export function poissonInterval(n: number): [low: number, high: number] {
  if (n > mostExact) return [n - 1.96 * Math.sqrt(n), n + 1.96 * Math.sqrt(n + 1)];
  const room = n + 10 * Math.sqrt(n + 1) + 10;
  const low = n === 0 ? 0 : solve((mean) => below(n - 1, mean), 0.975, room);
  return [low, solve((mean) => below(n, mean), 0.025, room)];
}
