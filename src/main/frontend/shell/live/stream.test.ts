import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { Seen } from './seen';
import { Stream } from './stream';

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** An answer of the server that stays open. */
class Answer {
  private controller!: ReadableStreamDefaultController<Uint8Array>;
  readonly body = new ReadableStream<Uint8Array>({ start: (controller) => void (this.controller = controller) });

  say(text: string): Promise<void> {
    this.controller.enqueue(new TextEncoder().encode(text));
    return settle();
  }

  cut(): Promise<void> {
    this.controller.error(new TypeError('network error'));
    return settle();
  }
}

async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) {
    await vi.advanceTimersByTimeAsync(0);
  }
}

function browser() {
  const answers: Answer[] = [];
  const fetching = vi.fn((_address: string) => {
    const answer = new Answer();
    answers.push(answer);
    return Promise.resolve(new Response(answer.body, { headers: { 'Wayline-Heartbeat': '15' } }));
  });
  vi.stubGlobal('fetch', fetching);
  const listener = { moved: vi.fn(), heard: vi.fn(), over: vi.fn() };
  return { answers, fetching, listener, stream: new Stream('name', listener) };
}

describe('a stream', () => {
  it('tells what has moved, also when a message comes in pieces', async () => {
    const { answers, fetching, listener, stream } = browser();
    stream.watch(['tasks', 'task:1']);
    await settle();

    await answers[0]!.say('data: {"tas');
    await answers[0]!.say('ks":"1"}\n\n:\n\ndata: {"tasks":"2"}\n\n');

    expect(fetching.mock.calls[0]![0]).toBe('/live?stream=name&topic=task%3A1&topic=tasks');
    expect(listener.moved.mock.calls).toEqual([[{ tasks: '1' }], [{ tasks: '2' }]]);
    expect(listener.heard).toHaveBeenCalledWith(true);
  });

  it('comes back after it was cut, ever more slowly', async () => {
    const { answers, fetching, listener, stream } = browser();
    stream.watch(['tasks']);
    await settle();

    await answers[0]!.cut();
    expect(listener.heard).toHaveBeenLastCalledWith(false);
    await vi.advanceTimersByTimeAsync(999);
    expect(fetching).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(fetching).toHaveBeenCalledTimes(2);

    await answers[1]!.cut();
    await vi.advanceTimersByTimeAsync(1_999);
    expect(fetching).toHaveBeenCalledTimes(2);
    await vi.advanceTimersByTimeAsync(1);
    expect(fetching).toHaveBeenCalledTimes(3);
  });

  it('comes back at once when the network does', async () => {
    const { answers, fetching, stream } = browser();
    stream.watch(['tasks']);
    await settle();
    stream.retry();
    expect(fetching).toHaveBeenCalledTimes(1);

    await answers[0]!.cut();
    stream.retry();

    expect(fetching).toHaveBeenCalledTimes(2);
  });

  it('is opened anew when the server is silent for longer than it says something', async () => {
    const { answers, fetching, stream } = browser();
    stream.watch(['tasks']);
    await settle();
    await answers[0]!.say(':\n\n');

    await vi.advanceTimersByTimeAsync(37_500);
    answers[0]!.cut().catch(() => undefined);
    await vi.advanceTimersByTimeAsync(1_000);

    expect(fetching).toHaveBeenCalledTimes(2);
  });

  it('does not come back when the session is over, whichever way it hears of it', async () => {
    const { answers, fetching, listener, stream } = browser();
    stream.watch(['tasks']);
    await settle();
    await answers[0]!.say('event: over\ndata: {}\n\n');
    expect(listener.over).toHaveBeenCalledTimes(1);

    fetching.mockImplementation(() => Promise.resolve(new Response(null, { status: 401 })));
    stream.watch(['home']);
    await vi.advanceTimersByTimeAsync(60_000);

    expect(listener.over).toHaveBeenCalledTimes(2);
    expect(fetching).toHaveBeenCalledTimes(2);
  });

  it('waits when the server takes no more', async () => {
    const { fetching, listener, stream } = browser();
    fetching.mockImplementation(() => Promise.resolve(new Response(null, { status: 503 })));
    stream.watch(['tasks']);
    await settle();

    expect(listener.over).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(fetching).toHaveBeenCalledTimes(2);
  });

  it('is opened anew for other topics, and not for the same ones', async () => {
    const { fetching, stream } = browser();
    stream.watch(['tasks', 'home']);
    stream.watch(['home', 'tasks']);
    expect(fetching).toHaveBeenCalledTimes(1);

    stream.watch(['tasks']);
    expect(fetching).toHaveBeenCalledTimes(2);

    stream.close();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(fetching).toHaveBeenCalledTimes(2);
  });
});

describe('what a tab has heard', () => {
  function storage(): Storage {
    const kept = new Map<string, string>();
    return { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => kept.set(key, value) } as never;
  }

  it('is no news the first time, and lasts from page to page', () => {
    const kept = storage();
    const page = new Seen(kept);
    expect(page.first({ tasks: '1' })).toEqual(['tasks']);
    expect(page.moved({ tasks: '1' })).toEqual([]);

    const next = new Seen(kept);

    expect(next.first({ tasks: '2' })).toEqual([]);
    expect(next.moved({ tasks: '2', home: '1' })).toEqual(['tasks']);
    expect(next.moved({ tasks: '2' })).toEqual([]);
    expect(next.stream).toBe(page.stream);
    expect(next.stream).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  });
});
