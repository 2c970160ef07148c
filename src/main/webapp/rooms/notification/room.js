import { html } from '/vendor/lit/lit.js';
import { addTexts } from '/shared/i18n.js';
import { session } from '/shared/session.js';
import { TabbedRoom } from '/shared/tabbed-room.js';
import './history.js';
import './settings.js';
import './templates.js';

await addTexts(import.meta.url);

const PAGES = {
  history: () => html`<fd-notification-history></fd-notification-history>`,
  settings: () => html`<fd-notification-settings></fd-notification-settings>`,
  templates: () => html`<fd-notification-templates></fd-notification-templates>`,
};

/** What one was told, how one wants to be told, and in which words. */
class FdNotificationRoom extends TabbedRoom {
  constructor() {
    super({ place: '/console/notifications', pages: PAGES, label: 'nav.notifications', texts: 'notification' });
  }

  get shown() {
    if (!session.business) return ['history'];
    return session.can('admin', 'owner') ? super.shown : ['history', 'settings'];
  }
}
customElements.define('fd-notification-room', FdNotificationRoom);
