import { html, nothing } from '/vendor/lit/lit.js';
import { query } from '/shared/api.js';
import { download } from '/shared/download.js';
import { problemText, t } from '/shared/i18n.js';
import { icon } from '/shared/icons.js';
import { api } from '/shared/session.js';
import { recall, remember, uuid } from '/shared/store.js';
import { toast, toastProblem } from '/shared/toast.js';

const MOST = 10;
/** The server throws away what no answer has taken along after a day. */
const KEPT = 20 * 3_600_000;
const all = new Map();

/** Where an agent goes meanwhile, what is attached to a conversation's next answer stays. */
export function attachedTo(conversation, changed) {
  if (!all.has(conversation)) all.set(conversation, new Attached(conversation));
  return Object.assign(all.get(conversation), { changed });
}

/** Files of the answer that an agent is writing. They are on the server before it is sent, so that it can be sent by its key alone; a reload keeps them. */
class Attached {
  constructor(conversation) {
    this.conversation = conversation;
    const kept = recall(this.#place, null);
    const { key, items } = kept?.at > Date.now() - KEPT ? kept : { key: uuid(), items: [] };
    Object.assign(this, { key, items });
  }

  get #place() {
    return `frontdesk.attached.${this.conversation}`;
  }

  get busy() {
    return this.items.some((one) => one.sending);
  }

  get problem() {
    return this.items.find((one) => one.problem);
  }

  #keep() {
    const items = this.items.filter((one) => !one.sending && !one.problem);
    remember(this.#place, items.length ? { key: this.key, items, at: Date.now() } : null);
    this.changed();
  }

  #path(number) {
    return `/mail/files/${this.conversation}/${this.key}/${number}`;
  }

  async add(files) {
    for (const file of files) {
      const number = [...Array(MOST).keys()].find((n) => this.items.every((one) => one.number !== n));
      if (number === undefined) {
        toast(t('attach.too-many', { n: MOST }));
        break;
      }
      const item = { number, name: file.name, sending: true };
      this.items = [...this.items, item];
      this.changed();
      try {
        await api.put(this.#path(number) + query({ name: file.name }), new Blob([file], { type: 'application/octet-stream' }));
      } catch (problem) {
        item.problem = problemText(problem);
      }
      item.sending = false;
      this.#keep();
    }
  }

  async remove(item) {
    this.items = this.items.filter((one) => one !== item);
    this.#keep();
    if (!item.problem) await api.del(this.#path(item.number)).catch(toastProblem);
  }

  /** The key that the answer has to be sent with; from now on there is a new one. */
  take() {
    const { key } = this;
    Object.assign(this, { key: uuid(), items: [] });
    this.#keep();
    return key;
  }

  render() {
    return this.items.length ? html`<ul class="attached">${this.items.map((one) => html`
      <li class=${one.problem ? 'bad' : ''} aria-busy=${one.sending ? 'true' : nothing}>${icon(one.problem ? 'warning' : one.sending ? 'clock' : 'clip')} <span class="clip" dir="auto" title=${one.problem ?? one.name}>${one.name}</span>
        ${one.problem ? html`<span class="small">${one.problem}</span>` : nothing}<button type="button" class="icon-button" aria-label=${t('attach.remove', { name: one.name })} @click=${() => this.remove(one)}>${icon('close')}</button></li>`)}</ul>` : nothing;
  }
}

/** Files that went out with an answer. */
export const sentFiles = (talk, message) => {
  const files = talk.files.get(message.clientMessageId);
  return files ? html`<ul class="attached">${files.map((one) => html`<li>${icon('clip')} <button class="linkish clip" dir="auto" @click=${() => download(`/mail/files/${talk.id}/${one.message}/${one.number}`, one.name)}>${one.name}</button></li>`)}</ul>` : nothing;
};
