import { isSignedInElsewhere } from '../shell/again';
import { csrf } from '../shell/csrf';
import type { Content } from './editor';

export interface Opened extends Content {
  revision: number;
  basedOn: number;
  counts: number;
  savedAt: string | null;
}

export interface Finding {
  error: boolean;
  text: string;
  place: string;
  file: string;
  line: number;
  element: string;
  /** The setting, or part of the element. */
  attribute: string;
  rule: string;
  params: string[];
}

export interface Presence {
  revision: number;
  counts: number;
  others: { name: string; now: boolean; savedAt: string }[];
}

/** What colleagues said to each other about one thing; settledBy: who said that it is done with. */
export interface Thread {
  id: string;
  element: string;
  settledBy: string | null;
  said: { author: string; mine: boolean; body: string; at: string }[];
}

export interface Said {
  id: string;
  thread: string | null;
  element: string;
  words: string;
}

/** What became of a saving; changed: the draft was saved elsewhere; refused: never to be taken as it is. */
export type Saved =
  | { outcome: 'saved'; revision: number; savedAt: string }
  | { outcome: 'changed' | 'ended' | 'unreachable' }
  | { outcome: 'refused'; words: string };

/** The way to the server. */
export class Server {
  constructor(private readonly address: string) {}

  async open(): Promise<Opened> {
    const answer = await fetch(`${this.address}/draft`, { headers: { Accept: 'application/json' }, cache: 'no-store' });
    if (!answer.ok || answer.redirected) {
      throw new Error(`${answer.status} for the draft`);
    }
    // what is not there is left out of the answer
    const opened = (await answer.json()) as Partial<Opened> & Opened;
    return { ...opened, names: opened.names ?? null, savedAt: opened.savedAt ?? null };
  }

  /** @param last true when the page is being left, and the browser has to finish without it */
  async save(content: Content, revision: number, last = false): Promise<Saved> {
    try {
      const answer = await this.post('draft', { ...content, revision }, last);
      switch (answer.status) {
        case 200: {
          const saved = (await answer.json()) as { revision: number; savedAt: string };
          return { outcome: 'saved', ...saved };
        }
        case 409:
          return { outcome: 'changed' };
        case 401:
        case 403:
        case 0:
          return { outcome: 'ended' };
        case 400:
        case 404:
        case 413:
        case 422:
          return { outcome: 'refused', words: await wordsOf(answer) };
        default:
          return { outcome: 'unreachable' };
      }
    } catch {
      return { outcome: 'unreachable' };
    }
  }

  check(): Promise<Finding[] | undefined> {
    return this.ask<Finding[]>('check');
  }

  presence(): Promise<Presence | undefined> {
    return this.ask<Presence>('presence');
  }

  /** All that is said, or nothing when nobody answers. */
  async comments(): Promise<Thread[] | undefined> {
    try {
      return threads(await fetch(`${this.address}/comments`, { headers: { Accept: 'application/json' }, cache: 'no-store', redirect: 'manual' }));
    } catch {
      return undefined;
    }
  }

  async say(said: Said): Promise<Thread[] | undefined> {
    return this.tell('comments', said);
  }

  async settle(thread: string, act: 'settle' | 'reopen'): Promise<Thread[] | undefined> {
    return this.tell(`comments/${encodeURIComponent(thread)}/${act}`, {});
  }

  private async tell(what: string, body: object): Promise<Thread[] | undefined> {
    try {
      return threads(await this.post(what, body));
    } catch {
      return undefined;
    }
  }

  private async ask<Answer>(what: string): Promise<Answer | undefined> {
    try {
      const answer = await this.post(what, {});
      return answer.ok ? ((await answer.json()) as Answer) : undefined;
    } catch {
      return undefined;
    }
  }

  private async post(what: string, body: object, last = false): Promise<Response> {
    const send = (): Promise<Response> =>
      fetch(`${this.address}/${what}`, {
        method: 'POST',
        headers: { ...csrf(), 'Content-Type': 'application/json', Accept: 'application/json' },
        body: JSON.stringify(body),
        keepalive: last,
        redirect: 'manual',
      });
    const answer = await send();
    const isOver = answer.status === 401 || answer.status === 403 || answer.type === 'opaqueredirect';
    // in another tab they may have signed in again, and the token is another one
    return isOver && !last && (await isSignedInElsewhere()) ? send() : answer;
  }
}

async function wordsOf(answer: Response): Promise<string> {
  try {
    return ((await answer.json()) as { words?: string }).words ?? '';
  } catch {
    return '';
  }
}

/** What is not there is left out of the answer. */
async function threads(answer: Response): Promise<Thread[] | undefined> {
  return answer.ok ? ((await answer.json()) as Thread[]).map((each) => ({ ...each, settledBy: each.settledBy ?? null })) : undefined;
}
