import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { memory } from '../testing';
import { Asker, SessionOver } from './asker';
import { Opened } from './opened';
import { entered, moved } from './options';

describe('the option at hand', () => {
  it('goes around with the arrows', () => {
    expect(moved('ArrowDown', -1, 3)).toBe(0);
    expect(moved('ArrowDown', 2, 3)).toBe(0);
    expect(moved('ArrowUp', 0, 3)).toBe(2);
    expect(moved('ArrowUp', -1, 3)).toBe(2);
  });

  it('stops at the ends by the page', () => {
    expect(moved('PageDown', 0, 3)).toBe(2);
    expect(moved('PageDown', 1, 30)).toBe(6);
    expect(moved('PageUp', 2, 30)).toBe(0);
  });

  it('stays for keys that belong to the text, and where there are no options', () => {
    for (const key of ['ArrowLeft', 'Home', 'End', 'a', 'Enter', 'Tab']) {
      expect(moved(key, 1, 3)).toBeNull();
    }
    expect(moved('ArrowDown', -1, 0)).toBeNull();
  });

  it('is opened by Enter only while the list is that of the text', () => {
    expect(entered(0, true, false)).toBe('option');
    expect(entered(0, false, false)).toBe('all');
    expect(entered(-1, true, false)).toBe('all');
    expect(entered(0, true, true)).toBe('all');
  });
});

describe('asking', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  function asker() {
    const asked: { text: string; signal: AbortSignal; answer: (words: string) => void; refuse: (why: Error) => void }[] = [];
    const show = vi.fn();
    const fail = vi.fn();
    const asking = new Asker(
      (text, signal) => new Promise((answer, refuse) => void asked.push({ text, signal, answer, refuse })),
      show,
      fail,
    );
    return { asked, show, fail, asking };
  }

  it('waits for a pause, and asks once for what stands there then', () => {
    const { asked, asking } = asker();

    for (const text of ['w', 'wa', 'wan', 'wang']) {
      asking.soon(text);
      vi.advanceTimersByTime(149);
    }
    expect(asked).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(asked.map(({ text }) => text)).toEqual(['wang']);
  });

  it('calls back what is not answered yet, and drops it when it comes late all the same', async () => {
    const { asked, show, asking } = asker();
    const first = asking.now('w');
    const second = asking.now('wa');

    expect(asked[0]?.signal.aborted).toBe(true);
    asked[1]?.answer('two');
    asked[0]?.answer('one');
    await Promise.all([first, second]);
    expect(show.mock.calls).toEqual([['two', 'wa']]);
    expect(asking.isAnswered('wa')).toBe(true);
    expect(asking.isAnswered('wan')).toBe(false);
  });

  it('says whether the session has ended or the server does not answer', async () => {
    const { asked, fail, asking } = asker();
    for (const why of [new SessionOver(), new TypeError('network')]) {
      const now = asking.now('w');
      asked.at(-1)?.refuse(why);
      await now;
    }

    expect(fail.mock.calls).toEqual([['over'], ['failed']]);
    expect(asking.isAnswered('w')).toBe(false);
  });

  it('is silent about what was called back', async () => {
    const { asked, fail, asking } = asker();
    const now = asking.now('w');
    asking.forget();
    asked[0]?.refuse(new Error('aborted'));
    await now;

    expect(fail).not.toHaveBeenCalled();
  });
});

describe('what was opened', () => {
  it('is kept as addresses of single things, the last first, each once', () => {
    const opened = new Opened('lin', memory());
    ['/customers/C-1', '/work/7', '/customers', '/customers/C-1/consents', '/journeys/failures', '/customers/C-1'].forEach((path) =>
      opened.add(path),
    );

    expect(opened.all()).toEqual(['/customers/C-1', '/work/7']);
  });

  it('is kept for six', () => {
    const opened = new Opened('lin', memory());
    for (let each = 1; each <= 8; each++) {
      opened.add(`/work/${each}`);
    }

    expect(opened.all()).toEqual(['/work/8', '/work/7', '/work/6', '/work/5', '/work/4', '/work/3']);
  });

  it('is nobody else’s, and nothing when the storage holds something else', () => {
    const storage = memory();
    new Opened('lin', storage).add('/work/7');

    expect(new Opened('shen', storage).all()).toEqual([]);
    storage.setItem('wayline.opened', 'no json');
    expect(new Opened('lin', storage).all()).toEqual([]);
  });
});
