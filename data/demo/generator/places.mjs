// Places of Mark. The schools' names, addresses and positions and the localities' positions are
// facts; the other positions are approximate, typed in by hand, and the file says so.
import { csv, decimal } from './csv.mjs';

const SCHOOL_REGISTER = 'Skolverkets register';
const SCB = 'SCB, tätorter 2020';
const BY_HAND = 'Eget arbete';

// id, name, kind, address, longitude, latitude, exact?, source
export const places = [
  ['10428442', 'Lyckeskolan', 'Skola', 'Skjutsgatan 7', 12.68881, 57.50568, true, SCHOOL_REGISTER],
  ['13666864', 'Ängskolan', 'Skola', 'Gästgivaregatan 7', 12.63807, 57.48932, true, SCHOOL_REGISTER],
  ['80072686', 'Montessoriskolan Pärlan', 'Skola', 'Industrigatan 2', 12.64952, 57.48721, true, SCHOOL_REGISTER],
  ['34246393', 'Sätilaskolan', 'Skola', 'Sethelius väg 3', 12.43242, 57.5406, true, SCHOOL_REGISTER],
  ['79844557', 'Leteboskolan', 'Skola', 'Letebovägen 4', 12.41663, 57.36967, true, SCHOOL_REGISTER],
  ['33369644', 'Fritslaskolan', 'Skola', 'Skolvägen 2', 12.79071, 57.55361, true, SCHOOL_REGISTER],
  ['P01', 'Kinna torg', 'Torg', '', 12.692, 57.507, false, BY_HAND],
  ['P02', 'Kinna resecentrum', 'Station', '', 12.6975, 57.5088, false, BY_HAND],
  ['P03', 'Skene torg', 'Torg', '', 12.643, 57.49, false, BY_HAND],
  ['P04', 'Skene station', 'Station', '', 12.6405, 57.4872, false, BY_HAND],
  ['P05', 'Assbergs station', 'Station', '', 12.667, 57.4985, false, BY_HAND],
  ['P06', 'Örby centrum', 'Torg', '', 12.705, 57.48, false, BY_HAND],
  ['P07', 'Kunskapens hus', 'Kultur och fritid', '', 12.6565, 57.4955, false, BY_HAND],
  ['P08', 'Badhuset Kaskad', 'Badhus', '', 12.6745, 57.5005, false, BY_HAND],
  ['P09', 'Skene lasarett', 'Sjukhus', '', 12.6335, 57.4925, false, BY_HAND],
  ['P10', 'Kinna bibliotek', 'Bibliotek', '', 12.6935, 57.5063, false, BY_HAND],
  ['P11', 'Rydals museum', 'Museum', '', 12.6905, 57.5555, false, BY_HAND],
  ['P12', 'Fritsla station', 'Station', '', 12.7868, 57.5549, false, BY_HAND],
  ['P13', 'Horreds station', 'Station', '', 12.4775, 57.3568, false, BY_HAND],
  ['P14', 'Brättingstorp', 'Bostadsområde', '', 12.6665, 57.5125, false, BY_HAND],
  ['P15', 'Kinnahult', 'Bostadsområde', '', 12.6795, 57.5215, false, BY_HAND],
  ['P16', 'Snickaren', 'Bostadsområde', '', 12.7135, 57.514, false, BY_HAND],
  ['P17', 'Sandvallsäng', 'Bostadsområde', '', 12.624, 57.4855, false, BY_HAND],
  ['P18', 'Gångvägen längs Viskan', 'Gångväg', '', 12.657, 57.4925, false, BY_HAND],
  ['P19', 'Sätila badplats', 'Badplats', '', 12.428, 57.5365, false, BY_HAND],
  ['T102', 'Berghem', 'Ort', '', 12.59235, 57.46628, false, SCB],
  ['T103', 'Björketorp', 'Ort', '', 12.52863, 57.43095, false, SCB],
  ['T133', 'Fotskäl', 'Ort', '', 12.48104, 57.47133, false, SCB],
  ['T104', 'Fritsla', 'Ort', '', 12.79063, 57.55693, false, SCB],
  ['T105', 'Horred', 'Ort', '', 12.47362, 57.35759, false, SCB],
  ['T106', 'Hyssna', 'Ort', '', 12.53937, 57.55717, false, SCB],
  ['T108', 'Rydal', 'Ort', '', 12.69212, 57.55522, false, SCB],
  ['T109', 'Sätila', 'Ort', '', 12.43959, 57.53854, false, SCB],
  ['T110', 'Torestorp', 'Ort', '', 12.67935, 57.38652, false, SCB],
  ['T111', 'Öxabäck', 'Ort', '', 12.80281, 57.39596, false, SCB],
].map(([id, name, kind, address, lon, lat, exact, source]) => ({ id, name, kind, address, lon, lat, exact, source }));

const byName = new Map(places.map((place) => [place.name, place]));

export function placeNamed(name) {
  const place = byName.get(name);
  if (!place) throw new Error(`There is no place named ${name}`);
  return place;
}

export function placesCsv() {
  const header = ['Id', 'Namn', 'Slag', 'Kommun', 'Adress', 'Longitud', 'Latitud', 'Läge', 'Källa'];
  const rows = places.map((p) => [
    p.id, p.name, p.kind, '1463', p.address, decimal(p.lon, 5), decimal(p.lat, 5),
    p.exact ? 'Enligt källan' : 'Ungefärligt', p.source,
  ]);
  return csv(header, rows);
}
