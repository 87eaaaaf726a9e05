/** One time that somebody was at a step, in milliseconds; nothing in `left` while they stand there. */
export interface Passage {
  came: number;
  left?: number;
}

export interface Flow {
  id: string;
  source: string;
  target: string;
  /** Whether its target waits for all that lead to it. */
  joins: boolean;
}

/**
 * Which arrows a customer took. That a step before and a step behind it were passed does not say so: where several arrows
 * lead to a step, they came by the one whose beginning they left last before.
 */
export function taken(flows: Flow[], passages: Map<string, Passage[]>): Set<string> {
  const ways = new Set<string>();
  for (const [target, visits] of passages) {
    const into = flows.filter((flow) => flow.target === target);
    for (const { came } of visits) {
      const last = into
        .map((flow) => ({ flow, left: leftBefore(passages.get(flow.source) ?? [], came) }))
        .filter(({ left }) => left !== undefined);
      const latest = Math.max(...last.map(({ left }) => left!));
      last.filter(({ flow, left }) => flow.joins || left === latest).forEach(({ flow }) => ways.add(flow.id));
    }
  }
  return ways;
}

function leftBefore(visits: Passage[], moment: number): number | undefined {
  const before = visits.flatMap(({ left }) => (left !== undefined && left <= moment ? [left] : []));
  return before.length === 0 ? undefined : Math.max(...before);
}
