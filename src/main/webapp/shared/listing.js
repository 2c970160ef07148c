import { html, nothing } from '/vendor/lit/lit.js';
import { query } from './api.js';
import { FdElement } from './element.js';
import { problemText, t } from './i18n.js';
import { icon } from './icons.js';
import { bindKeys, unbindKeys } from './keys.js';
import { go } from './router.js';
import { api } from './session.js';

/** A page that lists what an address of the API answers in pages, with one of them, or a new one, in a pane beside it. */
export class Listing extends FdElement {
  static properties = { chosen: {}, items: { state: true }, next: { state: true }, problem: { state: true } };

  /** `place` is the page's address, `source` the API's; `idOf` says how one is addressed. */
  constructor({ place, source, creates = true }) {
    super();
    Object.assign(this, { place, source, creates });
  }

  idOf(one) {
    return one.id;
  }

  connectedCallback() {
    super.connectedCallback();
    bindKeys(this, [
      { keys: 'j', label: () => t('keys.next'), run: () => this.#step(1) },
      { keys: 'k', label: () => t('keys.previous'), run: () => this.#step(-1) },
      ...(this.creates ? [{ keys: 'c', label: () => t('keys.new'), run: () => go(`${this.place}/new`) }] : []),
      { keys: 'Escape', hidden: true, run: () => this.chosen && this.leave() },
    ]);
    this.load();
  }

  disconnectedCallback() {
    unbindKeys(this);
    super.disconnectedCallback();
  }

  parameters() {
    return {};
  }

  async load({ more = false } = {}) {
    this.problem = null;
    try {
      const { items, next } = await api.get(`${this.source}${query({ ...this.parameters(), after: more ? this.next : null })}`);
      this.items = more ? [...this.items, ...items] : items;
      this.next = next;
    } catch (problem) {
      this.problem = problem;
    }
  }

  get one() {
    return this.items?.find((one) => this.idOf(one) === this.chosen);
  }

  /** In its place; a new one on top. */
  put(one) {
    const at = this.items?.findIndex((other) => this.idOf(other) === this.idOf(one)) ?? -1;
    this.items = at < 0 ? [one, ...(this.items ?? [])] : this.items.with(at, one);
  }

  drop(one) {
    this.items = this.items.filter((other) => this.idOf(other) !== this.idOf(one));
  }

  url(one) {
    return `${this.place}/${encodeURIComponent(this.idOf(one))}${location.search}`;
  }

  leave() {
    go(this.place + location.search);
  }

  #step(by) {
    const items = this.shown ?? this.items ?? [];
    const at = items.findIndex((one) => this.idOf(one) === this.chosen);
    const next = items[at < 0 ? 0 : at + by];
    if (next) go(this.url(next), { replace: Boolean(this.chosen) });
  }

  /** @param parts `label` of the page, its `tools`, its `list` and the `item` beside it, if any */
  panes({ label, tools, list, item }) {
    return html`
      <div class="panes beside ${item ? 'chosen' : ''}" data-show=${item ? 'item' : 'list'}>
        <section class="pane list">
          <header class="pane-head"><h1 class="sr">${label}</h1>${tools}</header>
          <div class="scroll">${this.#state() ?? list()}${this.next && !this.problem ? html`<button class="plain more" @click=${() => this.load({ more: true })}>${t('more')}</button>` : nothing}</div>
        </section>
        ${item ? html`<section class="pane item">${item}</section>` : nothing}
      </div>`;
  }

  head(title, actions = nothing) {
    return html`<header class="pane-head"><a class="icon-button phone-only" href=${this.place + location.search} aria-label=${t('back')}>${icon('back', 'flips')}</a><h2 class="clip" dir="auto">${title}</h2>
      <div class="actions">${actions}<a class="icon-button wide-only" href=${this.place + location.search} aria-label=${t('close')} title="${t('close')} (Esc)">${icon('close')}</a></div></header>`;
  }

  gone() {
    return this.items ? html`${this.head(t('gone'))}<div class="empty">${icon('search')}<p>${t('gone.hint')}</p></div>` : html`<div class="bones"><span class="bone w50"></span><span class="bone w90"></span></div>`;
  }

  #state() {
    if (this.problem) return html`<div class="empty">${icon('warning')}<p>${problemText(this.problem)}</p><button class="button" @click=${() => this.load()}>${t('retry')}</button></div>`;
    if (!this.items) return html`<div class="bones" aria-busy="true">${[90, 70, 90, 50].map((w) => html`<span class="bone w${w}"></span>`)}</div>`;
    return null;
  }
}

/** A row leads to its item wherever it is clicked. */
export const opens = (url) => (event) => event.target.closest('a, button, input, select') || getSelection().toString() || go(url);
