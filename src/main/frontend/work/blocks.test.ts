import { describe, expect, it } from 'vitest';

import { sought } from './blocks';

describe('a text block is sought', () => {
  it.each([
    ['::', 2, ''],
    ['Dear Ms Wang,\n::ap', 18, 'ap'],
    ['王女士：：致歉', 7, '致歉'],
    ['Hello ::the seal', 16, 'the seal'],
    ['Lin Yue：：close', 14, 'close'],
  ])('in %j before %i by the words %j', (text, caret, words) => {
    expect(sought(text, caret)?.words).toBe(words);
  });

  it.each([
    ['', 0],
    ['at 14:30', 8],
    ['one::\ntwo', 9],
    ['std::string', 11],
    ['::before the caret', 0],
  ])('not in %j before %i', (text, caret) => {
    expect(sought(text, caret)).toBeUndefined();
  });
});
