/** What reaches everyone, in English; the keys are those of sheet-sv.ts. */
import type { sheetSv } from "./sheet-sv";

export const sheetEn: Record<keyof typeof sheetSv, string> = {
  questionLabel: "The question and its answer",
  pointsOf: "{layer}: {n} points. Open to come closer.",
  zonesByKeys: "Zones: arrow keys go to the next zone, Enter opens it",
  symbolsByKeys: "Symbols: arrow keys go to the next symbol, Enter opens it",

  statement: "Accessibility",
  statementTitle: "Accessibility of {title}",
  statementWho:
    "{organisation} is responsible for this site. We want as many people as possible to be able to use it. This tells how it meets the Swedish act on accessibility to digital public services, which shortcomings are known, and how to tell us of others.",
  statementOwner: "Whoever runs this map",
  statementHow: "How accessible is the site?",
  statementPartly:
    "The site partly conforms to EN 301 549 and WCAG 2.1, level AA. Everything can be done by keyboard, without dragging, at 400 per cent zoom, with your own text spacing, in light and dark colours, and in the contrast colours of your system.",
  statementKnown: "Known shortcomings",
  statementMap:
    "The picture of the map cannot be described in full to those who cannot see it. All of its figures are in the table and in the list of zones, in the same order.",
  statementNames:
    "Names, texts and documents from the municipality’s own files are shown as they are written, and may be unclear or in another language.",
  statementApi: "The pages on open data and the API are in Swedish only.",
  statementHelp: "If there is a part that you cannot use",
  statementAsk:
    "Tell us if you need something from the map in another form, or if you find shortcomings that are not listed here. Please say which page it is and what you tried to do.",
  statementNoContact:
    "No contact details are given. Whoever runs this map states them with trygghetskarta settings contact_email=…",
  email: "E-mail",
  phone: "Telephone",
  statementWatch: "Supervision",
  statementDigg:
    "The Swedish Agency for Digital Government supervises that the act is followed. If you are not satisfied with how we handle what you tell us, you can report it there.",
  statementDiggLink: "Report to the Agency for Digital Government (Digg)",
  statementTested: "How the site has been tested",
  statementTests:
    "Each version is tested automatically in a real browser: each view in light and dark colours and 320 pixels wide with axe-core, and with keyboard, zoom, text spacing and contrast colours.",
  statementReviewed: "This statement was last reviewed on {date}.",
};
