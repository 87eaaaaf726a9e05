import { describe, expect, it } from 'vitest';
import { isGroup, readCondition, writeCondition } from './conditions';

describe('conditions', () => {
  it('reads rows in a row', () => {
    const group = readCondition("${mayCall and (tier == 'A' or tier == 'B')}")!;

    expect(group.join).toBe('and');
    expect(group.parts.map(isGroup)).toEqual([false, true]);
  });

  it('writes what was changed, and what was not as it stood there', () => {
    const group = readCondition('${!senderKnown && orders > 3}')!;
    group.parts[1] = { fact: 'orders', comparison: '>=', value: 5 };

    expect(writeCondition(group)).toBe('${!senderKnown && orders >= 5}');
  });

  it('writes only the rows that say something', () => {
    expect(
      writeCondition({
        join: 'or',
        parts: [{ fact: 'tier', comparison: '==', value: 'A' }, { fact: '', comparison: '==' }],
      }),
    ).toBe("${tier == 'A'}");
  });

  it.each([
    '${orders + 1 > 2}',
    '${a.b == 1}',
    '${empty}',
    '${(a)}',
    '${a ? b : c}',
    '${a and (b or (c and d))}',
    '${a  == 1}x',
    '${a or b || c}',
    '#{a}',
    'yes',
  ])('leaves to experts what is no rows: %s', (text) => {
    expect(readCondition(text)).toBeNull();
  });
});
