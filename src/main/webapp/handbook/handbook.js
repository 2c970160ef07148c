import { html, nothing } from '/vendor/lit/lit.js';
import { FdElement } from '/shared/element.js';
import { LANGUAGES, language, preferred, t, useLanguage } from '/shared/i18n.js';
import { icon } from '/shared/icons.js';
import { go, place, router, start } from '/shared/router.js';
import { THEMES, theme, useTheme } from '/shared/theme.js';
import { chapter, contents, search } from './chapters.js';
import { markdown, outline } from './markdown.js';
import { text } from './texts.js';

const HOME = '/handbook/';

/** Where a link of a chapter leads within the product: `agents.md#tickets` is `/handbook/#agents/tickets`. */
function linkFrom(name) {
  return (href) => {
    if (href.startsWith('#')) return `${HOME}#${name}/${href.slice(1)}`;
    const other = href.match(/^(?:\.\.\/)?([a-z]+)\.md(?:#(.+))?$/);
    if (other) return other[1] === 'index' ? HOME : `${HOME}#${other[1]}${other[2] ? `/${other[2]}` : ''}`;
    if (/^https?:\/\//.test(href) || href.startsWith('/')) return href;
    return /^\.\.\/[\w.]+$/.test(href) ? HOME + href.slice(3) : null;
  };
}

class FdHandbook extends FdElement {
  static properties = { groups: { state: true }, source: { state: true }, problem: { state: true }, found: { state: true }, listed: { state: true } };
  #timer = 0;

  connectedCallback() {
    super.connectedCallback();
    start(HOME);
    router.addEventListener('route', () => this.#route());
    document.addEventListener('keydown', (event) => this.#key(event));
    this.#begin();
  }

  async #begin() {
    await useLanguage(preferred());
    this.groups = await contents().catch(() => []);
    this.#route();
  }

  get name() {
    return decodeURIComponent(location.hash.slice(1)).split('/')[0] || 'index';
  }

  get words() {
    return new URLSearchParams(location.search).get('q') ?? '';
  }

  async #route() {
    const { name, words } = this;
    this.listed = false;
    if (words) {
      const found = await search(this.groups, words);
      if (words !== this.words) return;
      Object.assign(this, { found, source: null, problem: null, shown: null });
      document.title = `${text('search')} · Frontdesk`;
      return;
    }
    this.found = null;
    if (this.shown !== name || this.problem) await this.#load(name);
    await this.updateComplete;
    if (name === this.name) this.#arrive();
  }

  async #load(name) {
    try {
      const source = await chapter(/^[a-z]+$/.test(name) ? name : 'none');
      if (name !== this.name) return;
      Object.assign(this, { source, shown: name, problem: null });
      document.title = `${outline(source)[0]?.title ?? text('title')} · Frontdesk`;
    } catch (problem) {
      Object.assign(this, { source: null, shown: name, problem });
    }
  }

  #arrive() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return scrollTo(0, place());
    target.scrollIntoView();
    target.focus({ preventScroll: true });
  }

  #key(event) {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.composedPath()[0].matches?.('input, textarea, select')) return;
    event.preventDefault();
    this.querySelector('input').focus();
  }

  #type({ target }) {
    clearTimeout(this.#timer);
    const words = target.value.trim();
    this.#timer = setTimeout(() => go(words ? `${HOME}?q=${encodeURIComponent(words)}` : HOME, { replace: Boolean(this.words) }), 200);
  }

  render() {
    if (!this.groups) return nothing;
    return html`
      <a class="skip" href="#main" @click=${(event) => (event.preventDefault(), this.querySelector('#main').focus())}>${t('skip')}</a>
      <header class="book-head no-print">
        <a class="brand" href=${HOME}><span class="mark" aria-hidden="true">F</span> <span class="clip">${text('title')}</span></a>
        <form class="find" role="search" @submit=${(event) => event.preventDefault()}>${icon('search')}
          <input type="search" class="input" aria-label=${text('search')} placeholder=${text('search')} .value=${this.words} @input=${this.#type}></form>
        <select class="select quiet" aria-label=${t('language')} @change=${({ target }) => useLanguage(target.value, { save: true })}>
          ${Object.entries(LANGUAGES).map(([code, name]) => html`<option value=${code} lang=${code} .selected=${code === language()}>${name}</option>`)}</select>
        <button class="icon-button" aria-label=${t('theme.now', { name: t(`theme.${theme()}`) })} title=${t('theme.now', { name: t(`theme.${theme()}`) })} @click=${this.#theme}>${icon('theme')}</button>
      </header>
      <div class="book">
        <nav class="chapters no-print" aria-label=${text('chapters')}>
          <button class="button" aria-expanded=${Boolean(this.listed)} @click=${() => (this.listed = !this.listed)}>${text('chapters')}</button>
          <div class="list ${this.listed ? 'open' : ''}" lang="en">${this.groups.map((group) => html`
            <h2>${group.title}</h2><ul>${group.chapters.map((one) => this.#chapter(one))}</ul>`)}</div>
        </nav>
        <main id="main" tabindex="-1">${this.#page()}</main>
      </div>`;
  }

  #chapter({ name, title }) {
    const here = !this.words && name === this.shown;
    const below = here && this.source ? outline(this.source).filter((section) => section.level === 2) : [];
    return html`<li><a href="${HOME}#${name}" aria-current=${here ? 'page' : nothing}>${title}</a>
      ${below.length ? html`<ul>${below.map((section) => html`<li><a href="${HOME}#${name}/${section.id}">${section.title}</a></li>`)}</ul>` : nothing}</li>`;
  }

  #page() {
    if (this.found) return this.#results();
    if (this.problem) return html`<div class="empty">${icon('warning')}<h1>${this.problem.status === 404 ? text('missing') : text('failed')}</h1><button class="button" @click=${() => this.#route()}>${t('retry')}</button></div>`;
    if (!this.source) return html`<div class="bones" aria-busy="true"><span class="bone w30"></span><span class="bone w90"></span><span class="bone w70"></span></div>`;
    return html`<article class="prose" lang="en" dir="ltr">${markdown(this.source, { prefix: this.shown, link: linkFrom(this.shown) })}</article>`;
  }

  #results() {
    if (!this.found.length) return html`<div class="empty">${icon('search')}<h1>${t('search.none', { q: this.words })}</h1><p>${text('none')}</p></div>`;
    return html`<h1 class="sr">${text('found')}</h1><ul class="places" lang="en" dir="ltr">${this.found.map((one) => html`
      <li><a href="${HOME}#${one.name}${one.id ? `/${one.id}` : ''}"><span class="soft">${one.title}${one.heading ? ' › ' : ''}</span>${one.heading}</a><p>${this.#marked(one.excerpt)}</p></li>`)}</ul>`;
  }

  #marked(words) {
    const wanted = this.words.split(/\s+/).filter(Boolean).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    return words.split(new RegExp(`(${wanted.join('|')})`, 'giu')).map((part, i) => (i % 2 ? html`<mark>${part}</mark>` : part));
  }

  #theme() {
    useTheme(THEMES[(THEMES.indexOf(theme()) + 1) % THEMES.length]);
    this.requestUpdate();
  }
}
customElements.define('fd-handbook', FdHandbook);
