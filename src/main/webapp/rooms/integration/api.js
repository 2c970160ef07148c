import { html, nothing } from '/vendor/lit/lit.js';
import { repeat } from '/vendor/lit/directives/repeat.js';
import { t } from '/shared/i18n.js';
import { icon } from '/shared/icons.js';
import { Listing, opens } from '/shared/listing.js';
import './api-call.js';
import { operations, readApi, told } from './openapi.js';

/** The reference of the API, where each call can be tried out. */
class FdIntegrationApi extends Listing {
  static properties = { words: { state: true } };

  constructor() {
    super({ place: '/console/integration/api', source: '/openapi', creates: false });
    this.words = '';
  }

  async load() {
    this.problem = null;
    try {
      this.doc = await readApi();
      this.items = operations(this.doc);
    } catch (problem) {
      this.problem = problem;
    }
  }

  get shown() {
    const words = this.words.toLowerCase().split(/\s+/).filter(Boolean);
    return this.items?.filter((one) => words.every((word) => `${one.method} ${one.path} ${one.summary ?? ''}`.toLowerCase().includes(word)));
  }

  render() {
    return this.panes({ label: t('integration.api'), tools: this.#tools(), list: () => this.#list(), item: this.chosen && (this.one ? this.#call(this.one) : this.gone()) });
  }

  #tools() {
    return html`<input class="input" type="search" aria-label=${t('integration.api.find')} placeholder=${t('integration.api.find')} .value=${this.words} @input=${({ target }) => (this.words = target.value)}><div class="actions"><a class="button" href="/openapi" target="_blank">${icon('external')} OpenAPI</a></div>`;
  }

  #list() {
    const { shown } = this;
    if (!shown.length) return html`<div class="empty">${icon('search')}<p>${t('integration.api.none')}</p></div>`;
    return html`
      <table class="grid stacks api-grid">
        <thead><tr><th scope="col">${t('integration.api.call')}</th><th scope="col" class="c-told">${t('integration.event.meaning')}</th></tr></thead>
        <tbody>${repeat(shown, (one) => one.id, (one) => html`
          <tr aria-current=${one.id === this.chosen ? 'true' : nothing} @click=${opens(this.url(one))}><td class="first"><a class="clip" dir="ltr" href=${this.url(one)}><code>${one.method}</code> ${one.path}</a></td><td class="c-told soft clip" lang="en" dir="ltr">${told(one.summary)}</td></tr>`)}</tbody>
      </table>`;
  }

  #call(one) {
    return html`${this.head(`${one.method} ${one.path}`)}<div class="scroll"><fd-integration-api-call .doc=${this.doc} .operation=${one}></fd-integration-api-call></div>`;
  }
}
customElements.define('fd-integration-api', FdIntegrationApi);
