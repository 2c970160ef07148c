import { number } from '/shared/i18n.js';

/** Dollars as precise as they are small: 12.50, but 0.000125. */
export function money(amount) {
  const size = Math.abs(Number(amount));
  return number(amount, { style: 'currency', currency: 'USD', currencyDisplay: 'narrowSymbol', minimumFractionDigits: 2, maximumFractionDigits: size && size < 1 ? 6 : 2 });
}

export const brief = (value) => number(value, { notation: 'compact', maximumFractionDigits: 1 });

export function lasted(millis) {
  if (millis === null || millis === undefined) return '–';
  return millis < 1000
    ? number(millis, { style: 'unit', unit: 'millisecond', unitDisplay: 'short' })
    : number(millis / 1000, { style: 'unit', unit: 'second', unitDisplay: 'short', maximumFractionDigits: millis < 10_000 ? 2 : 1 });
}

export const share = (part, whole) => number(whole ? part / whole : 0, { style: 'percent', maximumFractionDigits: 1 });
