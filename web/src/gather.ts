/** Answers that come close together are drawn together: each drawing is of the whole page. */

const together = 60; // milliseconds

/** Calls `act` once for all calls of that time. */
export function gathered(act: () => void): () => void {
  let waits: ReturnType<typeof setTimeout> | undefined;
  return () => {
    if (waits !== undefined) return;
    waits = setTimeout(() => {
      waits = undefined;
      act();
    }, together);
  };
}
