import { Outbox } from '/widget/outbox.js';
import { Thread } from '/widget/thread.js';
import { api, session } from '/shared/session.js';
import { live } from '/shared/socket.js';
import { recall, remember, uuid } from '/shared/store.js';
import { inbox } from './inbox.js';

const RETRY = 4000;

export const outbox = new Outbox(
  () => recall(`frontdesk.outbox.${session.me?.id}`),
  (items) => remember(`frontdesk.outbox.${session.me?.id}`, items.length ? items : null),
);

/** One conversation as an agent sees it, from opening it to leaving it. Says `change`. */
export class Talk extends EventTarget {
  conversation = null;
  thread = new Thread();
  problem = null;
  loaded = false;
  typing = null;
  online = null;
  seen = 0;
  files = new Map();
  #typingEnds = 0;
  #told = 0;
  #poll = 0;
  #retry = 0;
  #sending = new Set();

  constructor(id) {
    super();
    this.id = id;
  }

  open() {
    live.addEventListener('open', this.#hello);
    live.addEventListener('frame', this.#frame);
    live.addEventListener('link', this.#linked);
    inbox.addEventListener('conversation', this.#put);
    this.load();
    this.#linked();
  }

  close() {
    live.removeEventListener('open', this.#hello);
    live.removeEventListener('frame', this.#frame);
    live.removeEventListener('link', this.#linked);
    inbox.removeEventListener('conversation', this.#put);
    clearInterval(this.#poll);
    clearTimeout(this.#retry);
    this.tellTyping(false);
    live.send({ type: 'leave', conversationId: this.id });
  }

  #changed() {
    this.dispatchEvent(new Event('change'));
  }

  async load() {
    this.problem = null;
    try {
      this.conversation = await api.get(`/support/conversations/${this.id}`);
      await this.#history();
      this.loaded = true;
      this.loadFiles();
      this.#hello();
      this.#flush();
    } catch (problem) {
      this.problem = problem;
    }
    this.#changed();
  }

  async #history() {
    let more = true;
    while (more) {
      const { items, next } = await api.get(`/support/conversations/${this.id}/messages?after=${this.thread.replay()}&limit=200`);
      for (const message of items) this.#add(message);
      this.thread.complete(items.at(-1)?.seq);
      more = next && items.length;
    }
  }

  /** Files that answers by mail took along, by the messages' own ids. */
  async loadFiles() {
    if (this.conversation?.channel !== 'email') return;
    const { items } = await api.get(`/mail/files/${this.id}?limit=200`).catch(() => ({ items: [] }));
    this.files = Map.groupBy(items.reverse(), (one) => one.message);
    this.#changed();
  }

  #hello = () => {
    if (this.loaded) live.send({ type: 'hello', conversationId: this.id, lastSeq: this.thread.replay() });
    this.#flush();
  };

  #linked = () => {
    clearInterval(this.#poll);
    if (live.link === 'polling') this.#poll = setInterval(() => !document.hidden && this.load(), 3000);
    if (live.link !== 'online') this.typing = null;
    this.#changed();
  };

  #put = ({ detail }) => {
    if (detail.id !== this.id) return;
    this.conversation = detail;
    this.#changed();
  };

  #frame = ({ detail: frame }) => {
    if (frame.conversationId !== this.id) return;
    if (frame.type === 'message') {
      if (this.#add(frame.message) === 'gap') live.send({ type: 'hello', conversationId: this.id, lastSeq: this.thread.replay() });
      if (frame.message.role !== 'system') this.typing = null;
      if (frame.message.role === 'agent') this.loadFiles();
      this.read();
    } else if (frame.type === 'delta') this.thread.delta(frame.text);
    else if (frame.type === 'state') {
      this.conversation = { ...this.conversation, state: frame.state, agent: frame.agent };
      if (frame.state !== 'bot') this.thread.streaming = '';
      this.thread.complete(frame.lastSeq);
    } else if (frame.type === 'typing' && frame.role === 'visitor') {
      clearTimeout(this.#typingEnds);
      this.typing = frame.on ? (frame.name || this.conversation?.customer?.name || '') : null;
      if (frame.on) this.#typingEnds = setTimeout(() => ((this.typing = null), this.#changed()), 8000);
    } else if (frame.type === 'presence') this.online = frame.online;
    else if (frame.type === 'read' && frame.role === 'visitor') this.seen = Math.max(this.seen, frame.seq);
    this.#changed();
  };

  #add(message) {
    if (message.clientMessageId) outbox.remove(message.clientMessageId);
    return this.thread.add(message);
  }

  get mine() {
    return this.conversation?.state === 'agent' && this.conversation.agent?.id === session.me?.id;
  }

  get pending() {
    return outbox.of(this.id).filter((item) => !this.thread.has(item.clientMessageId));
  }

  /** @param key where files were brought for it already */
  send(text, kind, key = uuid()) {
    outbox.add({ clientMessageId: key, conversationId: this.id, text, kind });
    this.tellTyping(false);
    this.#changed();
    this.#flush();
  }

  retry(item) {
    outbox.change(item.clientMessageId, { failed: undefined });
    this.#flush();
  }

  drop(item) {
    outbox.remove(item.clientMessageId);
    this.#changed();
  }

  async #flush() {
    clearTimeout(this.#retry);
    for (const item of this.pending.filter((one) => !one.failed && !this.#sending.has(one.clientMessageId))) {
      const { clientMessageId, text, kind } = item;
      this.#sending.add(clientMessageId);
      try {
        this.#add(await api.post(`/support/conversations/${this.id}/messages`, { text, clientMessageId, kind }));
        this.loadFiles();
        outbox.remove(clientMessageId);
      } catch (problem) {
        // Order matters more than speed: what comes after a message waits for it.
        if (problem.code === 'offline' || problem.status >= 500 || problem.status === 429) {
          this.#retry = setTimeout(() => this.#flush(), RETRY);
          break;
        }
        outbox.change(clientMessageId, { failed: problem.message });
      } finally {
        this.#sending.delete(clientMessageId);
        this.#changed();
      }
    }
  }

  async act(verb, body) {
    const conversation = await api.post(`/support/conversations/${this.id}/${verb}`, body ?? {});
    this.conversation = conversation;
    inbox.put(conversation);
    if (live.link !== 'online') await this.load();
    this.#changed();
  }

  tellTyping(on) {
    if (on ? Date.now() - this.#told < 2500 : !this.#told) return;
    this.#told = on ? Date.now() : 0;
    live.send({ type: 'typing', conversationId: this.id, on });
  }

  read() {
    const { last } = this.thread;
    if (last && this.mine && !document.hidden) live.send({ type: 'read', conversationId: this.id, seq: last.seq });
  }
}
