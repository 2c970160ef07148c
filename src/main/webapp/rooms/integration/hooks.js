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
    super({ place: '/console/integration/hooks', source: '/integration/hooks', texts: 'integration.hooks', single: 'integration.hook', picture: 'download' });
  }

  form(one) {
    return html`<fd-integration-hook .of=${one} .saved=${(changed) => this.saved(changed)}></fd-integration-hook>`;
  }

  #state(one) {
    return one.enabled ? html`<span class="state good">${icon('done')} ${t('integration.webhook.on')}</span>` : html`<span class="state">${icon('pause')} ${t('integration.webhook.off')}</span>`;
  }

  table() {
    return html`
      <table class="grid stacks hooks-grid">
        <thead><tr><th scope="col">${t('integration.webhook.name')}</th><th scope="col" class="c-kind">${t('integration.hook.command')}</th><th scope="col" class="c-state">${t('status')}</th></tr></thead>
        <tbody>${repeat(this.items, (one) => one.id, (one) => html`
          <tr class=${one.enabled ? '' : 'off'} aria-current=${one.id === this.chosen ? 'true' : nothing} @click=${opens(this.url(one))}>
            <td class="first"><a class="clip" dir="auto" href=${this.url(one)}>${one.name}</a></td><td class="c-kind soft"><bdi dir="ltr">${one.command}</bdi></td><td class="c-state">${this.#state(one)}</td></tr>`)}</tbody>
      </table>`;
  }

  detail(one) {
    const address = `${location.origin}/api/integration/hooks/${one.id}`;
    return html`
      ${this.head(one.name, this.menu(one, 'hook-more'))}
      <div class="scroll">
        ${this.secret(one)}
        <div class="block"><h3>${t('integration.hook.address')}</h3><p><code class="the-address" dir="ltr">${address}</code></p><fd-copy .text=${address}></fd-copy></div>
        ${this.form(one)}
      </div>`;
  }
}
customElements.define('fd-integration-hooks', FdIntegrationHooks);
