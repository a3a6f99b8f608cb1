/** Words and numbers in one language. */
import { en } from "./text/en";
import { sv } from "./text/sv";
import type { Coded, Language } from "./types";

export type Key = keyof typeof sv;
export type Values = Record<string, string | number>;

const nbsp = "\u00a0";
const texts: Record<Language, Record<Key, string>> = { sv, en };

export interface Words {
  lang: Language;
  /** The text of a key, with its values filled in. */
  t: (key: Key, values?: Values) => string;
  /** A whole number with its thousands apart: 1 410. */
  number: (value: number) => string;
  decimal: (value: number, digits: number) => string;
  /** A rate: 0,24 and 0,05 below one, 2,4 above; what is not nothing never reads 0. */
  rate: (value: number) => string;
  /** An interval of rates: 0,05–1,2. */
  rates: (low: number, high: number) => string;
  /** A share 0…1 as whole per cent: 83 %. */
  percent: (share: number) => string;
  /** An interval of shares: 75–88 %. */
  percents: (low: number, high: number) => string;
  /** The name of a code; the code itself when it is not in the list. */
  name: (codes: Coded[], code: string) => string;
  /** Orders names as a reader of the language expects. */
  compare: (a: string, b: string) => number;
}

export function fillIn(text: string, values: Values = {}): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** Formatters are slow to make: one for each number of digits, when it is first needed. */
function decimals(locale: string): Words["decimal"] {
  const formats = new Map<number, Intl.NumberFormat>();
  return (value, digits) => {
    let format = formats.get(digits);
    if (format === undefined) {
      const both = { minimumFractionDigits: digits, maximumFractionDigits: digits };
      format = new Intl.NumberFormat(locale, both);
      formats.set(digits, format);
    }
    return format.format(value);
  };
}

function make(lang: Language): Words {
  const locale = lang === "sv" ? "sv-SE" : "en-GB";
  let collator: Intl.Collator | null = null;
  const space = lang === "sv" ? nbsp : "";
  const hundred = (share: number) => String(Math.round(share * 100));
  const decimal = decimals(locale);
  const rate = (value: number) => {
    if (value === 0) return "0";
    if (value < 0.005) return `<${space}${decimal(0.01, 2)}`;
    return decimal(value, value < 0.995 ? 2 : 1);
  };
  return {
    lang,
    t: (key, values) => fillIn(texts[lang][key], values),
    number: (value) => decimal(value, 0),
    decimal,
    rate,
    rates: (low, high) => `${rate(low)}–${rate(high)}`,
    percent: (share) => `${hundred(share)}${space}%`,
    percents: (low, high) => `${hundred(low)}–${hundred(high)}${space}%`,
    name: (codes, code) => codes.find((each) => each.code === code)?.[lang] ?? code,
    compare(a, b) {
      collator ??= new Intl.Collator(locale, { numeric: true });
      return collator.compare(a, b);
    },
  };
}

const made = new Map<Language, Words>();

/** The words of a language: the same each time. */
export function words(lang: Language): Words {
  const known = made.get(lang) ?? make(lang);
  made.set(lang, known);
  return known;
}
