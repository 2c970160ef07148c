import { html } from '/vendor/lit/lit.js';
import { addTexts } from '/shared/i18n.js';
import { TabbedRoom } from '/shared/tabbed-room.js';
import '/shared/time.js';
import './webhooks.js';
import './hooks.js';
import './clients.js';
import './events.js';
import './parked.js';
import './mail.js';
import './mails.js';
import './api.js';

await addTexts(import.meta.url);

const PAGES = {
  webhooks: (id) => html`<fd-integration-webhooks .chosen=${id}></fd-integration-webhooks>`,
  hooks: (id) => html`<fd-integration-hooks .chosen=${id}></fd-integration-hooks>`,
  clients: (id) => html`<fd-integration-clients .chosen=${id}></fd-integration-clients>`,
  events: (type) => html`<fd-integration-events .chosen=${type}></fd-integration-events>`,
  parked: (id) => html`<fd-integration-parked .chosen=${id}></fd-integration-parked>`,
  mail: (id) => html`<fd-integration-mail .chosen=${id}></fd-integration-mail>`,
  mails: (id) => html`<fd-integration-mails .chosen=${id} .box=${new URLSearchParams(location.search).get('box') === 'sent' ? 'sent' : 'received'}></fd-integration-mails>`,
  api: (id) => html`<fd-integration-api .chosen=${id}></fd-integration-api>`,
};

/** What other systems hear, and what they asked for in vain. */
class FdIntegrationRoom extends TabbedRoom {
  constructor() {
    super({ place: '/console/integration', pages: PAGES, label: 'nav.integration', texts: 'integration' });
  }
}
customElements.define('fd-integration-room', FdIntegrationRoom);
