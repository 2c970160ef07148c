import { html, nothing } from '/vendor/lit/lit.js';
import { query } from '/shared/api.js';
import { FdElement } from '/shared/element.js';
import { language, languageName, t } from '/shared/i18n.js';
import { icon } from '/shared/icons.js';
import { place } from '/shared/router.js';
import { headings, safeFragment } from '/shared/safe-html.js';
import { recall, remember } from '/shared/store.js';
import '/shared/time.js';
import { articleRow, bones, trouble } from './home.js';

class FdPortalArticle extends FdElement {
  static properties = { article: {}, hash: {}, shown: { state: true }, siblings: { state: true }, problem: { state: true }, voted: { state: true }, here: { state: true } };
  #spy = null;

  willUpdate(changes) {
    if (changes.has('article')) this.#load();
    else if (changes.has('hash')) this.updateComplete.then(() => this.#passage());
  }

  disconnectedCallback() {
    this.#spy?.disconnect();
    super.disconnectedCallback();
  }

  async #load() {
    const id = this.article;
    Object.assign(this, { shown: null, siblings: null, problem: null, voted: recall(`frontdesk.helpful.${id}`) });
    try {
      const article = await this.api.get(`/knowledge/articles/${id}`);
      if (id !== this.article) return;
      this.body = document.createElement('div');
      this.body.className = 'prose';
      this.body.append(safeFragment(article.html));
      this.shown = article;
      document.title = `${article.title} · ${this.business.name}`;
      await this.updateComplete;
      if (!this.#passage()) scrollTo(0, place());
      this.#watch();
      this.#more(article);
    } catch (problem) {
      this.problem = problem;
    }
  }

  async #more(article) {
    if (!article.collection) return;
    const { items } = await this.api.get(`/knowledge/articles${query({ collection: article.collection.id, language: article.language, status: 'published', limit: 6 })}`).catch(() => ({ items: [] }));
    this.siblings = items.filter((other) => other.id !== article.id).slice(0, 5);
  }

  /** A citation leads to the passage that it cites, not to the top. */
  #passage() {
    this.querySelector('.passage')?.classList.remove('passage');
    const id = decodeURIComponent(this.hash?.slice(1) ?? '');
    const passage = id && this.body && [...this.body.querySelectorAll('[id]')].find((node) => node.id === id);
    if (!passage) return false;
    passage.classList.add('passage');
    passage.tabIndex = -1;
    passage.scrollIntoView({ block: 'center' });
    passage.focus({ preventScroll: true });
    return true;
  }

  #watch() {
    this.#spy?.disconnect();
    this.#spy = new IntersectionObserver((entries) => {
      const seen = entries.find((entry) => entry.isIntersecting);
      if (seen) this.here = seen.target.id;
    }, { rootMargin: '-10% 0px -70%' });
    for (const heading of this.body.querySelectorAll('h1, h2, h3')) this.#spy.observe(heading);
  }

  #vote(helpful) {
    this.voted = helpful ? 'yes' : 'no';
    remember(`frontdesk.helpful.${this.article}`, this.voted);
    this.api.post(`/knowledge/articles/${this.article}/feedback`, { helpful }).catch(() => {});
  }

  render() {
    if (this.problem?.status === 404) return this.#gone();
    if (this.problem) return trouble(this.problem, () => this.#load());
    if (!this.shown) return bones(12);
    const { shown: article, business } = this;
    const toc = headings(this.body).filter((heading) => heading.level < 4);
    return html`
      <nav class="crumbs" aria-label=${t('crumbs')}><a href="/p/${business.slug}/">${t('portal.home')}</a>
        ${article.collection ? html`${icon('forward', 'flips')}<a href="/p/${business.slug}/c/${article.collection.id}">${article.collection.name}</a>` : nothing}</nav>
      <div class="article">
        <article lang=${article.language} dir=${article.language === 'ar' ? 'rtl' : 'ltr'}>
          <h1 class="page-title">${article.title}</h1>
          <p class="soft small about" lang=${language()} dir=${document.documentElement.dir}>${t('updated')} <fd-time at=${article.updatedAt}></fd-time>${article.language === language() ? nothing : html` · ${t('article.in', { name: languageName(article.language) })}`}</p>
          ${this.body}
          <footer class="no-print" lang=${language()} dir=${document.documentElement.dir}>${this.#helpful()}</footer>
        </article>
        ${toc.length > 1 ? html`<aside class="toc no-print"><nav aria-label=${t('article.toc')}><h2>${t('article.toc')}</h2>
          <ul>${toc.map((heading) => html`<li class="level-${heading.level}"><a href="#${heading.id}" aria-current=${heading.id === this.here ? 'true' : nothing} @click=${(event) => this.#jump(event, heading.id)}>${heading.text}</a></li>`)}</ul></nav></aside>` : nothing}
      </div>
      ${this.siblings?.length ? html`<section class="no-print" aria-labelledby="more"><h2 class="over" id="more">${t('article.more', { name: article.collection.name })}</h2><ul class="titles">${this.siblings.map((other) => articleRow(business, other))}</ul></section>` : nothing}`;
  }

  #jump(event, id) {
    event.preventDefault();
    history.replaceState(history.state, '', `#${id}`);
    const heading = [...this.body.querySelectorAll('[id]')].find((node) => node.id === id);
    heading.scrollIntoView({ block: 'start' });
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    this.here = id;
  }

  #helpful() {
    if (this.voted === 'yes') return html`<p role="status">${icon('check')} ${t('article.thanks')}</p>`;
    if (this.voted === 'no') return html`<p role="status" class="row wrap">${t('article.sorry')} <button class="button" @click=${() => window.frontdesk?.open()}>${icon('chat')} ${t('portal.chat')}</button></p>`;
    return html`<p class="row wrap"><span>${t('article.helpful')}</span> <button class="button" @click=${() => this.#vote(true)}>${icon('yes')} ${t('yes')}</button> <button class="button" @click=${() => this.#vote(false)}>${icon('no')} ${t('no')}</button></p>`;
  }

  #gone() {
    return html`<div class="empty">${icon('article')}<h1>${t('article.gone')}</h1><p>${t('article.gone.hint')}</p><a class="button" href="/p/${this.business.slug}/">${t('portal.home')}</a></div>`;
  }
}
customElements.define('fd-portal-article', FdPortalArticle);
