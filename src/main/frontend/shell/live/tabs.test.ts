import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { Tabs } from './tabs';

type Grant = (lead: () => Promise<void>) => void;

let locks: { held?: () => void; queue: (() => void)[] };
let channels: { listeners: ((event: { data: unknown }) => void)[] }[];
let asked: string[];

beforeEach(() => {
  vi.useFakeTimers();
  locks = { queue: [] };
  channels = [];
  asked = [];
  vi.stubGlobal('fetch', (address: string) => {
    asked.push(address);
    return new Promise(() => undefined);
  });
  vi.stubGlobal('navigator', { locks: { request } });
  vi.stubGlobal('BroadcastChannel', Channel);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** As the browser does it: one holder, the others in their order, and one that takes over. */
function request(_name: string, options: { steal?: boolean; signal?: AbortSignal }, lead: Parameters<Grant>[0]): Promise<void> {
  return new Promise((resolve, reject) => {
    const grant = (): void => {
      locks.held = () => reject(new Error('stolen'));
      void lead().then(() => {
        locks.held = undefined;
        resolve();
        locks.queue.shift()?.();
      });
    };
    options.signal?.addEventListener('abort', () => {
      locks.queue = locks.queue.filter((other) => other !== grant);
      reject(new Error('aborted'));
    });
    if (options.steal === true || locks.held === undefined) {
      locks.held?.();
      grant();
    } else {
      locks.queue.push(grant);
    }
  });
}

class Channel {
  readonly listeners: ((event: { data: unknown }) => void)[] = [];
  constructor() {
    channels.push(this);
  }
  addEventListener(_type: string, listener: (event: { data: unknown }) => void): void {
    this.listeners.push(listener);
  }
  postMessage(data: unknown): void {
    channels.filter((other) => other !== this).forEach((other) => other.listeners.forEach((each) => each({ data })));
  }
  close(): void {
    channels = channels.filter((other) => other !== this);
  }
}

function tab(name: string, ...topics: string[]): Tabs {
  const tabs = new Tabs(name, { moved: vi.fn(), heard: vi.fn(), over: vi.fn() });
  tabs.watch(topics);
  return tabs;
}

describe('the tabs of a browser', () => {
  it('have one stream for all that they watch', async () => {
    tab('one', 'tasks');
    tab('two', 'home');
    await vi.advanceTimersByTimeAsync(20_000);

    expect(asked).toEqual(['/live?stream=one&topic=home&topic=tasks']);
  });

  it('lead on when the one that led is left', async () => {
    const one = tab('one', 'tasks');
    tab('two', 'tasks');
    await vi.advanceTimersByTimeAsync(1_000);

    one.leave();
    await vi.advanceTimersByTimeAsync(1_000);

    expect(asked).toEqual(['/live?stream=one&topic=tasks', '/live?stream=two&topic=tasks']);
  });

  it('take over from one that does not answer', async () => {
    tab('frozen', 'tasks');
    await vi.advanceTimersByTimeAsync(1_000);
    channels.splice(0, 1);

    tab('two', 'tasks');
    await vi.advanceTimersByTimeAsync(6_000);

    expect(asked.at(-1)).toBe('/live?stream=two&topic=tasks');
  });

  it('have a stream each where the browser has no locks', async () => {
    vi.stubGlobal('navigator', {});
    tab('one', 'tasks');
    tab('two', 'tasks');
    await vi.advanceTimersByTimeAsync(1_000);

    expect(asked).toHaveLength(2);
  });
});
