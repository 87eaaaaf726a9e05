import { type Copy, mark } from './copies';

/**
 * What became of a saving: the server has it; the session ended, or is somebody else's; another page has saved meanwhile;
 * the task is over; it can never be taken; nobody answered.
 */
export type Outcome = 'saved' | 'ended' | 'changed' | 'over' | 'refused' | 'unreachable';

export interface Answer {
  outcome: Outcome;
  /** What the server says of it, as markup. */
  words: string;
}

/** Brings what was typed to the server. */
export interface Way {
  /** @param last true when the page is being left, and the browser has to finish without it */
  send(copy: Copy, last?: boolean): Promise<Answer>;
}

export function outcomeOf(status: number): Outcome {
  switch (status) {
    case 200:
      return 'saved';
    case 401:
    case 403:
    case 412:
      return 'ended';
    case 409:
      return 'changed';
    case 404:
    case 410:
      return 'over';
    case 400:
    case 413:
    case 422:
      return 'refused';
    default:
      return 'unreachable';
  }
}

/** The way by HTTP. A token that another sign-in has replaced is fetched anew, once for each saving. */
export class Post implements Way {
  constructor(
    private readonly token: () => Record<string, string>,
    private readonly renewed: () => Promise<boolean>,
    private readonly fetcher: typeof fetch = (...asked) => fetch(...asked),
  ) {}

  async send(copy: Copy, last = false): Promise<Answer> {
    try {
      const answer = await this.once(copy, last);
      return answer.outcome === 'ended' && !last && (await this.renewed()) ? await this.once(copy, last) : answer;
    } catch {
      return { outcome: 'unreachable', words: '' };
    }
  }

  private async once(copy: Copy, last: boolean): Promise<Answer> {
    const body = new URLSearchParams(copy.fields);
    body.set('owner', copy.owner);
    body.set('draft', mark(copy));
    body.set('after', copy.after);
    const response = await this.fetcher(`/work/${encodeURIComponent(copy.task)}/draft`, {
      method: 'POST',
      headers: this.token(),
      body,
      // browsers finish 64 KiB of this by themselves; what is more stays in the copy
      keepalive: last,
      redirect: 'manual',
    });
    return response.type === 'opaqueredirect'
      ? { outcome: 'ended', words: '' }
      : { outcome: outcomeOf(response.status), words: await response.text() };
  }
}
