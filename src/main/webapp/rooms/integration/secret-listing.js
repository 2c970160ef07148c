import { html, nothing } from '/vendor/lit/lit.js';
import { ask } from '/shared/ask.js';
import '/shared/copy-button.js';
import { t } from '/shared/i18n.js';
import { icon } from '/shared/icons.js';
import { Listing } from '/shared/listing.js';
import { dismiss, place } from '/shared/menu.js';
import { go } from '/shared/router.js';
import { api } from '/shared/session.js';
import { toast, toastProblem } from '/shared/toast.js';

const REMOVAL = { sure: 'integration.webhook.remove.sure', action: 'remove', done: 'toast.removed' };

/** A listing of what has a secret, which is in this page's memory only, until another one is looked at. */
export class SecretListing extends Listing {
  static properties = { fresh: { state: true } };

  /** Keys of texts: `secretHint`; of the question before it is removed; and of that before a new secret ends the one before it, where it does. */
  constructor({ secretHint, removal, rotation, ...listing }) {
    super(listing);
    Object.assign(this, { secretHint, removal: { ...REMOVAL, ...removal }, rotation });
  }

  willUpdate(changes) {
    if (changes.has('chosen') && this.fresh?.id !== this.chosen) this.fresh = null;
  }

  saved({ secret, ...one }) {
    if (secret) this.fresh = { id: one.id, secret };
    this.put(one);
    if (this.chosen !== one.id) go(`${this.place}/${one.id}`, { replace: true });
  }

  async #rotate(event, one) {
    dismiss(event);
    if (this.rotation && !(await this.#sure(one, { action: 'integration.webhook.rotate', ...this.rotation }))) return;
    try {
      this.saved(await api.post(`${this.source}/${one.id}/rotate`, {}));
    } catch (problem) {
      toastProblem(problem);
    }
  }

  async #remove(event, one) {
    dismiss(event);
    if (!(await this.#sure(one, this.removal))) return;
    try {
      await api.del(`${this.source}/${one.id}`);
      this.removed(one);
      toast(t(this.removal.done, { name: one.name }));
    } catch (problem) {
      toastProblem(problem);
    }
  }

  #sure({ name }, { sure, hint, action }) {
    return ask({ title: t(sure, { name }), text: t(hint), action: t(action) });
  }

  removed(one) {
    this.drop(one);
    go(this.place, { replace: true });
  }

  menu(one, id) {
    return html`
      <button class="icon-button" popovertarget=${id} aria-label=${t('more.actions')}>${icon('more')}</button>
      <div id=${id} class="menu" popover @toggle=${place}><button @click=${(event) => this.#rotate(event, one)}>${icon('refresh')} ${t('integration.webhook.rotate')}</button><button @click=${(event) => this.#remove(event, one)}>${icon('trash')} ${t(this.removal.action)}</button></div>`;
  }

  secret(one) {
    if (this.fresh?.id !== one.id) return nothing;
    return html`
      <div class="block secret" role="alert"><h3>${t('integration.webhook.secret')}</h3>
        <p><code class="the-key" dir="ltr">${this.fresh.secret}</code></p><p class="soft small">${t(this.secretHint)}</p><fd-copy .text=${this.fresh.secret} .label=${t('integration.webhook.secret.copy')}></fd-copy></div>`;
  }
}
