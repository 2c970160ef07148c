import { LitElement, html, nothing } from '../vendor/lit/lit.js';
import { ChatClient } from './client.js';
import { kept } from './api.js';
import { icon } from './icons.js';
import { loadTexts } from './texts.js';
import { styles } from './styles.js';
import { closing, conversation, heading } from './views.js';

class FrontdeskChat extends LitElement {
  static styles = styles;
  static properties = { hidden: { type: Boolean, reflect: true } };
  #atEnd = true;
  #ready;

  constructor() {
    super();
    this.draft = '';
    this.stars = 0;
    this.rated = '';
    this.trouble = '';
    this.#ready = new Promise((done) => (this.becameReady = done));
  }

  async connectedCallback() {
    super.connectedCallback();
    this.client = new ChatClient(this);
    this.draft = kept.get(`frontdesk.${this.slug}.draft`) ?? '';
    this.client.addEventListener('change', () => {
      this.requestUpdate();
      this.dispatchEvent(new CustomEvent('unread', { detail: this.client.unread }));
    });
    document.addEventListener('visibilitychange', () => this.#watch());
    this.texts = await loadTexts(this.wanted);
    this.client.language = this.texts.language;
    this.requestUpdate();
    this.becameReady();
    if (!this.hidden || this.client.id) this.client.start();
    this.#describe();
  }

  async #describe() {
    try {
      await this.client.describe();
      this.trouble = '';
      const hue = this.client.business.accentHue;
      if (Number.isFinite(hue)) this.dispatchEvent(new CustomEvent('hue', { detail: hue }));
    } catch (trouble) {
      this.#fail(trouble);
      if (trouble.code === 'offline' || trouble.status >= 500) setTimeout(() => this.#describe(), 4000);
    }
  }

  willUpdate(changes) {
    if (changes.has('hidden') && this.client) this.#watch();
    const scroll = this.renderRoot?.querySelector?.('.scroll');
    if (scroll) this.#atEnd = scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 60;
  }

  updated(changes) {
    const scroll = this.renderRoot.querySelector('.scroll');
    if (scroll && (this.#atEnd || changes.has('hidden'))) scroll.scrollTop = scroll.scrollHeight;
  }

  #watch() {
    this.client.watching = !this.hidden && !document.hidden;
    if (this.hidden) return;
    this.client.start();
    if (this.client.watching) this.client.read();
    this.dispatchEvent(new CustomEvent('unread', { detail: this.client.unread }));
  }

  #fail(trouble) {
    const { t } = this.texts;
    this.trouble = trouble.code === 'offline' ? t('trouble.offline') : trouble.detail || t('trouble.other');
    this.requestUpdate();
  }

  /** Not from a frame beside the one that somebody types in: the rest of their password would end up here. */
  async focusInput() {
    await this.#ready;
    await this.updateComplete;
    if (document.hasFocus()) this.renderRoot.querySelector('.compose textarea, .closing button')?.focus();
  }

  /** A question from the page around (its own buttons, the try page): typed as a person would, then sent. */
  async ask(text) {
    await this.#ready;
    await this.updateComplete;
    if (this.client.state === 'closed') this.client.fresh();
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    for (let end = calm ? text.length : 1; end <= text.length; end++) {
      this.#draft(text.slice(0, end));
      if (end < text.length) await new Promise((done) => setTimeout(done, 14));
    }
    await new Promise((done) => setTimeout(done, calm ? 0 : 250));
    this.submit();
  }

  #draft(text) {
    this.draft = text;
    kept.set(`frontdesk.${this.slug}.draft`, text);
    this.requestUpdate();
  }

  submit() {
    const text = this.draft.trim();
    if (!text) return;
    this.trouble = '';
    this.#atEnd = true;
    this.#draft('');
    this.client.tellTyping(false);
    this.client.start();
    this.client.send(text);
    this.focusInput();
  }

  person = async () => {
    try {
      await this.client.escalate();
      this.focusInput();
    } catch (trouble) {
      this.#fail(trouble);
    }
  };

  openSource = (citation) => {
    const event = new CustomEvent('frontdesk:open-article', { detail: { url: citation.url, articleId: citation.articleId }, cancelable: true });
    // The portal shows the article in its own page; anywhere else it opens beside.
    if (window.dispatchEvent(event)) window.open(new URL(citation.url, this.base), '_blank', 'noopener');
  };

  rate = async (event) => {
    event.preventDefault();
    try {
      await this.client.rate(this.stars, this.rated.trim());
    } catch (trouble) {
      this.#fail(trouble);
    }
  };

  fresh = () => {
    this.client.fresh();
    this.stars = 0;
    this.rated = '';
    this.focusInput();
  };

  #key(event) {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.submit();
    }
  }

  #input({ target }) {
    this.#draft(target.value);
    this.client.tellTyping(target.value !== '');
    if (!CSS.supports('field-sizing', 'content')) {
      target.style.blockSize = 'auto';
      target.style.blockSize = `${target.scrollHeight}px`;
    }
  }

  #escape(event) {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    this.dispatchEvent(new Event('close'));
  }

  render() {
    if (!this.texts) return nothing;
    const { t, rtl, language } = this.texts;
    const { client } = this;
    return html`
      <div role="dialog" aria-labelledby="title" lang=${language} dir=${rtl ? 'rtl' : 'ltr'} class="frame" @keydown=${this.#escape}>
        ${heading(this)}
        ${client.link === 'offline' ? html`<div class="bar" role="status">${icon('offline')} ${t('link.offline')}</div>` : nothing}
        ${this.trouble ? html`<div class="bar" role="alert">${icon('warning')} ${this.trouble}</div>` : nothing}
        <div class="scroll" tabindex="0" role="region" aria-label=${t('history')}>${conversation(this)}</div>
        ${client.state === 'closed' ? closing(this) : this.#composer(t)}
      </div>`;
  }

  #composer(t) {
    const { client } = this;
    const offered = client.state === 'bot' && !client.wantsPerson;
    return html`
      <form class="compose" @submit=${(event) => (event.preventDefault(), this.submit())}>
        <textarea rows="1" dir=${this.draft ? 'auto' : nothing} maxlength="4000" aria-label=${t('message')} placeholder=${client.wantsPerson && !client.id ? t('placeholder.person') : t('placeholder')} .value=${this.draft} @input=${this.#input} @keydown=${this.#key}></textarea>
        <button class="send" aria-label=${t('send')} title=${t('send')} ?disabled=${!this.draft.trim()}>${icon('send')}</button>
        <div class="foot">
          ${offered ? html`<button type="button" @click=${this.person}>${icon('person')} ${t('person')}</button>` : client.wantsPerson && !client.id ? html`<button type="button" @click=${() => client.noPerson()}>${icon('robot')} ${t('person.not')}</button>` : html`<span></span>`}
          <span>${client.link === 'polling' ? t('link.polling') : nothing}</span>
        </div>
      </form>`;
  }
}
customElements.define('frontdesk-chat', FrontdeskChat);
