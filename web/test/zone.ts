import type { Zone } from "../src/types";

/** A zone with figures of its own where a test needs them. */
export function zone(own: Partial<Zone> = {}): Zone {
  return {
    code: "1463C1050",
    name: "Kinna centrum-Näs",
    parent: null,
    municipality: "1463",
    area_m2: 3_590_000,
    population: 1852,
    population_year: 2019,
    incidents: 3,
    incident_rate: 0.4,
    incident_rate_low: 0.1,
    incident_rate_high: 1.2,
    respondents: 50,
    respondents_unsafe: 10,
    unsafe_share: 0.2,
    unsafe_share_low: 0.11,
    unsafe_share_high: 0.33,
    mentions_unsafe: 104,
    mentions_safe: 22,
    mention_share: 0.825,
    mention_share_low: 0.75,
    mention_share_high: 0.88,
    reasons: {},
    reasons_safe: {},
    measures: 2,
    activities_done: 1,
    activities_planned: 0,
    ...own,
  };
}
