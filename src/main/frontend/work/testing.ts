import type { Copy } from './copies';
import type { Answer, Outcome, Way } from './post';

/** A browser's storage, in memory. */
export function memory(): Storage {
  const items = new Map<string, string>();
  return {
    get length() {
      return items.size;
    },
    clear: () => items.clear(),
    getItem: (name) => items.get(name) ?? null,
    key: (at) => [...items.keys()][at] ?? null,
    removeItem: (name) => void items.delete(name),
    setItem: (name, value) => void items.set(name, value),
  };
}

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
