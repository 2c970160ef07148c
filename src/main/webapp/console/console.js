import { html, nothing } from '/vendor/lit/lit.js';
import { FdElement } from '/shared/element.js';
import { preferred, problemText, t, useLanguage } from '/shared/i18n.js';
import { icon } from '/shared/icons.js';
import { bindKeys } from '/shared/keys.js';
import { go, match, router, start } from '/shared/router.js';
import { session } from '/shared/session.js';
import { live } from '/shared/socket.js';
import { useAccent } from '/shared/theme.js';
import { ROOMS } from './rooms.js';
import './splitter.js';
import './shortcuts.js';
import '/rooms/identity/sign-in.js';
import '/rooms/identity/profile.js';
import '/rooms/notification/bell.js';

class FdConsole extends FdElement {
  static properties = { ready: { state: true }, problem: { state: true }, badges: { state: true } };
  #rooms = new Map();
  #started = false;

  constructor() {
    super();
    this.badges = {};
  }

  connectedCallback() {
    super.connectedCallback();
    start('/console');
    router.addEventListener('route', () => this.#route());
    session.addEventListener('change', () => this.#session());
    live.addEventListener('link', () => this.requestUpdate());
    this.#begin();
  }

  async #begin() {
    await useLanguage(preferred());
    try {
      await session.resume();
      this.problem = null;
    } catch (problem) {
      this.problem = problem;
      // A server that restarts is back in seconds.
      setTimeout(() => this.#begin(), 3000);
    }
    this.ready = true;
    this.#keys();
    this.#route();
  }

  #keys() {
    bindKeys(this, [
      ...this.#offered().map((room) => ({ keys: room.keys, label: () => t('keys.go', { name: t(room.label) }), run: () => session.me && go(`/console/${room.path}`) })),
      { keys: '/', label: () => t('keys.search'), run: () => this.querySelector('[type="search"]')?.focus() },
      { keys: '?', label: () => t('keys.sheet'), run: () => this.querySelector('fd-shortcuts')?.show() },
    ]);
  }

  #session() {
    this.#keys();
    if (session.me) {
      useAccent(session.business?.accentHue);
      this.#live();
    } else if (this.#started) {
      live.stop();
      this.#started = false;
      this.#rooms.clear();
    }
    this.#route();
  }

  async #live() {
    if (this.#started || !this.allowed) return;
    this.#started = true;
    if (session.business) live.start();
    for (const room of this.#offered().filter((one) => one.live)) {
      const source = await room.live();
      const show = () => {
        this.badges = { ...this.badges, [room.path]: source.badge };
        this.#title();
      };
      source.addEventListener('change', show);
      source.start();
      show();
    }
  }

  get allowed() {
    return this.#offered().length > 0;
  }

  get room() {
    return ROOMS.find((room) => match(`/console/${room.path}/:a?/:b?/:c?/:d?`));
  }

  async #route() {
    if (!this.ready) return;
    const here = location.pathname + location.search;
    const outside = match('/console/sign-in') || match('/console/register');
    if (!session.me && !outside && !this.problem) return go(`/console/sign-in${here.length > 10 ? `?to=${encodeURIComponent(here)}` : ''}`, { replace: true });
    if (session.me && (outside || !this.room)) {
      const to = new URLSearchParams(location.search).get('to');
      return go(to?.startsWith('/console/') && !to.startsWith('/console/sign-in') ? to : `/console/${(this.#offered()[0] ?? ROOMS[0]).path}`, { replace: true });
    }
    this.requestUpdate();
    this.#title();
    const { room } = this;
    if (!room || this.#rooms.has(room.tag)) return;
    try {
      await room.load();
      this.#rooms.set(room.tag, document.createElement(room.tag));
    } catch (failure) {
      console.error(failure);
      this.#rooms.set(room.tag, null);
    }
    this.requestUpdate();
  }

  #title() {
    const waiting = Math.max(this.badges[ROOMS[0].path] ?? 0, this.badges.notifications ?? 0);
    document.title = `${waiting ? `(${waiting}) ` : ''}${this.room && session.me ? `${t(this.room.label)} · ` : ''}${session.business?.name ?? 'Frontdesk'}`;
  }

  render() {
    if (!this.ready) return html`<div class="boot" aria-busy="true"></div>`;
    if (this.problem && !session.me) {
      return html`<main class="sign"><div class="empty">${icon('offline')}<h1>${t('console.unreachable')}</h1><p>${problemText(this.problem)}</p><button class="button" @click=${() => this.#begin()}>${t('retry')}</button></div></main>`;
    }
    if (!session.me) return html`<fd-identity-sign-in .mode=${match('/console/register') ? 'register' : 'sign-in'}></fd-identity-sign-in>`;
    if (!this.allowed) return this.#stranger();
    return html`
      <a class="skip" href="#room">${t('skip')}</a>
      <nav class="rail" aria-label=${t('nav')}>
        <a class="mark" href="/console/" aria-label=${session.business?.name ?? 'Frontdesk'} title=${session.business?.name ?? 'Frontdesk'}>${(session.business?.name ?? 'F').slice(0, 1)}</a>
        ${this.#offered().filter((room) => !room.apart).map((room) => this.#link(room))}
        <span class="grow"></span>
        <button class="rail-item desktop" @click=${() => this.querySelector('fd-shortcuts').show()}>${icon('keyboard')}<span>${t('nav.keys')}</span></button>
        <fd-notification-bell></fd-notification-bell>
        <fd-identity-profile></fd-identity-profile>
      </nav>
      <main id="room" tabindex="-1">${this.#line()}${this.#room()}</main>
      <fd-shortcuts></fd-shortcuts>`;
  }

  #offered() {
    return ROOMS.filter((room) => session.can(...room.roles));
  }

  #link(room) {
    const badge = this.badges[room.path];
    return html`
      <a class="rail-item" href="/console/${room.path}" aria-current=${room === this.room ? 'page' : nothing}>
        ${icon(room.icon)}<span>${t(room.label)}</span>
        ${badge ? html`<b class="badge" title=${t('nav.waiting', { n: badge })}>${badge}<span class="sr"> ${t('nav.waiting', { n: badge })}</span></b>` : nothing}
      </a>`;
  }

  #line() {
    if (live.link === 'online' || live.link === 'connecting') return nothing;
    return html`<div class="line ${live.link}" role="status">${icon('offline')} ${t(`link.${live.link}`)}</div>`;
  }

  #room() {
    const element = this.room && this.#rooms.get(this.room.tag);
    if (element === null) return html`<div class="empty">${icon('offline')}<h1>${t('console.unreachable')}</h1><button class="button" @click=${() => location.reload()}>${t('retry')}</button></div>`;
    return element ?? html`<div class="panes"><section class="pane list"><div class="bones"><span class="bone w50"></span><span class="bone w90"></span><span class="bone w70"></span></div></section></div>`;
  }

  #stranger() {
    return html`<main class="sign"><div class="empty">${icon('lock')}<h1>${t('console.stranger')}</h1><p>${t('console.stranger.hint', { name: session.me.name })}</p>
      <a class="button" href="/">${t('portal.home')}</a><button class="plain" @click=${() => session.logout()}>${t('sign.out')}</button></div></main>`;
  }
}
customElements.define('fd-console', FdConsole);
