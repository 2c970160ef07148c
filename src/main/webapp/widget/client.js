import { VisitorApi, kept, uuid } from './api.js';
import { Delivery } from './delivery.js';
import { LiveSocket } from './socket.js';
import { Outbox } from './outbox.js';
import { Thread } from './thread.js';

const POLL = 3000;
const TYPING_ENDS = 8000;

/** One visitor's conversation, without its looks. Says `change` whenever there is something new to show. */
export class ChatClient extends EventTarget {
  business = null;
  language = undefined;
  state = 'bot';
  agent = null;
  rating = null;
  typing = null;
  peopleOnline = null;
  seen = 0;
  thread = new Thread();
  thinking = false;
  unread = 0;
  watching = false;
  #started = false;
  #poll = 0;
  #typingEnds = 0;
  #told = 0;

  constructor(options) {
    super();
    this.slug = options.slug;
    this.api = new VisitorApi(options);
    this.outbox = new Outbox(() => kept.get(this.#key('outbox')), (items) => kept.set(this.#key('outbox'), items.length ? items : null));
    this.socket = this.#line(options.base);
    this.delivery = new Delivery({ outbox: this.outbox, socket: this.socket, api: this.api, chat: this });
    const known = kept.get(this.#key('chat'));
    this.id = known?.conversationId ?? null;
    this.wantsPerson = known?.wantsPerson ?? false;
  }

  #line(base) {
    let reached = false;
    const socket = new LiveSocket({
      ticket: async () => {
        try {
          const { ticket } = await this.api.call('POST', '/support/socket-ticket');
          reached = true;
          return ticket;
        } catch (trouble) {
          reached = trouble.code !== 'offline';
          throw trouble;
        }
      },
      url: (ticket) => `${base.replace(/^http/, 'ws')}ws/chat?ticket=${encodeURIComponent(ticket)}`,
      reachable: () => reached,
    });
    socket.addEventListener('open', () => this.#opened());
    socket.addEventListener('frame', ({ detail }) => this.#frame(detail));
    socket.addEventListener('link', () => this.#linked());
    return socket;
  }

  #key(name) {
    return `frontdesk.${this.slug}.${name}`;
  }

  #keep() {
    kept.set(this.#key('chat'), this.id || this.wantsPerson ? { conversationId: this.id, wantsPerson: this.wantsPerson } : null);
  }

  #changed() {
    this.dispatchEvent(new Event('change'));
  }

  async describe() {
    this.business ??= await this.api.open(`/identity/businesses/${encodeURIComponent(this.slug)}`);
    this.#changed();
  }

  /** Goes live: at the first opening, or at once when a conversation is under way. */
  async start() {
    if (this.#started) return;
    this.#started = true;
    this.socket.start();
    if (this.id) await this.#catchUp();
  }

  get link() {
    return this.socket.link;
  }

  get pending() {
    return this.outbox.items.filter((item) => !this.thread.has(item.clientMessageId) && (!item.conversationId || item.conversationId === this.id));
  }

  send(text) {
    if (this.state === 'closed') this.state = 'bot';
    this.outbox.add({ clientMessageId: uuid(), text, conversationId: this.id ?? undefined });
    this.#changed();
    this.delivery.flush();
  }

  retry(clientMessageId) {
    this.outbox.change(clientMessageId, { failed: undefined });
    this.#changed();
    this.delivery.flush();
  }

  drop(clientMessageId) {
    this.outbox.remove(clientMessageId);
    this.#changed();
  }

  /** A message is under way, so an answer is. */
  waits() {
    this.thinking = this.state === 'bot';
    this.#changed();
  }

  accepted(conversationId) {
    if (!this.id && conversationId) {
      this.id = conversationId;
      this.#keep();
      this.socket.send({ type: 'hello', conversationId, lastSeq: this.thread.replay() });
    }
    if (this.wantsPerson) this.escalate().catch(() => {});
    if (!this.socket.open) this.#catchUp();
  }

  failed() {
    this.thinking = false;
    this.#changed();
  }

  #opened() {
    this.delivery.reset();
    this.delivery.settleAll();
    if (this.id) this.socket.send({ type: 'hello', conversationId: this.id, lastSeq: this.thread.replay() });
    this.delivery.flush();
  }

  #linked() {
    clearInterval(this.#poll);
    if (this.link === 'polling') {
      this.delivery.reset();
      this.#poll = setInterval(() => !document.hidden && this.id && this.#catchUp(), POLL);
      this.delivery.flush();
    }
    if (this.link !== 'online') this.typing = null;
    this.#changed();
  }

  async #catchUp() {
    const { id } = this;
    try {
      const { state, agent, rating } = await this.api.call('GET', `/support/conversations/${id}`);
      if (id !== this.id) return;
      Object.assign(this, { state, agent, rating });
      if (state !== 'bot') this.thinking = false;
      for (let more = true; more; ) {
        const { items, next } = await this.api.call('GET', `/support/conversations/${id}/messages?after=${this.thread.replay()}`);
        if (id !== this.id) return;
        for (const message of items) this.#add(message, true);
        this.thread.complete(items.at(-1)?.seq);
        more = next && items.length;
      }
      this.delivery.settleAll();
    } catch (trouble) {
      if (trouble.status === 404 && id === this.id) this.fresh();
    }
    this.#changed();
  }

  #frame(frame) {
    if (frame.type === 'ack') this.delivery.acked(frame.clientMessageId, frame.conversationId, frame.id);
    else if (frame.type === 'error' && frame.clientMessageId) this.delivery.failed(frame.clientMessageId, frame);
    else if (frame.conversationId !== this.id) return;
    else if (frame.type === 'message') this.#add(frame.message);
    else if (frame.type === 'delta') {
      if (this.state !== 'bot') return;
      this.thinking = false;
      this.thread.delta(frame.text);
    } else if (frame.type === 'state') {
      Object.assign(this, { state: frame.state, agent: frame.agent });
      if (frame.state !== 'bot') Object.assign(this, { thinking: false, wantsPerson: false }).thread.streaming = '';
      this.thread.complete(frame.lastSeq);
    } else if (frame.type === 'typing') this.#types(frame);
    else if (frame.type === 'presence') this.peopleOnline = frame.online;
    else if (frame.type === 'read' && frame.role !== 'visitor') this.seen = Math.max(this.seen, frame.seq);
    this.#changed();
  }

  #add(message, quiet = false) {
    const outcome = this.thread.add(message);
    if (message.role === 'visitor') this.delivery.settle(message);
    if (outcome === 'double') return;
    if (outcome === 'gap') this.socket.send({ type: 'hello', conversationId: this.id, lastSeq: this.thread.replay() });
    if (message.role === 'visitor') this.thinking = this.state === 'bot' && !quiet;
    else {
      this.thinking = false;
      if (message.role !== 'system') this.typing = null;
      if (!this.watching && !quiet && message.role !== 'system') this.unread++;
    }
    if (this.watching) this.read();
  }

  #types({ name, on }) {
    clearTimeout(this.#typingEnds);
    this.typing = on ? (name ?? '') : null;
    // Whoever goes away in the middle never says that they stopped.
    if (on) this.#typingEnds = setTimeout(() => ((this.typing = null), this.#changed()), TYPING_ENDS);
  }

  tellTyping(on) {
    if (!this.id || this.state === 'closed' || (on ? Date.now() - this.#told < 2500 : !this.#told)) return;
    this.#told = on ? Date.now() : 0;
    this.socket.send({ type: 'typing', conversationId: this.id, on });
  }

  read() {
    this.unread = 0;
    const { last } = this.thread;
    if (this.id && last && last.role !== 'visitor') this.socket.send({ type: 'read', conversationId: this.id, seq: last.seq });
  }

  /** A person is wanted: at once, or with the first message when nothing was said yet. */
  async escalate(reason) {
    this.wantsPerson = true;
    this.#keep();
    this.#changed();
    if (!this.id) return;
    const { state, agent } = await this.api.call('POST', `/support/conversations/${this.id}/escalate`, { reason });
    Object.assign(this, { state, agent, wantsPerson: false, thinking: false });
    this.#keep();
    if (this.link !== 'online') await this.#catchUp();
    this.#changed();
  }

  noPerson() {
    this.wantsPerson = false;
    this.#keep();
    this.#changed();
  }

  async rate(rating, comment) {
    await this.api.call('POST', `/support/conversations/${this.id}/rate`, { rating, comment: comment || undefined });
    this.rating = rating;
    this.#changed();
  }

  fresh() {
    if (this.id) this.socket.send({ type: 'leave', conversationId: this.id });
    Object.assign(this, { id: null, state: 'bot', agent: null, rating: null, typing: null, thinking: false, wantsPerson: false, seen: 0, unread: 0, thread: new Thread() });
    this.#keep();
    this.#changed();
  }
}
