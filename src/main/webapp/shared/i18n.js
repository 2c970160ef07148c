import { recall, remember } from './store.js';

export const LANGUAGES = { en: 'English', de: 'Deutsch', es: 'Español', fr: 'Français', ar: 'العربية' };

export const i18n = new EventTarget();
/** Where catalogues are: the shared one, and those of rooms that were entered. */
const places = [new URL('./i18n/', import.meta.url)];
let code = 'en';
let texts = {};
let plurals = new Intl.PluralRules('en');

export const language = () => code;

const known = (wanted) => (wanted && LANGUAGES[wanted.slice(0, 2).toLowerCase()] ? wanted.slice(0, 2).toLowerCase() : null);

export function preferred(businessLanguage) {
  const asked = new URLSearchParams(location.search).get('lang');
  let saved = null;
  try {
    saved = localStorage.getItem('frontdesk.language');
  } catch {
    saved = recall('frontdesk.language');
  }
  return known(asked) || known(saved) || (navigator.languages ?? []).map(known).find(Boolean) || known(businessLanguage) || 'en';
}

const catalogue = async (place, of) => (await fetch(new URL(`${of}.json`, place))).json();

/** A room's own texts, for whoever enters it: `await addTexts(import.meta.url)`, which has them in `i18n/` beside it. */
export async function addTexts(module) {
  const place = new URL('./i18n/', module);
  places.push(place);
  texts = { ...texts, ...(await catalogue(place, code)) };
}

export async function useLanguage(wanted, { save = false } = {}) {
  const next = known(wanted) || 'en';
  texts = Object.assign({}, ...(await Promise.all(places.map((place) => catalogue(place, next)))));
  code = next;
  plurals = new Intl.PluralRules(code);
  document.documentElement.lang = code;
  document.documentElement.dir = code === 'ar' ? 'rtl' : 'ltr';
  if (save) {
    try {
      localStorage.setItem('frontdesk.language', code);
    } catch {
      remember('frontdesk.language', code);
    }
  }
  i18n.dispatchEvent(new Event('change'));
}

/** A text with `{name}` places; a text with plural forms chooses by `n`. */
export function t(key, values) {
  let text = texts[key];
  if (text === undefined) return key;
  if (typeof text === 'object') text = text[plurals.select(values?.n ?? 0)] ?? text.other;
  if (!values) return text;
  return text.replace(/\{(\w+)\}/g, (_, name) => {
    const value = values[name];
    return typeof value === 'number' ? number(value) : (value ?? '');
  });
}

export const number = (value, options) => new Intl.NumberFormat(code, options).format(value);

export function languageName(of) {
  try {
    return new Intl.DisplayNames(code, { type: 'language' }).of(of);
  } catch {
    return of;
  }
}

/** A problem in the reader's words: ours when the catalogue has them, else the server's. */
export function problemText(problem) {
  // A mistake of the page's own is no problem of the server's: it belongs into the browser's log.
  if (problem instanceof Error && problem.name !== 'Problem') console.error(problem);
  const ours = texts[`problem.${problem.code}`];
  if (ours) return t(`problem.${problem.code}`, { n: problem.retryAfter ?? 0 });
  if (problem.status >= 500) return t('problem.server');
  return problem.detail || problem.title || t('problem.unknown');
}
