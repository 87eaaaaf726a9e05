import { expect, test } from 'vitest';

import { nearest } from './panes';

test('the pane that is seen is the one that is nearest', () => {
  expect(nearest([0, 390, 780], 0)).toBe(0);
  expect(nearest([0, 390, 780], 380)).toBe(1);
  expect(nearest([0, 390, 780], 600)).toBe(2);
});

test('where panes stand still, the first counts', () => {
  expect(nearest([], 10)).toBe(0);
  expect(nearest([0], 500)).toBe(0);
});
