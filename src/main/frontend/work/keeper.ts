import { type Copies, type Copy, mark } from './copies';
import type { Answer, Outcome, Way } from './post';

/** How long nobody types before it is saved, and how long to wait for a server that does not answer; in milliseconds. */
const PAUSE = 600;
const FIRST_RETRY = 2_000;
const LAST_RETRY = 30_000;

type Fields = Copy['fields'];

/**
 * Keeps what is typed on one page: at once in the browser, after a pause on the server, and in the browser until the
 * server says that it has it. One saving is under way at a time, and the next one brings all that came meanwhile.
 */
export class Keeper {
  private step = 0;
  private kept = 0;
  private retry = FIRST_RETRY;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private underWay: Promise<Outcome> = Promise.resolve('saved');
  private last: Outcome = 'saved';

  constructor(
    private readonly page: { owner: string; task: string; writer: string; after: string },
    private fields: Fields,
    private readonly copies: Copies,
    private readonly way: Way,
    private readonly tell: (answer: Answer) => void,
    private readonly now: () => number = Date.now,
  ) {}

  /** Something may have changed; what is the same as before is nothing new. */
  typed(fields: Fields): void {
    if (JSON.stringify(fields) === JSON.stringify(this.fields)) {
      return;
    }
    this.fields = fields;
    this.step += 1;
    this.copies.put(this.copy());
    if (this.last !== 'changed' && this.last !== 'over') {
      this.after(PAUSE);
    }
  }

  /** Rises with each change. */
  at(): number {
    return this.step;
  }

  /** Saves now, also what is saved already: says whether the server can be reached by whoever typed this. */
  settled(): Promise<Outcome> {
    clearTimeout(this.timer);
    this.underWay = this.underWay.then(() => this.save());
    return this.underWay;
  }

  /** The page is being left, or may be. */
  leave(): void {
    const { step } = this;
    if (step > this.kept) {
      void this.way.send(this.copy(), true).then(({ outcome }) => this.came(step, outcome));
    }
  }

  /** Whatever kept the server from having it may have passed. */
  again(): void {
    if (this.step > this.kept && (this.last === 'unreachable' || this.last === 'ended')) {
      void this.settled();
    }
  }

  /** What is on this page stays, and replaces what another one has saved. */
  insist(): Promise<Outcome> {
    this.page.after = '*';
    return this.settled();
  }

  /** What is on this page goes. */
  forget(): void {
    clearTimeout(this.timer);
    this.copies.remove(this.copy());
    this.kept = this.step;
  }

  private async save(): Promise<Outcome> {
    const { step } = this;
    const answer = await this.way.send(this.copy());
    this.last = answer.outcome;
    this.came(step, answer.outcome);
    this.tell(answer);
    if (answer.outcome === 'unreachable') {
      this.after(this.retry);
      this.retry = Math.min(2 * this.retry, LAST_RETRY);
    } else {
      this.retry = FIRST_RETRY;
    }
    return answer.outcome;
  }

  private came(step: number, outcome: Outcome): void {
    if (outcome === 'saved') {
      const copy = { ...this.copy(), step };
      this.kept = Math.max(this.kept, step);
      this.page.after = mark(copy);
      this.copies.remove(copy);
    }
  }

  private after(pause: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.settled(), pause);
  }

  private copy(): Copy {
    return { ...this.page, step: this.step, fields: this.fields, at: this.now() };
  }
}
