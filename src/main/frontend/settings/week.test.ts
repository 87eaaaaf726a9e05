import { describe, expect, it } from 'vitest';

import { cells, text } from './week';

describe('the hours of a day', () => {
  it('come back as they were written', () => {
    for (const written of ['', '09:00-12:00, 13:00-18:00', '00:00-00:30', '22:00-00:00', '00:00-00:00']) {
      expect(text(cells(written)!)).toBe(written);
    }
  });

  it('are read as people write them', () => {
    expect(text(cells('9:00–12:00，13：00 ~ 18:00')!)).toBe('09:00-12:00, 13:00-18:00');
  });

  it('that meet become one', () => {
    expect(text(cells('09:00-12:00, 12:00-13:30')!)).toBe('09:00-13:30');
  });

  it('that are no half hours, or none at all, stay a text', () => {
    for (const written of ['09:15-12:00', '12:00-09:00', '09:00', 'always', '25:00-26:00', '09:00-12:00-13:00']) {
      expect(cells(written)).toBeUndefined();
    }
  });
});
