import { html, nothing } from '/vendor/lit/lit.js';
import { repeat } from '/vendor/lit/directives/repeat.js';
import { t } from '/shared/i18n.js';
import { icon } from '/shared/icons.js';
import { opens } from '/shared/listing.js';
import { api } from '/shared/session.js';
import './deliveries.js';
import { SecretListing } from './secret-listing.js';
import './webhook-form.js';

function state(one) {
  if (!one.enabled) return html`<span class="state ${one.disabledBecause ? 'bad' : ''}">${icon('pause')} ${t(one.disabledBecause ? `integration.webhook.${one.disabledBecause}` : 'integration.webhook.off')}</span>`;
  if (one.failingSince) return html`<span class="state warn">${icon('warning')} ${t('integration.webhook.fails')}</span>`;
  return html`<span class="state good">${icon('done')} ${t('integration.webhook.on')}</span>`;
}

/** Addresses that events are sent to. */
class FdIntegrationWebhooks extends SecretListing {
  constructor() {
    super({ place: '/console/integration/webhooks', source: '/integration/webhooks', texts: 'integration.webhooks', single: 'integration.webhook', picture: 'link' });
  }

  async #again(one) {
    this.put(await api.get(`/integration/webhooks/${one.id}`).catch(() => one));
  }

  form(one) {
    return html`<div class="block"><fd-integration-webhook-form .of=${one} .saved=${(changed) => this.saved(changed)}></fd-integration-webhook-form></div>`;
  }

  table() {
    return html`
      <table class="grid stacks webhooks-grid">
        <thead><tr><th scope="col">${t('integration.webhook.name')}</th><th scope="col" class="c-address">${t('integration.webhook.url')}</th><th scope="col" class="c-state">${t('status')}</th></tr></thead>
        <tbody>${repeat(this.items, (one) => one.id, (one) => html`
          <tr class=${one.enabled ? '' : 'off'} aria-current=${one.id === this.chosen ? 'true' : nothing} @click=${opens(this.url(one))}>
            <td class="first"><a class="clip" dir="auto" href=${this.url(one)}>${one.name}</a></td><td class="c-address soft clip"><bdi dir="ltr">${one.url}</bdi></td><td class="c-state">${state(one)}</td></tr>`)}</tbody>
      </table>`;
  }

  detail(one) {
    return html`
      ${this.head(one.name, this.menu(one, 'webhook-more'))}
      <div class="scroll">
        ${this.secret(one)}
        <div class="block row spread">${state(one)}${one.failingSince && one.enabled ? html`<span class="soft small">${t('integration.webhook.failing-since')} <fd-time at=${one.failingSince}></fd-time></span>` : nothing}</div>
        ${this.form(one)}
        <fd-integration-deliveries .webhook=${one} .changed=${() => this.#again(one)}></fd-integration-deliveries>
      </div>`;
  }
}
customElements.define('fd-integration-webhooks', FdIntegrationWebhooks);
