/**
 * Messages that are not yet acknowledged, in order; kept in the browser, so that neither a reload nor a dead line loses one.
 * A resend carries the same clientMessageId, so the server stores it once.
 */
export class Outbox {
  #read;
  #write;

  constructor(read, write) {
    this.#read = read;
    this.#write = write;
  }

  get items() {
    return this.#read() ?? [];
  }

  add(item) {
    this.#write([...this.items, { ...item, at: new Date().toISOString() }]);
  }

  change(clientMessageId, values) {
    this.#write(this.items.map((item) => (item.clientMessageId === clientMessageId ? { ...item, ...values } : item)));
  }

  remove(clientMessageId) {
    if (this.items.some((item) => item.clientMessageId === clientMessageId)) this.#write(this.items.filter((item) => item.clientMessageId !== clientMessageId));
  }

  of(conversationId) {
    return this.items.filter((item) => item.conversationId === conversationId);
  }
}
