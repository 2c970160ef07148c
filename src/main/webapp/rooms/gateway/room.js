import { html } from '/vendor/lit/lit.js';
import { addTexts } from '/shared/i18n.js';
import { session } from '/shared/session.js';
import { TabbedRoom } from '/shared/tabbed-room.js';
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
class FdGatewayRoom extends TabbedRoom {
  constructor() {
    super({ place: '/console/ai', pages: PAGES, label: 'nav.ai', texts: 'ai' });
  }

  get shown() {
    return session.can('admin', 'owner') ? super.shown : ['playground'];
  }
}
customElements.define('fd-gateway-room', FdGatewayRoom);
