// Swedish spreadsheet form: semicolons and decimal commas; with `excel` also the byte order mark and
// the line ends of a file that Excel wrote.

export const MADE_UP = 'Påhittade demonstrationsdata';

const quote = (value) => {
  const text = value === null || value === undefined ? '' : String(value);
  return /[;"\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

export function csv(header, rows, { excel = false } = {}) {
  for (const row of rows) {
    if (row.length !== header.length) {
      throw new Error(`A row has ${row.length} cells, its header ${header.length}: ${row.join(';')}`);
    }
  }
  const lines = [header, ...rows].map((row) => row.map(quote).join(';'));
  const end = excel ? '\r\n' : '\n';
  return `${excel ? '\ufeff' : ''}${lines.join(end)}${end}`;
}

// A number with a decimal comma; empty when there is none.
export const decimal = (value, digits) =>
  value === null || value === undefined ? '' : value.toFixed(digits).replace('.', ',');
