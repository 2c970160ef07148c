/**
 * One conversation's messages in order. `known` is the seq up to which nothing that this reader may see is missing:
 * seq has holes for a visitor, since agents' notes are numbered too, so only a finished replay moves it over a hole.
 */
export class Thread {
  messages = [];
  known = 0;
  streaming = '';
  #ids = new Set();
  #replaying = false;

  /** 'double', 'new', or 'gap' when something before it is missing. */
  add(message) {
    if (message.role === 'bot') this.streaming = '';
    if (this.#ids.has(message.id)) return 'double';
    this.#ids.add(message.id);
    let at = this.messages.length;
    while (at > 0 && this.messages[at - 1].seq > message.seq) at--;
    this.messages.splice(at, 0, message);
    if (message.seq <= this.known + 1) {
      this.known = Math.max(this.known, message.seq);
      return 'new';
    }
    return this.#replaying ? 'new' : 'gap';
  }

  /** Call before asking for everything after `known`. */
  replay() {
    this.#replaying = true;
    return this.known;
  }

  /** The replay's end: everything up to `lastSeq` is here. */
  complete(lastSeq) {
    if (!this.#replaying) return;
    this.#replaying = false;
    this.known = Math.max(this.known, lastSeq ?? 0);
  }

  delta(text) {
    this.streaming += text;
  }

  has(clientMessageId) {
    return this.messages.some((message) => message.clientMessageId === clientMessageId);
  }

  get last() {
    return this.messages.at(-1);
  }
}
