import { describe, expect, it } from 'vitest';
import { readFields, readShares, writeFields, writeShares } from './lists';

describe('shares of an experiment', () => {
  it('are rows, and are written as they were', () => {
    expect(readShares('offer:45,care:45,holdout:10')).toHaveLength(3);
    expect(writeShares(readShares('offer:45,care:45,holdout:10')!)).toBe('offer:45,care:45,holdout:10');
    expect(readShares('')).toEqual([]);
  });

  it.each(['offer:45, care:55', 'offer', 'offer:45:3', '${shares}'])('are left to experts: %s', (text) => {
    expect(readShares(text)).toBeNull();
  });

  it('leave out a row that is not finished', () => {
    expect(writeShares([{ variant: 'offer', share: '90' }, { variant: '', share: '' }])).toBe('offer:90');
  });
});

describe('fields of an event', () => {
  const shipped = "complaintRef=surveyRef, category=complaintCategory, text='Said on the phone; 低分回访，见表单。', orderRef, channel='phone'";

  it('are rows, and are written as they were', () => {
    const fields = readFields(shipped)!;

    expect(fields.map(({ field }) => field)).toEqual(['complaintRef', 'category', 'text', 'orderRef', 'channel']);
    expect(fields[0]).toEqual({ field: 'complaintRef', fact: 'surveyRef', words: '' });
    expect(fields[3]).toEqual({ field: 'orderRef', fact: 'orderRef', words: '' });
    expect(writeFields(fields)).toBe(shipped);
  });

  it.each(['orderRef,reason', "a='it''s'", 'Order', 'a=1'])('are left to experts: %s', (text) => {
    expect(readFields(text)).toBeNull();
  });
});
