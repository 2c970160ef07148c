import { html, nothing } from '/vendor/lit/lit.js';
import { live } from '/vendor/lit/directives/live.js';
import { FdElement } from '/shared/element.js';
import { problemText, t } from '/shared/i18n.js';
import { icon } from '/shared/icons.js';
import { bindKeys, unbindKeys } from '/shared/keys.js';
import { markdown } from '/shared/markdown.js';
import { session } from '/shared/session.js';
import { recall, remember } from '/shared/store.js';
import { toast } from '/shared/toast.js';
import { ask } from './chat-stream.js';
import { lasted, money } from './figures.js';
import { knownModels, modelList } from './known-models.js';

const place = () => `frontdesk.gateway.playground.${session.me?.id}`;
const FRESH = { model: 'echo/echo', system: '', temperature: '', maxTokens: '', draft: '', messages: [] };

/** A talk with any model, as a program would have it; what it cost stands below each answer. */
class FdGatewayPlayground extends FdElement {
  static properties = { talk: { state: true }, running: { state: true }, models: { state: true }, problem: { state: true } };
  #stop = null;

  constructor() {
    super();
    this.models = [];
    this.talk = { ...FRESH, ...recall(place(), {}) };
  }

  connectedCallback() {
    super.connectedCallback();
    const asked = new URLSearchParams(location.search).get('model');
    if (asked) this.#set({ model: asked });
    bindKeys(this, [
      { keys: 'r', label: () => t('ai.playground.write'), run: () => this.querySelector('#draft')?.focus() },
      { keys: 'ctrl+Enter', label: () => t('ai.playground.send'), run: () => this.#send() },
      { keys: 'Escape', label: () => t('ai.playground.stop'), run: () => this.#stop?.abort() },
    ]);
    knownModels().then((all) => (this.models = all.filter((one) => one.mode === 'chat')), () => {});
  }

  disconnectedCallback() {
    this.#stop?.abort();
    unbindKeys(this);
    super.disconnectedCallback();
  }

  #set(values, keep = true) {
    this.talk = { ...this.talk, ...values };
    if (keep) remember(place(), this.talk);
  }

  #answer(values, keep = true) {
    const { messages } = this.talk;
    this.#set({ messages: messages.with(-1, { ...messages.at(-1), ...values }) }, keep);
  }

  async #send() {
    const { talk } = this;
    if (this.running || !talk.draft.trim() || !talk.model.trim()) return;
    const messages = [...talk.messages, { role: 'user', content: talk.draft }];
    const request = {
      model: talk.model.trim(),
      messages: [...(talk.system.trim() ? [{ role: 'system', content: talk.system }] : []), ...messages].map(({ role, content }) => ({ role, content })),
      ...(talk.temperature === '' ? {} : { temperature: Number(talk.temperature) }),
      ...(talk.maxTokens === '' ? {} : { max_tokens: Number(talk.maxTokens) }),
    };
    this.problem = null;
    this.running = true;
    this.#stop = new AbortController();
    this.#set({ draft: '', messages: [...messages, { role: 'assistant', content: '' }] });
    try {
      const { problem, ...facts } = await ask(request, { signal: this.#stop.signal, heard: ({ text }) => this.#heard(text) });
      this.problem = problem;
      this.#answer({ facts });
      if (problem && !this.talk.messages.at(-1).content) this.#takeBack(talk);
    } catch (problem) {
      if (problem.name !== 'AbortError') this.problem = problem;
      this.#takeBack(talk);
    } finally {
      this.running = false;
      this.#stop = null;
      await this.updateComplete;
      this.querySelector('#draft')?.focus();
    }
  }

  #heard(text) {
    const scroll = this.querySelector('.scroll');
    const atEnd = scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 40;
    this.#answer({ content: this.talk.messages.at(-1).content + text }, false);
    if (atEnd) this.updateComplete.then(() => (scroll.scrollTop = scroll.scrollHeight));
  }

  /** Nothing came of it: the question is in the box again. */
  #takeBack(before) {
    this.#set({ draft: before.draft, messages: before.messages });
  }

  #clear() {
    const before = this.talk;
    this.#set({ messages: [] });
    toast(t('ai.playground.cleared'), { undo: () => this.#set({ messages: before.messages }) });
  }

  #key(event) {
    if (event.key === 'Escape') return this.#stop?.abort();
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.#send();
  }

  render() {
    const { messages } = this.talk;
    return html`
      <div class="playground">
        <section class="trial">
          <header class="pane-head"><h1 class="sr">${t('ai.playground')}</h1><div class="row grow">${this.#model()}</div><div class="actions">${messages.length && !this.running ? html`<button class="plain" @click=${this.#clear}>${icon('trash')} ${t('ai.playground.clear')}</button>` : nothing}</div></header>
          <div class="scroll" tabindex="0" role="log" aria-label=${t('ai.playground')} aria-busy=${this.running ? 'true' : 'false'}>${messages.length ? html`<div class="turns">${messages.map((one, at) => this.#turn(one, at === messages.length - 1))}</div>` : html`<div class="empty">${icon('chat')}<h2>${t('ai.playground.empty')}</h2><p>${t('ai.playground.empty.hint')}</p></div>`}</div>
          ${this.problem ? html`<p class="note-line bad" role="alert">${icon('warning')} <span>${problemText(this.problem)}</span></p>` : nothing}
          ${this.#composer()}
        </section>
        <aside class="terms" aria-label=${t('ai.playground.terms')}><details ?open=${matchMedia('(min-width: 761px)').matches}><summary>${t('ai.playground.terms')}<span class="phone-only">${icon('chevron')}</span></summary>${this.#terms()}</details></aside>
      </div>`;
  }

  #model() {
    return html`<input class="input model-input" dir="ltr" aria-label=${t('ai.by.model')} list="playground-models" autocomplete="off" required .value=${live(this.talk.model)} @focus=${({ target }) => target.select()} @change=${({ target }) => this.#set({ model: target.value })}>${modelList('playground-models', this.models)}`;
  }

  #turn(one, last) {
    return html`
      <article class="turn ${one.role}"><h2 class="small">${t(`ai.role.${one.role}`)}</h2>
        <div class="said-words" dir="auto">${one.role === 'user' ? html`<p class="as-is">${one.content}</p>` : one.content ? markdown(one.content) : last && this.running ? html`<span class="bone w30"></span>` : html`<p class="soft">${t('ai.playground.nothing')}</p>`}</div>
        ${one.facts ? this.#facts(one.facts) : nothing}</article>`;
  }

  #facts({ cost, usage, first, millis, stopped, model, cache, attempts, call }) {
    const facts = [
      stopped && html`<span class="state">${icon('stop')} ${t('ai.outcome.stopped')}</span>`,
      cost !== undefined && html`<b>${money(cost)}</b>`,
      usage && html`<bdi>${t('ai.playground.tokens', { input: usage.prompt_tokens, output: usage.completion_tokens })}</bdi>`,
      first !== undefined && t('ai.playground.first', { time: lasted(first) }),
      t('ai.playground.whole', { time: lasted(millis) }),
      model && html`<bdi>${model}</bdi>`,
      cache === 'hit' && t('ai.cache.hit'),
      Number(attempts) > 1 && t('ai.playground.attempts', { n: Number(attempts) }),
      call && session.can('admin', 'owner') && html`<a href="/console/ai/log/${call}">${t('ai.log.call')}</a>`,
    ].filter(Boolean);
    return html`<p class="turn-facts small soft num">${facts.map((fact) => html`<span>${fact}</span>`)}</p>`;
  }

  #composer() {
    const { draft } = this.talk;
    return html`
      <div class="composer"><textarea id="draft" rows="2" dir="auto" aria-label=${t('ai.playground.message')} placeholder=${t('ai.playground.message')} .value=${live(draft)} @input=${({ target }) => this.#set({ draft: target.value })} @keydown=${this.#key}></textarea>
        <div class="composer-foot"><span class="soft small desktop-hint">${t('ai.playground.hint')}</span>
          ${this.running ? html`<button class="button" @click=${() => this.#stop.abort()}>${icon('stop')} ${t('ai.playground.stop')}</button>` : html`<button class="button primary" aria-disabled=${draft.trim() ? nothing : 'true'} @click=${this.#send}>${icon('send', 'flips')} ${t('ai.playground.send')}</button>`}</div></div>`;
  }

  #terms() {
    const { talk } = this;
    const set = (name) => ({ target }) => this.#set({ [name]: target.value });
    return html`
      <div class="stack">
        <div class="field"><label for="system">${t('ai.playground.system')}</label><textarea class="input" id="system" rows="5" dir="auto" placeholder=${t('ai.playground.system.hint')} .value=${talk.system} @input=${set('system')}></textarea></div>
        <div class="pair">
          <div class="field"><label for="temperature">${t('ai.playground.temperature')}</label><input class="input" id="temperature" type="number" min="0" max="2" step="0.1" placeholder="–" .value=${talk.temperature} @input=${set('temperature')}></div>
          <div class="field"><label for="max-tokens">${t('ai.playground.max')}</label><input class="input" id="max-tokens" type="number" min="1" step="1" placeholder="–" .value=${talk.maxTokens} @input=${set('maxTokens')}></div></div>
        <p class="soft small">${t('ai.playground.kept')}</p>
      </div>`;
  }
}
customElements.define('fd-gateway-playground', FdGatewayPlayground);
