import { html, nothing } from '/vendor/lit/lit.js';
import { query } from '/shared/api.js';
import { FdElement } from '/shared/element.js';
import { t } from '/shared/i18n.js';
import { icon } from '/shared/icons.js';
import { api } from '/shared/session.js';
import { toastProblem } from '/shared/toast.js';

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

  async #save(path, name) {
    try {
      const file = await (await api.response('GET', `/mail/received/${path}`, { headers: { Accept: 'application/octet-stream' } })).blob();
      const link = Object.assign(document.createElement('a'), { href: URL.createObjectURL(file), download: name });
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    } catch (problem) {
      toastProblem(problem);
    }
  }

  render() {
    if (!this.mails?.length) return nothing;
    return html`<section class="block"><h2>${t('mails')}</h2><ul class="earlier">${this.mails.map((mail) => html`
      <li><div class="row"><fd-time class="soft small" at=${mail.receivedAt} form="brief"></fd-time><button class="linkish" @click=${() => this.#save(`${mail.id}/original`, 'mail.eml')}>${t('mail.original')}</button></div>
        ${mail.attachments.map((file) => html`<button class="linkish clip" dir="auto" @click=${() => this.#save(`${mail.id}/attachments/${file.number}`, file.name)}>${icon('download')} ${file.name}</button>`)}</li>`)}</ul></section>`;
  }
}
customElements.define('fd-support-mails', FdSupportMails);
