import { html, nothing } from '/vendor/lit/lit.js';
import { repeat } from '/vendor/lit/directives/repeat.js';
import { FdElement } from '/shared/element.js';
import { i18n, problemText, t } from '/shared/i18n.js';
import { icon } from '/shared/icons.js';
import { session } from '/shared/session.js';
import { toastProblem } from '/shared/toast.js';
import { entry } from './entry.js';
import { notices } from './notices.js';

/** All that one was told in the last three months, newest first. */
class FdNotificationHistory extends FdElement {
  static properties = { items: { state: true }, next: { state: true }, unread: { state: true }, problem: { state: true } };
  #again = () => this.load();
  #known = -1;

  connectedCallback() {
    super.connectedCallback();
    this.unread = new URLSearchParams(location.search).has('unread');
    notices.addEventListener('change', this.#changed);
    i18n.addEventListener('change', this.#again);
    this.load();
  }

  disconnectedCallback() {
    notices.removeEventListener('change', this.#changed);
    i18n.removeEventListener('change', this.#again);
    super.disconnectedCallback();
  }

  /** More than before: something has come. */
  #changed = () => {
    const come = notices.unread > this.#known;
    this.#known = notices.unread;
    if (come) this.load();
    else this.requestUpdate();
  };

  async load({ more = false } = {}) {
    this.#known = notices.unread;
    try {
      const { items, next } = await notices.page({ unread: this.unread || null, after: more ? this.next : null });
      this.items = more ? [...this.items, ...items] : items;
      this.next = next;
      this.problem = null;
    } catch (problem) {
      this.problem = problem;
    }
  }

  #only(unread) {
    this.unread = unread;
    history.replaceState(history.state, '', unread ? '?unread' : location.pathname);
    this.load();
  }

  async #readAll() {
    try {
      await notices.readAll();
      await this.load();
    } catch (problem) {
      toastProblem(problem);
    }
  }

  render() {
    return html`
      <section class="page">
        <header class="pane-head"><h1 class="sr">${t('notification.history')}</h1>
          <label class="check"><input type="checkbox" .checked=${this.unread} @change=${({ target }) => this.#only(target.checked)}> <span>${t('notification.unread')}</span></label>
          <div class="actions">${notices.unread ? html`<button class="button" @click=${this.#readAll}>${icon('done')} ${t('notices.readAll')}</button>` : nothing}</div></header>
        <div class="scroll">${this.#list()}</div>
      </section>`;
  }

  #list() {
    if (this.problem) return html`<div class="empty">${icon('warning')}<p>${problemText(this.problem)}</p><button class="button" @click=${() => this.load()}>${t('retry')}</button></div>`;
    if (!this.items) return html`<div class="bones" aria-busy="true">${[90, 70, 90].map((w) => html`<span class="bone w${w}"></span>`)}</div>`;
    if (!this.items.length) return html`<div class="empty">${icon('bell')}<h2>${t('notices.empty')}</h2><p>${t('notification.empty.hint')}</p>${session.business ? html`<a class="button" href="/console/notifications/settings">${t('notices.settings')}</a>` : nothing}</div>`;
    return html`
      <ul class="notice-list">${repeat(this.items, (one) => one.id, (one) => entry(one))}</ul>
      ${this.next ? html`<button class="plain more" @click=${() => this.load({ more: true })}>${t('more')}</button>` : nothing}`;
  }
}
customElements.define('fd-notification-history', FdNotificationHistory);
