/** How many groups have a colour of their own; the rest share the last one. */
const COLOURS = 6;
const COUNTED = ['calls', 'input', 'output', 'cached', 'hits', 'failures'];

const HOUR = 3_600_000;
export const PERIODS = { '24h': { step: 'hour', count: 24, width: HOUR }, '7d': { step: 'day', count: 7, width: 24 * HOUR }, '30d': { step: 'day', count: 30, width: 24 * HOUR } };

/** The beginnings of the period's hours or days (UTC, as budgets and sums are), the running one last. */
export function beginnings({ count, width }, now = Date.now()) {
  const last = Math.floor(now / width) * width;
  return Array.from({ length: count }, (_, at) => last - (count - 1 - at) * width);
}

export const MEASURES = { cost: (sum) => Number(sum.cost), calls: (sum) => sum.calls, tokens: (sum) => sum.input + sum.output };

const empty = (name, length) => ({ name, cost: 0, ...Object.fromEntries(COUNTED.map((key) => [key, 0])), values: new Array(length).fill(0) });

function add(group, sum) {
  group.cost += Number(sum.cost);
  for (const key of COUNTED) group[key] += sum[key];
}

/** The server's sums as groups, the largest first, each with a value for every beginning; and the whole. */
export function arrange(sums, times, measure) {
  const at = new Map(times.map((time, index) => [time, index]));
  const groups = new Map();
  const whole = empty('', times.length);
  for (const sum of sums) {
    if (!groups.has(sum.of)) groups.set(sum.of, empty(sum.of, times.length));
    const group = groups.get(sum.of);
    const value = MEASURES[measure](sum);
    for (const one of [group, whole]) {
      add(one, sum);
      if (at.has(Date.parse(sum.at))) one.values[at.get(Date.parse(sum.at))] += value;
    }
  }
  const size = ({ values }) => values.reduce((a, b) => a + b, 0);
  const sorted = [...groups.values()].sort((a, b) => size(b) - size(a) || b.calls - a.calls);
  sorted.forEach((group, index) => (group.colour = Math.min(index, COLOURS) + 1));
  return { groups: sorted, whole };
}

/** What is drawn: those with a colour of their own, and the rest as one. */
export function drawn(groups, others) {
  const rest = groups.slice(COLOURS);
  if (!rest.length) return groups;
  const sum = { name: others, colour: COLOURS + 1, values: rest[0].values.map((_, at) => rest.reduce((all, one) => all + one.values[at], 0)) };
  return [...groups.slice(0, COLOURS), sum];
}
