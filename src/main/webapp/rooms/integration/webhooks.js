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
    super({ place: '/console/integration/webhooks', source: '/integration/webhooks', secretHint: 'integration.webhook.secret.hint', removal: { hint: 'integration.webhook.remove.hint' } });
  }

  async #again(one) {
    this.put(await api.get(`/integration/webhooks/${one.id}`).catch(() => one));
  }

  render() {
    return this.panes({ label: t('integration.webhooks'), tools: this.#tools(), list: () => this.#list(), item: this.#item() });
  }

  #tools() {
    return html`<span class="soft small clip">${t('integration.webhooks.hint')}</span><div class="actions"><a class="button primary" href="${this.place}/new" title="${t('integration.webhook.new')} (c)">${icon('plus')} ${t('integration.webhook.new')}</a></div>`;
  }

  #item() {
    if (!this.chosen) return null;
    if (this.chosen === 'new') return html`${this.head(t('integration.webhook.new'))}<div class="scroll"><div class="block"><fd-integration-webhook-form .saved=${(one) => this.saved(one)}></fd-integration-webhook-form></div></div>`;
    return this.one ? this.#webhook(this.one) : this.gone();
  }

  #list() {
    if (!this.items.length) return html`<div class="empty">${icon('link')}<h2>${t('integration.webhooks.empty')}</h2><p>${t('integration.webhooks.empty.hint')}</p><a class="button primary" href="${this.place}/new">${icon('plus')} ${t('integration.webhook.new')}</a></div>`;
    return html`
      <table class="grid stacks webhooks-grid">
        <thead><tr><th scope="col">${t('integration.webhook.name')}</th><th scope="col" class="c-address">${t('integration.webhook.url')}</th><th scope="col" class="c-state">${t('status')}</th></tr></thead>
        <tbody>${repeat(this.items, (one) => one.id, (one) => html`
          <tr class=${one.enabled ? '' : 'off'} aria-current=${one.id === this.chosen ? 'true' : nothing} @click=${opens(this.url(one))}>
            <td class="first"><a class="clip" dir="auto" href=${this.url(one)}>${one.name}</a></td><td class="c-address soft clip"><bdi dir="ltr">${one.url}</bdi></td><td class="c-state">${state(one)}</td></tr>`)}</tbody>
      </table>`;
  }

  #webhook(one) {
    return html`
      ${this.head(one.name, this.menu(one, 'webhook-more'))}
      <div class="scroll">
        ${this.secret(one)}
        <div class="block row spread">${state(one)}${one.failingSince && one.enabled ? html`<span class="soft small">${t('integration.webhook.failing-since')} <fd-time at=${one.failingSince}></fd-time></span>` : nothing}</div>
        <div class="block"><fd-integration-webhook-form .of=${one} .saved=${(changed) => this.saved(changed)}></fd-integration-webhook-form></div>
        <fd-integration-deliveries .webhook=${one} .changed=${() => this.#again(one)}></fd-integration-deliveries>
      </div>`;
  }
}
customElements.define('fd-integration-webhooks', FdIntegrationWebhooks);
