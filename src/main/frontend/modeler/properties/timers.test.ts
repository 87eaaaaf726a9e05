import { describe, expect, it } from 'vitest';
import { readSpan, writeSpan } from './spans';
import { type Sort, readTimer, writeTimer } from './timers';

describe('timers', () => {
  it.each([
    ['PT3H', 'hours', 3],
    ['P3D', 'days', 3],
    ['PT5M', 'minutes', 5],
    ['P5M', 'months', 5],
    ['WORKING P3D', 'working-days', 3],
    ['WORKING PT4H', 'working-hours', 4],
    ['WORKING PT90M', 'working-minutes', 90],
  ])('reads %s', (text, unit, count) => {
    expect(readTimer('timeDuration', text)).toEqual({ kind: 'after', unit, count });
  });

  it.each([
    ['timeDuration', 'P1DT2H'],
    ['timeDuration', 'P0D'],
    ['timeDuration', 'working P2D'],
    ['timeDate', '2027-01-31'],
    ['timeDate', '2027-01-31T09:00:30+08:00'],
    ['timeCycle', '0 0 9 ? JAN MON'],
    ['timeCycle', '30 0 9 * * MON'],
    ['timeCycle', '0 0 9,12 * * MON'],
    ['timeCycle', '0 00 9 * * MON'],
    ['timeCycle', 'R/2027-01-31T09:00:00+08:00/P1D'],
  ] as [Sort, string][])('leaves to experts what is no sentence: %s %s', (sort, text) => {
    expect(readTimer(sort, text)).toEqual({ kind: 'text', sort, text });
    expect(writeTimer(readTimer(sort, text))).toEqual({ sort, text });
  });

  it.each([
    '0 0 9 * * MON-FRI',
    'TZ=Asia/Shanghai 0 0 10 * * TUE',
    '0 30 8 ? * MON,WED',
    '0 0 10 ? * FRIL',
    '0 0 9 L * ?',
    '0 0 9 1,15 * ?',
    'R3/PT4H',
    'R/P1D',
  ])('says a repetition as a sentence: %s', (text) => {
    expect(readTimer('timeCycle', text).kind).not.toBe('text');
    expect(writeTimer(readTimer('timeCycle', text)).text).toBe(text);
  });

  it('writes three days in a row as the range that they are', () => {
    const every = readTimer('timeCycle', '0 0 10 * * TUE');
    expect(writeTimer({ ...every, weekdays: ['WED', 'MON', 'TUE'] } as never).text).toBe('0 0 10 * * MON-WED');
  });

  it('writes working time of a step without the word, and reads it back', () => {
    expect(writeSpan({ count: 4, unit: 'working-hours' }, 'work')).toBe('PT4H');
    expect(readSpan('P2D', 'work')).toEqual({ count: 2, unit: 'working-days' });
    expect(readSpan('P2W', 'work')).toBeNull();
  });
});
