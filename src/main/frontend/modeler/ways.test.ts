import { describe, expect, it } from 'vitest';

import type { Drawn } from './services';
import { alongTheWays } from './ways';

describe('the order of elements', () => {
  it('follows the ways, straight on first, and tells of parts and borders behind what they belong to', () => {
    const start = element('start', 0, 100);
    const ask = element('ask', 100, 100);
    const yes = element('yes', 200, 100);
    const no = element('no', 200, 300);
    const part = element('part', 300, 100);
    const within = element('within', 310, 110, { parent: part });
    const late = element('late', 320, 150, { host: part });
    const end = element('end', 400, 100);
    const aside = element('aside', 0, 500);
    [[start, ask], [ask, no], [ask, yes], [yes, part], [part, end]].forEach(([from, to]) => lead(from!, to!));

    expect(alongTheWays([end, aside, no, within, late, part, yes, ask, start]).map(({ id }) => id)).toEqual(
      ['start', 'ask', 'yes', 'part', 'within', 'late', 'end', 'no', 'aside'],
    );
  });

  it('goes round once', () => {
    const one = element('one', 0, 0);
    const two = element('two', 100, 0);
    lead(one, two);
    lead(two, one);

    expect(alongTheWays([two, one]).map(({ id }) => id)).toEqual(['one', 'two']);
  });
});

function element(id: string, x: number, y: number, more: Partial<Drawn> = {}): Drawn {
  return { id, x, y, width: 20, height: 20, incoming: [], outgoing: [], ...more } as unknown as Drawn;
}

function lead(source: Drawn, target: Drawn): void {
  const way = { source, target } as Drawn;
  source.outgoing!.push(way);
  target.incoming!.push(way);
}
