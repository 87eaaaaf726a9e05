/** Why there is no answer: the session has ended, or the server could not be reached or failed. */
export type Missing = 'over' | 'failed';

/**
 * Asks once somebody has paused, and only for the last text: what was asked before and is not answered yet is called
 * back, and an answer that comes late all the same is dropped.
 */
export class Asker {
  private waiting: ReturnType<typeof setTimeout> | undefined;
  private asking: AbortController | undefined;
  /** What the list that is shown belongs to. */
  private answered: string | undefined;

  constructor(
    private readonly ask: (text: string, signal: AbortSignal) => Promise<string>,
    private readonly show: (answer: string, text: string) => void,
    private readonly fail: (why: Missing) => void,
    private readonly pause = PAUSE,
  ) {}

  /** Later, when nothing more is typed. */
  soon(text: string): void {
    this.forget();
    this.waiting = setTimeout(() => void this.now(text), this.pause);
  }

  async now(text: string): Promise<void> {
    this.forget();
    const asking = new AbortController();
    this.asking = asking;
    try {
      const answer = await this.ask(text, asking.signal);
      if (!asking.signal.aborted) {
        this.answered = text;
        this.show(answer, text);
      }
    } catch (error) {
      if (!asking.signal.aborted) {
        this.answered = undefined;
        this.fail(error instanceof SessionOver ? 'over' : 'failed');
      }
    }
  }

  /** Whether what is shown is the answer to this text. */
  isAnswered(text: string): boolean {
    return this.answered === text;
  }

  forget(): void {
    clearTimeout(this.waiting);
    this.asking?.abort();
  }
}

export class SessionOver extends Error {}

const PAUSE = 150;
