import { html, nothing } from '/vendor/lit/lit.js';
import { repeat } from '/vendor/lit/directives/repeat.js';
import { number, t } from '/shared/i18n.js';
import { icon } from '/shared/icons.js';
import { markdown } from '/shared/markdown.js';
import { dayName } from '/shared/time.js';
import { initials } from '../identity/profile.js';
import { nameOf } from './customer.js';
import { sentFiles } from './files.js';

const TOGETHER = 5 * 60_000;

export const history = (talk) => {
  const { thread, conversation, seen } = talk;
  return repeat(thread.messages, (message) => message.id, (message, at) => {
    const before = thread.messages[at - 1];
    const newDay = !before || new Date(before.createdAt).toDateString() !== new Date(message.createdAt).toDateString();
    const row = message.role === 'system' ? event(message) : said(talk, message, newDay ? null : before, message === thread.last && seen >= message.seq);
    return newDay ? html`<div class="talk-day"><span>${dayName(message.createdAt)}</span></div>${row}` : row;
  });
};

function event(message) {
  const key = `event.${message.event}${message.author?.name ? '.by' : ''}`;
  const words = message.event && t(key) !== key ? t(key, { name: message.author?.name }) : message.text;
  return html`<p class="talk-event">${words} · <fd-time at=${message.createdAt} form="clock"></fd-time></p>`;
}

const speaker = (message, conversation) => {
  if (message.role === 'visitor') return nameOf(conversation?.customer);
  if (message.role === 'bot') return t('who.bot');
  return message.author?.name ?? t('who.agent');
};

function portrait(message, conversation) {
  if (message.role === 'bot') return html`<span class="avatar bot" aria-hidden="true">${icon('robot')}</span>`;
  if (message.role === 'note') return html`<span class="avatar note" aria-hidden="true">${icon('lock')}</span>`;
  return html`<span class="avatar ${message.role === 'agent' ? 'me' : ''}" aria-hidden="true">${initials(speaker(message, conversation))}</span>`;
}

const continues = (message, before) =>
  before && before.role === message.role && before.author?.name === message.author?.name && Date.parse(message.createdAt) - Date.parse(before.createdAt) < TOGETHER;

function said(talk, message, before, seen) {
  const { conversation } = talk;
  const again = continues(message, before);
  const citations = message.citations ?? [];
  const cite = (n) => {
    const source = citations.find((one) => one.number === n);
    return source ? html`<a class="cite" href="/console/knowledge/${source.articleId}" aria-label=${t('source', { n, title: source.title })} title=${`${source.title}\n${source.excerpt ?? ''}`}>${n}</a>` : null;
  };
  return html`
    <div class="said ${message.role} ${again ? 'again' : ''}">
      ${again ? html`<span class="gutter" aria-hidden="true"></span>` : portrait(message, conversation)}
      <div class="body">
        ${again ? html`<span class="sr">${speaker(message, conversation)}</span>` : html`
          <div class="by"><b dir="auto">${speaker(message, conversation)}</b>${message.role === 'note' ? html`<span class="state warn">${t('note')}</span>` : nothing}
            <fd-time class="soft small" at=${message.createdAt} form="clock"></fd-time>${judged(message)}</div>`}
        <div class="words" dir="auto">${markdown(message.text, cite)}</div>${sentFiles(talk, message)}
        ${citations.length ? html`<ul class="sources" aria-label=${t('sources')}>${citations.map((source) => html`<li><a href="/console/knowledge/${source.articleId}"><span class="num">${source.number}</span> ${source.title}</a></li>`)}</ul>` : nothing}
        ${seen && message.role === 'agent' ? html`<span class="state">${icon('doublecheck')} ${t('seen')}</span>` : nothing}
      </div>
    </div>`;
}

/** What the assistant made of the question, so that an agent knows what the customer was told. */
function judged({ outcome, confidence }) {
  const sure = typeof confidence === 'number' ? t('confidence', { value: number(confidence, { style: 'percent' }) }) : '';
  if (outcome === 'refused') return html`<span class="state warn" title=${sure}>${icon('info')} ${t('outcome.refused')}</span>`;
  if (outcome === 'answered' && sure) return html`<span class="small soft">${sure}</span>`;
  return nothing;
}

export const streamingRow = ({ thread }) =>
  thread.streaming ? html`<div class="said bot" aria-hidden="true"><span class="avatar bot">${icon('robot')}</span><div class="body"><div class="by"><b>${t('who.bot')}</b></div><div class="words" dir="auto">${markdown(thread.streaming)}</div></div></div>` : nothing;

export const pendingRow = (talk, item) => html`
  <div class="said ${item.kind === 'note' ? 'note' : 'agent'} again pending">
    <span class="gutter" aria-hidden="true"></span>
    <div class="body">
      <div class="words" dir="auto">${markdown(item.text)}</div>
      ${item.failed
        ? html`<span class="state bad">${icon('warning')} ${t('not-sent')} ${item.failed}</span> <button class="linkish" @click=${() => talk.retry(item)}>${t('retry')}</button> <button class="linkish" @click=${() => talk.drop(item)}>${t('discard')}</button>`
        : html`<span class="state">${icon('clock')} ${t('sending')}</span>`}
    </div>
  </div>`;
