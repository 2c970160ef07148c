import { html, nothing } from '/vendor/lit/lit.js';
import { FdElement } from '/shared/element.js';
import { problemText, t } from '/shared/i18n.js';
import { icon } from '/shared/icons.js';
import { toast, toastProblem } from '/shared/toast.js';
import { stateChip } from './queue.js';
import { history, pendingRow, streamingRow } from './messages.js';
import './composer.js';
import { nameOf } from './customer.js';

class FdSupportConversation extends FdElement {
  static properties = { talk: {}, tab: {}, folded: { type: Boolean }, busy: { state: true } };
  #atEnd = true;

  willUpdate(changes) {
    if (changes.has('talk')) {
      this.unfollow();
      this.follow(this.talk, 'change');
      this.#atEnd = true;
    }
    const scroll = this.querySelector('.talk-scroll');
    if (scroll && !changes.has('talk')) this.#atEnd = scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 80;
  }

  updated() {
    const scroll = this.querySelector('.talk-scroll');
    if (scroll && this.#atEnd) scroll.scrollTop = scroll.scrollHeight;
  }

  disconnectedCallback() {
    this.unfollow();
    super.disconnectedCallback();
  }

  async #do(verb, body) {
    if (this.busy) return false;
    this.busy = true;
    try {
      await this.talk.act(verb, body);
      return true;
    } catch (problem) {
      toastProblem(problem);
      return false;
    } finally {
      this.busy = false;
    }
  }

  async take() {
    const { talk } = this;
    if (!talk.conversation || talk.mine) return;
    if (await this.#do('assign')) this.write('reply');
  }

  async handback() {
    const { talk } = this;
    if (!talk.mine || !(await this.#do('handback'))) return;
    toast(t('toast.handedBack'), { undo: () => talk.act('assign').catch(toastProblem) });
  }

  async finish() {
    const { talk } = this;
    if (!talk.conversation || talk.conversation.state === 'closed' || !(await this.#do('close'))) return;
    toast(t('toast.closed', { name: nameOf(talk.conversation.customer) }), { undo: () => talk.act('reopen').catch(toastProblem) });
  }

  reopen() {
    return this.#do('reopen');
  }

  write(kind) {
    this.querySelector('fd-support-composer')?.write(kind);
  }

  render() {
    const { talk } = this;
    const { conversation } = talk;
    if (talk.problem && !conversation) return this.#lost(talk.problem);
    return html`
      <header class="pane-head talk-head">
        <a class="icon-button phone-only" href="/console/support/${this.tab}" aria-label=${t('back')}>${icon('back', 'flips')}</a>
        <div class="grow"><h1 class="clip" dir="auto">${conversation ? nameOf(conversation.customer) : html`<span class="bone w30"></span>`}</h1>
          ${conversation ? html`<div class="row">${stateChip(conversation)}${talk.online === null || conversation.state === 'closed' ? nothing : html`<span class="state ${talk.online ? 'good' : ''}">${icon(talk.online ? 'online' : 'circle')} ${talk.online ? t('online') : t('away')}</span>`}</div>` : nothing}</div>
        <div class="actions">${conversation ? this.#actions(conversation) : nothing}
          <button class="icon-button" aria-label=${t('details')} title="${t('details')} (i)" aria-expanded=${!this.folded} @click=${this.toggle}>${icon('panel', 'flips')}</button></div>
      </header>
      <div class="scroll talk-scroll" tabindex="0" role="region" aria-label=${t('history')}>
        ${talk.loaded ? html`
          <div class="talk" role="log" aria-live="polite">${history(talk)}</div>
          <div class="talk">
            ${streamingRow(talk)}
            ${talk.pending.map((item) => pendingRow(talk, item))}
            ${talk.typing === null ? nothing : html`<p class="talk-typing" role="status">${t('typing', { name: talk.typing || t('visitor') })}<i></i><i></i><i></i></p>`}
          </div>` : html`<div class="bones" aria-busy="true">${[50, 90, 70, 50, 90].map((w) => html`<span class="bone w${w}"></span>`)}</div>`}
      </div>
      ${conversation ? html`<fd-support-composer .talk=${talk} .take=${() => this.take()} .reopen=${() => this.reopen()} .state=${conversation.state} .byMail=${conversation.channel === 'email'} .unsubscribed=${conversation.unsubscribed} .mine=${talk.mine}></fd-support-composer>` : nothing}`;
  }

  #actions(conversation) {
    const { talk } = this;
    if (conversation.state === 'closed') return html`<button class="button" @click=${this.reopen}>${icon('reopen')} <span>${t('reopen')}</span></button>`;
    return html`
      ${talk.mine
        ? html`<button class="button" title="${t('handback.hint')} (b)" @click=${this.handback}>${icon('handback', 'flips')} <span>${t('handback')}</span></button>`
        : html`<button class="button primary" title="${t('take')} (t)" @click=${this.take}>${t('take')}</button>`}
      <button class="button" title="${t('finish')} (e)" @click=${this.finish}>${icon('check')} <span>${t('finish')}</span></button>`;
  }

  #lost(problem) {
    return html`<div class="empty">${icon(problem.status === 404 ? 'inbox' : 'warning')}<h2>${problem.status === 404 ? t('inbox.gone') : t('inbox.failed')}</h2><p>${problem.status === 404 ? t('inbox.gone.hint') : problemText(problem)}</p>
      ${problem.status === 404 ? html`<a class="button" href="/console/support/${this.tab}">${t('inbox.back')}</a>` : html`<button class="button" @click=${() => this.talk.load()}>${t('retry')}</button>`}</div>`;
  }
}
customElements.define('fd-support-conversation', FdSupportConversation);
