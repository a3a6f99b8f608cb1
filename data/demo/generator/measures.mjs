// Measures as a council keeps them in a spreadsheet. The council's notes of 2021 name the lighting at
// Sätilaskolan, the traffic calming in Sätila and Hyssna, the housing company's review of cellars and
// attics and the ideas for Kinna centrum 2030; dates, costs, lamps and positions are made up, and so
// are the other rows.
import { csv, decimal, MADE_UP } from './csv.mjs';

const NOTES = 'Brottsförebyggande rådets anteckningar 2021';
const OWN = 'Påhittat exempel';

export const measuresHeader = [
  'Id', 'Typ', 'Titel', 'Plats', 'Ansvarig', 'Status', 'Motivering', 'Planerat från', 'Planerat till', 'Genomfört',
  'Kostnad (kr)', 'Antal lampor', 'Effekt (W)', 'Ljusflöde (lm)', 'Färgtemperatur (K)', 'Longitud', 'Latitud',
  'Källa', 'Anmärkning',
];

const KOMMUN = 'Marks kommun';
const MBAB = 'Marks Bostads AB';
const lamps = (count, watt, lumen, kelvin) => ({ count, watt, lumen, kelvin });

// id, type, title, place, owner, status, reason, from, to, done, cost, lamps, [longitude, latitude], source
const measures = [
  ['A01', 'Ny belysning', 'Belysning på skolgården och vid cykelstället', 'Sätilaskolan', KOMMUN, 'Klar', '', '2021-08-16', '2021-10-29', '2021-10-22', 185000, lamps(9, 28, 3600, 3000), [12.43265, 57.54082], NOTES],
  ['A02', 'Ny belysning', 'Belysning på gångvägen till busshållplatsen', 'Sätilaskolan', KOMMUN, 'Pågår', '', '2022-03-01', '2022-06-30', '', 240000, lamps(12, 28, 3600, 3000), [12.4339, 57.5398], NOTES],
  ['A03', 'Farthinder', 'Farthinder på genomfarten', 'Sätila', KOMMUN, 'Beslutad', '', '2022-04-01', '2022-09-30', '', 160000, null, [12.4371, 57.5389], NOTES],
  ['A04', 'Upphöjd passage', 'Upphöjd passage på vägen till skolan', 'Sätila', KOMMUN, 'Planerad', '', '2022-05-01', '2022-10-31', '', 310000, null, [12.4352, 57.5396], NOTES],
  ['A05', 'Farthinder', 'Vägkuddar genom byn', 'Hyssna', KOMMUN, 'Klar', '', '2021-05-03', '2021-06-30', '2021-06-11', 95000, null, [12.5388, 57.5574], NOTES],
  ['A06', 'Sänkt hastighet', '40 km/tim genom byn', 'Hyssna', 'Trafikverket', 'Föreslagen', '', '', '', '', null, null, [12.5402, 57.5566], NOTES],
  ['A07', 'Genomgång av källare och vindar', 'Källare och vindar går igenom, brännbart rensas bort', 'Snickaren', MBAB, 'Klar', '', '2021-02-01', '2021-04-30', '2021-04-23', 60000, null, [12.7135, 57.514], NOTES],
  ['A08', 'Genomgång av källare och vindar', 'Källare och vindar går igenom, brännbart rensas bort', 'Sandvallsäng', MBAB, 'Pågår', '', '2021-09-01', '2022-01-31', '', 60000, null, [12.624, 57.4855], NOTES],
  ['A09', 'Utformning av plats', 'Kinna centrum 2030: torget som mötesplats även på kvällen', 'Kinna torg', KOMMUN, 'Föreslagen', '', '2024-01-01', '2030-12-31', '', null, null, [12.692, 57.507], NOTES],
  ['A10', 'Utformning av plats', 'Kinna centrum 2030: grönt stråk mellan torget och resecentrum', 'Kinna resecentrum', KOMMUN, 'Föreslagen', '', '2024-01-01', '2030-12-31', '', null, null, [12.695, 57.5079], NOTES],
  ['A11', 'Övergångsställe', 'Kinna centrum 2030: bilfri gata under sommaren', 'Kinna torg', KOMMUN, 'Avslagen', 'Leveranser till butikerna går inte att lösa under försökstiden.', '2021-06-01', '2021-08-31', '', 120000, null, [12.6929, 57.5066], OWN],
  ['A12', 'Närvaro', 'Fotpatrull fredag och lördag kväll', 'Kinna torg', 'Polisen', 'Pågår', '', '2021-03-01', '2021-12-31', '', null, null, [12.6917, 57.5073], OWN],
  ['A13', 'Närvaro', 'Nattvandring med föreningarna', 'Skene torg', 'Föreningarna i Skene', 'Planerad', '', '2021-11-05', '2022-03-25', '', null, null, [12.6432, 57.4902], OWN],
  ['A14', 'Utbytt belysning', 'Byte till LED längs gångvägen', 'Gångvägen längs Viskan', KOMMUN, 'Klar', '', '2019-09-02', '2019-11-29', '2019-11-15', 420000, lamps(34, 22, 2900, 3000), [12.6572, 57.4926], OWN],
  ['A15', 'Röjning', 'Röjning av buskage vid gångtunneln', 'Assbergs station', KOMMUN, 'Klar', '', '2020-10-05', '2020-10-16', '2020-10-14', 25000, null, [12.6668, 57.4988], OWN],
  ['A16', 'Lagad belysning', 'Släckta lampor vid perrongen', 'Fritsla station', KOMMUN, 'Klar', '', '2021-01-11', '2021-01-22', '2021-01-20', 8000, lamps(3, 40, 4200, 4000), [12.7866, 57.5551], OWN],
  ['A17', 'Kamera', 'Kamerabevakning av bussplatserna', 'Kinna resecentrum', KOMMUN, 'Avslagen', 'Behovet är inte visat; frågan tas upp igen efter nästa undersökning.', '', '', '', 350000, null, [12.6974, 57.509], OWN],
  ['A18', 'Gång- och cykelväg', 'Gång- och cykelväg till skolan', 'Fritslaskolan', KOMMUN, 'Pausad', 'Väntar på markavtal.', '2021-04-01', '2022-11-30', '', 2800000, null, [12.789, 57.5545], OWN],
  ['A19', 'Ny belysning', 'Belysning vid pendelparkeringen', 'Horreds station', KOMMUN, 'Beslutad', '', '2022-08-15', '2022-10-31', '', 90000, lamps(5, 28, 3600, 3000), [12.4778, 57.3566], OWN],
  ['A20', 'Övergångsställe', 'Övergångsställe vid skolans entré', 'Ängskolan', KOMMUN, 'Klar', '', '2020-06-15', '2020-08-14', '2020-08-10', 75000, null, [12.6386, 57.4896], OWN],
  ['A21', 'Information', 'Utskick om grannsamverkan', 'Brättingstorp', 'Polisen', 'Klar', '', '2021-09-01', '2021-09-30', '2021-09-14', 12000, null, [12.6665, 57.5125], OWN],
  ['A22', 'Annat', 'Flyttad återvinningsstation', 'Örby centrum', KOMMUN, 'Pausad', 'Ny plats utreds.', '2021-10-01', '', '', 150000, null, null, OWN],
];

const remark = (source) =>
  source === NOTES
    ? `${MADE_UP}: åtgärden nämns i rådets anteckningar, men status, datum, kostnad, lampor och läge är påhittade`
    : MADE_UP;

export function measuresCsv() {
  const rows = measures.map(([id, type, title, place, owner, status, reason, from, to, done, cost, light, at, source]) => [
    id, type, title, place, owner, status, reason, from, to, done, cost,
    light?.count, light?.watt, light?.lumen, light?.kelvin,
    decimal(at?.[0], 5), decimal(at?.[1], 5), source, remark(source),
  ]);
  return csv(measuresHeader, rows);
}
