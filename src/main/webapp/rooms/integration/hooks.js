import { html, nothing } from '/vendor/lit/lit.js';
import { repeat } from '/vendor/lit/directives/repeat.js';
import '/shared/copy-button.js';
import { t } from '/shared/i18n.js';
import { icon } from '/shared/icons.js';
import { opens } from '/shared/listing.js';
import './hook.js';
import { SecretListing } from './secret-listing.js';

/** Addresses here that other systems' webhooks come to. */
class FdIntegrationHooks extends SecretListing {
  constructor() {
    super({ place: '/console/integration/hooks', source: '/integration/hooks', secretHint: 'integration.hook.secret.hint', removal: { hint: 'integration.hook.remove.hint' } });
  }

  render() {
    return this.panes({ label: t('integration.hooks'), tools: this.#tools(), list: () => this.#list(), item: this.#item() });
  }

  #tools() {
    return html`<span class="soft small clip">${t('integration.hooks.hint')}</span><div class="actions"><a class="button primary" href="${this.place}/new" title="${t('integration.hook.new')} (c)">${icon('plus')} ${t('integration.hook.new')}</a></div>`;
  }

  #state(one) {
    return one.enabled ? html`<span class="state good">${icon('done')} ${t('integration.webhook.on')}</span>` : html`<span class="state">${icon('pause')} ${t('integration.webhook.off')}</span>`;
  }

  #list() {
    if (!this.items.length) return html`<div class="empty">${icon('download')}<h2>${t('integration.hooks.empty')}</h2><p>${t('integration.hooks.empty.hint')}</p><a class="button primary" href="${this.place}/new">${icon('plus')} ${t('integration.hook.new')}</a></div>`;
    return html`
      <table class="grid stacks hooks-grid">
        <thead><tr><th scope="col">${t('integration.webhook.name')}</th><th scope="col" class="c-kind">${t('integration.hook.command')}</th><th scope="col" class="c-state">${t('status')}</th></tr></thead>
        <tbody>${repeat(this.items, (one) => one.id, (one) => html`
          <tr class=${one.enabled ? '' : 'off'} aria-current=${one.id === this.chosen ? 'true' : nothing} @click=${opens(this.url(one))}>
            <td class="first"><a class="clip" dir="auto" href=${this.url(one)}>${one.name}</a></td><td class="c-kind soft"><bdi dir="ltr">${one.command}</bdi></td><td class="c-state">${this.#state(one)}</td></tr>`)}</tbody>
      </table>`;
  }

  #item() {
    if (!this.chosen) return null;
    if (this.chosen === 'new') return html`${this.head(t('integration.hook.new'))}<div class="scroll"><fd-integration-hook .saved=${(one) => this.saved(one)}></fd-integration-hook></div>`;
    if (!this.one) return this.gone();
    const { one } = this;
    const address = `${location.origin}/api/integration/hooks/${one.id}`;
    return html`
      ${this.head(one.name, this.menu(one, 'hook-more'))}
      <div class="scroll">
        ${this.secret(one)}
        <div class="block"><h3>${t('integration.hook.address')}</h3><p><code class="the-address" dir="ltr">${address}</code></p><fd-copy .text=${address}></fd-copy></div>
        <fd-integration-hook .of=${one} .saved=${(changed) => this.saved(changed)}></fd-integration-hook>
      </div>`;
  }
}
customElements.define('fd-integration-hooks', FdIntegrationHooks);
