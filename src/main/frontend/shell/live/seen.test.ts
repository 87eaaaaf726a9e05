import { describe, expect, it } from 'vitest';
import { isOld } from './seen';

describe('a part that says how things stood when it was drawn', () => {
  it('is old when they stand otherwise by the first word of the stream', () => {
    expect(isOld('tasks=1f', 'tasks', { tasks: '20' })).toBe(true);
  });

  it('is new when they stand as they did', () => {
    expect(isOld('task:4711=a0 tasks=1f', 'tasks', { tasks: '1f' })).toBe(false);
  });

  it('is not taken for old by what it says nothing of', () => {
    expect(isOld('tasks=1f', 'task', { task: '20' })).toBe(false);
    expect(isOld(undefined, 'tasks', { tasks: '20' })).toBe(false);
  });
});
