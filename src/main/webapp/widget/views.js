import { html, nothing } from '../vendor/lit/lit.js';
import { repeat } from '../vendor/lit/directives/repeat.js';
import { icon } from './icons.js';
import { markdown } from './markdown.js';

const STATE_ICON = { bot: 'robot', waiting: 'waiting', agent: 'person', closed: 'done' };

const clock = (at, language) => new Date(at).toLocaleTimeString(language, { hour: '2-digit', minute: '2-digit' });
const exact = (at, language) => new Date(at).toLocaleString(language, { dateStyle: 'full', timeStyle: 'short' });

export function heading(chat) {
  const { client, texts: { t } } = chat;
  const state = client.wantsPerson && client.state === 'bot' ? 'waiting' : client.state;
  const words = state === 'waiting' && !client.id ? t('state.ask') : t(`state.${state}`, { name: client.agent?.name ?? t('someone') });
  return html`
    <div class="head">
      <div>
        <h2 id="title">${client.business?.name ?? t('chat')}</h2>
        <div class="who ${state}" role="status">${icon(STATE_ICON[state] ?? 'robot')} <span>${words}</span></div>
      </div>
      ${client.id ? html`<button class="ghost" aria-label=${t('fresh')} title=${t('fresh')} @click=${chat.fresh}>${icon('restart')}</button>` : nothing}
      <button class="ghost" aria-label=${t('close')} title=${t('close')} @click=${() => chat.dispatchEvent(new Event('close'))}>${icon('close')}</button>
    </div>`;
}

export function conversation(chat) {
  const { client, texts: { t } } = chat;
  const { thread, business } = client;
  const empty = !thread.messages.length && !client.pending.length;
  return html`
    ${business?.welcome && (empty || !client.id) ? html`<div class="message bot"><div class="bubble" dir="auto">${markdown(business.welcome)}</div></div>` : nothing}
    ${empty && !client.wantsPerson ? suggestions(chat) : nothing}
    ${empty && client.wantsPerson ? html`<div class="message bot"><div class="bubble">${t('person.about')}</div></div>` : nothing}
    <div class="log" role="log" aria-live="polite" aria-label=${t('history')}>
      ${repeat(thread.messages, (message) => message.id, (message, at) => (message.role === 'system' ? event(chat, message) : said(chat, message, thread.messages[at - 1])))}
    </div>
    ${repeat(client.pending, (item) => item.clientMessageId, (item) => pending(chat, item))}
    ${thread.streaming ? html`<div class="message bot" aria-hidden="true"><div class="bubble" dir="auto">${markdown(thread.streaming)}</div></div>` : nothing}
    ${!thread.streaming && (client.thinking || client.typing !== null) ? typing(chat) : nothing}
    ${client.state === 'waiting' && client.peopleOnline === false ? html`<p class="event">${icon('clock')} ${t('nobody')}</p>` : nothing}`;
}

const suggestions = (chat) => html`
  <div class="chips">${(chat.client.business?.suggestions ?? []).slice(0, 4).map((text) => html`<button dir="auto" @click=${() => chat.ask(text)}>${text}</button>`)}</div>`;

const typing = ({ client, texts: { t } }) => html`
  <div class="message" role="status">
    <div class="bubble"><span class="dots"><i></i><i></i><i></i></span></div>
    <span class="sr">${client.typing === null ? t('thinking') : t('typing', { name: client.typing || t('someone') })}</span>
    ${client.typing ? html`<span class="meta" aria-hidden="true">${t('typing', { name: client.typing })}</span>` : nothing}
  </div>`;

function event({ texts: { t } }, message) {
  const key = `event.${message.event}`;
  const words = message.event && t(key) !== key ? t(message.event === 'assigned' && message.author?.name ? 'event.assigned' : key, { name: message.author?.name ?? t('someone') }) : message.text;
  return html`<p class="event">${words}</p>`;
}

function said(chat, message, before) {
  const { client, texts: { t, language } } = chat;
  const person = message.role === 'agent' && message.author?.name && (before?.role !== 'agent' || before.author?.name !== message.author.name);
  const sources = message.citations ?? [];
  const cite = (number) => {
    const source = sources.find((citation) => citation.number === number);
    return source ? html`<button class="cite" aria-label=${t('source', { n: number, title: source.title })} title=${`${source.title}\n${source.excerpt ?? ''}`} @click=${() => chat.openSource(source)}>${number}</button>` : null;
  };
  const last = client.thread.last === message;
  return html`
    <div class="message ${message.role}">
      ${person ? html`<span class="author">${icon('person')} ${message.author.name}</span>` : nothing}
      <span class="sr">${t(`by.${message.role}`, { name: message.author?.name ?? '' })}</span>
      <div class="bubble" dir="auto" title=${exact(message.createdAt, language)}>
        ${message.role === 'visitor' ? html`<p>${message.text}</p>` : markdown(message.text, cite)}
        ${sources.length ? html`<ul class="sources" aria-label=${t('sources')}>${sources.map((source) => html`
          <li><button @click=${() => chat.openSource(source)}><span class="n">${source.number}</span> <span>${source.title}</span></button></li>`)}</ul>` : nothing}
      </div>
      ${message.outcome === 'refused' && last && client.state === 'bot' ? html`<button class="big primary" @click=${chat.person}>${icon('person')} ${t('person')}</button>` : nothing}
      ${last ? html`<span class="meta">${clock(message.createdAt, language)}${message.role === 'visitor' && client.seen >= message.seq ? html` · ${t('seen')}` : nothing}</span>` : nothing}
    </div>`;
}

const pending = ({ client, texts: { t } }, item) => html`
  <div class="message visitor">
    <div class="bubble" dir="auto"><p>${item.text}</p></div>
    ${item.failed
      ? html`<span class="meta failed">${icon('warning')} ${t('failed')} <button @click=${() => client.retry(item.clientMessageId)}>${t('retry')}</button> <button @click=${() => client.drop(item.clientMessageId)}>${t('drop')}</button></span>
          <span class="meta failed">${item.failed}</span>`
      : html`<span class="meta">${icon('clock')} ${client.link === 'offline' ? t('kept') : t('sending')}</span>`}
  </div>`;

export function closing(chat) {
  const { client, texts: { t } } = chat;
  const done = client.rating !== null && client.rating !== undefined;
  return html`
    <div class="closing">
      ${done ? html`<p role="status">${icon('check')} ${t('rate.thanks')}</p>` : html`
        <form @submit=${chat.rate}>
          <fieldset>
            <legend>${t('rate.how')}</legend>
            <div class="stars">${[1, 2, 3, 4, 5].map((n) => html`
              <label class=${n <= chat.stars ? 'on' : ''}><input type="radio" name="stars" value=${n} aria-label=${t('rate.stars', { n })} .checked=${chat.stars === n} @change=${() => ((chat.stars = n), chat.requestUpdate())}>${icon(n <= chat.stars ? 'starfill' : 'star')}</label>`)}</div>
          </fieldset>
          ${chat.stars ? html`
            <textarea class="note" rows="2" maxlength="1000" aria-label=${t('rate.comment')} placeholder=${t('rate.comment')} .value=${chat.rated} @input=${({ target }) => (chat.rated = target.value)}></textarea>
            <div class="actions"><button class="big primary">${t('rate.send')}</button></div>` : nothing}
        </form>`}
      <div class="actions"><button class="big" @click=${chat.fresh}>${icon('restart')} ${t('fresh')}</button></div>
    </div>`;
}
