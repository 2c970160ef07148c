// The one script tag: <script src="https://desk.example/widget.js" data-business="it-desk" async></script>
(() => {
  const script = document.currentScript;
  if (!script || window.frontdesk?.open) return;
  const { business, language, theme, position } = script.dataset;
  if (!business) return console.warn('frontdesk: the script tag needs data-business');
  const base = new URL('.', script.src).href;
  const given = window.frontdesk ?? {};
  const LABELS = {
    en: ['Open the chat', 'Close the chat'],
    de: ['Chat öffnen', 'Chat schließen'],
    es: ['Abrir el chat', 'Cerrar el chat'],
    fr: ['Ouvrir la discussion', 'Fermer la discussion'],
    ar: ['فتح المحادثة', 'إغلاق المحادثة'],
  };
  const wanted = () => (language || document.documentElement.lang || navigator.language || 'en').slice(0, 2).toLowerCase();
  const label = (open) => (LABELS[wanted()] ?? LABELS.en)[open ? 1 : 0];

  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    :host { all: initial; position: fixed; z-index: 2147483000; inset-block-end: 20px; inset-inline-end: 20px; color-scheme: light dark; --hue: 255; }
    :host([data-position="start"]) { inset-inline: 20px auto; }
    :host([data-theme="light"]) { color-scheme: light; }
    :host([data-theme="dark"]) { color-scheme: dark; }
    button { position: relative; display: grid; place-items: center; inline-size: 52px; block-size: 52px; padding: 0; border: 0; border-radius: 50%; cursor: pointer;
      background: light-dark(oklch(0.49 0.14 var(--hue)), oklch(0.74 0.11 var(--hue))); color: light-dark(#fff, oklch(0.18 0.03 var(--hue)));
      box-shadow: 0 2px 10px oklch(0 0 0 / 0.22); transition: background-color 120ms; }
    button:hover { background: light-dark(oklch(0.44 0.14 var(--hue)), oklch(0.79 0.11 var(--hue))); }
    button:focus-visible { outline: 2px solid light-dark(oklch(0.49 0.14 var(--hue)), oklch(0.8 0.11 var(--hue))); outline-offset: 3px; }
    svg { inline-size: 22px; block-size: 22px; fill: currentColor; }
    [data-unread]::after { content: attr(data-unread); position: absolute; inset-block-start: -2px; inset-inline-end: -2px; min-inline-size: 20px; block-size: 20px; padding: 0 5px; box-sizing: border-box;
      border-radius: 10px; background: oklch(0.53 0.2 27); color: #fff; font: 600 12px/20px system-ui, sans-serif; }
    @media (max-width: 480px) { :host([data-open]) button { visibility: hidden; } }
    @media (forced-colors: active) { button { border: 1px solid ButtonText; } }
    @media print { :host { display: none; } }`);

  const host = document.createElement('frontdesk-widget');
  if (position === 'start' || position === 'left') host.dataset.position = 'start';
  if (theme) host.dataset.theme = theme;
  const root = host.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [sheet];
  const button = document.createElement('button');
  button.type = 'button';
  const CHAT = 'M8 15c4.418 0 8-3.134 8-7s-3.582-7-8-7-8 3.134-8 7c0 1.76.743 3.37 1.97 4.6-.097 1.016-.417 2.13-.771 2.966-.079.186.074.394.273.362 2.256-.37 3.597-.938 4.18-1.234A9 9 0 0 0 8 15';
  const DOWN = 'M1.646 4.646a.5.5 0 0 1 .708 0L8 10.293l5.646-5.647a.5.5 0 0 1 .708.708l-6 6a.5.5 0 0 1-.708 0l-6-6a.5.5 0 0 1 0-.708';
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  svg.append(path);
  button.append(svg);
  root.append(button);

  let chat = null;
  let open = false;

  const load = () =>
    (chat ??= import(`${base}widget/chat.js`).then(() => {
      const panel = document.createElement('frontdesk-chat');
      Object.assign(panel, { base, slug: business, wanted: wanted(), identity: window.frontdesk.identity, hidden: true });
      if (host.dataset.position) panel.dataset.position = host.dataset.position;
      panel.addEventListener('close', () => api.close());
      panel.addEventListener('unread', ({ detail }) => (detail && !open ? (button.dataset.unread = detail) : delete button.dataset.unread));
      panel.addEventListener('hue', ({ detail }) => host.style.setProperty('--hue', detail));
      root.prepend(panel);
      return panel;
    }, (failure) => {
      chat = null;
      throw failure;
    }));

  const show = async (now) => {
    open = now;
    host.toggleAttribute('data-open', open);
    button.setAttribute('aria-expanded', String(open));
    button.setAttribute('aria-label', label(open));
    path.setAttribute('d', open ? DOWN : CHAT);
    try {
      sessionStorage.setItem(`frontdesk.${business}.open`, open ? '1' : '');
    } catch {
      // the next page starts closed
    }
    if (!open && !chat) return null;
    const panel = await load();
    panel.hidden = !open;
    return panel;
  };

  const api = {
    ...given,
    open: async () => (await show(true)).focusInput(),
    close: async () => {
      const inside = root.activeElement;
      await show(false);
      if (inside) button.focus();
    },
    toggle: () => (open ? api.close() : api.open()),
    /** Types a question into the chat and sends it. */
    ask: async (text) => (await show(true)).ask(text),
  };
  window.frontdesk = api;
  button.addEventListener('pointerenter', () => load().catch(() => {}), { once: true });
  button.addEventListener('focus', () => load().catch(() => {}), { once: true });
  button.addEventListener('click', () => api.toggle());

  const saved = (area, key) => {
    try {
      return window[area].getItem(`frontdesk.${business}.${key}`);
    } catch {
      return null;
    }
  };
  const begin = () => {
    document.body.append(host);
    if (saved('sessionStorage', 'open') && innerWidth > 480) show(true);
    else {
      show(false);
      // A conversation goes on: its answers are announced on the button.
      if (saved('localStorage', 'chat')) (window.requestIdleCallback ?? setTimeout)(() => load().catch(() => {}));
    }
    window.dispatchEvent(new CustomEvent('frontdesk:ready'));
  };
  if (document.body) begin();
  else addEventListener('DOMContentLoaded', begin);
})();
