import { describe, expect, it } from 'vitest';

import { anchor, badges, number } from './badges';
import type { Figures } from './twin';
import { taken, type Flow, type Passage } from './taken';
import { first } from './view';
import { next } from './walk';

const nobody: Figures = { name: 'Send welcome', here: 0, failed: 0, ended: 0 };

describe('badges', () => {
  it('say who stands there, what failed, and who ended there', () => {
    expect(badges({ ...nobody, here: 1482 }, 1, 'en')).toEqual([{ kind: 'here', text: '1,482' }]);
    expect(badges({ ...nobody, here: 20, failed: 12 }, 1, 'en')).toEqual([
      { kind: 'failed', text: '! 12' },
      { kind: 'here', text: '20' },
    ]);
    expect(badges({ ...nobody, ended: 318 }, 1, 'en')).toEqual([{ kind: 'ended', text: '318' }]);
    expect(badges(nobody, 1, 'en')).toEqual([]);
  });

  it('say what is tried again, and what a layer says: more of it where there is room', () => {
    expect(badges({ ...nobody, here: 3, retried: 2 }, 1, 'en').map(({ text }) => text)).toEqual(['↻ 2', '3']);
    const slow = { ...nobody, says: '6 d', saysMore: '6 d · 9 d' };
    expect(badges(slow, 0.5, 'en')).toEqual([{ kind: 'says', text: '6 d' }]);
    expect(badges(slow, 1, 'en')).toEqual([{ kind: 'says', text: '6 d · 9 d' }]);
    expect(badges({ ...nobody, says: '30%' }, 1, 'en')).toEqual([{ kind: 'says', text: '30%' }]);
  });

  it('say once that everybody there has failed', () => {
    expect(badges({ ...nobody, here: 12, failed: 12 }, 1, 'en')).toEqual([{ kind: 'failed', text: '! 12' }]);
  });

  it('get shorter where the drawing is small, in the words of the language', () => {
    expect(number(1482, 0.4, 'en')).toBe('1.5K');
    expect(number(14820, 0.4, 'zh-CN')).toBe('1.5万');
    expect(number(905, 0.4, 'en')).toBe('905');
  });

  it('say when something was not counted to its end', () => {
    expect(number(10_001, 1, 'en', 10_000)).toBe('10,000+');
    expect(number(10_000, 1, 'en', 10_000)).toBe('10,000');
  });

  it('cover no label: on the corner of a task, above an event, beside an end, below an event on a lower border', () => {
    const task = { x: 100, y: 100, width: 100, height: 80 };
    expect(anchor(task, false)).toEqual({ left: 100, top: 0, side: 'corner' });
    expect(anchor({ x: 0, y: 0, width: 36, height: 36 }, false)).toEqual({ left: 18, top: 0, side: 'above' });
    expect(anchor({ x: 0, y: 0, width: 36, height: 36 }, true)).toEqual({ left: 36, top: 0, side: 'beside' });
    expect(anchor({ x: 160, y: 162, width: 36, height: 36 }, false, task)).toEqual({ left: 18, top: 36, side: 'below' });
    expect(anchor({ x: 160, y: 82, width: 36, height: 36 }, false, task)).toEqual({ left: 18, top: 0, side: 'above' });
  });
});

describe('the way that somebody came', () => {
  const flow = (source: string, target: string, joins = false): Flow => ({ id: `${source}-${target}`, source, target, joins });
  const way = (passages: Record<string, Passage[]>): Map<string, Passage[]> => new Map(Object.entries(passages));

  it('is the arrow whose beginning was left last, not each between two steps that were passed', () => {
    const flows = [flow('ask', 'remind'), flow('remind', 'ask'), flow('start', 'ask'), flow('ask', 'end'), flow('remind', 'end')];

    const ways = taken(
      flows,
      way({
        start: [{ came: 0, left: 1 }],
        ask: [{ came: 1, left: 10 }],
        remind: [{ came: 10, left: 20 }],
        end: [{ came: 20, left: 20 }],
      }),
    );

    expect([...ways].sort()).toEqual(['ask-remind', 'remind-end', 'start-ask']);
  });

  it('goes round again where it did, and leads to a join by all', () => {
    const flows = [flow('ask', 'remind'), flow('remind', 'ask'), flow('a', 'join', true), flow('b', 'join', true)];

    const ways = taken(
      flows,
      way({
        ask: [{ came: 0, left: 5 }, { came: 9 }],
        remind: [{ came: 5, left: 9 }],
        a: [{ came: 0, left: 3 }],
        b: [{ came: 0, left: 8 }],
        join: [{ came: 3, left: 8 }, { came: 8, left: 8 }],
      }),
    );

    expect([...ways].sort()).toEqual(['a-join', 'ask-remind', 'b-join', 'remind-ask']);
  });
});

describe('what is seen first', () => {
  const drawing = { x: 40, y: 60, width: 1800, height: 360 };

  it('is all of it where that can be read', () => {
    const view = first(drawing, { width: 1340, height: 320 }, { x: 100, y: 100 });

    expect(view.scale).toBeGreaterThan(0.5);
    expect(view.x).toBeLessThanOrEqual(drawing.x);
    expect(view.x + view.width).toBeGreaterThanOrEqual(drawing.x + drawing.width);
    expect(view.y).toBeLessThanOrEqual(drawing.y);
    expect(view.y + view.height).toBeGreaterThanOrEqual(drawing.y + drawing.height);
  });

  it('is the part around the step that matters on a phone, and nothing beyond the drawing', () => {
    const phone = { width: 366, height: 220 };
    const middle = first(drawing, phone, { x: 900, y: 240 });
    expect(middle.scale).toBe(0.45);
    expect(middle.x + middle.width / 2).toBeCloseTo(900);

    const begin = first(drawing, phone, { x: 58, y: 240 });
    expect(begin.x).toBeCloseTo(drawing.x - 28 / 0.45);
    const end = first(drawing, phone, { x: 1830, y: 240 });
    expect(end.x + end.width).toBeCloseTo(drawing.x + drawing.width + 28 / 0.45);
  });

  it('is all of it, however small, for whoever asks for that', () => {
    const view = first(drawing, { width: 366, height: 220 });

    expect(view.width).toBeGreaterThanOrEqual(drawing.width);
  });

  it('is never larger than as it was drawn', () => {
    expect(first({ x: 0, y: 0, width: 200, height: 80 }, { width: 1340, height: 320 }).scale).toBe(1);
  });
});

describe('arrow keys', () => {
  // the main way on y 260, an exception above it
  const steps = [
    { id: 'start', x: 58, y: 260 },
    { id: 'assess', x: 162, y: 260 },
    { id: 'already', x: 271, y: 110 },
    { id: 'welcome', x: 380, y: 260 },
    { id: 'plan', x: 648, y: 260 },
  ];

  it('lead along the way, and not to what lies aside of it', () => {
    expect(next(steps, 'assess', 'ArrowRight')).toBe('welcome');
    expect(next(steps, 'welcome', 'ArrowLeft')).toBe('assess');
    expect(next(steps, 'assess', 'ArrowUp')).toBe('already');
    expect(next(steps, 'already', 'ArrowDown')).toBe('assess');
  });

  it('stay where nothing lies that way', () => {
    expect(next(steps, 'plan', 'ArrowRight')).toBe('plan');
  });

  it('know the first and the last', () => {
    expect(next(steps, 'welcome', 'Home')).toBe('start');
    expect(next(steps, 'welcome', 'End')).toBe('plan');
    expect(next(steps, 'gone', 'ArrowRight')).toBe('start');
  });

  it('leave other keys alone', () => {
    expect(next(steps, 'start', 'x')).toBeUndefined();
  });
});
