/** The address is the state: `route` fires on every change, by link, by code, by Back. */
export const router = new EventTarget();

let prefixes = ['/'];
let guard = null;

const announce = () => router.dispatchEvent(new Event('route'));

export function start(...own) {
  prefixes = own;
  history.scrollRestoration = 'manual';
  addEventListener('popstate', announce);
  document.addEventListener('click', follow);
  let saving = 0;
  addEventListener('scroll', () => {
    clearTimeout(saving);
    saving = setTimeout(() => history.replaceState({ ...history.state, y: scrollY }, ''), 120);
  }, { passive: true });
}

/** Where the reader was on this entry of the history; 0 on a new one. */
export const place = () => history.state?.y ?? 0;

export function go(url, { replace = false } = {}) {
  const target = new URL(url, location.href);
  if (guard && !guard(target)) return;
  if (target.href === location.href && !replace) return announce();
  history[replace ? 'replaceState' : 'pushState']({}, '', target);
  announce();
}

/** Asked before the page leaves an address by a link or by code: false stays. */
export function leaving(check) {
  guard = check;
}

export const own = (url) => {
  const target = new URL(url, location.href);
  return target.origin === location.origin && prefixes.some((prefix) => (prefix === '/' ? target.pathname === '/' : target.pathname.startsWith(prefix)));
};

function follow(event) {
  if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const link = event.composedPath().find((node) => node.localName === 'a' && node.href);
  if (!link || link.target || link.hasAttribute('download') || !own(link.href)) return;
  const target = new URL(link.href);
  const samePage = target.pathname === location.pathname && target.search === location.search;
  if (samePage && target.hash) return;
  event.preventDefault();
  go(target);
}

/** Matches '/console/support/:tab/:id?' against a path: an object of its parts, or null. */
export function match(pattern, path = location.pathname) {
  const wanted = pattern.split('/').filter(Boolean);
  const given = path.split('/').filter(Boolean);
  if (given.length > wanted.length) return null;
  const parts = {};
  for (let i = 0; i < wanted.length; i++) {
    const piece = wanted[i];
    const optional = piece.endsWith('?');
    if (given[i] === undefined && !optional) return null;
    if (piece.startsWith(':')) parts[piece.replace(/[:?]/g, '')] = given[i] === undefined ? undefined : decodeURIComponent(given[i]);
    else if (piece !== given[i]) return null;
  }
  return parts;
}
