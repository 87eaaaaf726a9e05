import { describe, expect, it } from 'vitest';

import { Copies, type Copy } from './copies';
import { memory } from './testing';

const DAY = 24 * 60 * 60 * 1_000;

function copy(change: Partial<Copy> = {}): Copy {
  return { owner: 'lin', task: 't1', writer: 'page', step: 1, after: '', fields: [['field.note', 'Hello']], at: 0, ...change };
}

describe('copies', () => {
  it('gives back what was put, to whoever typed it alone', () => {
    const copies = new Copies(memory(), () => 0);
    copies.put(copy());

    expect(copies.of('lin')).toEqual([copy()]);
    expect(copies.of('shen')).toEqual([]);
  });

  it('keeps one of each page of each task, the latest', () => {
    const copies = new Copies(memory(), () => 0);
    copies.put(copy());
    copies.put(copy({ step: 2, at: 5 }));
    copies.put(copy({ writer: 'other', at: 3 }));
    copies.put(copy({ task: 't2', at: 4 }));

    expect(copies.of('lin').map(({ task, writer, step }) => `${task} ${writer} ${step}`)).toEqual([
      't1 other 1',
      't2 page 1',
      't1 page 2',
    ]);
  });

  it('keeps what was typed after the step that is removed', () => {
    const copies = new Copies(memory(), () => 0);
    copies.put(copy({ step: 2 }));

    copies.remove(copy({ step: 1 }));
    expect(copies.of('lin')).toHaveLength(1);
    copies.remove(copy({ step: 2 }));
    expect(copies.of('lin')).toEqual([]);
  });

  it('drops after a week whatever nobody came back for, and nothing that is not ours', () => {
    const storage = memory();
    storage.setItem('theme', 'dark');
    storage.setItem('wayline.typed.lin.t9.page', '{broken');
    const copies = new Copies(storage, () => 8 * DAY);
    copies.put(copy({ at: DAY / 2 }));
    copies.put(copy({ task: 't2', at: 2 * DAY }));

    copies.expire();

    expect(copies.of('lin').map(({ task }) => task)).toEqual(['t2']);
    expect(storage.getItem('theme')).toBe('dark');
    expect(storage.length).toBe(2);
  });

  it('lives in a browser that keeps nothing, or has no room', () => {
    const full = memory();
    full.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    for (const storage of [undefined, full]) {
      const copies = new Copies(storage);
      copies.put(copy());
      copies.expire();
      copies.remove(copy());

      expect(copies.of('lin')).toEqual([]);
    }
  });
});
