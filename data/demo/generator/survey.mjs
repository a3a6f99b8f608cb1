// The made-up safety survey: one row an answer, the form's questions as headers, several choices in a cell.
import { csv, decimal, MADE_UP } from './csv.mjs';
import { placeNamed } from './places.mjs';
import { makeRandom, sample } from './random.mjs';
import * as pattern from './survey-patterns.mjs';
import { zones } from './zone-list.mjs';

const PLACES = ['Otrygg plats 1', 'Otrygg plats 2', 'Trygg plats 1', 'Trygg plats 2'];
const PARTS_OF_PLACE = ['var?', 'longitud', 'latitud', 'när?', 'varför? (flera val)'];
const AGES = [['16–24', 14], ['25–44', 28], ['45–64', 33], ['65–84', 22], ['85+', 3]];

export const surveyHeader = [
  'Svarsnummer', 'Vikt', 'Svarskanal', 'Ålder', 'Kön', 'Bostadsområde (DeSO)',
  'Hur trygg eller otrygg känner du dig utomhus där du bor på dagen?',
  'Hur trygg eller otrygg känner du dig utomhus där du bor på kvällen?',
  'Vilka problem finns där du bor? (flera val)',
  ...PLACES.flatMap((place) => PARTS_OF_PLACE.map((part) => `${place}: ${part}`)),
  'Anmärkning',
];

// The two surveys differ as two years' exports do: separator of choices, encoding, mood.
export const surveys = [
  { year: 2017, answers: 560, seed: 20170905, separator: ', ', excel: false, evening: 0.9, web: 0.4 },
  { year: 2020, answers: 640, seed: 20200914, separator: '; ', excel: true, evening: 1.1, web: 0.65 },
];

export function surveyCsv(survey) {
  const random = makeRandom(survey.seed);
  const homes = homesOf(random, survey.answers);
  const rows = homes.map((zone, i) => answer(random, survey, zone, `${survey.year}-${String(i + 1).padStart(4, '0')}`));
  return csv(surveyHeader, rows, { excel: survey.excel });
}

// Where each answering person lives: by population, but for the scarce zones; in random order.
function homesOf(random, count) {
  const homes = [...pattern.scarceZones].flatMap(([code, n]) => Array(n).fill(zones.find((z) => z.code === code)));
  const others = zones.filter((zone) => !pattern.scarceZones.has(zone.code));
  while (homes.length < count) homes.push(random.weighted(others, (zone) => zone.population));
  return homes
    .map((zone) => [random.next(), zone])
    .sort((a, b) => a[0] - b[0])
    .map(([, zone]) => zone);
}

function answer(random, survey, zone, number) {
  const [age] = random.weighted(AGES, (one) => one[1]);
  const woman = random.chance(0.52);
  const [day, evening] = pattern.unsafeShare(zone);
  const fear = woman ? 1.2 : 0.8;
  const problemCount = random.chance(0.3) ? 0 : random.whole(1, 3);
  return [
    number,
    decimal(random.between(0.62, 1.58), 2),
    random.chance(survey.web) ? 'Webb' : 'Post',
    random.chance(0.01) ? '' : age,
    random.chance(0.015) ? '' : woman ? 'Kvinna' : 'Man',
    random.chance(0.02) ? '' : zone.code,
    feeling(random, day * fear, false),
    feeling(random, evening * fear * survey.evening, age === '65–84' || age === '85+'),
    problemCount > 0 ? named(random, pattern.problems, problemCount, survey) : random.chance(0.6) ? 'Inga problem' : '',
    ...pointedOut(random, survey, zone),
    MADE_UP,
  ];
}

function feeling(random, unsafe, old) {
  if (random.chance(0.015)) return '';
  if (random.chance(0.02)) return 'Vet ej';
  if (old && random.chance(0.12)) return 'Går inte ut';
  if (random.chance(unsafe)) return random.chance(0.25) ? 'Mycket otrygg' : 'Ganska otrygg';
  return random.chance(0.5) ? 'Mycket trygg' : 'Ganska trygg';
}

function named(random, choices, count, survey) {
  return sample(random, choices, (one) => one[1], count).map((one) => one[0]).join(survey.separator);
}

// Two unsafe and two safe places; who finds a place unsafe at night often finds it safe by day.
function pointedOut(random, survey, zone) {
  const unsafe = [random.chance(0.42) && near(random, pattern.unsafePlaces, zone)];
  unsafe.push(unsafe[0] && random.chance(0.3) && near(random, pattern.unsafePlaces, zone));
  const safe = [random.chance(0.46) && near(random, pattern.safePlaces, zone)];
  if (unsafe[0] && random.chance(0.3)) safe[0] = pattern.safePlaces.find((one) => one[0] === unsafe[0][0]) ?? safe[0];
  safe.push(safe[0] && random.chance(0.22) && near(random, pattern.safePlaces, zone));
  const cells = unsafe.map((one) => unsafeCells(random, survey, one));
  return [...cells, ...safe.map((one) => safeCells(random, survey, one))].flat();
}

// A place by how often it is named and how near it is; everybody goes to the centre at times.
function near(random, list, zone) {
  const [lon, lat] = zone.points[0];
  return random.weighted(list, ([name, weight]) => {
    const place = placeNamed(name);
    const x = (place.lon - lon) * 59.9;
    const y = (place.lat - lat) * 111.3;
    return weight * (0.05 + 1 / (1 + (x * x + y * y) / 6));
  });
}

function unsafeCells(random, survey, choice) {
  if (!choice) return ['', '', '', '', ''];
  const parts = [['Kväll', 62], ['Natt', 18], ['Dag', 15], ['Hela dygnet', 3], ['', 2]];
  const part = random.weighted(parts, (one) => one[1])[0];
  const reasons = random.chance(0.03) ? '' : named(random, pattern.unsafeReasons(choice[2], part), random.whole(1, 3), survey);
  return [...where(random, choice[0]), part, reasons];
}

function safeCells(random, survey, choice) {
  if (!choice) return ['', '', '', '', ''];
  const part = random.weighted([['Dag', 70], ['Kväll', 24], ['', 6]], (one) => one[1])[0];
  const reasons = random.chance(0.04) ? 'Vet ej' : named(random, pattern.safeReasons(choice[2]), random.whole(1, 3), survey);
  return [...where(random, choice[0]), part, reasons];
}

// Name, longitude, latitude: mostly both, some only a name (at times misspelt), some only a point.
function where(random, name) {
  if (random.chance(0.015)) {
    const [place, lon, lat] = random.pick(pattern.elsewhere);
    return [place, decimal(lon, 5), decimal(lat, 5)];
  }
  const place = placeNamed(name);
  const written = random.chance(0.08) && pattern.misspelt[name] ? random.pick(pattern.misspelt[name]) : name;
  if (random.chance(0.14)) return [written, '', ''];
  const metres = place.kind === 'Ort' ? 260 : 90;
  const lon = place.lon + (random.bell() * metres) / 59900;
  const lat = place.lat + (random.bell() * metres) / 111300;
  return [random.chance(0.2) ? '' : written, decimal(lon, 5), decimal(lat, 5)];
}
