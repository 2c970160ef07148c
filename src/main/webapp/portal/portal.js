import { html } from '/vendor/lit/lit.js';
import { publicApi } from '/shared/api.js';
import { FdElement } from '/shared/element.js';
import { LANGUAGES, language, preferred, problemText, t, useLanguage } from '/shared/i18n.js';
import { icon } from '/shared/icons.js';
import { go, match, own, router, start } from '/shared/router.js';
import { THEMES, theme, useAccent, useTheme } from '/shared/theme.js';
import { visitorApi } from '/shared/visitor.js';
import './search.js';
import './home.js';
import './results.js';
import './article.js';

class FdPortal extends FdElement {
  static properties = { business: { state: true }, problem: { state: true } };
  #onRoute = () => this.requestUpdate();

  connectedCallback() {
    super.connectedCallback();
    start('/', '/p/');
    router.addEventListener('route', this.#onRoute);
    document.addEventListener('keydown', (event) => this.#key(event));
    this.#begin();
  }

  async #begin() {
    try {
      const slug = match('/p/:slug/:a?/:b?')?.slug;
      this.business = slug ? await publicApi.get(`/identity/businesses/${encodeURIComponent(slug)}`) : (await publicApi.get('/identity/businesses')).items[0];
      if (!this.business) this.problem = { code: 'no_business' };
      if (this.business) this.problem = null;
    } catch (problem) {
      this.problem = problem;
      // A server that restarts is back in seconds.
      if (problem.code === 'offline' || problem.status >= 500) setTimeout(() => this.#begin(), 3000);
    }
    await useLanguage(preferred(this.business?.language));
    if (!this.business) return this.requestUpdate();
    useAccent(this.business.accentHue);
    this.api = visitorApi(this.business.slug);
    this.#chat();
    this.requestUpdate();
  }

  #chat() {
    addEventListener('frontdesk:open-article', (event) => {
      if (!own(event.detail.url)) return;
      event.preventDefault();
      if (innerWidth <= 480) window.frontdesk.close();
      go(event.detail.url);
    });
    addEventListener('frontdesk:ready', () => {
      if (new URLSearchParams(location.search).get('chat') === 'open') window.frontdesk.open();
    });
    // The /try page types its suggested questions into the chat.
    addEventListener('message', ({ origin, data }) => {
      if (origin === location.origin && data?.type === 'frontdesk:ask' && typeof data.text === 'string') window.frontdesk?.ask(data.text.slice(0, 500));
    });
    this.#widget();
  }

  #widget() {
    const script = document.createElement('script');
    script.src = '/widget.js';
    Object.assign(script.dataset, { business: this.business.slug, language: language() });
    if (theme() !== 'system') script.dataset.theme = theme();
    document.head.append(script);
  }

  #key(event) {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
    const [at] = event.composedPath();
    if (at.type === 'search' && !at.value) return event.preventDefault();
    if (at.matches?.('input, textarea, select, [contenteditable]')) return;
    event.preventDefault();
    this.querySelector('fd-portal-search input')?.focus();
  }

  get home() {
    return `/p/${this.business.slug}/`;
  }

  updated() {
    const { dataset } = document.querySelector('frontdesk-widget') ?? { dataset: {} };
    if (theme() === 'system') delete dataset.theme;
    else dataset.theme = theme();
  }

  render() {
    if (this.problem) return this.#lost();
    if (!this.business || !this.api) return html`<main class="portal-page"><span class="bone w50"></span></main>`;
    const at = match('/p/:slug/a/:article') ?? match('/p/:slug/c/:collection') ?? (match('/p/:slug/search') ? { search: true } : {});
    const inside = at.article || at.collection || at.search;
    return html`
      <a class="skip" href="#main">${t('skip')}</a>
      <header class="portal-head no-print">
        <a class="brand" href=${this.home}><span class="mark" aria-hidden="true">${this.business.name.slice(0, 1)}</span> <span class="clip" dir="auto">${this.business.name}</span></a>
        ${inside ? html`<fd-portal-search .api=${this.api} .slug=${this.business.slug} compact></fd-portal-search>` : html`<span class="grow"></span>`}
        <select class="select quiet language" aria-label=${t('language')} @change=${({ target }) => useLanguage(target.value, { save: true }).then(() => location.reload())}>
          ${Object.entries(LANGUAGES).map(([code, name]) => html`<option value=${code} lang=${code} .selected=${code === language()}>${name}</option>`)}
        </select>
        <button class="icon-button" aria-label=${t('theme.now', { name: t(`theme.${theme()}`) })} title=${t('theme.now', { name: t(`theme.${theme()}`) })} @click=${this.#theme}>${icon('theme')}</button>
      </header>
      <main id="main" tabindex="-1" class=${inside ? 'portal-page' : 'portal-page home'}>${this.#page(at)}</main>
      <footer class="portal-foot no-print"><a href="/console/">${t('portal.staff')}</a></footer>`;
  }

  #page(at) {
    const { api, business } = this;
    if (at.article) return html`<fd-portal-article .api=${api} .business=${business} .article=${at.article} .hash=${location.hash}></fd-portal-article>`;
    if (at.search) return html`<fd-portal-results .api=${api} .business=${business} .q=${new URLSearchParams(location.search).get('q') ?? ''}></fd-portal-results>`;
    if (at.collection) return html`<fd-portal-collection .api=${api} .business=${business} .collection=${at.collection}></fd-portal-collection>`;
    return html`<fd-portal-home .api=${api} .business=${business}></fd-portal-home>`;
  }

  #theme() {
    useTheme(THEMES[(THEMES.indexOf(theme()) + 1) % THEMES.length]);
    this.requestUpdate();
  }

  #lost() {
    const none = this.problem.status === 404 || this.problem.code === 'no_business';
    return html`<main class="portal-page"><div class="empty">
      ${icon(none ? 'search' : 'offline')}<h1>${none ? t('portal.unknown') : t('portal.unreachable')}</h1>
      <p>${none ? t('portal.unknown.hint') : problemText(this.problem)}</p>
      ${none ? html`<a class="button" href="/">${t('portal.first')}</a>` : html`<button class="button" @click=${() => location.reload()}>${t('retry')}</button>`}
    </div></main>`;
  }
}
customElements.define('fd-portal', FdPortal);
