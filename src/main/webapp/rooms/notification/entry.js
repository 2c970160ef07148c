import { html } from '/vendor/lit/lit.js';
import { t } from '/shared/i18n.js';
import { icon } from '/shared/icons.js';
import { own } from '/shared/router.js';
import '/shared/time.js';
import { notices } from './notices.js';

const ICONS = {
  conversationWaiting: 'waiting', conversationAssigned: 'person', customerReplied: 'chat', slaAtRisk: 'clock',
  webhookDisabled: 'link', budgetThreshold: 'warning', workParked: 'pause', deliveriesParked: 'pause', custom: 'bell',
};

/** Other pages are loaded anew, so what was read is told first. */
async function follow(event, one, followed) {
  const elsewhere = one.link && !own(one.link);
  if (elsewhere && !event.ctrlKey && !event.metaKey && !event.shiftKey) event.preventDefault();
  const told = notices.read(one);
  followed?.();
  if (event.defaultPrevented && elsewhere) {
    await told;
    location.assign(one.link);
  }
}

/** A notification as a row that leads to what it is about, and is read by that. */
export const entry = (one, followed) => html`
  <li><a class="notice ${one.readAt ? '' : 'unread'}" href=${one.link || '/console/notifications'} @click=${(event) => follow(event, one, followed)}>
    ${icon(ICONS[one.kind] ?? 'bell')}
    <span class="what"><b dir="auto">${one.title}</b>${one.body ? html`<span class="soft" dir="auto">${one.body}</span>` : ''}</span>
    <span class="when soft small"><fd-time at=${one.createdAt} form="brief"></fd-time>${one.readAt ? '' : html`<i class="dot" aria-hidden="true"></i><span class="sr">${t('notices.unread')}</span>`}</span></a></li>`;
