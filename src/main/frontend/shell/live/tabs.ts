import { type Listener, Stream, type Versions } from './stream';

/** So long a tab that says nothing is believed to be there; each says so again in half of it. */
const BELIEVED = 120_000;

/** Topics that nobody watches any more leave the stream after this, for the next page may want them again. */
const LINGER = 2_000;

/** Tabs that open together share one opening of the stream. */
const GATHER = 60;

/** A tab that leads answers at once; one that has not by then is frozen or hangs, and another one takes over. */
const ANSWERS = 5_000;

type Message =
  | { kind: 'watch'; tab: string; topics: string[] }
  | { kind: 'who' }
  | { kind: 'here' }
  | { kind: 'moved'; versions: Versions }
  | { kind: 'heard'; is: boolean }
  | { kind: 'over' };

/**
 * One stream for all tabs of a browser. The one that holds the lock keeps it and tells the others; when it goes, another
 * one gets the lock. Where there are no locks (over plain HTTP) each tab has a stream while it is seen.
 */
export class Tabs {
  private readonly tab: string;
  private readonly channel?: BroadcastChannel;
  private readonly others = new Map<string, { topics: string[]; at: number }>();
  private readonly stream: Stream;
  private known: Versions = {};
  private own: string[] = [];
  private leads = false;
  private release?: () => void;
  private waiting?: AbortController;
  private left = false;
  private asking?: ReturnType<typeof setTimeout>;
  private gathering?: ReturnType<typeof setTimeout>;
  private reminding?: ReturnType<typeof setInterval>;

  constructor(
    name: string,
    private readonly listener: Listener,
  ) {
    this.tab = name;
    this.stream = new Stream(name, {
      moved: (versions) => {
        Object.assign(this.known, versions);
        this.tell({ kind: 'moved', versions });
      },
      heard: (is) => this.tell({ kind: 'heard', is }),
      over: () => this.tell({ kind: 'over' }),
    });
    if (navigator.locks !== undefined) {
      this.channel = new BroadcastChannel('wayline-live');
      this.channel.addEventListener('message', ({ data }: MessageEvent<Message>) => this.hear(data));
      this.follow();
    } else {
      this.leads = true;
    }
    this.reminding = setInterval(() => this.remind(), BELIEVED / 2);
  }

  /** This tab watches these from now on; none while nobody sees it. */
  watch(topics: string[]): void {
    this.own = topics;
    this.ask();
    this.gather(topics.every((topic) => topic in this.known) ? LINGER : GATHER);
  }

  retry(): void {
    this.stream.retry();
  }

  /** The tab is left: another one may lead. */
  leave(): void {
    this.watch([]);
    this.stream.close();
    clearTimeout(this.gathering);
    clearInterval(this.reminding);
    clearTimeout(this.asking);
    this.left = true;
    this.leads = false;
    this.waiting?.abort();
    this.release?.();
    this.channel?.close();
  }

  /** To lead as soon as no other tab does. */
  private follow(): void {
    const waiting = new AbortController();
    this.waiting = waiting;
    navigator.locks
      .request('wayline-live', { signal: waiting.signal }, () => this.lead())
      .catch(() => waiting.signal.aborted || this.lost());
  }

  /** The tab that leads does not answer. */
  private takeOver(): void {
    this.waiting?.abort();
    navigator.locks.request('wayline-live', { steal: true }, () => this.lead()).catch(() => this.lost());
  }

  /** Another tab has taken over, for this one did not answer in time. */
  private lost(): void {
    this.leads = false;
    this.stream.close();
    if (!this.left) {
      this.follow();
    }
  }

  /** Says what this tab watches, and sees that somebody hears it. */
  private ask(): void {
    clearTimeout(this.asking);
    if (!this.leads && this.own.length > 0) {
      this.asking = setTimeout(() => this.takeOver(), ANSWERS);
    }
    this.say({ kind: 'watch', tab: this.tab, topics: this.own });
  }

  private lead(): Promise<void> {
    if (this.left) {
      return Promise.resolve();
    }
    this.leads = true;
    clearTimeout(this.asking);
    this.say({ kind: 'who' });
    this.gather(GATHER);
    return new Promise((release) => (this.release = release));
  }

  private hear(message: Message): void {
    if (message.kind === 'who') {
      this.ask();
    } else if (message.kind !== 'watch') {
      clearTimeout(this.asking);
      this.take(message);
    } else if (this.leads) {
      this.say({ kind: 'here' });
      this.others.set(message.tab, { topics: message.topics, at: Date.now() });
      const known = Object.entries(this.known).filter(([topic]) => message.topics.includes(topic));
      if (known.length > 0) {
        this.say({ kind: 'moved', versions: Object.fromEntries(known) });
      }
      this.gather(known.length < message.topics.length ? GATHER : LINGER);
    }
  }

  private take(message: Message): void {
    if (message.kind === 'moved') {
      this.listener.moved(message.versions);
    } else if (message.kind === 'heard') {
      this.listener.heard(message.is);
    } else if (message.kind === 'over') {
      this.listener.over();
    }
  }

  private tell(message: Message): void {
    this.say(message);
    this.take(message);
  }

  private say(message: Message): void {
    this.channel?.postMessage(message);
  }

  private gather(wait: number): void {
    if (this.leads) {
      clearTimeout(this.gathering);
      this.gathering = setTimeout(() => this.stream.watch(this.all()), wait);
    }
  }

  private all(): string[] {
    for (const [tab, { topics, at }] of this.others) {
      if (topics.length === 0 || Date.now() - at > BELIEVED) {
        this.others.delete(tab);
      }
    }
    const all = [...new Set([...this.own, ...[...this.others.values()].flatMap(({ topics }) => topics)])];
    this.known = Object.fromEntries(Object.entries(this.known).filter(([topic]) => all.includes(topic)));
    return all;
  }

  private remind(): void {
    if (this.own.length > 0) {
      this.ask();
    }
    this.gather(LINGER);
  }
}
