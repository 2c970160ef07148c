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

/** A listing of what has a secret, which is in this page's memory only, until another one is looked at. Each draws its `table()`, its `form(one)` of one or a new one, and the `detail(one)` around it. */
export class SecretListing extends Listing {
  static properties = { fresh: { state: true } };

  /** Keys of texts: what those of the page and of a `single` one begin with; those of the question before it is removed; and of that before a new secret ends the one before it, where it does. `picture` is an empty page's icon. */
  constructor({ texts, single = texts, picture, removal, rotation, ...listing }) {
    super(listing);
    Object.assign(this, { texts, single, picture, removal: { ...REMOVAL, hint: `${single}.remove.hint`, ...removal }, rotation });
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

  render() {
    const tools = html`<span class="soft small clip">${t(`${this.texts}.hint`)}</span><div class="actions">${this.#make()}</div>`;
    return this.panes({ label: t(this.texts), tools, list: () => (this.items.length ? this.table() : this.#empty()), item: this.chosen && this.#item() });
  }

  #make() {
    const words = t(`${this.single}.new`);
    return html`<a class="button primary" href="${this.place}/new" title="${words} (c)">${icon('plus')} ${words}</a>`;
  }

  #empty() {
    const { texts, picture } = this;
    return html`<div class="empty">${icon(picture)}<h2>${t(`${texts}.empty`)}</h2><p>${t(`${texts}.empty.hint`)} ${this.help()}</p>${this.#make()}</div>`;
  }

  /** What else an empty page says. */
  help() {}

  #item() {
    if (this.chosen === 'new') return html`${this.head(t(`${this.single}.new`))}<div class="scroll">${this.form()}</div>`;
    return this.one ? this.detail(this.one) : this.gone();
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
        <p><code class="the-key" dir="ltr">${this.fresh.secret}</code></p><p class="soft small">${t(`${this.single}.secret.hint`)}</p><fd-copy .text=${this.fresh.secret} .label=${t('integration.webhook.secret.copy')}></fd-copy></div>`;
  }
}
