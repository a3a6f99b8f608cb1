/** Work in pieces: between two turns of the event loop a slow phone answers its user. */

/** Resolves in the next turn. */
export const nextTurn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** Calls `act` in a turn of its own, once what was drawn before can be seen. */
export function afterPaint(act: () => void): void {
  requestAnimationFrame(() => setTimeout(act));
}
