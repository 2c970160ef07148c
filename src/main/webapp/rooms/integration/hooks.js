import { html, nothing } from '/vendor/lit/lit.js';
import { repeat } from '/vendor/lit/directives/repeat.js';
import { ask } from '/shared/ask.js';
import '/shared/copy-button.js';
import { t } from '/shared/i18n.js';
import { icon } from '/shared/icons.js';
import { Listing, opens } from '/shared/listing.js';
import { dismiss, place } from '/shared/menu.js';
import { go } from '/shared/router.js';
import { api } from '/shared/session.js';
import { toast, toastProblem } from '/shared/toast.js';
import './hook.js';

/** Addresses here that other systems' webhooks come to. A secret is in this page's memory only, until another one is looked at. */
class FdIntegrationHooks extends Listing {
  static properties = { fresh: { state: true } };

  constructor() {
    super({ place: '/console/integration/hooks', source: '/integration/hooks' });
  }

  willUpdate(changes) {
    if (changes.has('chosen') && this.fresh?.id !== this.chosen) this.fresh = null;
  }

  #saved({ secret, ...one }) {
    if (secret) this.fresh = { id: one.id, secret };
    this.put(one);
    if (this.chosen !== one.id) go(`${this.place}/${one.id}`, { replace: true });
  }

  async #rotate(event, one) {
    dismiss(event);
    try {
      this.#saved(await api.post(`/integration/hooks/${one.id}/rotate`));
    } catch (problem) {
      toastProblem(problem);
    }
  }

  async #remove(event, one) {
    dismiss(event);
    if (!(await ask({ title: t('integration.webhook.remove.sure', { name: one.name }), text: t('integration.hook.remove.hint'), action: t('remove') }))) return;
    try {
      await api.del(`/integration/hooks/${one.id}`);
      this.drop(one);
      go(this.place, { replace: true });
      toast(t('toast.removed', { name: one.name }));
    } catch (problem) {
      toastProblem(problem);
    }
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
    if (this.chosen === 'new') return html`${this.head(t('integration.hook.new'))}<div class="scroll"><fd-integration-hook .saved=${(one) => this.#saved(one)}></fd-integration-hook></div>`;
    if (!this.one) return this.gone();
    const { one } = this;
    const address = `${location.origin}/api/integration/hooks/${one.id}`;
    const actions = html`
      <button class="icon-button" popovertarget="hook-more" aria-label=${t('more.actions')}>${icon('more')}</button>
      <div id="hook-more" class="menu" popover @toggle=${place}><button @click=${(event) => this.#rotate(event, one)}>${icon('refresh')} ${t('integration.webhook.rotate')}</button><button @click=${(event) => this.#remove(event, one)}>${icon('trash')} ${t('remove')}</button></div>`;
    return html`
      ${this.head(one.name, actions)}
      <div class="scroll">
        ${this.fresh?.id === one.id ? this.#secret() : nothing}
        <div class="block"><h3>${t('integration.hook.address')}</h3><p><code class="the-address" dir="ltr">${address}</code></p><fd-copy .text=${address}></fd-copy></div>
        <fd-integration-hook .hook=${one} .saved=${(changed) => this.#saved(changed)}></fd-integration-hook>
      </div>`;
  }

  #secret() {
    return html`
      <div class="block secret" role="alert"><h3>${t('integration.webhook.secret')}</h3>
        <p><code class="the-key" dir="ltr">${this.fresh.secret}</code></p><p class="soft small">${t('integration.hook.secret.hint')}</p><fd-copy .text=${this.fresh.secret} .label=${t('integration.webhook.secret.copy')}></fd-copy></div>`;
  }
}
customElements.define('fd-integration-hooks', FdIntegrationHooks);
