/** English: how sure a figure is, and why one is not shown. */
import type { figuresSv } from "./figures-sv";

export const figuresEn: Record<keyof typeof figuresSv, string> = {
  shade: "The map shows",
  shadeMentions: "Unsafe share of places pointed out",
  shadeAnswers: "Unsafe share of those who live here",
  shadeRate: "Arson per 1,000 inhabitants and year",
  shadeSmoothed: "Smoothed rate per 1,000 inhabitants and year",
  shadeSpots: "Hot spots (Gi*)",
  shadeClusters: "Clusters and outliers (Moran)",
  legendPer: "by {set}",
  fewEvents: "Not shown, too few incidents",
  notOffered: "Not shown at this detail",
  notOfferedShort: "not shown",
  tooFew: "too few",

  overviewAnswers: "of {n} respondents feel unsafe {part}.",
  rankAnswers: "Zone, most unsafe first",
  rankSmoothed: "Zone, highest smoothed rate first",
  outOf: "n {n}",

  zoneAnswers: "{u} of {n} respondents feel unsafe {part} {period}.",
  zoneAnswersFew:
    "Too few answers from those who live here {part} {period}. The figure is not shown.",
  zoneAnswersNone: "Nobody who lives here has answered {part} {period}.",
  zoneFewHidden:
    "Too few answers {part} {period}. The figure is not shown, so that nobody can be pointed out.",
  zoneNotOffered:
    "The figure is not shown at this detail {part} {period}, so that nobody can be pointed out.",
  zoneFiresFew:
    "Too few incidents {part} {period}. The figure is not shown, so that nobody can be pointed out.",
  zoneSmoothed: "per 1,000 inhabitants and year, smoothed. {n} fires {period}.",
  whatYouCanDo: "What you can see instead",
  largerZones: "Larger zones: {set}",
  longerPeriod: "All years",
  wholeDay: "The whole day",
  allReasons: "All reasons",
  smoothedRate: "Smoothed rate",
  stayIn: "{n} of {all} do not go out {part} and are not counted in the share.",
  stayInNone: "Nobody said that they do not go out {part}.",
  rawAndSmoothed: "Raw and smoothed rate",
  raw: "raw",
  smoothed: "smoothed",
  ofAll: "the whole area",
  smoothedMeans:
    "Smoothed means that the rate is drawn towards that of the whole area, the more the fewer people live in the zone: single incidents then weigh less.",
  expectedNote:
    "{n} fires against {expected} expected if the rate were the same everywhere: {ratio} times as many ({range}).",
  sameAsTable: "The same figures as a table",
  year: "Year",
  part: "Part of the day",
  intervalHead: "95%",
  nHead: "n",
  stayInColumn: "Do not go out",
  answersInterval: "Unsafe respondents, 95%",
  smoothedColumn: "Smoothed rate per 1,000 and year",
};
