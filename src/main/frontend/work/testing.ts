import type { Copy } from './copies';
import type { Answer, Outcome, Way } from './post';

export { memory } from '../shell/testing';

/** A way that notes what is sent, and answers what the test says. */
export class NotedWay implements Way {
  readonly sent: Copy[] = [];
  readonly lasts: boolean[] = [];
  outcome: Outcome = 'saved';

  async send(copy: Copy, last = false): Promise<Answer> {
    this.sent.push(structuredClone(copy));
    this.lasts.push(last);
    return { outcome: this.outcome, words: `${copy.step}` };
  }
}
