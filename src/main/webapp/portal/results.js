import { html, nothing } from '/vendor/lit/lit.js';
import { FdElement } from '/shared/element.js';
import { language, languageName, t } from '/shared/i18n.js';
import { icon } from '/shared/icons.js';
import { place } from '/shared/router.js';
import { articleRow, articlesFor, bones, trouble } from './home.js';
import { find, marked } from './search.js';

class FdPortalResults extends FdElement {
  static properties = { q: {}, found: { state: true }, problem: { state: true } };

  willUpdate(changes) {
    if (changes.has('q')) this.#load();
  }

  async #load() {
    const { q } = this;
    Object.assign(this, { found: null, problem: null });
    document.title = `${q} · ${this.business.name}`;
    try {
      const found = q.trim() ? await find(this.api, q.trim(), { limit: 25 }) : { items: [] };
      if (q !== this.q) return;
      this.found = found;
      await this.updateComplete;
      scrollTo(0, place());
    } catch (problem) {
      this.problem = problem;
    }
  }

  render() {
    if (this.problem) return trouble(this.problem, () => this.#load());
    if (!this.found) return bones(9);
    const { items, suggestion } = this.found;
    if (!items.length) return this.#none(suggestion);
    const foreign = items.every((item) => item.language !== language());
    return html`
      <h1 class="results-title"><span role="status">${t('search.count', { n: items.length, q: this.q })}</span></h1>
      ${foreign ? html`<p class="note-line">${icon('globe')} ${t('search.foreign', { name: languageName(language()) })}</p>` : nothing}
      <ol class="results">${items.map((item) => html`
        <li><a href=${item.url}><h2 dir="auto">${marked(item.title, this.q)}</h2></a>
          <p class="soft" dir="auto">${marked(item.excerpt, this.q)}</p>
          <p class="small soft">${item.collection?.name}${item.language === language() ? nothing : html` · ${languageName(item.language)}`}</p></li>`)}</ol>
      <div class="after">${t('search.not')} <button class="button" @click=${() => window.frontdesk?.ask(this.q)}>${icon('chat')} ${t('search.ask', { q: this.q })}</button></div>`;
  }

  #none(suggestion) {
    return html`<div class="empty">${icon('search')}<h1>${t('search.none', { q: this.q })}</h1>
      ${suggestion ? html`<p>${t('search.instead')} <a class="underlined" href="/p/${this.business.slug}/search?q=${encodeURIComponent(suggestion)}">${suggestion}</a></p>` : html`<p>${t('search.none.hint')}</p>`}
      <button class="button primary" @click=${() => (this.q ? window.frontdesk?.ask(this.q) : window.frontdesk?.open())}>${icon('chat')} ${this.q ? t('search.ask', { q: this.q }) : t('portal.chat')}</button></div>`;
  }
}
customElements.define('fd-portal-results', FdPortalResults);

class FdPortalCollection extends FdElement {
  static properties = { collection: {}, named: { state: true }, list: { state: true }, problem: { state: true } };

  willUpdate(changes) {
    if (changes.has('collection')) this.#load();
  }

  async #load() {
    Object.assign(this, { list: null, problem: null });
    try {
      const [collections, articles] = await Promise.all([this.api.get('/knowledge/collections'), articlesFor(this.api, this.business, { collection: this.collection, limit: 100 })]);
      this.named = collections.items.find((one) => one.id === this.collection);
      this.list = articles.items;
      document.title = `${this.named?.name ?? ''} · ${this.business.name}`;
      await this.updateComplete;
      scrollTo(0, place());
    } catch (problem) {
      this.problem = problem;
    }
  }

  render() {
    if (this.problem) return trouble(this.problem, () => this.#load());
    if (!this.list) return bones(8);
    return html`
      <nav class="crumbs" aria-label=${t('crumbs')}><a href="/p/${this.business.slug}/">${t('portal.home')}</a></nav>
      <h1 class="page-title" dir="auto">${this.named?.name ?? t('portal.topic')}</h1>
      ${this.named?.description ? html`<p class="soft lead" dir="auto">${this.named.description}</p>` : nothing}
      ${this.list.length ? html`<ul class="titles one">${this.list.map((article) => articleRow(this.business, article))}</ul>` : html`<p class="soft">${t('portal.topic.empty')}</p>`}`;
  }
}
customElements.define('fd-portal-collection', FdPortalCollection);
