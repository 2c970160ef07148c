import { html, nothing } from '/vendor/lit/lit.js';
import { repeat } from '/vendor/lit/directives/repeat.js';
import { query } from '/shared/api.js';
import { download } from '/shared/download.js';
import { FdElement } from '/shared/element.js';
import { LANGUAGES, languageName, problemText, t } from '/shared/i18n.js';
import { icon } from '/shared/icons.js';
import { dismiss, place } from '/shared/menu.js';
import { keepPlace, restorePlace } from '/shared/place.js';
import { go } from '/shared/router.js';
import { session } from '/shared/session.js';
import { toast } from '/shared/toast.js';
import '/shared/time.js';
import { library } from './library.js';

export const languages = () => (session.business?.languages?.length ? session.business.languages : Object.keys(LANGUAGES));

class FdKnowledgeList extends FdElement {
  static properties = { selected: {} };
  #timer = 0;

  connectedCallback() {
    super.connectedCallback();
    this.follow(library, 'change');
    this.updateComplete.then(() => restorePlace(this.querySelector('.scroll'), 'articles'));
  }

  disconnectedCallback() {
    this.unfollow();
    super.disconnectedCallback();
  }

  updated(changes) {
    if (changes.has('selected') && this.selected) this.querySelector('[aria-current="true"]')?.scrollIntoView({ block: 'nearest' });
  }

  #filter(values) {
    const { q, status, language, collection } = { ...library.filters, ...values };
    go(`${location.pathname}${query({ q, status: status === 'all' ? '' : status, language, collection })}`, { replace: true });
  }

  #type({ target }) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#filter({ q: target.value.trim() }), 180);
  }

  #export(event) {
    dismiss(event);
    toast(t('export.started'));
    download('/knowledge/export', `${session.business?.slug ?? 'articles'}.zip`, 'application/zip');
  }

  render() {
    const { filters } = library;
    return html`
      <header class="pane-head"><h1>${t('nav.articles')}</h1><div class="actions">
        <button class="icon-button" popovertarget="knowledge-more" aria-label=${t('more.actions')}>${icon('more')}</button>
        <div id="knowledge-more" class="menu" popover @toggle=${place}>
          <a href="/console/knowledge/import" @click=${dismiss}>${icon('upload')} ${t('import')}</a>
          <a href="/console/knowledge/exclusions" @click=${dismiss}>${icon('person')} ${t('exclusions')}</a>
          <button @click=${this.#export}>${icon('download')} ${t('export')}</button></div>
        <a class="button" href="/console/knowledge/new${library.search}" title="${t('article.new')} (c)">${icon('plus')} ${t('new')}</a></div></header>
      <div class="filters">
        <input type="search" class="input" aria-label=${t('articles.search')} placeholder=${t('articles.search')} .value=${filters.q} @input=${this.#type}>
        <div class="row">
          ${this.#select('status', t('status'), filters.status, [['all', t('status')], ['published', t('status.published')], ['draft', t('status.draft')]])}
          ${this.#select('language', t('language'), filters.language, [['', t('language')], ...languages().map((code) => [code, languageName(code)])])}
          ${this.#select('collection', t('collection'), filters.collection, [['', t('collection')], ...library.collections.map((one) => [one.id, one.name])])}
        </div>
      </div>
      <div class="scroll" @scroll=${keepPlace('articles')}>${this.#list()}</div>`;
  }

  #select(name, label, value, options) {
    return html`<select class="select quiet" aria-label=${label} @change=${({ target }) => this.#filter({ [name]: target.value })}>${options.map(([key, text]) => html`<option value=${key} .selected=${key === value}>${text}</option>`)}</select>`;
  }

  #list() {
    const { items, problem, next } = library;
    if (problem) return html`<div class="empty">${icon('warning')}<p>${problemText(problem)}</p><button class="button" @click=${() => library.load()}>${t('retry')}</button></div>`;
    if (!items) return html`<div class="bones" aria-busy="true">${[70, 50, 90, 50, 70].map((w) => html`<span class="bone w${w}"></span>`)}</div>`;
    if (!items.length) return library.search
      ? html`<div class="empty">${icon('search')}<h2>${t('articles.none')}</h2><button class="button" @click=${() => this.#filter({ q: '', status: 'all', language: '', collection: '' })}>${t('filters.clear')}</button></div>`
      : html`<div class="empty">${icon('article')}<h2>${t('articles.empty')}</h2><p>${t('articles.empty.hint')}</p><a class="button primary" href="/console/knowledge/import">${icon('upload')} ${t('import')}</a></div>`;
    return html`
      <ul class="rows">${repeat(items, (one) => one.id, (one) => html`<li>${this.#row(one)}</li>`)}</ul>
      ${next ? html`<button class="plain more" @click=${() => library.load({ more: true })}>${t('more')}</button>` : nothing}`;
  }

  #row(one) {
    const late = one.reviewBy && one.reviewBy < new Date().toISOString().slice(0, 10);
    return html`
      <a href="/console/knowledge/${one.id}${library.search}" aria-current=${one.id === this.selected ? 'true' : nothing}>
        <span class="row spread"><b class="clip" dir="auto">${one.title || t('article.untitled')}</b><fd-time class="soft small" at=${one.updatedAt} form="brief"></fd-time></span>
        <span class="row spread small soft"><span class="clip">${one.collection?.name ?? t('collection.none')}${one.language !== session.business?.language ? html` · ${languageName(one.language)}` : nothing}</span>
          ${one.status === 'draft' ? html`<span class="state">${icon('pencil')} ${t('status.draft')}</span>` : late ? html`<span class="state warn">${icon('clock')} ${t('review.late')}</span>` : nothing}</span>
      </a>`;
  }
}
customElements.define('fd-knowledge-list', FdKnowledgeList);
