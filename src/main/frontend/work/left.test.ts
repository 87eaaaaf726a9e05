import { beforeEach, describe, expect, it } from 'vitest';

import { Copies, type Copy } from './copies';
import { bringLeft } from './left';
import { memory, NotedWay } from './testing';

describe('what earlier pages left', () => {
  let copies: Copies;
  let way: NotedWay;

  beforeEach(() => {
    copies = new Copies(memory(), () => 100);
    way = new NotedWay();
  });

  it('is brought to the server, that of others stays', async () => {
    copies.put(copy({ task: 't1' }));
    copies.put(copy({ task: 't2', owner: 'shen' }));

    await bringLeft(copies, 'lin', way);
    await Promise.resolve();

    expect(way.sent).toMatchObject([{ task: 't1' }]);
    expect(copies.of('lin')).toEqual([]);
    expect(copies.of('shen')).toHaveLength(1);
  });

  it('makes the page show it when it is of its task and newer', async () => {
    copies.put(copy({ step: 3 }));

    expect(await bringLeft(copies, 'lin', way, { task: 't1', draft: 'page.2' })).toEqual({ anew: true, left: [] });
  });

  it('stays until a page shows it, which may have been drawn before the server had it', async () => {
    copies.put(copy({ step: 3 }));

    await bringLeft(copies, 'lin', way, { task: 't1', draft: '' });
    expect(copies.of('lin')).toHaveLength(1);
    expect((await bringLeft(copies, 'lin', way, { task: 't1', draft: '' })).anew).toBe(true);
    expect(await bringLeft(copies, 'lin', way, { task: 't1', draft: 'page.3' })).toEqual({ anew: false, left: [] });
    expect(copies.of('lin')).toEqual([]);
  });

  it('asks for no more pages when another page has replaced it', async () => {
    copies.put(copy({ step: 3 }));

    const asked = [];
    for (let page = 0; page < 4; page++) {
      asked.push((await bringLeft(copies, 'lin', way, { task: 't1', draft: 'other.9' })).anew);
    }

    expect(asked).toEqual([true, true, false, false]);
    expect(copies.of('lin')).toEqual([]);
  });

  it('needs no other page when the server had it in time', async () => {
    copies.put(copy({ step: 3 }));

    expect(await bringLeft(copies, 'lin', way, { task: 't1', draft: 'page.3' })).toEqual({ anew: false, left: [] });
  });

  it('is offered when the server does not take it', async () => {
    copies.put(copy());
    way.outcome = 'changed';

    expect(await bringLeft(copies, 'lin', way, { task: 't1', draft: 'other.9' })).toEqual({ anew: false, left: [copy()] });
    expect(copies.of('lin')).toHaveLength(1);
  });

  it('does not keep the page waiting for that of other tasks', async () => {
    copies.put(copy({ task: 't2' }));
    way.send = () => new Promise(() => {});

    expect(await bringLeft(copies, 'lin', way, { task: 't1', draft: '' })).toEqual({ anew: false, left: [] });
  });
});

function copy(change: Partial<Copy> = {}): Copy {
  return { owner: 'lin', task: 't1', writer: 'page', step: 1, after: '', fields: [], at: 100, ...change };
}
