import { html, nothing } from '/vendor/lit/lit.js';
import { FdElement } from '/shared/element.js';
import { languageName, problemText, t } from '/shared/i18n.js';
import { icon } from '/shared/icons.js';
import { dismiss, place } from '/shared/menu.js';
import { go, router } from '/shared/router.js';
import { safeFragment } from '/shared/safe-html.js';
import { api, session } from '/shared/session.js';
import { remember } from '/shared/store.js';
import { day } from '/shared/time.js';
import { toast, toastProblem } from '/shared/toast.js';
import { draftKey } from './draft.js';
import { library } from './library.js';

class FdKnowledgeArticle extends FdElement {
  static properties = { article: {}, versions: { type: Boolean }, version: {}, shown: { state: true }, list: { state: true }, old: { state: true }, problem: { state: true } };
  #onRoute = () => this.#passage();

  connectedCallback() {
    super.connectedCallback();
    router.addEventListener('route', this.#onRoute);
  }

  disconnectedCallback() {
    router.removeEventListener('route', this.#onRoute);
    super.disconnectedCallback();
  }

  willUpdate(changes) {
    if (changes.has('article')) this.#load();
    if (changes.has('article') || changes.has('versions')) {
      this.list = null;
      if (this.versions) this.#versions();
    }
    if (changes.has('version') || changes.has('article')) this.#old();
  }

  async #load() {
    const id = this.article;
    Object.assign(this, { shown: null, problem: null });
    try {
      const shown = await api.get(`/knowledge/articles/${id}`);
      if (id !== this.article) return;
      this.body = this.#built(shown.html);
      this.shown = shown;
      await this.updateComplete;
      this.#passage();
    } catch (problem) {
      this.problem = problem;
    }
  }

  #built(text) {
    const body = document.createElement('div');
    body.className = 'prose';
    body.append(safeFragment(text));
    return body;
  }

  #passage() {
    this.querySelector('.passage')?.classList.remove('passage');
    const id = location.hash.slice(1);
    if (!id) return;
    const passage = [...(this.body?.querySelectorAll('[id]') ?? [])].find((node) => node.id === id);
    passage?.classList.add('passage');
    passage?.scrollIntoView({ block: 'center' });
  }

  async #versions() {
    this.list = (await api.get(`/knowledge/articles/${this.article}/versions`).catch(() => ({ items: [] }))).items;
  }

  async #old() {
    this.old = null;
    if (!this.version) return;
    const { article, version } = this;
    try {
      const old = await api.get(`/knowledge/articles/${article}/versions/${version}`);
      if (version !== this.version) return;
      this.oldBody = this.#built(old.html);
      this.old = old;
    } catch (problem) {
      toastProblem(problem);
    }
  }

  /** An old text becomes a draft of a new version: nothing is lost, and nothing is published by accident. */
  #restore() {
    const { title, markdown } = this.old;
    remember(draftKey(this.article), { title, markdown });
    go(`/console/knowledge/${this.article}/edit${library.search}`);
  }

  async #remove(event) {
    dismiss(event);
    const article = this.shown;
    try {
      await library.remove(article);
      go(`/console/knowledge${library.search}`);
      toast(t('toast.removed', { name: article.title }), { undo: () => library.restore(article).then(() => go(`/console/knowledge/${article.id}`), toastProblem) });
    } catch (problem) {
      toastProblem(problem);
    }
  }

  render() {
    if (this.problem) return html`<div class="empty">${icon('article')}<h2>${this.problem.status === 404 ? t('article.gone') : problemText(this.problem)}</h2><a class="button" href="/console/knowledge">${t('nav.articles')}</a></div>`;
    const { shown: article } = this;
    if (!article) return html`<header class="pane-head"></header><div class="bones">${[50, 90, 70, 90, 50].map((w) => html`<span class="bone w${w}"></span>`)}</div>`;
    const here = `/console/knowledge/${article.id}`;
    const old = this.version ? this.old : null;
    return html`
      <header class="pane-head">
        <a class="icon-button phone-only" href="/console/knowledge${library.search}" aria-label=${t('back')}>${icon('back', 'flips')}</a>
        ${article.status === 'draft' ? html`<span class="state">${icon('pencil')} ${t('status.draft')}</span>` : html`<span class="state good">${icon('done')} ${t('status.published')}</span>`}
        <div class="actions">
          ${session.business && article.status === 'published' ? html`<a class="icon-button" target="_blank" href="/p/${session.business.slug}/a/${article.id}" aria-label=${t('article.on-portal')} title=${t('article.on-portal')}>${icon('external')}</a>` : nothing}
          <a class="icon-button" href=${this.versions ? here + library.search : `${here}/versions${library.search}`} aria-label=${t('versions')} title=${t('versions')} aria-current=${this.versions ? 'true' : nothing}>${icon('history')}</a>
          <button class="icon-button" popovertarget="article-more" aria-label=${t('more.actions')}>${icon('more')}</button>
          <div id="article-more" class="menu" popover @toggle=${place}><button @click=${this.#remove}>${icon('trash')} ${t('remove')}</button></div>
          <a class="button primary" href="${here}/edit${library.search}" title="${t('edit')} (e)">${icon('pencil')} ${t('edit')}</a></div>
      </header>
      <div class="scroll reading">
        <div class="reading-in">
          ${this.versions ? this.#history(here) : nothing}
          ${old ? html`<p class="note-line">${icon('history')}<span>${t('version.shown', { n: old.version })} <fd-time at=${old.at}></fd-time></span><button class="linkish" @click=${this.#restore}>${t('version.use')}</button></p>` : nothing}
          <article lang=${article.language} dir=${article.language === 'ar' ? 'rtl' : 'ltr'}>
            <h1 class="article-title">${(old ?? article).title}</h1>
            ${old ? this.oldBody : this.body}
          </article>
        </div>
        <dl class="facts article-facts">
          <dt>${t('collection')}</dt><dd>${article.collection?.name ?? t('collection.none')}</dd>
          <dt>${t('language')}</dt><dd>${languageName(article.language)}</dd>
          <dt>${t('owner')}</dt><dd>${article.owner?.name ?? '–'}</dd>
          <dt>${t('review')}</dt><dd>${article.reviewBy ? day(article.reviewBy) : '–'}</dd>
          <dt>${t('updated')}</dt><dd><fd-time at=${article.updatedAt}></fd-time></dd>
          <dt>${t('version')}</dt><dd class="num">${article.version}</dd>
          <dt>${t('article.helpful')}</dt><dd class="num">${t('yes')} ${article.feedback?.helpful ?? 0} · ${t('no')} ${article.feedback?.unhelpful ?? 0}</dd>
        </dl>
      </div>`;
  }

  #history(here) {
    return html`<section class="versions"><h2>${t('versions')}</h2>
      ${this.list ? html`<ul>${this.list.map((one) => html`<li><a href="${here}/versions/${one.version}${library.search}" aria-current=${String(one.version) === this.version ? 'true' : nothing}><span class="num">${one.version}</span><span class="clip grow" dir="auto">${one.title}</span><span class="soft">${one.editor?.name}</span><fd-time class="soft" at=${one.at}></fd-time></a></li>`)}</ul>` : html`<span class="bone w70"></span>`}</section>`;
  }
}
customElements.define('fd-knowledge-article', FdKnowledgeArticle);
