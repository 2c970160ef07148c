const ACK_WITHIN = 8000;

/**
 * Brings the outbox's messages to the server: over the socket, or by POST when there is none; in order, each once.
 * `chat` is asked for its conversation and told of `accepted(clientMessageId, conversationId)` and `failed()`.
 */
export class Delivery {
  #inFlight = new Map();

  constructor({ outbox, socket, api, chat }) {
    Object.assign(this, { outbox, socket, api, chat });
  }

  async flush() {
    const waiting = this.outbox.items.filter((item) => !item.failed && !item.acked && !this.#inFlight.has(item.clientMessageId));
    for (const item of waiting) {
      // Until the first message has made the conversation, the second has no home.
      if (!this.chat.id && this.#inFlight.size) return;
      const conversationId = item.conversationId ?? this.chat.id ?? undefined;
      if (this.socket.open) {
        this.socket.send({ type: 'message', clientMessageId: item.clientMessageId, text: item.text, conversationId, language: this.chat.language });
        this.#inFlight.set(item.clientMessageId, setTimeout(() => this.socket.restart(), ACK_WITHIN));
        this.chat.waits();
      } else if (this.socket.link === 'polling') await this.#post(item, conversationId);
      else return;
    }
  }

  async #post(item, conversationId) {
    this.#inFlight.set(item.clientMessageId, 0);
    this.chat.waits();
    try {
      const context = { url: location.href, title: document.title, language: this.chat.language };
      const answer = await this.api.call('POST', '/support/chat', { message: item.text, conversationId, clientMessageId: item.clientMessageId, context });
      this.acked(item.clientMessageId, answer.conversationId);
    } catch (trouble) {
      this.#inFlight.delete(item.clientMessageId);
      if (trouble.code !== 'offline') this.failed(item.clientMessageId, trouble);
    }
  }

  /** Stored: shown from the outbox until the message itself arrives. */
  acked(clientMessageId, conversationId, messageId) {
    this.#landed(clientMessageId);
    this.outbox.change(clientMessageId, { acked: true, conversationId, messageId });
    this.chat.accepted(conversationId);
    this.flush();
  }

  failed(clientMessageId, trouble) {
    this.#landed(clientMessageId);
    this.outbox.change(clientMessageId, { failed: trouble.detail || trouble.code });
    this.chat.failed();
  }

  #landed(clientMessageId) {
    clearTimeout(this.#inFlight.get(clientMessageId));
    this.#inFlight.delete(clientMessageId);
  }

  /** The line was lost: what was under way is not known to have arrived, and goes again with the same id. */
  reset() {
    for (const timer of this.#inFlight.values()) clearTimeout(timer);
    this.#inFlight.clear();
  }

  /** The message has come back as part of the conversation. */
  settle(message) {
    const mine = this.outbox.items.find((item) => item.clientMessageId === message.clientMessageId || item.messageId === message.id);
    if (mine) this.outbox.remove(mine.clientMessageId);
  }

  /** Acknowledged ones are in the history that is being fetched. */
  settleAll() {
    for (const item of this.outbox.items) if (item.acked) this.outbox.remove(item.clientMessageId);
  }
}
