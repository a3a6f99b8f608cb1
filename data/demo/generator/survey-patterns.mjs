// The made-up survey's pattern. It follows what the council wrote down: evenings feel unsafe while
// the same places feel safe by day; drugs and poor lighting are named; lit paths, people about,
// neighbourhood watch, staff and associations on the spot and calm traffic make places feel safe.

// Share feeling unsafe outdoors where they live, [by day, in the evening].
export function unsafeShare(zone) {
  if (['1463C1020', '1463C1030', '1463C1050', '1463C1090'].includes(zone.code)) return [0.1, 0.44];
  if (zone.code.startsWith('1463C')) return [0.06, 0.3];
  if (zone.code.startsWith('1463B')) return [0.04, 0.21];
  return [0.025, 0.1];
}

// Nobody answers in one zone, hardly anybody in a few: the map has to say so.
export const scarceZones = new Map([['1463A0060', 0], ['1463A0080', 3], ['1463C1060', 4], ['1463A0010', 9]]);

export const problems = [
  ['Dålig belysning', 26], ['Narkotika', 24], ['Höga hastigheter', 30], ['Buskörning', 20],
  ['Personer som samlas', 14], ['Berusade personer', 8], ['Skadegörelse och klotter', 15],
  ['Nedskräpning', 18], ['Inbrott', 12], ['Anlagda bränder', 6], ['Störningar från grannar', 7], ['Annat', 4],
];

// [place, how often it is named, what its evenings are like]
export const unsafePlaces = [
  ['Kinna torg', 34, 'centre'], ['Kinna resecentrum', 30, 'centre'], ['Skene torg', 26, 'centre'],
  ['Skene station', 20, 'centre'], ['Gångvägen längs Viskan', 18, 'dark'], ['Assbergs station', 12, 'dark'],
  ['Lyckeskolan', 10, 'school'], ['Ängskolan', 12, 'school'], ['Sandvallsäng', 10, 'centre'],
  ['Snickaren', 14, 'centre'], ['Kinnahult', 7, 'dark'], ['Brättingstorp', 6, 'dark'],
  ['Örby centrum', 8, 'traffic'], ['Fritsla station', 9, 'dark'], ['Fritslaskolan', 7, 'school'],
  ['Sätilaskolan', 16, 'school'], ['Sätila', 8, 'traffic'], ['Hyssna', 9, 'traffic'],
  ['Horreds station', 6, 'dark'], ['Rydal', 4, 'dark'], ['Berghem', 3, 'traffic'], ['Torestorp', 2, 'dark'],
];

const evenings = {
  centre: { Narkotika: 34, 'Personer som samlas': 26, 'Dålig belysning': 20, 'Berusade personer': 18, 'Rädsla för brott': 14, 'Klotter och nedskräpning': 8, Annat: 2 },
  dark: { 'Dålig belysning': 46, 'Skymd sikt': 26, Ödsligt: 28, 'Rädsla för brott': 10, Narkotika: 6, Annat: 2 },
  school: { 'Dålig belysning': 34, 'Personer som samlas': 24, Narkotika: 20, 'Klotter och nedskräpning': 12, Ödsligt: 10, Annat: 2 },
  traffic: { Trafik: 40, 'Dålig belysning': 30, 'Skymd sikt': 8, Ödsligt: 6, Annat: 2 },
};
const days = {
  centre: { Narkotika: 22, 'Personer som samlas': 18, 'Klotter och nedskräpning': 14, Trafik: 10, 'Berusade personer': 10 },
  dark: { 'Skymd sikt': 26, Ödsligt: 14, Trafik: 10, 'Klotter och nedskräpning': 10 },
  school: { Trafik: 34, 'Personer som samlas': 12, 'Klotter och nedskräpning': 10 },
  traffic: { Trafik: 60, 'Skymd sikt': 8 },
};
export const unsafeReasons = (mood, part) => Object.entries((part === 'Dag' ? days : evenings)[mood]);

export const safePlaces = [
  ['Kinna torg', 26, 'lively'], ['Skene torg', 20, 'lively'], ['Kinna resecentrum', 10, 'lively'],
  ['Badhuset Kaskad', 18, 'staffed'], ['Kinna bibliotek', 16, 'staffed'], ['Kunskapens hus', 10, 'staffed'],
  ['Skene lasarett', 8, 'staffed'], ['Rydals museum', 7, 'staffed'], ['Sätilaskolan', 8, 'staffed'],
  ['Ängskolan', 6, 'staffed'], ['Lyckeskolan', 6, 'staffed'], ['Sätila badplats', 12, 'lively'],
  ['Gångvägen längs Viskan', 9, 'lively'], ['Fritslaskolan', 6, 'staffed'], ['Brättingstorp', 7, 'homely'],
  ['Kinnahult', 7, 'homely'], ['Örby centrum', 9, 'homely'], ['Fritsla', 8, 'homely'], ['Sätila', 9, 'homely'],
  ['Hyssna', 9, 'homely'], ['Horred', 9, 'homely'], ['Rydal', 6, 'homely'], ['Berghem', 6, 'homely'],
  ['Björketorp', 6, 'homely'], ['Fotskäl', 4, 'homely'], ['Torestorp', 6, 'homely'], ['Öxabäck', 6, 'homely'],
];

const comforts = {
  lively: { 'Människor i rörelse': 46, 'Bra belysning': 30, 'Fri sikt': 16, 'Personal eller föreningar på plats': 10, 'Rent och välskött': 8 },
  staffed: { 'Personal eller föreningar på plats': 44, 'Bra belysning': 28, 'Människor i rörelse': 26, 'Lugn trafik': 10 },
  homely: { Grannsamverkan: 36, 'Känner folk och plats': 34, 'Lugn trafik': 22, 'Bra belysning': 18, Lugnt: 14 },
};
export const safeReasons = (mood) => Object.entries(comforts[mood]);

// How some people write a name.
export const misspelt = {
  Sätilaskolan: ['Satilaskolan', 'Sätila skola', 'sätilaskolan'],
  Ängskolan: ['Ängsskolan', 'ängskolan'],
  Lyckeskolan: ['Lycke skola', 'Lyckeskolann'],
  'Kinna torg': ['kinna torg', 'Kinnatorg', 'Kinna tårg', 'Torget i Kinna'],
  'Skene torg': ['Skenetorg', 'skene  torg', 'Skäne torg'],
  'Kinna resecentrum': ['Kinna resecenter', 'Kinna Resecentrum', 'bussarna i Kinna'],
  'Gångvägen längs Viskan': ['gångväg vid Viskan', 'Viskanstråket'],
};

export const elsewhere = [
  ['Borås centrum', 12.9401, 57.7211], ['Borås resecentrum', 12.9418, 57.7204],
  ['Göteborgs centralstation', 11.9733, 57.7089], ['Varbergs station', 12.2465, 57.1086],
];
