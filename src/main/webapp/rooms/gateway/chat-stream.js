import { Problem } from '/shared/api.js';
import { api } from '/shared/session.js';

/** The lines of an event stream: `data` of each event, and comments. */
async function* lines(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  while (true) {
    const { done, value } = await reader.read();
    if (done) break;
    const all = (rest + value).split(/\r?\n/);
    rest = all.pop();
    yield* all;
  }
  if (rest) yield rest;
}

/**
 * Asks a model and tells what comes: `heard({ text })` for each piece, and what is known of the call at the end.
 * Where it is stopped, what came by then stands.
 */
export async function ask(request, { signal, heard }) {
  const began = performance.now();
  const facts = {};
  const answer = await api.response('POST', '/ai/chat', { body: { ...request, stream: true, stream_options: { include_usage: true } }, signal, headers: { Accept: 'text/event-stream' } });
  for (const name of ['call', 'model', 'cache', 'attempts']) facts[name] = answer.headers.get(`x-frontdesk-${name}`);
  try {
    for await (const line of lines(answer.body)) {
      if (line.startsWith(': cost ')) facts.cost = line.slice(7).trim();
      if (!line.startsWith('data: ') || line === 'data: [DONE]') continue;
      const event = JSON.parse(line.slice(6));
      if (event.error) throw new Problem({ code: event.error.code, detail: event.error.message, status: 502 });
      const text = event.choices?.[0]?.delta?.content;
      if (text) {
        facts.first ??= Math.round(performance.now() - began);
        heard({ text });
      }
      if (event.usage) facts.usage = event.usage;
    }
  } catch (failure) {
    if (failure.name === 'AbortError') facts.stopped = true;
    else if (failure instanceof Problem) facts.problem = failure;
    else facts.problem = new Problem({ code: 'offline' });
  }
  facts.millis = Math.round(performance.now() - began);
  return facts;
}
