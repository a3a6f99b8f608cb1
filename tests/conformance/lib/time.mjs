/** What a date or time text covers, as [first, last] milliseconds: "2020", "2020-05", "2020-05-03", "2020-05-03T10:00:00Z". */
export function spanOf(text) {
  if (text === null || text === undefined) return null;
  const part = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text);
  if (!part) return [Date.parse(text), Date.parse(text)];
  const [year, month, day] = part.slice(1).map((digits) => digits && Number(digits));
  const end = day ? Date.UTC(year, month - 1, day + 1) : month ? Date.UTC(year, month, 1) : Date.UTC(year + 1, 0, 1);
  return [Date.UTC(year, (month ?? 1) - 1, day ?? 1), end - 1000];
}

/** "a/b", "../b", "a/.." or one date or time, as a span. */
export function intervalOf(text) {
  const [first, last] = text.split('/');
  if (last === undefined) return spanOf(first);
  return [first === '..' || first === '' ? -Infinity : spanOf(first)[0], last === '..' || last === '' ? Infinity : spanOf(last)[1]];
}

export const overlap = (a, b) => a[0] <= b[1] && b[0] <= a[1];

/** The span of a feature by the roles of its schema: null when it has no time, undefined when the layer has none. */
export function featureSpan(schema, feature) {
  const named = (role) => Object.entries(schema.properties).find(([, value]) => value['x-ogc-role'] === role)?.[0];
  const instant = named('primary-instant');
  const start = named('primary-interval-start');
  const end = named('primary-interval-end');
  if (instant === undefined && start === undefined && end === undefined) return undefined;
  const from = spanOf(feature.properties[instant ?? start ?? end]);
  const to = spanOf(feature.properties[end ?? instant ?? start]);
  if (from === null && to === null) return null;
  return [(from ?? to)[0], (to ?? from)[1]];
}
