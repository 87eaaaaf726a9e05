import type { Copies } from './copies';
import type { Content } from './editor';
import type { Saved, Server } from './server';

/** How long nobody draws before it is saved, and how long to wait for a server that does not answer; in milliseconds. */
const PAUSE = 1_200;
const FIRST_RETRY = 3_000;
const LAST_RETRY = 60_000;

/** How it stands: as on the server; not there yet; and what keeps it from getting there. */
export type Standing = 'original' | 'saved' | 'changed' | 'saving' | 'unreachable' | 'refused' | 'ended' | 'conflict';

export interface Told {
  standing: Standing;
  savedAt?: string;
  words?: string;
}

/**
 * Saves what is drawn: in the browser as soon as it can be read, after a pause on the server, and in the browser until the
 * server says that it has it. Of two windows the second is told, and what it shows is not lost.
 */
export class Saving {
  private revision = 0;
  private step = 0;
  private kept = 0;
  private standing: Standing = 'original';
  private retry = FIRST_RETRY;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private copying: ReturnType<typeof setTimeout> | undefined;
  private sent: Content | undefined;
  private underWay: Promise<void> = Promise.resolve();

  constructor(
    private readonly read: () => Promise<Content>,
    private readonly server: Pick<Server, 'save'>,
    private readonly copies: Copies,
    private readonly tell: (told: Told) => void,
    private readonly now: () => number = Date.now,
  ) {}

  /** The draft as it was opened. */
  opened(revision: number, savedAt: string | null): void {
    this.revision = revision;
    this.kept = this.step;
    this.say(savedAt === null ? { standing: 'original' } : { standing: 'saved', savedAt });
  }

  /** Something was drawn. */
  changed(): void {
    this.step += 1;
    clearTimeout(this.copying);
    this.copying = setTimeout(() => void this.copy(), 300);
    if (this.standing !== 'conflict') {
      if (this.standing !== 'saving') {
        this.say({ standing: 'changed' });
      }
      this.after(PAUSE);
    }
  }

  /** Whether the server has all of it. */
  isKept(): boolean {
    return this.step === this.kept;
  }

  knownRevision(): number {
    return this.revision;
  }

  /** Saves now; when it comes back, the server has it, or the page says why not. */
  settle(last = false): Promise<void> {
    clearTimeout(this.timer);
    this.underWay = this.underWay.then(() => this.save(last));
    return this.underWay;
  }

  /** What keeps the server from having it may have passed. */
  again(): void {
    if (!this.isKept() && ['unreachable', 'ended', 'changed'].includes(this.standing)) {
      void this.settle();
    }
  }

  /** The page is being left: the copy is there first, since the browser may not finish the rest. */
  async leave(): Promise<void> {
    if (!this.isKept()) {
      await this.copy();
      await this.settle(true);
    }
  }

  /** Whether this is what the server was last sent from here. */
  hasSent({ drawing, names }: Content): boolean {
    return this.sent !== undefined && this.sent.drawing === drawing && this.sent.names === names;
  }

  /** What is on the server is from here; what was drawn since is to follow. */
  goOn(revision: number): void {
    this.revision = revision;
    this.say({ standing: 'changed' });
    void this.settle();
  }

  /** What this page shows takes the place of what was saved elsewhere. */
  insist(revision: number): Promise<void> {
    this.revision = revision;
    this.standing = 'changed';
    this.step += 1;
    return this.settle();
  }

  private async copy(): Promise<Content> {
    const content = await this.read();
    this.copies.put('unsaved', { ...content, revision: this.revision, at: this.now() });
    return content;
  }

  private async save(last: boolean): Promise<void> {
    if (this.isKept() || this.standing === 'conflict') {
      return;
    }
    const { step } = this;
    this.say({ standing: 'saving' });
    this.sent = await this.read();
    this.came(step, await this.server.save(this.sent, this.revision, last));
  }

  private came(step: number, saved: Saved): void {
    switch (saved.outcome) {
      case 'saved':
        this.revision = saved.revision;
        this.kept = step;
        this.retry = FIRST_RETRY;
        if (this.isKept()) {
          clearTimeout(this.copying);
          this.copies.remove('unsaved');
          this.say({ standing: 'saved', savedAt: saved.savedAt });
        } else {
          this.say({ standing: 'changed' });
          this.after(PAUSE);
        }
        return;
      case 'changed':
        this.say({ standing: 'conflict' });
        return;
      case 'unreachable':
        this.say({ standing: 'unreachable' });
        this.after(this.retry);
        this.retry = Math.min(2 * this.retry, LAST_RETRY);
        return;
      case 'ended':
        this.say({ standing: 'ended' });
        return;
      case 'refused':
        this.say({ standing: 'refused', words: saved.words });
    }
  }

  private after(pause: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.settle(), pause);
  }

  private say(told: Told): void {
    this.standing = told.standing;
    this.tell(told);
  }
}
