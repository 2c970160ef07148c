export const THEMES = ['system', 'light', 'dark'];

export function theme() {
  return document.documentElement.dataset.theme ?? 'system';
}

export function useTheme(next) {
  if (next === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = next;
  try {
    if (next === 'system') localStorage.removeItem('frontdesk.theme');
    else localStorage.setItem('frontdesk.theme', next);
  } catch {
    // holds until the page is left
  }
}

// Another tab, or the frame beside this one, changed it.
addEventListener('storage', ({ key, newValue }) => {
  if (key !== 'frontdesk.theme') return;
  if (newValue) document.documentElement.dataset.theme = newValue;
  else delete document.documentElement.dataset.theme;
});

export function useAccent(hue) {
  if (Number.isFinite(hue)) document.documentElement.style.setProperty('--accent-hue', String(hue));
}
