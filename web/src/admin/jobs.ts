/** Imports and trials: the list of them, and one with its progress and its result. */
import { type Child, h, show } from "../dom";
import type { Key } from "../words";
import { cancelJob, fetchJob, fetchJobs, startJob } from "./api";
import type { Env } from "./env";
import { reasonOf } from "./form";
import { importerText } from "./importer-words";
import { type Loaded, loaded, table } from "./list";
import { reportView, sumsText } from "./report";
import type { Job, JobState } from "./types";
import { when } from "./when";

const pause = 700; // milliseconds between two looks at a job that runs

const states: Record<JobState, Key> = {
  waiting: "jobWaiting",
  running: "jobRunning",
  done: "jobDone",
  failed: "jobFailed",
  cancelled: "jobCancelled",
  interrupted: "jobInterrupted",
};

const isOpen = ({ state }: Job): boolean => state === "waiting" || state === "running";

export function jobsList(env: Env): Loaded {
  const { words } = env;
  const { t } = words;
  const row = (job: Job): Child[] => [
    h(
      "span",
      { class: "two" },
      h(
        "a",
        { href: env.address({ part: "import", job: String(job.id) }), "data-key": `job ${job.id}` },
        job.file,
      ),
      h("small", {}, job.options.profile),
    ),
    t(job.kind === "trial" ? "adminTrial" : "adminRealImport"),
    h("span", { class: job.state === "failed" ? "locked" : undefined }, t(states[job.state])),
    h("span", { class: "two" }, h("span", {}, when(job.made_at)), h("small", {}, job.by)),
    job.sums === undefined ? "–" : sumsText(job.sums, words),
  ];
  return loaded(words, t("adminJobs"), fetchJobs, (jobs) => [
    jobs.length === 0
      ? h("p", { class: "empty" }, t("adminNoJobs"))
      : table(
          t("adminJobs"),
          [t("adminFile"), t("adminKind"), t("adminState"), t("adminWhen"), t("adminResult")],
          jobs.map(row),
        ),
  ]);
}

/** One job, looked at again until it has ended. */
export function jobView(env: Env, id: number, ended: (job: Job) => void): HTMLElement {
  const { words, tell } = env;
  const { t, number } = words;
  const element = h("div", { class: "job", "aria-busy": "true" });
  const bar = h("progress", { max: 1 });
  const status = h("p", { role: "status" });
  const problem = h("p", { class: "admin-status", role: "alert" });
  let shown = "";

  function progressText(job: Job): string {
    const { rows = 0, total = 0 } = job.progress ?? {};
    if (job.state === "waiting") return t("jobWaiting");
    if (rows === 0) return t("adminReading");
    return total > 0
      ? t("adminRowsOf", { n: number(rows), total: number(total) })
      : t("adminRowsSoFar", { n: number(rows) });
  }

  function drawProgress(job: Job): void {
    const { rows = 0, total = 0 } = job.progress ?? {};
    if (total > 0) bar.value = rows / total;
    else bar.removeAttribute("value");
    const text = progressText(job);
    if (status.textContent !== text) status.textContent = text;
  }

  async function carryOut(job: Job): Promise<void> {
    problem.textContent = "";
    try {
      const made = await startJob({ carry_out: job.id });
      location.assign(env.address({ job: String(made.id) }));
    } catch (error) {
      problem.textContent = reasonOf(error, words);
    }
  }

  function buttons(job: Job): Child[] {
    if (isOpen(job))
      return [
        h(
          "button",
          {
            type: "button",
            class: "button",
            "data-key": "cancel",
            click: () => void cancelJob(job.id).catch((error) => tell(reasonOf(error, words))),
          },
          t("adminCancel"),
        ),
      ];
    const { report } = job;
    const brings = report !== null && report !== undefined && report.accepted + report.updated > 0;
    return [
      job.can_be_carried_out === true &&
        brings &&
        h(
          "button",
          {
            type: "button",
            class: "button primary",
            "data-key": "carry out",
            click: () => void carryOut(job),
          },
          t("adminCarryOut"),
        ),
      h(
        "a",
        { class: "button", href: env.address({ job: "" }), "data-key": "another" },
        t(job.kind === "trial" ? "adminTryAgain" : "adminAnotherFile"),
      ),
      job.kind === "import" &&
        job.state === "done" &&
        h("a", { class: "button", href: "./" }, t("editToMap")),
    ];
  }

  function draw(job: Job): void {
    const key = `${job.state} ${job.can_be_carried_out}`;
    if (key !== shown) {
      shown = key;
      const trial = job.kind === "trial";
      show(
        element,
        h("h1", {}, job.file),
        h(
          "p",
          { class: "lead" },
          `${t(trial ? "adminTrial" : "adminRealImport")}, ${job.options.profile}: `,
          h("b", {}, t(states[job.state])),
          `. ${job.by}, ${when(job.made_at)}`,
        ),
        job.state === "interrupted" && h("p", {}, t("jobInterruptedText")),
        job.problem !== null &&
          h(
            "p",
            { class: "failure", role: "alert" },
            h("b", {}, t("errorTitle")),
            importerText(job.problem, words.lang),
          ),
        isOpen(job) && h("div", { class: "progress" }, bar, status),
        trial && job.state === "done" && h("p", { class: "note" }, t("adminNothingChangedYet")),
        h("div", { class: "job-buttons" }, ...buttons(job)),
        problem,
        ...(job.report ? reportView(job.report, words) : []),
      );
    }
    if (isOpen(job)) drawProgress(job);
  }

  async function look(): Promise<void> {
    try {
      const job = await fetchJob(id);
      draw(job);
      if (isOpen(job)) {
        if (element.isConnected || shown !== "") setTimeout(() => void look(), pause);
        return;
      }
      element.removeAttribute("aria-busy");
      ended(job);
    } catch (error) {
      problem.textContent = reasonOf(error, words);
      if (!problem.isConnected) show(element, problem);
      if (element.isConnected) setTimeout(() => void look(), 5 * pause);
    }
  }

  show(element, h("p", { class: "note" }, t("loading", { what: t("adminJobs") })));
  setTimeout(() => void look());
  return element;
}
