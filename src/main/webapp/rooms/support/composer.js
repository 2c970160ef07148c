import { html, nothing } from '/vendor/lit/lit.js';
import { FdElement } from '/shared/element.js';
import { t } from '/shared/i18n.js';
import { icon } from '/shared/icons.js';
import { recall, remember } from '/shared/store.js';
import { attachedTo } from './files.js';

/** Where an agent writes: a reply when the conversation is theirs, a note at any time. A draft per conversation and kind stays until it is sent. */
class FdSupportComposer extends FdElement {
  static properties = { talk: {}, state: {}, byMail: { type: Boolean }, unsubscribed: { type: Boolean }, mine: { type: Boolean }, kind: { state: true }, text: { state: true } };

  willUpdate(changes) {
    if (!changes.has('talk') && !changes.has('mine')) return;
    const before = changes.get('talk');
    if (before && before !== this.talk) before.tellTyping(false);
    if (changes.has('talk')) this.attached = attachedTo(this.talk.id, () => this.requestUpdate());
    this.#turn(this.mine ? 'reply' : 'note');
  }

  get #key() {
    return `frontdesk.draft.${this.talk.id}.${this.kind}`;
  }

  #turn(kind) {
    this.kind = kind;
    this.text = recall(this.#key, '');
  }

  async write(kind) {
    if (kind === 'note' || this.mine) this.#turn(kind);
    await this.updateComplete;
    this.querySelector('textarea')?.focus();
  }

  #input({ target }) {
    this.text = target.value;
    remember(this.#key, this.text);
    if (this.kind === 'reply') this.talk.tellTyping(this.text !== '');
    this.#grow(target);
  }

  #grow(area) {
    if (CSS.supports('field-sizing', 'content')) return;
    area.style.blockSize = 'auto';
    area.style.blockSize = `${area.scrollHeight + 2}px`;
  }

  #keydown(event) {
    if (event.key === 'Escape') event.target.blur();
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.#send();
  }

  #ready(text) {
    return text && (this.kind === 'note' || (!this.attached.busy && !this.attached.problem));
  }

  #attach({ target }) {
    this.attached.add([...target.files]);
    target.value = '';
  }

  #send() {
    const text = this.text.trim();
    if (!this.#ready(text)) return;
    this.talk.send(text, this.kind, this.kind === 'reply' && this.attached.items.length ? this.attached.take() : undefined);
    this.text = '';
    remember(this.#key, null);
  }

  render() {
    const note = this.kind === 'note';
    const closed = this.state === 'closed';
    return html`
      <form class="composer ${note ? 'note' : ''}" @submit=${(event) => (event.preventDefault(), this.#send())}>
        <div class="composer-bar">
          <button type="button" class="plain" aria-pressed=${!note} ?disabled=${!this.mine} title=${this.mine ? nothing : t('reply.take-first')} @click=${() => this.write('reply')}>${t('reply')}</button>
          <button type="button" class="plain" aria-pressed=${note} @click=${() => this.write('note')}>${icon('lock')} ${t('note')}</button>
          <span class="grow"></span>
          ${this.mine ? nothing : closed ? html`<button type="button" class="linkish" @click=${this.reopen}>${t('reply.reopen')}</button>` : html`<button type="button" class="linkish" @click=${this.take}>${t('reply.take')}</button>`}
        </div>
        <textarea rows="2" dir=${this.text ? 'auto' : nothing} maxlength="10000" aria-label=${note ? t('note') : t('reply')} placeholder=${note ? t('note.placeholder') : t('reply.placeholder')}
          .value=${this.text ?? ''} @input=${this.#input} @keydown=${this.#keydown} @blur=${() => this.talk.tellTyping(false)}></textarea>
        ${note ? nothing : this.attached.render()}
        <div class="composer-foot">${this.unsubscribed && !note ? html`<span class="state warn">${icon('warning')} ${t('reply.unsubscribed')}</span>` : html`<span class="soft small desktop-hint">${t('reply.keys')}</span>`}
          ${this.byMail && !note ? html`<label class="icon-button attach" title=${t('attach.hint')}>${icon('clip')}<input class="sr" type="file" multiple aria-label=${t('attach')} @change=${this.#attach}></label>` : nothing}
          <button class="button primary" ?disabled=${!this.#ready(this.text?.trim())}>${note ? t('note.add') : t('send')}</button></div>
      </form>`;
  }
}
customElements.define('fd-support-composer', FdSupportComposer);
