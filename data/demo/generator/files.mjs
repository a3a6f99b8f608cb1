// Every file of the demo: name and content.
import { arsonCsv } from './arson.mjs';
import { busStopsGeojson, lampsGeojson } from './context.mjs';
import { localitiesGeojson } from './localities.mjs';
import { measuresCsv } from './measures.mjs';
import { placesCsv } from './places.mjs';
import { pledgeCsv } from './pledge.mjs';
import { surveyCsv, surveys } from './survey.mjs';
import { populationCsv, zonesGeojson } from './zones.mjs';

export function demoFiles() {
  return new Map([
    ['deso.geojson', zonesGeojson()],
    ['tatort.geojson', localitiesGeojson()],
    ['population.csv', populationCsv()],
    ['places.csv', placesCsv()],
    ['arson.csv', arsonCsv()],
    ...surveys.map((survey) => [`survey-${survey.year}.csv`, surveyCsv(survey)]),
    ['measures.csv', measuresCsv()],
    ['pledge-2021.csv', pledgeCsv()],
    ['gatlyktor.geojson', lampsGeojson()],
    ['busstopp.geojson', busStopsGeojson()],
  ]);
}
