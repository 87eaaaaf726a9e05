import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { memory } from '../shell/testing';
import { Copies } from './copies';
import type { Content } from './editor';
import { Saving, type Standing } from './saving';
import type { Saved } from './server';

describe('the saving of what is drawn', () => {
  let drawn: Content;
  let copies: Copies;
  let sent: { drawing: string; revision: number }[];
  let answer: Saved;
  let told: Standing[];
  let saving: Saving;

  beforeEach(() => {
    vi.useFakeTimers();
    drawn = { drawing: 'one', names: null };
    copies = new Copies('he', 'onboarding', memory());
    sent = [];
    answer = { outcome: 'saved', revision: 4, savedAt: '2026-11-30T04:03:00Z' };
    told = [];
    const server = {
      save: async ({ drawing }: Content, revision: number): Promise<Saved> => {
        sent.push({ drawing, revision });
        return answer;
      },
    };
    saving = new Saving(async () => drawn, server, copies, ({ standing }) => told.push(standing));
    saving.opened(3, '2026-11-30T04:00:00Z');
  });

  afterEach(() => vi.useRealTimers());

  it('keeps it in the browser soon, on the server after a pause, and then no more in the browser', async () => {
    draw('two');
    await vi.advanceTimersByTimeAsync(400);
    expect(copies.get('unsaved')).toMatchObject({ drawing: 'two', revision: 3 });
    expect(sent).toEqual([]);

    await vi.advanceTimersByTimeAsync(1_200);

    expect(sent).toEqual([{ drawing: 'two', revision: 3 }]);
    expect(told).toEqual(['saved', 'changed', 'saving', 'saved']);
    expect(copies.get('unsaved')).toBeUndefined();
    expect(saving.isKept()).toBe(true);
  });

  it('tells of a draft that was saved elsewhere, sends nothing more, and keeps the drawing', async () => {
    answer = { outcome: 'changed' };
    draw('two');
    await vi.advanceTimersByTimeAsync(1_300);
    draw('three');
    await vi.advanceTimersByTimeAsync(60_000);

    expect(told.at(-1)).toBe('conflict');
    expect(sent).toHaveLength(1);
    expect(copies.get('unsaved')).toMatchObject({ drawing: 'three' });
  });

  it('goes on with this drawing when a person says so', async () => {
    answer = { outcome: 'changed' };
    draw('two');
    await vi.advanceTimersByTimeAsync(1_300);
    answer = { outcome: 'saved', revision: 6, savedAt: '2026-11-30T04:05:00Z' };

    await saving.insist(5);

    expect(sent.at(-1)).toEqual({ drawing: 'two', revision: 5 });
    expect(told.at(-1)).toBe('saved');
  });

  it('sends one after the other, so that no answer is taken for another window', async () => {
    draw('two');
    await vi.advanceTimersByTimeAsync(1_200);
    draw('three');
    await saving.leave();

    expect(sent).toEqual([
      { drawing: 'two', revision: 3 },
      { drawing: 'three', revision: 4 },
    ]);
    expect(saving.hasSent({ drawing: 'three', names: null })).toBe(true);
  });

  it('tries again when nobody answers', async () => {
    answer = { outcome: 'unreachable' };
    draw('two');
    await vi.advanceTimersByTimeAsync(1_300);
    expect(told.at(-1)).toBe('unreachable');
    answer = { outcome: 'saved', revision: 4, savedAt: '2026-11-30T04:05:00Z' };

    await vi.advanceTimersByTimeAsync(3_000);

    expect(told.at(-1)).toBe('saved');
    expect(sent).toHaveLength(2);
  });

  it('lets what was refused lie in the browser until it is mended', async () => {
    answer = { outcome: 'refused', words: 'A DOCTYPE stands in it.' };
    draw('two');
    await vi.advanceTimersByTimeAsync(60_000);

    expect(told.at(-1)).toBe('refused');
    expect(sent).toHaveLength(1);
    expect(copies.get('unsaved')).toMatchObject({ drawing: 'two' });
  });

  function draw(text: string): void {
    drawn = { drawing: text, names: null };
    saving.changed();
  }
});
