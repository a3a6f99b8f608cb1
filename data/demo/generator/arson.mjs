// Set fires reported to the police in Mark, facts counted by the year of the crime's date and by DeSO;
// '-' is a report without DeSO. Crime codes 1210 (not vehicles) and 1211 (vehicles).
import { csv } from './csv.mjs';

const SOURCE = 'Polisens anmälda brott 1210/1211, uppgifter per DeSO';

const reports = {
  'Anlagd brand': [
    [2019, '-:10'],
    [2020, 'A0060:1 A0070:1 B3010:3 C1030:2 C1090:1'],
    [2021, 'A0050:1 B3010:1 C1020:3 C1030:1 C1040:3 C1050:1 C1090:4'],
    [2022, 'A0040:4 A0050:2 B3010:3 B4010:1 C1010:3 C1020:1 C1040:3 C1050:1 C1090:1'],
    [2023, 'A0020:1 A0030:1 A0070:1 B2010:2 C1040:1 C1050:1 C1090:1'],
    [2024, 'C1090:3'],
  ],
  Fordonsbrand: [
    [2019, '-:2'],
    [2020, 'A0060:1 C1020:3 C1040:1 C1090:4'],
    [2021, 'A0020:1 A0050:2 A0060:1 B2020:1 C1020:2 C1030:1'],
    [2022, 'A0030:1 A0040:1 A0050:2 A0060:1 C1020:1'],
    [2023, 'A0020:1 A0040:1 C1020:1 C1090:1'],
  ],
};
const crimeCodes = { 'Anlagd brand': 1210, Fordonsbrand: 1211 };

export function arsonCsv() {
  const rows = Object.entries(reports).flatMap(([kind, years]) =>
    years.flatMap(([year, counts]) => counts.split(' ').map((pair) => row(kind, year, ...pair.split(':')))));
  return csv(['Id', 'Slag', 'År', 'DeSO', 'Kommun', 'Antal', 'Källa'], rows);
}

function row(kind, year, zone, count) {
  const deso = zone === '-' ? '' : `1463${zone}`;
  return [`${crimeCodes[kind]}-${year}-${deso || 'utan-deso'}`, kind, year, deso, 'Mark', count, SOURCE];
}
