// Every file of the demo: name and content.
import { measuresCsv } from './measures.mjs';
import { placesCsv } from './places.mjs';
import { pledgeCsv } from './pledge.mjs';
import { surveyCsv, surveys } from './survey.mjs';

export function demoFiles() {
  return new Map([
    ['places.csv', placesCsv()],
    ...surveys.map((survey) => [`survey-${survey.year}.csv`, surveyCsv(survey)]),
    ['measures.csv', measuresCsv()],
    ['pledge-2021.csv', pledgeCsv()],
  ]);
}
