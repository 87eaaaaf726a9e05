import { describe, expect, it } from 'vitest';

import { columnAt, columnBeside, elapsed, fault, filled, needsReason, placeAt, placeBeside } from './places';

// half an hour is 38 pixels high; noon to two is closed
const places = [
  { at: '2026-11-30T03:00:00Z', top: 152, height: 38 },
  { at: '2026-11-30T03:30:00Z', top: 190, height: 38, why: 'That time is taken.' },
  { at: '2026-11-30T06:00:00Z', top: 380, height: 38 },
];
const columns = [
  { agent: '', left: 56, width: 200 },
  { agent: 'lin', left: 256, width: 200 },
  { agent: 'zhou', left: 456, width: 200 },
];
const lin = { reader: 'lin', passes: false, agents: ['lin', 'zhou'] };

describe('a call that is moved', () => {
  it('is dropped on the place under it, also on one that cannot take it, and on none where nobody calls', () => {
    expect(placeAt(places, 160)?.at).toBe('2026-11-30T03:00:00Z');
    expect(placeAt(places, 190)?.why).toBe('That time is taken.');
    expect(placeAt(places, 300)).toBeUndefined();
    expect(placeAt(places, 418)).toBeUndefined();
  });

  it('goes from place to place by keys, over what is closed, and stops at the ends', () => {
    expect(placeBeside(places, '2026-11-30T03:00:00Z', 1)?.at).toBe('2026-11-30T03:30:00Z');
    expect(placeBeside(places, '2026-11-30T03:30:00Z', 1)?.at).toBe('2026-11-30T06:00:00Z');
    expect(placeBeside(places, '2026-11-30T06:00:00Z', 1)?.at).toBe('2026-11-30T06:00:00Z');
    expect(placeBeside(places, '2026-11-30T03:00:00Z', -1)?.at).toBe('2026-11-30T03:00:00Z');
  });

  it('finds the nearest place when its own time is none any more', () => {
    expect(placeBeside(places, '2026-11-30T04:10:00Z', 1)?.at).toBe('2026-11-30T06:00:00Z');
    expect(placeBeside(places, '2026-11-30T04:10:00Z', -1)?.at).toBe('2026-11-30T03:30:00Z');
    expect(placeBeside([], '2026-11-30T04:10:00Z', 1)).toBeUndefined();
  });

  it('belongs to the column under it, or the nearest', () => {
    expect(columnAt(columns, 300)?.agent).toBe('lin');
    expect(columnAt(columns, 10)?.agent).toBe('');
    expect(columnAt(columns, 900)?.agent).toBe('zhou');
    expect(columnBeside(columns, 'lin', -1)?.agent).toBe('');
    expect(columnBeside(columns, 'zhou', 1)?.agent).toBe('zhou');
  });
});

describe('who may get a call', () => {
  it('takes what nobody has, and gives what is their own', () => {
    expect(fault('', 'lin', lin)).toBeUndefined();
    expect(fault('lin', '', lin)).toBeUndefined();
    expect(fault('lin', 'zhou', lin)).toBeUndefined();
  });

  it('leaves what others have, and gives nobody what nobody has', () => {
    expect(fault('zhou', 'lin', lin)).toBe('held');
    expect(fault('', 'zhou', lin)).toBe('unclaimed');
    expect(fault('zhou', 'zhou', lin)).toBeUndefined();
  });

  it('must work for the queue, also when a supervisor asks', () => {
    const shen = { ...lin, reader: 'shen', passes: true };
    expect(fault('zhou', 'lin', shen)).toBeUndefined();
    expect(fault('zhou', 'he', shen)).toBe('foreign');
  });

  it('is told why, unless they took it themselves', () => {
    expect(needsReason('', 'lin', 'lin')).toBe(false);
    expect(needsReason('lin', 'zhou', 'lin')).toBe(true);
    expect(needsReason('lin', '', 'lin')).toBe(false);
    expect(needsReason('lin', 'lin', 'lin')).toBe(false);
  });
});

describe('words', () => {
  it('fill their gaps, and leave those that nothing is known for', () => {
    expect(filled('{who} at {to}, {else}', { who: 'Anna {to}', to: '10:30' })).toBe('Anna {to} at 10:30, {else}');
  });

  it('say how long a call takes', () => {
    expect(elapsed(0)).toBe('0:00');
    expect(elapsed(65_400)).toBe('1:05');
    expect(elapsed(3_661_000)).toBe('1:01:01');
    expect(elapsed(-5)).toBe('0:00');
  });
});
