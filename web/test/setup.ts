/** jsdom has no media queries: the page is tested as on a wide screen. */
globalThis.matchMedia ??= (media) =>
  ({ matches: false, media, addEventListener: () => undefined }) as unknown as MediaQueryList;
