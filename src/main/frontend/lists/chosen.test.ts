import { beforeEach, describe, expect, it } from 'vitest';
import { Chosen } from './chosen';

const ROWS = ['a', 'b', 'c', 'd', 'e'];

describe('rows that are chosen', () => {
  let chosen: Chosen;
  const are = (): string => ROWS.filter((row) => chosen.has(row)).join('');

  beforeEach(() => {
    chosen = new Chosen();
  });

  it('chooses a row, and lets it go again', () => {
    chosen.toggle('b');
    expect(are()).toBe('b');

    chosen.toggle('b');
    expect(are()).toBe('');
  });

  it('reaches down to a row, and up to one from the same place', () => {
    chosen.toggle('c');
    chosen.reach(ROWS, 'e');
    expect(are()).toBe('cde');

    chosen.reach(ROWS, 'a');
    expect(are()).toBe('abcde');
  });

  it('reaches to one row alone where none was chosen before', () => {
    chosen.reach(ROWS, 'd');

    expect(are()).toBe('d');
  });

  it('reaches from nowhere when the row before has left the list', () => {
    chosen.toggle('a');
    chosen.renewed(['b', 'c', 'd']);
    chosen.reach(['b', 'c', 'd'], 'c');

    expect(are()).toBe('c');
  });

  it('keeps what is chosen when the list is drawn anew, and counts what has left it', () => {
    chosen.toggle('b');
    chosen.toggle('d');
    chosen.renewed(['e', 'd', 'c', 'a']);

    expect(are()).toBe('d');
    expect(chosen.lost).toBe(1);
  });

  it('takes all of a page, then none', () => {
    chosen.toggle('b');
    chosen.turn(ROWS);
    expect(are()).toBe('abcde');

    chosen.turn(ROWS);
    expect(are()).toBe('');
  });

  it('means all that match only after all of the page, and no longer when one of it is let go', () => {
    chosen.whole(ROWS);
    expect(chosen.isWhole()).toBe(false);

    chosen.turn(ROWS);
    chosen.whole(ROWS);
    expect(chosen.isWhole()).toBe(true);

    chosen.toggle('c');
    expect(chosen.isWhole()).toBe(false);
  });

  it('does not mean rows that nobody has seen', () => {
    chosen.turn(ROWS);
    chosen.whole(ROWS);
    chosen.renewed([...ROWS, 'f']);

    expect(chosen.isWhole()).toBe(false);
    expect(chosen.has('f')).toBe(false);
  });

  it('forgets everything at once', () => {
    chosen.turn(ROWS);
    chosen.renewed(['a']);
    chosen.none();

    expect([chosen.count(), chosen.lost]).toEqual([0, 0]);
  });
});
