import { html, nothing } from '/vendor/lit/lit.js';
import { query } from '/shared/api.js';
import { FdElement } from '/shared/element.js';
import { languageName, t } from '/shared/i18n.js';
import { icon } from '/shared/icons.js';
import { plain } from '/shared/markdown.js';
import { api } from '/shared/session.js';
import { toastProblem } from '/shared/toast.js';
import { initials } from '../identity/profile.js';
import { PRIORITIES, PRIORITY_ICON, STATES } from './tickets-model.js';
import { nameOf } from './customer.js';
import './mails.js';

/** Who is asking, what for, and what is promised about it. */
class FdSupportContext extends FdElement {
  static properties = { talk: {}, ticket: { state: true }, earlier: { state: true } };
  #asked = '';
  #ticketId = '';

  willUpdate(changes) {
    if (changes.has('talk')) {
      this.unfollow();
      this.follow(this.talk, 'change');
    }
    const { conversation } = this.talk;
    if (!conversation) return;
    if (this.#asked !== conversation.id) {
      this.#asked = conversation.id;
      this.earlier = null;
      this.#earlier(conversation);
    }
    if (this.#ticketId !== (conversation.ticket?.id ?? '')) {
      this.#ticketId = conversation.ticket?.id ?? '';
      this.ticket = null;
      if (this.#ticketId) this.#load(this.#ticketId);
    }
  }

  disconnectedCallback() {
    this.unfollow();
    super.disconnectedCallback();
  }

  async #load(id) {
    this.ticket = await api.get(`/support/tickets/${id}`).catch(() => null);
  }

  async #earlier({ id, customer }) {
    if (!customer) return;
    const { items } = await api.get(`/support/conversations${query({ customer: customer.id, limit: 6 })}`).catch(() => ({ items: [] }));
    if (id === this.talk.id) this.earlier = items.filter((one) => one.id !== id && one.customer?.id === customer.id);
  }

  async #change(values) {
    const before = this.ticket;
    this.ticket = { ...before, ...values };
    try {
      this.ticket = await api.patch(`/support/tickets/${before.id}`, values);
    } catch (problem) {
      this.ticket = before;
      toastProblem(problem);
    }
  }

  render() {
    const { conversation } = this.talk;
    if (!conversation) return html`<div class="bones"><span class="bone w50"></span><span class="bone w70"></span></div>`;
    const { customer } = conversation;
    return html`
      <header class="pane-head narrow-only"><button class="icon-button" aria-label=${t('back')} @click=${this.back}>${icon('back', 'flips')}</button><h1>${t('details')}</h1></header>
      <section class="block person">
        <div class="row"><span class="avatar" aria-hidden="true">${initials(nameOf(customer))}</span><div class="grow"><b class="clip" dir="auto">${nameOf(customer)}</b>
          ${customer?.email ? html`<div><a class="clip" href="mailto:${customer.email}">${customer.email}</a></div>` : nothing}</div></div>
        <span class="state ${customer?.verified ? 'good' : ''}">${icon(customer?.verified ? 'verified' : 'info')} ${customer?.verified ? t('verified') : t('unverified')}</span>
      </section>
      ${conversation.summary ? html`<section class="block"><h2>${t('summary')}</h2><p dir="auto">${conversation.summary}</p></section>` : nothing}
      ${conversation.ticket ? this.#ticket(conversation.ticket) : nothing}
      <section class="block"><h2>${t('conversation')}</h2><dl class="facts">
        <dt>${t('began')}</dt><dd><fd-time at=${conversation.createdAt}></fd-time></dd>
        <dt>${t('language')}</dt><dd>${conversation.language ? languageName(conversation.language) : '–'}</dd>
        ${conversation.channel === 'email' ? html`<dt>${t('channel')}</dt><dd>${t(conversation.unsubscribed ? 'channel.unsubscribed' : 'channel.email')}</dd>` : nothing}
        ${conversation.agent ? html`<dt>${t('agent')}</dt><dd>${conversation.agent.name}</dd>` : nothing}
        ${conversation.rating ? html`<dt>${t('rating')}</dt><dd>${icon('starfill')} ${t('rating.of', { n: conversation.rating })}</dd>` : nothing}
      </dl>
      ${conversation.channel === 'chat' && customer?.email && !conversation.unsubscribed ? html`<button class="button" @click=${() => this.talk.act('email').catch(toastProblem)}>${t('channel.continue')}</button>` : nothing}</section>
      ${conversation.channel === 'email' ? html`<fd-support-mails .conversation=${conversation.id} .seq=${conversation.lastSeq}></fd-support-mails>` : nothing}
      ${this.earlier?.length ? html`<section class="block"><h2>${t('earlier')}</h2><ul class="earlier">${this.earlier.slice(0, 5).map((one) => html`
        <li><a href="/console/support/${one.state === 'closed' ? 'closed' : 'open'}/${one.id}"><span class="clip" dir="auto">${plain(one.subject)}</span><fd-time class="soft small" at=${one.updatedAt} form="brief"></fd-time></a></li>`)}</ul></section>` : nothing}`;
  }

  #ticket({ id, number }) {
    const { ticket } = this;
    return html`<section class="block"><h2>${t('ticket')}</h2>
      <dl class="facts"><dt>${t('ticket.number')}</dt><dd><a class="num" href="/console/tickets/all/${id}">#${number}</a></dd>
      ${ticket ? html`
        <dt><label for="ticket-state">${t('ticket.state')}</label></dt><dd><select id="ticket-state" class="select quiet" @change=${({ target }) => this.#change({ state: target.value })}>${STATES.map((state) => html`<option value=${state} .selected=${state === ticket.state}>${t(`ticket.${state}`)}</option>`)}</select></dd>
        <dt><label for="ticket-priority">${t('priority')}</label></dt><dd>${icon(PRIORITY_ICON[ticket.priority])}<select id="ticket-priority" class="select quiet priority" @change=${({ target }) => this.#change({ priority: target.value })}>${PRIORITIES.map((priority) => html`<option value=${priority} .selected=${priority === ticket.priority}>${t(`priority.${priority}`)}</option>`)}</select></dd>
        ${ticket.dueAt ? html`<dt>${t('due')}</dt><dd class=${Date.parse(ticket.dueAt) < Date.now() && ticket.state !== 'solved' ? 'overdue' : ''}><fd-time at=${ticket.dueAt}></fd-time></dd>` : nothing}` : nothing}
      </dl></section>`;
  }
}
customElements.define('fd-support-context', FdSupportContext);
