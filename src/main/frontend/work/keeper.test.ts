import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { Copies, type Copy } from './copies';
import { Keeper } from './keeper';
import type { Answer } from './post';
import { memory, NotedWay } from './testing';

describe('the keeper of what is typed', () => {
  let copies: Copies;
  let way: NotedWay;
  let told: string[];
  let keeper: Keeper;

  beforeEach(() => {
    vi.useFakeTimers();
    copies = new Copies(memory());
    way = new NotedWay();
    told = [];
    const page = { owner: 'lin', task: 't1', writer: 'page', after: 'before.4' };
    keeper = new Keeper(page, note(''), copies, way, ({ outcome }: Answer) => told.push(outcome));
  });

  afterEach(() => vi.useRealTimers());

  it('keeps it in the browser at once and on the server after a pause', async () => {
    keeper.typed(note('H'));
    await vi.advanceTimersByTimeAsync(400);
    keeper.typed(note('He'));
    expect(copies.of('lin')[0]?.fields).toEqual(note('He'));
    await vi.advanceTimersByTimeAsync(599);
    expect(way.sent).toEqual([]);

    await vi.advanceTimersByTimeAsync(1);

    expect(way.sent).toMatchObject([{ step: 2, after: 'before.4', fields: note('He') }]);
    expect(told).toEqual(['saved']);
    expect(copies.of('lin')).toEqual([]);
  });

  it('does not save what did not change', async () => {
    keeper.typed(note(''));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(way.sent).toEqual([]);
  });

  it('has nothing to send when a page is left that is saved, and else sends it as the last', async () => {
    keeper.leave();
    expect(way.sent).toEqual([]);
    keeper.typed(note('Hello'));

    keeper.leave();
    await vi.advanceTimersByTimeAsync(0);

    expect(way.sent).toMatchObject([{ step: 1, fields: note('Hello') }]);
    expect(way.lasts).toEqual([true]);
    expect(copies.of('lin')).toEqual([]);
  });

  it('tries again, ever more slowly, until the server answers', async () => {
    way.outcome = 'unreachable';
    keeper.typed(note('Hello'));
    await vi.advanceTimersByTimeAsync(600 + 2_000 + 4_000);
    expect(way.sent).toHaveLength(3);
    expect(copies.of('lin')).toHaveLength(1);
    way.outcome = 'saved';

    await vi.advanceTimersByTimeAsync(8_000);

    expect(way.sent).toHaveLength(4);
    expect(copies.of('lin')).toEqual([]);
    await vi.advanceTimersByTimeAsync(120_000);
    expect(way.sent).toHaveLength(4);
  });

  it('tries at once when the network is back', async () => {
    way.outcome = 'unreachable';
    keeper.typed(note('Hello'));
    await vi.advanceTimersByTimeAsync(600);
    way.outcome = 'saved';

    keeper.again();
    await vi.advanceTimersByTimeAsync(0);

    expect(told).toEqual(['unreachable', 'saved']);
  });

  it('waits for somebody to sign in when the session has ended', async () => {
    way.outcome = 'ended';
    keeper.typed(note('Hello'));
    await vi.advanceTimersByTimeAsync(120_000);
    expect(way.sent).toHaveLength(1);
    expect(copies.of('lin')).toHaveLength(1);
    way.outcome = 'saved';

    keeper.again();
    await vi.advanceTimersByTimeAsync(0);

    expect(copies.of('lin')).toEqual([]);
  });

  it('keeps what was typed while a saving was under way', async () => {
    let arrives = (): void => {};
    way.send = async (copy: Copy) => {
      way.sent.push(copy);
      await new Promise<void>((resolve) => (arrives = resolve));
      return { outcome: 'saved', words: '' };
    };
    keeper.typed(note('Hel'));
    await vi.advanceTimersByTimeAsync(600);
    keeper.typed(note('Hello'));
    await vi.advanceTimersByTimeAsync(600);
    expect(way.sent).toHaveLength(1);

    arrives();
    await vi.advanceTimersByTimeAsync(0);

    expect(copies.of('lin')[0]?.fields).toEqual(note('Hello'));
    expect(way.sent).toMatchObject([{ step: 1 }, { step: 2, after: 'page.1' }]);
    arrives();
    await vi.advanceTimersByTimeAsync(0);
    expect(copies.of('lin')).toEqual([]);
  });

  it('writes over nothing that another page has saved until it is told to', async () => {
    way.outcome = 'changed';
    keeper.typed(note('Hello'));
    await vi.advanceTimersByTimeAsync(600);
    keeper.typed(note('Hello again'));
    await vi.advanceTimersByTimeAsync(120_000);
    expect(way.sent).toHaveLength(1);
    expect(copies.of('lin')[0]?.fields).toEqual(note('Hello again'));
    way.outcome = 'saved';

    await keeper.insist();

    expect(way.sent.at(-1)).toMatchObject({ after: '*', fields: note('Hello again') });
    expect(copies.of('lin')).toEqual([]);
    keeper.typed(note('And more'));
    await vi.advanceTimersByTimeAsync(600);
    expect(way.sent.at(-1)).toMatchObject({ after: 'page.2' });
  });

  it('forgets when it is told to', async () => {
    way.outcome = 'changed';
    keeper.typed(note('Hello'));
    await vi.advanceTimersByTimeAsync(600);

    keeper.forget();
    keeper.leave();

    expect(copies.of('lin')).toEqual([]);
    expect(way.sent).toHaveLength(1);
  });

  it('asks the server before a form is completed, also when all is saved', async () => {
    way.outcome = 'ended';
    expect(await keeper.settled()).toBe('ended');
    expect(way.sent).toMatchObject([{ step: 0 }]);
  });
});

function note(text: string): Copy['fields'] {
  return [['field.note', text]];
}
