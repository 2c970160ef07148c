import { html, nothing } from '/vendor/lit/lit.js';
import { repeat } from '/vendor/lit/directives/repeat.js';
import { t } from '/shared/i18n.js';
import { icon } from '/shared/icons.js';
import { opens } from '/shared/listing.js';
import './client-form.js';
import { SecretListing } from './secret-listing.js';

const HANDBOOK = '/handbook/#integration/clients';

function state(one) {
  return one.revokedAt ? html`<span class="state">${icon('close')} ${t('integration.client.revoked')}</span>` : html`<span class="state good">${icon('done')} ${t('integration.client.works')}</span>`;
}

const used = (one) => (one.lastUsedAt ? html`<fd-time at=${one.lastUsedAt}></fd-time>` : t('integration.client.unused'));

/** Other systems' programs that ask for things by message. */
class FdIntegrationClients extends SecretListing {
  constructor() {
    super({
      place: '/console/integration/clients', source: '/integration/clients', texts: 'integration.clients', single: 'integration.client', picture: 'key',
      removal: { sure: 'integration.client.revoke.sure', hint: 'integration.client.revoke.hint', action: 'integration.client.revoke', done: 'integration.client.revoke.done' },
      rotation: { sure: 'integration.client.rotate.sure', hint: 'integration.client.rotate.hint' },
    });
  }

  saved({ credential, ...one }) {
    super.saved({ ...one, secret: credential });
  }

  removed(one) {
    this.put({ ...one, revokedAt: new Date().toISOString() });
  }

  help() {
    return html`<a href=${HANDBOOK} target="_blank">${t('integration.clients.handbook')}</a>`;
  }

  form(one) {
    return html`<div class="block"><fd-integration-client-form .of=${one} .saved=${(changed) => this.saved(changed)}></fd-integration-client-form></div>`;
  }

  table() {
    return html`
      <table class="grid stacks clients-grid">
        <thead><tr><th scope="col">${t('integration.webhook.name')}</th><th scope="col" class="c-rights">${t('integration.client.commands')}</th><th scope="col" class="c-when">${t('integration.client.used')}</th><th scope="col" class="c-when c-made">${t('integration.client.made')}</th><th scope="col" class="c-state">${t('status')}</th></tr></thead>
        <tbody>${repeat(this.items, (one) => one.id, (one) => html`
          <tr class=${one.revokedAt ? 'off' : ''} aria-current=${one.id === this.chosen ? 'true' : nothing} @click=${opens(this.url(one))}>
            <td class="first"><a class="clip" dir="auto" href=${this.url(one)}>${one.name}</a></td><td class="c-rights soft clip"><bdi dir="ltr">${one.commands.join(', ')}</bdi></td>
            <td class="c-when soft">${used(one)}</td><td class="c-when c-made soft"><fd-time at=${one.createdAt}></fd-time></td><td class="c-state">${state(one)}</td></tr>`)}</tbody>
      </table>`;
  }

  /** One that is a hook's changes where the hook does. */
  detail(one) {
    const own = !one.hook && !one.revokedAt;
    return html`
      ${this.head(one.name, own ? this.menu(one, 'client-more') : nothing)}
      <div class="scroll">
        ${this.secret(one)}
        <div class="block"><dl class="facts">
          <dt>${t('status')}</dt><dd>${state(one)}</dd>
          <dt>${t('integration.client.used')}</dt><dd>${used(one)}</dd>
          <dt>${t('integration.client.made')}</dt><dd><fd-time at=${one.createdAt}></fd-time></dd>
          ${own ? nothing : html`<dt>${t('integration.client.commands')}</dt><dd><bdi dir="ltr">${one.commands.join(', ')}</bdi></dd>`}
        </dl>
        ${one.hook ? html`<p class="soft small">${t('integration.client.of-hook')} <a href="/console/integration/hooks/${one.id}">${t('integration.client.of-hook.open')}</a></p>` : nothing}
        <p><a href=${HANDBOOK} target="_blank">${icon('help')} ${t('integration.clients.handbook')}</a></p></div>
        ${own ? this.form(one) : nothing}
      </div>`;
  }
}
customElements.define('fd-integration-clients', FdIntegrationClients);
