import { html, nothing } from '/vendor/lit/lit.js';
import { repeat } from '/vendor/lit/directives/repeat.js';
import { FdElement } from '/shared/element.js';
import { problemText, t } from '/shared/i18n.js';
import { icon } from '/shared/icons.js';
import { plain } from '/shared/markdown.js';
import { keepPlace, restorePlace } from '/shared/place.js';
import '/shared/time.js';
import { inbox, TABS } from './inbox.js';
import { nameOf } from './customer.js';

export const STATE_ICON = { bot: 'robot', waiting: 'waiting', agent: 'person', closed: 'done' };

export const stateChip = (conversation) => html`<span class="state ${conversation.state}">${icon(STATE_ICON[conversation.state])} ${conversation.state === 'agent' && conversation.agent ? conversation.agent.name : t(`state.${conversation.state}`)}</span>`;

class FdSupportQueue extends FdElement {
  static properties = { tab: {}, selected: {} };

  connectedCallback() {
    super.connectedCallback();
    this.follow(inbox, 'change');
    this.updateComplete.then(() => restorePlace(this.querySelector('.scroll'), `queue.${this.tab}`));
  }

  disconnectedCallback() {
    this.unfollow();
    super.disconnectedCallback();
  }

  willUpdate(changes) {
    if (changes.has('tab') && this.tab) inbox.load(this.tab, { quiet: Boolean(inbox.lists[this.tab]?.loaded) });
  }

  updated(changes) {
    if (changes.has('tab')) restorePlace(this.querySelector('.scroll'), `queue.${this.tab}`);
    if (changes.has('selected') && this.selected) this.querySelector('[aria-current="true"]')?.scrollIntoView({ block: 'nearest' });
  }

  render() {
    if (!this.tab) return nothing;
    const list = inbox.lists[this.tab];
    return html`
      <h1 class="sr">${t('nav.inbox')}</h1>
      <nav class="tabs queue-tabs" aria-label=${t('inbox.tabs')}>${TABS.map((tab) => html`
        <a href="/console/support/${tab}" aria-current=${tab === this.tab ? 'page' : nothing}>${t(`tab.${tab}`)}${inbox.counts[tab] ? html` <span class="count">${inbox.counts[tab]}</span>` : nothing}</a>`)}</nav>
      <div class="scroll" @scroll=${keepPlace(`queue.${this.tab}`)}>${this.#list(list)}</div>`;
  }

  #list(list) {
    if (list?.problem && !list.items.length) return html`<div class="empty">${icon('warning')}<p>${problemText(list.problem)}</p><button class="button" @click=${() => inbox.load(this.tab)}>${t('retry')}</button></div>`;
    if (!list?.loaded) return html`<div class="bones" aria-busy="true">${[70, 50, 90, 50, 70].map((w) => html`<span class="bone w${w}"></span>`)}</div>`;
    if (!list.items.length) return html`<div class="empty">${icon(this.tab === 'waiting' ? 'done' : 'inbox')}<h2>${t(`inbox.empty.${this.tab}`)}</h2><p>${t(`inbox.empty.${this.tab}.hint`)}</p></div>`;
    return html`
      <ul class="rows">${repeat(list.items, (one) => one.id, (one) => html`<li>${this.#row(one)}</li>`)}</ul>
      ${list.next ? html`<button class="plain more" @click=${() => inbox.load(this.tab, { more: true })}>${t('more')}</button>` : nothing}`;
  }

  #row(one) {
    const last = one.lastMessage;
    return html`
      <a class="talk-row" href="/console/support/${this.tab}/${one.id}" aria-current=${one.id === this.selected ? 'true' : nothing}>
        <span class="row spread"><b class="clip" dir="auto">${nameOf(one.customer)}</b><fd-time class="soft small" at=${one.updatedAt} form="brief"></fd-time></span>
        <span class="clip" dir="auto">${plain(one.subject) || t('inbox.no-subject')}</span>
        <span class="row spread small">
          <span class="clip soft">${last && last.text !== one.subject ? html`${last.role === 'visitor' ? nothing : html`${t(`who.${last.role}`)}: `}<bdi>${plain(last.text)}</bdi>` : nothing}</span>
          ${one.state === 'waiting' ? html`<span class="state waiting">${icon('waiting')} <fd-time at=${one.waitingSince ?? one.updatedAt} form="lasting"></fd-time></span>` : one.state === 'closed' && one.rating ? html`<span class="state">${icon('starfill')} ${one.rating}<span class="sr"> ${t('rating')}</span></span>` : this.tab === 'mine' || this.tab === 'closed' ? nothing : stateChip(one)}
        </span>
      </a>`;
  }
}
customElements.define('fd-support-queue', FdSupportQueue);
