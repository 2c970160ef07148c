import { html, nothing } from '/vendor/lit/lit.js';
import { FdElement } from '/shared/element.js';
import { addTexts, t } from '/shared/i18n.js';
import { go, match, router } from '/shared/router.js';
import { session } from '/shared/session.js';
import '/shared/time.js';
import './usage.js';
import './log.js';
import './keys.js';
import './budgets.js';
import './providers.js';
import './models.js';
import './aliases.js';
import './playground.js';
import './policy.js';

await addTexts(import.meta.url);

const PAGES = {
  usage: () => html`<fd-gateway-usage></fd-gateway-usage>`,
  log: (id) => html`<fd-gateway-log .chosen=${id}></fd-gateway-log>`,
  keys: (id, act) => html`<fd-gateway-keys .chosen=${id} .editing=${act === 'edit'}></fd-gateway-keys>`,
  budgets: () => html`<fd-gateway-budgets></fd-gateway-budgets>`,
  providers: (id) => html`<fd-gateway-providers .chosen=${id}></fd-gateway-providers>`,
  models: (id) => html`<fd-gateway-models .chosen=${id}></fd-gateway-models>`,
  routes: (id) => html`<fd-gateway-aliases .chosen=${id}></fd-gateway-aliases>`,
  playground: () => html`<fd-gateway-playground></fd-gateway-playground>`,
  settings: () => html`<fd-gateway-policy></fd-gateway-policy>`,
};

/** What goes to AI models, through which keys, at what cost. Agents have the playground only. */
class FdGatewayRoom extends FdElement {
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

  get pages() {
    return session.can('admin', 'owner') ? Object.keys(PAGES) : ['playground'];
  }

  #route() {
    const at = match('/console/ai/:page?/:id?/:act?');
    if (!at) return;
    if (!this.pages.includes(at.page)) return go(`/console/ai/${this.pages[0]}`, { replace: true });
    this.at = at;
  }

  updated() {
    this.querySelector('.tabs [aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  render() {
    if (!this.at) return html``;
    return html`
      <div class="pages">
        <header class="tabs-head"><nav class="tabs" aria-label=${t('nav.ai')}>${this.pages.map((page) => html`<a href="/console/ai/${page}" aria-current=${page === this.at.page ? 'page' : nothing}>${t(`ai.${page}`)}</a>`)}</nav></header>
        ${PAGES[this.at.page](this.at.id, this.at.act)}
      </div>`;
  }
}
customElements.define('fd-gateway-room', FdGatewayRoom);
