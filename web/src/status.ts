/** What is under way and what went wrong: what, what to do, and a way to try again. */
import { signInLink } from "./account";
import { ApiError } from "./api";
import { type Child, h } from "./dom";
import type { Words } from "./words";

function reason(error: ApiError, { t, lang }: Words): string {
  if (error.failure === "offline") return t("errorOffline");
  if (error.failure === "ended") return t("errorEnded");
  if (error.failure === "timeout") return t("errorTimeout");
  const told = t("errorServer", { status: error.status });
  return lang === "en" ? `${told} ${error.detail}` : told; // the server speaks English
}

const missing = 404;

/** A failed analysis. One that rests on protected figures is answered as if there were none. */
export function analysisFailure(
  error: ApiError,
  words: Words,
  retry: () => void,
  kept: boolean,
): Child {
  if (error.status !== missing) return failure(error, words, retry, kept);
  return h("p", { class: "empty protected" }, words.t("analysisProtected"));
}

export function failure(error: unknown, words: Words, retry: () => void, kept: boolean): Child {
  const known = error instanceof ApiError ? error : new ApiError("server", String(error));
  return h(
    "p",
    { class: "failure", role: "alert" },
    h("b", {}, words.t("errorTitle")),
    h("span", {}, `${reason(known, words)} ${kept ? words.t("errorKept") : ""}`),
    known.failure === "ended"
      ? signInLink(words, { class: "button", "data-key": "sign in again" })
      : h("button", { class: "button", "data-key": "retry", click: retry }, words.t("retry")),
  );
}
