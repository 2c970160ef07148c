import { html, nothing } from '/vendor/lit/lit.js';
import { FdElement } from '/shared/element.js';
import { addTexts, t } from '/shared/i18n.js';
import { go, match, router } from '/shared/router.js';
import '/shared/time.js';
import './webhooks.js';
import './hooks.js';
import './events.js';
import './parked.js';
import './mail.js';
import './mails.js';
import './api.js';

await addTexts(import.meta.url);

const PAGES = {
  webhooks: (id) => html`<fd-integration-webhooks .chosen=${id}></fd-integration-webhooks>`,
  hooks: (id) => html`<fd-integration-hooks .chosen=${id}></fd-integration-hooks>`,
  events: (type) => html`<fd-integration-events .chosen=${type}></fd-integration-events>`,
  parked: (id) => html`<fd-integration-parked .chosen=${id}></fd-integration-parked>`,
  mail: (id) => html`<fd-integration-mail .chosen=${id}></fd-integration-mail>`,
  mails: (id) => html`<fd-integration-mails .chosen=${id} .box=${new URLSearchParams(location.search).get('box') === 'sent' ? 'sent' : 'received'}></fd-integration-mails>`,
  api: (id) => html`<fd-integration-api .chosen=${id}></fd-integration-api>`,
};

/** What other systems hear, and what they asked for in vain. */
class FdIntegrationRoom extends FdElement {
  static properties = { at: { state: true } };
  #onRoute = () => this.#route();

  connectedCallback() {
    super.connectedCallback();
    router.addEventListener('route', this.#onRoute);
    this.#route();
  }

  disconnectedCallback() {
    router.removeEventListener('route', this.#onRoute);
    super.disconnectedCallback();
  }

  #route() {
    const at = match('/console/integration/:page?/:id?');
    if (!at) return;
    if (!PAGES[at.page]) return go('/console/integration/webhooks', { replace: true });
    this.at = at;
  }

  render() {
    if (!this.at) return html``;
    return html`
      <div class="pages">
        <header class="tabs-head"><nav class="tabs" aria-label=${t('nav.integration')}>${Object.keys(PAGES).map((page) => html`<a href="/console/integration/${page}" aria-current=${page === this.at.page ? 'page' : nothing}>${t(`integration.${page}`)}</a>`)}</nav></header>
        ${PAGES[this.at.page](this.at.id)}
      </div>`;
  }
}
customElements.define('fd-integration-room', FdIntegrationRoom);
