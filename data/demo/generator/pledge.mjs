// The citizens' pledge of 2021, one row an activity, or one row for a commitment without activities.
// What was promised follows the council's notes; numbers but the four actions, dates, places and
// outcomes are made up.
import { csv, decimal, MADE_UP } from './csv.mjs';
import { placeNamed } from './places.mjs';

export const pledgeHeader = [
  'År', 'Medborgarlöfte', 'Parter', 'Åtagande-id', 'Åtagande', 'Ansvarig', 'Mål', 'Regel', 'Aktivitet-id', 'Aktivitet',
  'Datum', 'Plats', 'Longitud', 'Latitud', 'Utfall', 'Status', 'Offentlig', 'Anmärkning',
];

const PARTIES = 'Polisen, Marks kommun, Marks Bostads AB, Södra Älvsborgs räddningstjänstförbund';

// id, text, party, target, rule, activities: [kind, date, place, outcome, status, public]
const commitments = [
  ['L1', 'Minst fyra riktade insatser mot narkotika', 'Polisen', 4, 'Minst', [
    ['Riktad insats', '2021-03-19', 'Kinna torg', 'Kontroller under en kväll, två anmälningar', 'Genomförd', 'Ja'],
    ['Riktad insats', '2021-06-04', 'Skene station', 'Kontroller under en kväll, en anmälan', 'Genomförd', 'Ja'],
    ['Riktad insats', '2021-10-15', 'Kinna resecentrum', '', 'Planerad', 'Nej'],
    ['Riktad insats', '2021-12-03', 'Sandvallsäng', '', 'Planerad', 'Nej'],
  ]],
  ['L2', 'Mer närvaro på utpekade platser', 'Polisen och Marks kommun', null, 'Löpande', [
    ['Närvaro', '2021-02-12', 'Kinna torg', 'Fotpatrull och fältare, samtal med butiker', 'Genomförd', 'Ja'],
    ['Närvaro', '2021-04-23', 'Skene torg', 'Fotpatrull och fältare', 'Genomförd', 'Ja'],
    ['Närvaro', '2021-05-28', 'Kinna resecentrum', 'Fältare, många ungdomar på plats', 'Genomförd', 'Ja'],
    ['Närvaro', '2021-06-18', 'Sätila badplats', '', 'Inställd', 'Ja'],
    ['Närvaro', '2021-11-05', 'Gångvägen längs Viskan', '', 'Planerad', 'Ja'],
  ]],
  ['L3', 'Förebyggande arbete i kommunens högstadieskolor: ett besök i varje', 'Polisen och Marks kommun', 6, 'Exakt', [
    ['Skolbesök', '2021-02-04', 'Lyckeskolan', 'Alla klasser i årskurs 8', 'Genomförd', 'Ja'],
    ['Skolbesök', '2021-03-11', 'Ängskolan', 'Alla klasser i årskurs 8', 'Genomförd', 'Ja'],
    ['Skolbesök', '2021-04-15', 'Sätilaskolan', 'Alla klasser i årskurs 8 och 9', 'Genomförd', 'Ja'],
    ['Skolbesök', '2021-09-16', 'Fritslaskolan', '', 'Planerad', 'Ja'],
    ['Skolbesök', '2021-10-07', 'Leteboskolan', '', 'Planerad', 'Ja'],
    ['Skolbesök', '2021-10-21', 'Montessoriskolan Pärlan', '', 'Planerad', 'Ja'],
  ]],
  ['L4', 'Information till vårdnadshavare om droger och nätet', 'Marks kommun', 3, 'Minst', [
    ['Föräldramöte', '2021-03-24', 'Kunskapens hus', 'Digitalt möte, omkring 80 deltagare', 'Genomförd', 'Ja'],
    ['Utskick', '2021-05-17', '', 'Brev till vårdnadshavare i årskurs 7–9', 'Genomförd', 'Ja'],
    ['Föräldramöte', '2021-11-10', 'Sätilaskolan', '', 'Planerad', 'Ja'],
  ]],
  ['L5', 'Genomgång av källare och vindar tillsammans med bostadsbolaget', 'Marks Bostads AB och räddningstjänsten', null, 'Löpande', [
    ['Genomgång av källare och vindar', '2021-04-23', 'Snickaren', 'Brännbart bortfört, två dörrar lagade', 'Genomförd', 'Ja'],
    ['Genomgång av källare och vindar', '2021-11-19', 'Sandvallsäng', '', 'Planerad', 'Ja'],
  ]],
  ['L6', 'En trygghetsvandring i Kinna centrum', 'Marks kommun', 1, 'Exakt', []],
];

const remark = (id) =>
  id === 'L6' ? MADE_UP : `${MADE_UP}: löftet följer rådets anteckningar 2021, aktivitet, datum, plats och utfall är påhittade`;

function activityRow(start, id, number, [kind, date, placeName, outcome, status, open]) {
  const place = placeName ? placeNamed(placeName) : null;
  return [
    ...start, `${id}-${number}`, kind, date, placeName, decimal(place?.lon, 5), decimal(place?.lat, 5),
    outcome, status, open, remark(id),
  ];
}

export function pledgeCsv() {
  const rows = commitments.flatMap(([id, text, party, target, rule, activities]) => {
    const start = [2021, 'Medborgarlöfte för Mark 2021', PARTIES, id, text, party, target, rule];
    if (activities.length === 0) return [[...start, '', '', '', '', '', '', '', '', '', remark(id)]];
    return activities.map((activity, i) => activityRow(start, id, i + 1, activity));
  });
  return csv(pledgeHeader, rows);
}
