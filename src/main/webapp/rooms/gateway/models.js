import { html, nothing } from '/vendor/lit/lit.js';
import { repeat } from '/vendor/lit/directives/repeat.js';
import { query } from '/shared/api.js';
import { number, problemText, t } from '/shared/i18n.js';
import { icon } from '/shared/icons.js';
import { Listing, opens } from '/shared/listing.js';
import { go } from '/shared/router.js';
import { api } from '/shared/session.js';
import { brief, money } from './figures.js';
import { knownModels } from './known-models.js';
import './price-form.js';

const STEP = 100;

/** The models that can be named, and what each costs; a price of one's own goes before the catalogue's. */
class FdGatewayModels extends Listing {
  static properties = { most: { state: true }, imported: { state: true }, busy: { state: true } };
  #timer = 0;

  constructor() {
    super({ place: '/console/ai/models', source: '/ai/models', creates: false });
    this.most = STEP;
  }

  async load({ again = false } = {}) {
    this.problem = null;
    try {
      this.items = await knownModels({ again });
    } catch (problem) {
      this.problem = problem;
    }
  }

  get q() {
    return (new URLSearchParams(location.search).get('q') ?? '').toLowerCase();
  }

  get shown() {
    return this.items?.filter((one) => one.id.toLowerCase().includes(this.q)).slice(0, this.most);
  }

  #search({ target }) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      go(`${location.pathname}${query({ q: target.value.trim() })}`, { replace: true });
      this.most = STEP;
      this.requestUpdate();
    }, 150);
  }

  /** The file may be in wide use and large: the server reads it, and says what it took. */
  async #import({ target }) {
    const [file] = target.files;
    target.value = '';
    this.busy = true;
    try {
      const answer = await api.response('POST', '/ai/prices/import', { body: file, headers: { 'Content-Type': 'application/json' } });
      this.imported = await answer.json();
      await this.load({ again: true });
    } catch (problem) {
      this.imported = { problem };
    } finally {
      this.busy = false;
    }
  }

  render() {
    return this.panes({ label: t('ai.models'), tools: this.#tools(), list: () => this.#list(), item: this.chosen && (this.one ? this.#model(this.one) : this.gone()) });
  }

  #tools() {
    return html`
      <input type="search" class="input quiet-search" aria-label=${t('ai.models.search')} placeholder="${t('ai.models.search')}" .value=${new URLSearchParams(location.search).get('q') ?? ''} @input=${this.#search}>
      <div class="actions"><label class="button file" aria-disabled=${this.busy ? 'true' : nothing}>${icon('upload')} <span>${t('ai.prices.import')}</span><input type="file" class="sr" accept=".json,application/json" @change=${this.#import}></label></div>`;
  }

  #imported() {
    const { imported } = this;
    if (!imported) return nothing;
    const close = html`<button class="icon-button" aria-label=${t('close')} @click=${() => (this.imported = null)}>${icon('close')}</button>`;
    if (imported.problem) return html`<div class="note-line bad flat" role="alert">${icon('warning')} <span class="grow">${problemText(imported.problem)}</span>${close}</div>`;
    return html`
      <div class="note-line good flat" role="status">${icon('done')} <div class="grow">${t('ai.prices.taken', { n: imported.taken })}
        ${imported.skipped?.length ? html`<details><summary>${t('ai.prices.skipped', { n: imported.skipped.length })}</summary><ul>${imported.skipped.map((one) => html`<li><bdi>${one.model}</bdi>: ${one.reason}</li>`)}</ul></details>` : nothing}</div>${close}</div>`;
  }

  #list() {
    const { shown } = this;
    if (!shown.length) return html`${this.#imported()}<div class="empty">${icon('search')}<h2>${t('ai.models.none')}</h2><p>${t('ai.models.none.hint')}</p><a class="button" href="/console/ai/providers">${t('ai.providers')}</a></div>`;
    return html`
      ${this.#imported()}
      <table class="grid stacks models-grid">
        <thead><tr><th scope="col">${t('ai.by.model')}</th><th scope="col" class="c-mode">${t('ai.model.mode')}</th><th scope="col" class="n c-context">${t('ai.model.context')}</th><th scope="col" class="n c-price">${t('ai.sum.input')}</th><th scope="col" class="n c-price">${t('ai.sum.output')}</th><th scope="col" class="c-source">${t('ai.price')}</th></tr></thead>
        <tbody>${repeat(shown, (one) => one.id, (one) => html`
          <tr aria-current=${one.id === this.chosen ? 'true' : nothing} @click=${opens(this.url(one))}>
            <td class="first"><a class="clip" href=${this.url(one)}><bdi>${one.id}</bdi></a></td><td class="c-mode">${one.alias ? t('ai.model.alias') : t(`ai.mode.${one.mode}`)}</td><td class="n c-context">${one.contextTokens ? brief(one.contextTokens) : '–'}</td>
            ${['inputPerMillion', 'outputPerMillion'].map((part) => html`<td class="n c-price ${one.price ? '' : 'none'}">${one.price ? money(one.price[part]) : '–'}</td>`)}<td class="c-source">${this.#source(one)}</td></tr>`)}</tbody>
      </table>
      ${shown.length === this.most ? html`<button class="plain more" @click=${() => (this.most += STEP)}>${t('more')}</button>` : nothing}`;
  }

  #source(one) {
    if (one.alias) return html`<span class="state">${t('ai.model.alias')}</span>`;
    if (one.priceSource === 'own') return html`<span class="state accent">${icon('pencil')} ${t('ai.price.own')}</span>`;
    if (one.price) return html`<span class="state">${t('ai.price.catalogue')}</span>`;
    return html`<span class="state warn">${icon('warning')} ${t('ai.price.none')}</span>`;
  }

  #model(one) {
    return html`
      ${this.head(one.id)}
      <div class="scroll">
        <div class="block"><dl class="facts num"><dt>${t('ai.by.provider')}</dt><dd>${one.provider || '–'}</dd><dt>${t('ai.model.mode')}</dt><dd>${t(`ai.mode.${one.mode}`)}</dd>
          <dt>${t('ai.model.context')}</dt><dd>${one.contextTokens ? number(one.contextTokens) : '–'}</dd><dt>${t('ai.model.output')}</dt><dd>${one.outputTokens ? number(one.outputTokens) : '–'}</dd><dt>${t('ai.price')}</dt><dd>${this.#source(one)}</dd></dl>
          <p>${one.mode === 'chat' ? html`<a href="/console/ai/playground?model=${encodeURIComponent(one.id)}">${t('ai.playground.try')}</a>` : nothing}</p></div>
        ${one.alias ? html`<div class="block"><a href="/console/ai/routes/${encodeURIComponent(one.id)}">${t('ai.route.look')}</a></div>` : html`<div class="block"><h3>${t('ai.price.per-million')}</h3><fd-gateway-price .model=${one} .saved=${() => this.load({ again: true })}></fd-gateway-price></div>`}
      </div>`;
  }
}
customElements.define('fd-gateway-models', FdGatewayModels);
