import { describe, expect, it, vi } from 'vitest';
import { Typed } from './parts';

describe('what people have typed', () => {
  it('is written when they go on to something else', () => {
    const typed = new Typed(() => true);
    const written = vi.fn();
    typed.begin('Task_Call', 'name', 'Call', written);
    expect(written).not.toHaveBeenCalled();

    typed.flush();
    typed.flush();

    expect(written).toHaveBeenCalledExactlyOnceWith('Call');
    expect(typed.of('Task_Call', 'name')).toBeUndefined();
  });

  it('stays with what is wrong when it cannot be written', () => {
    const typed = new Typed(() => true);
    typed.begin('Event_Wait', 'count', '3x', () => 'Write a number.');

    typed.flush();

    expect(typed.of('Event_Wait', 'count')).toEqual({ text: '3x', fault: 'Write a number.' });
    expect(typed.of('Event_Other', 'count')).toBeUndefined();
    expect(typed.isPending).toBe(false);
  });

  it('goes with the element that it was for', () => {
    const typed = new Typed(() => false);
    const written = vi.fn();
    typed.begin('Task_Gone', 'name', 'Call', written);

    typed.flush();

    expect(written).not.toHaveBeenCalled();
    expect(typed.of('Task_Gone', 'name')).toBeUndefined();
  });
});
