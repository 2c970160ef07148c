import { html } from '/vendor/lit/lit.js';
import { addTexts } from '/shared/i18n.js';
import { TabbedRoom } from '/shared/tabbed-room.js';
import './parked.js';

await addTexts(import.meta.url);

const PAGES = {
  parked: (id) => html`<fd-platform-parked .chosen=${id}></fd-platform-parked>`,
};

/** What the server itself needs its operator for. */
class FdPlatformRoom extends TabbedRoom {
  constructor() {
    super({ place: '/console/system', pages: PAGES, label: 'nav.system', texts: 'system' });
  }
}
customElements.define('fd-platform-room', FdPlatformRoom);
