/** How what is watched stands, by topic; only whether it is the same as before means something. */
export type Versions = Record<string, string>;

/** What becomes of a stream. */
export interface Listener {
  /** All that is watched the first time, later what has moved. */
  moved(versions: Versions): void;
  /** Whether the server is heard. */
  heard(is: boolean): void;
  /** The session has ended: there is nothing to come back for. */
  over(): void;
}

const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 30_000;

/**
 * One stream from the server, opened again whenever it is cut: by a restart, a proxy, a network that was gone. The waits
 * grow and differ, so that two hundred browsers do not come back at the same moment.
 *
 * It is read by fetch and not by EventSource, which would not say that the session has ended.
 */
export class Stream {
  private running?: AbortController;
  private again?: ReturnType<typeof setTimeout>;
  private silence?: ReturnType<typeof setTimeout>;
  private tries = 0;
  private watched = '';

  constructor(
    private readonly name: string,
    private readonly listener: Listener,
  ) {}

  /** From now on these are watched; none ends the stream. */
  watch(topics: string[]): void {
    const watched = [...topics].sort().join('\n');
    if (watched !== this.watched) {
      this.watched = watched;
      this.tries = 0;
      this.open();
    }
  }

  /** At once, where a wait had been begun: the network is back. */
  retry(): void {
    if (this.again !== undefined) {
      this.tries = 0;
      this.open();
    }
  }

  close(): void {
    this.watch([]);
  }

  private open(): void {
    this.stop();
    if (this.watched !== '') {
      const running = new AbortController();
      this.running = running;
      void this.read(running).then(
        (over) => (over ? this.listener.over() : this.wait(running)),
        () => this.wait(running),
      );
    }
  }

  private stop(): void {
    this.running?.abort();
    this.running = undefined;
    clearTimeout(this.again);
    clearTimeout(this.silence);
    this.again = undefined;
  }

  /** @returns whether the session has ended */
  private async read(running: AbortController): Promise<boolean> {
    const asked = new URLSearchParams({ stream: this.name });
    this.watched.split('\n').forEach((topic) => asked.append('topic', topic));
    const answer = await fetch(`/live?${asked}`, {
      headers: { Accept: 'text/event-stream' },
      cache: 'no-store',
      redirect: 'manual',
      signal: running.signal,
    });
    if (answer.status === 401 || answer.status === 403) {
      return true;
    }
    if (!answer.ok || answer.body === null) {
      return false;
    }
    const quiet = Number(answer.headers.get('Wayline-Heartbeat') ?? 60) * 2_500;
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = '';
    for (;;) {
      clearTimeout(this.silence);
      this.silence = setTimeout(() => running.abort(), quiet);
      const { done, value } = await reader.read();
      if (done || running.signal.aborted) {
        return false;
      }
      this.tries = 0;
      this.listener.heard(true);
      const messages = (rest + value).split('\n\n');
      rest = messages.pop() ?? '';
      for (const message of messages) {
        if (message.startsWith('event: over')) {
          return true;
        }
        if (message.startsWith('data: ')) {
          this.listener.moved(JSON.parse(message.slice('data: '.length)) as Versions);
        }
      }
    }
  }

  private wait(running: AbortController): void {
    if (running !== this.running) {
      return; // another one has taken its place
    }
    this.stop();
    this.listener.heard(false);
    const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** this.tries++) * (0.5 + Math.random());
    this.again = setTimeout(() => this.open(), wait);
  }
}
