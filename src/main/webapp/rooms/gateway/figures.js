import { language, number } from '/shared/i18n.js';

/** Dollars as precise as they are small: 12.50, but 0.000125. */
export function money(amount) {
  const size = Math.abs(Number(amount));
  const options = { style: 'currency', currency: 'USD', currencyDisplay: 'narrowSymbol', minimumFractionDigits: 2, maximumFractionDigits: size && size < 1 ? 6 : 2 };
  // Among Arabic words a sign before Latin digits would land behind them, so the amount is isolated.
  return language() === 'ar' ? `\u2066${new Intl.NumberFormat('en', options).format(amount)}\u2069` : number(amount, options);
}

export const brief = (value) => number(value, { notation: 'compact', maximumFractionDigits: 1 });

export function lasted(millis) {
  if (millis === null || millis === undefined) return '–';
  if (millis < 1) return `< ${lasted(1)}`;
  return millis < 1000
    ? number(millis, { style: 'unit', unit: 'millisecond', unitDisplay: 'short' })
    : number(millis / 1000, { style: 'unit', unit: 'second', unitDisplay: 'short', maximumFractionDigits: millis < 10_000 ? 2 : 1 });
}

export const share = (part, whole) => number(whole ? part / whole : 0, { style: 'percent', maximumFractionDigits: 1 });
