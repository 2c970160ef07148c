const KNOWN = ['en', 'de', 'es', 'fr', 'ar'];

/** The widget's catalogue: `t(key, values)` and the language it speaks. */
export async function loadTexts(wanted) {
  const language = KNOWN.includes(wanted) ? wanted : 'en';
  const texts = await (await fetch(new URL(`./i18n/${language}.json`, import.meta.url))).json();
  const t = (key, values = {}) => (texts[key] ?? key).replace(/\{(\w+)\}/g, (_, name) => values[name] ?? '');
  return { t, language, rtl: language === 'ar' };
}
