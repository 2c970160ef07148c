import { html, nothing } from '/vendor/lit/lit.js';
import { FdElement } from '/shared/element.js';
import { addTexts, t } from '/shared/i18n.js';
import { match, router } from '/shared/router.js';
import { session } from '/shared/session.js';
import './history.js';
import './settings.js';
import './templates.js';

await addTexts(import.meta.url);

const PAGES = {
  history: () => html`<fd-notification-history></fd-notification-history>`,
  settings: () => html`<fd-notification-settings></fd-notification-settings>`,
  templates: () => html`<fd-notification-templates></fd-notification-templates>`,
};
const FOR_ADMINS = ['templates'];

/** What one was told, how one wants to be told, and in which words. */
class FdNotificationRoom extends FdElement {
  static properties = { page: { state: true } };
  #onRoute = () => this.#route();

  connectedCallback() {
    super.connectedCallback();
    router.addEventListener('route', this.#onRoute);
    this.#route();
  }

  disconnectedCallback() {
    router.removeEventListener('route', this.#onRoute);
    super.disconnectedCallback();
  }

  #route() {
    const at = match('/console/notifications/:page?');
    if (at) this.page = this.#shown.includes(at.page) ? at.page : 'history';
  }

  get #shown() {
    return Object.keys(PAGES).filter((page) => !FOR_ADMINS.includes(page) || session.can('admin', 'owner'));
  }

  render() {
    if (!this.page) return nothing;
    return html`
      <div class="pages">
        <header class="tabs-head"><nav class="tabs" aria-label=${t('nav.notifications')}>${this.#shown.map((page) => html`<a href="/console/notifications${page === 'history' ? '' : `/${page}`}" aria-current=${page === this.page ? 'page' : nothing}>${t(`notification.${page}`)}</a>`)}</nav></header>
        ${PAGES[this.page]()}
      </div>`;
  }
}
customElements.define('fd-notification-room', FdNotificationRoom);
