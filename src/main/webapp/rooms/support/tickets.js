import { html, nothing } from '/vendor/lit/lit.js';
import { repeat } from '/vendor/lit/directives/repeat.js';
import { query } from '/shared/api.js';
import { FdElement } from '/shared/element.js';
import { problemText, t } from '/shared/i18n.js';
import { icon } from '/shared/icons.js';
import { bindKeys, unbindKeys } from '/shared/keys.js';
import { keepPlace, restorePlace } from '/shared/place.js';
import { go, match, router } from '/shared/router.js';
import { api, session } from '/shared/session.js';
import { toast, toastProblem } from '/shared/toast.js';
import '/shared/time.js';
import { PRIORITIES, PRIORITY_ICON, STATES, STATE_ICON } from './tickets-model.js';
import { nameOf } from './customer.js';

const TABS = [...STATES, 'all'];

class FdSupportTickets extends FdElement {
  static properties = { tab: { state: true }, ticketId: { state: true }, items: { state: true }, next: { state: true }, problem: { state: true }, chosen: { state: true } };
  #people = null;
  #onRoute = () => this.#route();

  connectedCallback() {
    super.connectedCallback();
    router.addEventListener('route', this.#onRoute);
    bindKeys(this, [
      { keys: 'j', label: () => t('keys.next'), run: () => this.#step(1) },
      { keys: 'k', label: () => t('keys.previous'), run: () => this.#step(-1) },
      { keys: 'Escape', hidden: true, run: () => this.ticketId && go(`/console/tickets/${this.tab}`) },
    ]);
    this.#route();
    this.updateComplete.then(() => restorePlace(this.querySelector('.scroll'), `tickets.${this.tab}`));
  }

  disconnectedCallback() {
    router.removeEventListener('route', this.#onRoute);
    unbindKeys(this);
    super.disconnectedCallback();
  }

  #route() {
    const at = match('/console/tickets/:tab?/:id?');
    if (!at) return;
    if (!TABS.includes(at.tab)) return go('/console/tickets/open', { replace: true });
    if (at.tab !== this.tab) this.items = null;
    const reload = at.tab !== this.tab || !this.ticketId || !at.id;
    this.tab = at.tab;
    this.ticketId = at.id;
    if (reload) this.#load();
    this.#choose();
  }

  async #load(more = false) {
    const { tab } = this;
    this.problem = null;
    try {
      const { items, next } = await api.get(`/support/tickets${query({ state: tab, limit: 100, after: more ? this.next : null })}`);
      if (tab !== this.tab) return;
      this.items = more ? [...this.items, ...items] : items;
      this.next = next;
      this.#choose();
    } catch (problem) {
      this.problem = problem;
    }
  }

  async #choose() {
    const { ticketId } = this;
    this.chosen = this.items?.find((one) => one.id === ticketId) ?? (this.chosen?.id === ticketId ? this.chosen : null);
    if (!ticketId) return;
    this.#people ??= api.get('/identity/people').then(({ items }) => items, () => []);
    this.people = await this.#people;
    if (!this.chosen) {
      this.chosen = await api.get(`/support/tickets/${ticketId}`).catch((problem) => {
        toastProblem(problem);
        return null;
      });
    }
    this.requestUpdate();
  }

  #step(by) {
    const items = this.items ?? [];
    const at = items.findIndex((one) => one.id === this.ticketId);
    const next = items[at < 0 ? 0 : at + by];
    if (next) go(`/console/tickets/${this.tab}/${next.id}`, { replace: Boolean(this.ticketId) });
  }

  #put(ticket) {
    this.chosen = ticket;
    this.items = this.items?.map((one) => (one.id === ticket.id ? ticket : one));
  }

  async #change(values) {
    const before = this.chosen;
    const { assigneeId, ...rest } = values;
    const assignee = assigneeId === undefined ? before.assignee : (this.people.find((one) => one.id === assigneeId) ?? null);
    this.#put({ ...before, ...rest, assignee });
    try {
      this.#put(await api.patch(`/support/tickets/${before.id}`, values));
      if (values.state === 'solved') toast(t('toast.solved', { number: `#${before.number}` }), { undo: () => this.#change({ state: before.state }) });
    } catch (problem) {
      this.#put(before);
      toastProblem(problem);
    }
  }

  render() {
    if (!this.tab) return nothing;
    return html`
      <div class="tickets panes ${this.ticketId ? 'chosen' : ''}" data-show=${this.ticketId ? 'item' : 'list'}>
        <section class="pane list wide">
          <header class="tabs-head"><h1 class="sr">${t('nav.tickets')}</h1><nav class="tabs" aria-label=${t('nav.tickets')}>${TABS.map((tab) => html`<a href="/console/tickets/${tab}" aria-current=${tab === this.tab ? 'page' : nothing}>${t(`ticket.${tab}`)}</a>`)}</nav></header>
          <div class="scroll" @scroll=${keepPlace(`tickets.${this.tab}`)}>${this.#list()}</div>
        </section>
        ${this.ticketId ? html`<section class="pane item">${this.chosen ? this.#ticket(this.chosen) : html`<div class="bones"><span class="bone w50"></span><span class="bone w90"></span></div>`}</section>` : nothing}
      </div>`;
  }

  #list() {
    if (this.problem) return html`<div class="empty">${icon('warning')}<p>${problemText(this.problem)}</p><button class="button" @click=${() => this.#load()}>${t('retry')}</button></div>`;
    if (!this.items) return html`<div class="bones" aria-busy="true">${[90, 70, 90, 50].map((w) => html`<span class="bone w${w}"></span>`)}</div>`;
    if (!this.items.length) return html`<div class="empty">${icon('ticket')}<h2>${t('tickets.empty')}</h2><p>${t('tickets.empty.hint')}</p></div>`;
    return html`
      <table class="grid tickets-grid">
        <thead><tr><th class="c-number" scope="col">${t('ticket.number')}</th><th scope="col">${t('subject')}</th><th class="c-customer" scope="col">${t('customer')}</th><th class="c-priority" scope="col">${t('priority')}</th><th class="c-state" scope="col">${t('ticket.state')}</th><th class="c-assignee" scope="col">${t('assignee')}</th><th class="c-due" scope="col">${t('due')}</th></tr></thead>
        <tbody>${repeat(this.items, (one) => one.id, (one) => this.#row(one))}</tbody>
      </table>
      ${this.next ? html`<button class="plain more" @click=${() => this.#load(true)}>${t('more')}</button>` : nothing}`;
  }

  #row(one) {
    const url = `/console/tickets/${this.tab}/${one.id}`;
    return html`
      <tr aria-current=${one.id === this.ticketId ? 'true' : nothing} @click=${(event) => event.target.closest('a') || go(url)}>
        <td class="c-number soft">#${one.number}</td>
        <td><a class="clip" dir="auto" href=${url}>${one.subject}</a></td>
        <td class="c-customer"><bdi>${nameOf(one.customer)}</bdi></td>
        <td class="c-priority"><span class="state ${one.priority === 'urgent' ? 'bad' : one.priority === 'high' ? 'warn' : ''}">${icon(PRIORITY_ICON[one.priority])} ${t(`priority.${one.priority}`)}</span></td>
        <td class="c-state"><span class="state ${one.state === 'solved' ? 'good' : ''}">${icon(STATE_ICON[one.state])} ${t(`ticket.${one.state}`)}</span></td>
        <td class="c-assignee">${one.assignee?.name ?? html`<span class="soft">${t('nobody')}</span>`}</td>
        <td class="c-due">${one.dueAt ? html`<span class=${Date.parse(one.dueAt) < Date.now() && one.state !== 'solved' ? 'overdue' : ''}><fd-time at=${one.dueAt} form="brief"></fd-time></span>` : '–'}</td>
      </tr>`;
  }

  #ticket(one) {
    const people = this.people ?? [];
    const choice = (id, label, values, now, name, set) => html`<dt><label for=${id}>${label}</label></dt><dd><select id=${id} class="select quiet" @change=${({ target }) => set(target.value)}>${values.map((value) => html`<option value=${value} .selected=${value === now}>${name(value)}</option>`)}</select></dd>`;
    return html`
      <header class="pane-head"><a class="icon-button phone-only" href="/console/tickets/${this.tab}" aria-label=${t('back')}>${icon('back', 'flips')}</a><h2 class="num">#${one.number}</h2>
        <div class="actions">${one.conversationId ? html`<a class="button" href="/console/support/open/${one.conversationId}">${icon('chat')} ${t('conversation')}</a>` : nothing}
          <a class="icon-button" href="/console/tickets/${this.tab}" aria-label=${t('close')} title="${t('close')} (Esc)">${icon('close')}</a></div></header>
      <div class="scroll">
        <div class="block"><p class="ticket-subject" dir="auto">${one.subject}</p></div>
        <div class="block"><dl class="facts">
          ${choice('t-state', t('ticket.state'), STATES, one.state, (value) => t(`ticket.${value}`), (state) => this.#change({ state }))}
          ${choice('t-priority', t('priority'), PRIORITIES, one.priority, (value) => t(`priority.${value}`), (priority) => this.#change({ priority }))}
          <dt><label for="t-assignee">${t('assignee')}</label></dt><dd><select id="t-assignee" class="select quiet" @change=${({ target }) => this.#change({ assigneeId: target.value || null })}>
            <option value="" .selected=${!one.assignee}>${t('nobody')}</option>
            ${people.map((person) => html`<option value=${person.id} .selected=${person.id === one.assignee?.id}>${person.name}${person.id === session.me.id ? ` (${t('me')})` : ''}</option>`)}</select></dd>
          <dt>${t('customer')}</dt><dd dir="auto">${nameOf(one.customer)}</dd>
          ${one.customer?.email ? html`<dt>${t('email')}</dt><dd><a href="mailto:${one.customer.email}">${one.customer.email}</a></dd>` : nothing}
          ${one.dueAt ? html`<dt>${t('due')}</dt><dd class=${Date.parse(one.dueAt) < Date.now() && one.state !== 'solved' ? 'overdue' : ''}><fd-time at=${one.dueAt}></fd-time></dd>` : nothing}
          <dt>${t('began')}</dt><dd><fd-time at=${one.createdAt}></fd-time></dd>
          <dt>${t('updated')}</dt><dd><fd-time at=${one.updatedAt}></fd-time></dd>
        </dl></div>
      </div>`;
  }
}
customElements.define('fd-support-tickets', FdSupportTickets);
