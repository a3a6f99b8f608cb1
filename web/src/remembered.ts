/** What a browser remembers for the page; nothing where it forbids that, as in frames of other sites. */

function area(kind: "localStorage" | "sessionStorage"): Storage | null {
  try {
    return window[kind];
  } catch {
    return null;
  }
}

/** For as long as the browser keeps it. */
export const lasting = (): Storage | null => area("localStorage");

/** For as long as the tab is open. */
export const passing = (): Storage | null => area("sessionStorage");
