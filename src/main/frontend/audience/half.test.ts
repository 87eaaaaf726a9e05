import { describe, expect, it, vi } from 'vitest';

vi.mock('htmx.org', () => ({ default: {} }));

import { isOfLine, isTyped } from './half';

describe('what is kept of the form of a segment', () => {
  it('is what somebody says, and the version that they saw', () => {
    expect(['n', 'r.0/within', 'r.0/within:unit', 'nameEn', 'seen', 'key'].filter(isTyped)).toHaveLength(6);
  });

  it('is nothing of the page itself, nor what is looked up or about to be added', () => {
    expect(['_csrf', 'page', 'customer', 'what:r', 'what:r.1'].filter(isTyped)).toEqual([]);
  });

  it('is drawn by the server where it belongs to a line', () => {
    expect(['n', 'r.0/is', 'r.1.2/within:unit', 'r/any'].filter(isOfLine)).toHaveLength(4);
    expect(['nameEn', 'nameZh', 'aboutEn', 'seen', 'key', 'rate'].filter(isOfLine)).toEqual([]);
  });
});
