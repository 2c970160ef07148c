import { html, nothing } from '/vendor/lit/lit.js';
import { repeat } from '/vendor/lit/directives/repeat.js';
import { FdElement } from '/shared/element.js';
import { problemText, t } from '/shared/i18n.js';
import { icon } from '/shared/icons.js';
import { dismiss, place } from '/shared/menu.js';
import { session } from '/shared/session.js';
import { toastProblem } from '/shared/toast.js';
import { entry } from './entry.js';
import { notices } from './notices.js';

/** The bell in the rail: how many are unread, and the newest. */
class FdNotificationBell extends FdElement {
  connectedCallback() {
    super.connectedCallback();
    this.follow(notices, 'change');
    this.follow(session, 'change');
  }

  disconnectedCallback() {
    this.unfollow();
    super.disconnectedCallback();
  }

  #close = () => this.querySelector('#notices')?.hidePopover();

  render() {
    const { unread } = notices;
    const count = unread ? t('notices.count', { n: unread }) : t('notices.none');
    return html`
      <button class="rail-item" popovertarget="notices" title=${count}>${icon('bell')}<span>${t('nav.bell')}</span>
        ${unread ? html`<b class="badge" aria-hidden="true">${unread > 99 ? '99+' : unread}</b>` : nothing}<span class="sr">${count}</span></button>
      <span class="sr" role="status">${unread ? count : nothing}</span>
      <div id="notices" class="menu notices" popover data-beside role="dialog" aria-label=${t('nav.notifications')} @toggle=${place}>
        <header class="row spread"><b>${t('nav.notifications')}</b>${unread ? html`<button class="linkish" @click=${() => notices.readAll().catch(toastProblem)}>${t('notices.readAll')}</button>` : nothing}</header>
        ${this.#list()}
        <footer class="row spread"><a href="/console/notifications" @click=${dismiss}>${t('notices.all')}</a>${session.business ? html`<a href="/console/notifications/settings" @click=${dismiss}>${icon('settings')} ${t('notices.settings')}</a>` : nothing}</footer>
      </div>`;
  }

  #list() {
    if (notices.items?.length) return html`<ul>${repeat(notices.items, (one) => one.id, (one) => entry(one, this.#close))}</ul>`;
    if (notices.problem) return html`<p class="soft none">${problemText(notices.problem)}</p>`;
    return html`<p class="soft none">${t('notices.empty')}</p>`;
  }
}
customElements.define('fd-notification-bell', FdNotificationBell);
