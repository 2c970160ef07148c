import { html, nothing } from '/vendor/lit/lit.js';
import { query } from '/shared/api.js';
import { download } from '/shared/download.js';
import { FdElement } from '/shared/element.js';
import { t } from '/shared/i18n.js';
import { icon } from '/shared/icons.js';
import { api } from '/shared/session.js';

/** The mails that a conversation was written in, as they came, with their files. */
class FdSupportMails extends FdElement {
  static properties = { conversation: {}, seq: {}, mails: { state: true } };

  willUpdate(changes) {
    if (changes.has('conversation') || changes.has('seq')) this.#load();
  }

  async #load() {
    const { conversation } = this;
    const { items } = await api.get(`/mail/received${query({ conversation, limit: 20 })}`).catch(() => ({ items: [] }));
    if (conversation === this.conversation) this.mails = items;
  }

  render() {
    if (!this.mails?.length) return nothing;
    return html`<section class="block"><h2>${t('mails')}</h2><ul class="earlier">${this.mails.map((mail) => html`
      <li><div class="row"><fd-time class="soft small" at=${mail.receivedAt} form="brief"></fd-time><button class="linkish" @click=${() => download(`/mail/received/${mail.id}/original`, 'mail.eml')}>${t('mail.original')}</button></div>
        ${mail.attachments.map((file) => html`<button class="linkish clip" dir="auto" @click=${() => download(`/mail/received/${mail.id}/attachments/${file.number}`, file.name)}>${icon('download')} ${file.name}</button>`)}</li>`)}</ul></section>`;
  }
}
customElements.define('fd-support-mails', FdSupportMails);
