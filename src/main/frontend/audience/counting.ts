import { csrf } from '../shell/csrf';

/** After the last key, in milliseconds. */
const PAUSE = 400;

/**
 * Counts the rule in this form, as a whole and line by line, while it is typed. What is asked anew breaks off what was asked
 * before, here and, by the name of the page that the form carries, in the database.
 */
export class Counting {
  private readonly asked = new Map<string, AbortController>();
  private timer?: ReturnType<typeof setTimeout>;

  constructor(private readonly form: HTMLFormElement) {}

  /** Something was typed: it is counted once nobody types for a moment. */
  typed(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.now(), PAUSE);
  }

  /** Lines have come or gone. */
  now(): void {
    clearTimeout(this.timer);
    void this.ask('count');
    this.lines();
  }

  lines(): void {
    void this.ask('lines');
  }

  private async ask(what: string): Promise<void> {
    this.asked.get(what)?.abort();
    const asking = new AbortController();
    this.asked.set(what, asking);
    try {
      const answer = await fetch(`/campaigns/segments/${what}`, {
        method: 'POST',
        headers: { ...csrf(), 'HX-Request': 'true' },
        body: new URLSearchParams([...new FormData(this.form)].filter((field): field is [string, string] => typeof field[1] === 'string')),
        redirect: 'manual',
        signal: asking.signal,
      });
      if (answer.status === 200) {
        put(await answer.text());
      }
    } catch {
      // broken off, or the network is gone: the next key asks again
    }
  }
}

/** Each part takes the place of the one of its id. */
function put(parts: string): void {
  // a copy of the list: whatever is put into the page leaves it
  for (const part of [...new DOMParser().parseFromString(parts, 'text/html').body.children]) {
    const before = document.getElementById(part.id);
    if (before !== null && part.id !== '') {
      before.replaceWith(document.adoptNode(part));
    }
  }
}
