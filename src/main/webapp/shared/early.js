// Runs before the first paint, so that neither the theme nor the direction flickers.
(() => {
  const saved = (key) => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  };
  const root = document.documentElement;
  const theme = saved('frontdesk.theme');
  if (theme) root.dataset.theme = theme;
  const language = new URLSearchParams(location.search).get('lang') || saved('frontdesk.language') || navigator.language || 'en';
  root.lang = language.slice(0, 2);
  root.dir = root.lang === 'ar' ? 'rtl' : 'ltr';
})();
