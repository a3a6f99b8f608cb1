/** Why the server said no, in the reader's language. It speaks English itself. */
import { refusalsSv, statusesSv } from "./text/refusals-sv";
import type { Language } from "./types";

export interface Refusal {
  status: number;
  detail: string;
}

/** One sentence; a refusal that no sentence is known for is told by its status. */
export function refusalText({ status, detail }: Refusal, lang: Language): string {
  if (lang === "en") return detail;
  const known = refusalsSv.find(([pattern]) => pattern.test(detail));
  if (known !== undefined) return detail.replace(known[0], known[1]);
  return statusesSv[status] ?? `Något gick fel på servern (${status}).`;
}
