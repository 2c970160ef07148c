import { html, nothing } from '/vendor/lit/lit.js';
import { query } from '/shared/api.js';
import { FdElement } from '/shared/element.js';
import { language, languageName, problemText, t } from '/shared/i18n.js';
import { icon } from '/shared/icons.js';
import { place } from '/shared/router.js';
import '/shared/time.js';

/** Articles in the reader's language, or in the business's own when there are none. */
export async function articlesFor(api, business, filter) {
  const list = (code) => api.get(`/knowledge/articles${query({ status: 'published', language: code, ...filter })}`);
  const here = await list(language());
  return here.items.length || language() === business.language ? here : list(business.language);
}

export const articleRow = (business, article) => html`
  <li><a href="/p/${business.slug}/a/${article.id}"><span class="clip" dir="auto">${article.title}</span>
    ${article.language === language() ? nothing : html`<span class="soft small">${languageName(article.language)}</span>`}</a></li>`;

export const bones = (n) => html`<div class="bones" aria-hidden="true">${Array.from({ length: n }, (_, i) => html`<span class="bone ${['w70', 'w50', 'w90'][i % 3]}"></span>`)}</div>`;

export const trouble = (problem, again) => html`
  <div class="note-line bad" role="alert">${icon('warning')}<span>${problemText(problem)}</span> <button class="linkish" @click=${again}>${t('retry')}</button></div>`;

class FdPortalHome extends FdElement {
  static properties = { collections: { state: true }, recent: { state: true }, problem: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.#load();
  }

  async #load() {
    this.problem = null;
    try {
      const [collections, recent] = await Promise.all([this.api.get('/knowledge/collections'), articlesFor(this.api, this.business, { limit: 8 })]);
      Object.assign(this, { collections: collections.items, recent: recent.items });
      await this.updateComplete;
      scrollTo(0, place());
    } catch (problem) {
      this.problem = problem;
    }
    document.title = this.business.name;
  }

  render() {
    const { business } = this;
    return html`
      <section class="ask">
        <h1 dir="auto">${business.tagline || t('portal.tagline')}</h1>
        <fd-portal-search .api=${this.api} .slug=${business.slug}></fd-portal-search>
      </section>
      ${this.problem ? trouble(this.problem, () => this.#load()) : this.collections ? this.#lists() : bones(8)}`;
  }

  #lists() {
    const filled = this.collections.filter((collection) => collection.articles > 0);
    if (!filled.length && !this.recent.length) {
      return html`<div class="empty">${icon('article')}<h2>${t('portal.empty')}</h2><p>${t('portal.empty.hint')}</p><button class="button" @click=${() => window.frontdesk?.open()}>${icon('chat')} ${t('portal.chat')}</button></div>`;
    }
    return html`
      ${filled.length ? html`<section aria-labelledby="topics"><h2 class="over" id="topics">${t('portal.topics')}</h2><ul class="topics">${filled.map((collection) => html`
        <li><a href="/p/${this.business.slug}/c/${collection.id}"><span class="row spread"><b dir="auto">${collection.name}</b><span class="count">${collection.articles}</span></span>
          ${collection.description ? html`<span class="soft" dir="auto">${collection.description}</span>` : nothing}</a></li>`)}</ul></section>` : nothing}
      ${this.recent.length ? html`<section aria-labelledby="recent"><h2 class="over" id="recent">${t('portal.recent')}</h2><ul class="titles">${this.recent.map((article) => articleRow(this.business, article))}</ul></section>` : nothing}`;
  }
}
customElements.define('fd-portal-home', FdPortalHome);
