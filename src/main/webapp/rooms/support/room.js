import { html, nothing } from '/vendor/lit/lit.js';
import { FdElement } from '/shared/element.js';
import { t } from '/shared/i18n.js';
import { icon } from '/shared/icons.js';
import { bindKeys, unbindKeys } from '/shared/keys.js';
import { go, match, router } from '/shared/router.js';
import { recall, remember } from '/shared/store.js';
import { inbox, TABS } from './inbox.js';
import { Talk } from './talk.js';
import './queue.js';
import './conversation.js';
import './context.js';

class FdSupportRoom extends FdElement {
  static properties = { tab: { state: true }, talk: { state: true }, details: { state: true }, folded: { state: true } };
  #onRoute = () => this.#route();

  constructor() {
    super();
    this.folded = recall('frontdesk.context.folded', false);
  }

  connectedCallback() {
    super.connectedCallback();
    router.addEventListener('route', this.#onRoute);
    bindKeys(this, [
      { keys: 'j', label: () => t('keys.next'), run: () => this.#step(1) },
      { keys: 'k', label: () => t('keys.previous'), run: () => this.#step(-1) },
      { keys: 't', label: () => t('keys.take'), run: () => this.#conversation?.take() },
      { keys: 'r', label: () => t('keys.reply'), run: () => this.#conversation?.write('reply') },
      { keys: 'n', label: () => t('keys.note'), run: () => this.#conversation?.write('note') },
      { keys: 'b', label: () => t('keys.handback'), run: () => this.#conversation?.handback() },
      { keys: 'e', label: () => t('keys.close'), run: () => this.#conversation?.finish() },
      { keys: 'i', label: () => t('keys.details'), run: () => this.toggle() },
      { keys: 'Escape', hidden: true, run: () => this.talk && innerWidth <= 760 && go(`/console/support/${this.tab}`) },
    ]);
    this.#route();
  }

  disconnectedCallback() {
    router.removeEventListener('route', this.#onRoute);
    unbindKeys(this);
    this.#leave();
    super.disconnectedCallback();
  }

  get #conversation() {
    return this.querySelector('fd-support-conversation');
  }

  #leave() {
    this.talk?.close();
    this.talk = null;
  }

  #route() {
    const at = match('/console/support/:tab?/:id?');
    if (!at) return;
    if (!TABS.includes(at.tab)) return go(`/console/support/${TABS[0]}`, { replace: true });
    this.tab = at.tab;
    this.details = new URLSearchParams(location.search).has('details');
    if (at.id === this.talk?.id) return;
    this.#leave();
    if (at.id) {
      this.talk = new Talk(at.id);
      this.talk.open();
    }
  }

  #step(by) {
    const items = inbox.lists[this.tab]?.items ?? [];
    const at = items.findIndex((one) => one.id === this.talk?.id);
    const next = items[at < 0 ? (by > 0 ? 0 : items.length - 1) : at + by];
    if (next) go(`/console/support/${this.tab}/${next.id}`, { replace: Boolean(this.talk) });
  }

  /** Wide windows fold the pane away; narrow ones lay it over, as a step that Back undoes. */
  toggle() {
    if (innerWidth > 1120) {
      this.folded = !this.folded;
      remember('frontdesk.context.folded', this.folded);
    } else if (this.details) history.back();
    else if (this.talk) go(`${location.pathname}?details`);
  }

  render() {
    const { talk, folded } = this;
    const show = !talk ? 'list' : this.details ? 'context' : 'item';
    const context = talk && (!folded || this.details);
    return html`
      <div class="panes ${context ? 'three' : ''}" data-show=${show}>
        <fd-support-queue class="pane list" .tab=${this.tab} .selected=${talk?.id}></fd-support-queue>
        <fd-splitter pane="list" side="start" min="240" max="480" usual="320"></fd-splitter>
        ${talk
          ? html`<fd-support-conversation class="pane item" .talk=${talk} .tab=${this.tab} .toggle=${() => this.toggle()} .folded=${folded}></fd-support-conversation>`
          : html`<section class="pane item"><div class="empty">${icon('inbox')}<h2>${t('inbox.choose')}</h2><p>${t('inbox.choose.hint')}</p></div></section>`}
        ${context ? html`
          <fd-splitter pane="context" side="end" min="220" max="440" usual="288"></fd-splitter>
          <fd-support-context class="pane context" .talk=${talk} .back=${() => this.toggle()}></fd-support-context>` : nothing}
      </div>`;
  }
}
customElements.define('fd-support-room', FdSupportRoom);
