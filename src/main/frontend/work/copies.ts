/** What was typed in the form of one task, as one page had it. */
export interface Copy {
  /** Whose it is; a browser may be somebody else's by the time it is found. */
  owner: string;
  task: string;
  /** The page, by a word of its own. */
  writer: string;
  /** Rises with each change on that page. */
  step: number;
  /** The mark of the draft that the page began with; empty for none, a star for whatever is kept. */
  after: string;
  /** Names and values as the page's form sends them. */
  fields: [string, string][];
  /** When, in milliseconds. */
  at: number;
  /** How often it was brought to the server after its page was gone, and no page showed it yet. */
  brought?: number;
}

/** How the server knows a copy. */
export function mark({ writer, step }: Copy): string {
  return `${writer}.${step}`;
}

const PREFIX = 'wayline.typed.';
const KEPT = 7 * 24 * 60 * 60 * 1_000;

/**
 * Copies of what was typed, in the browser, each only until the server has it: what is typed here is about people. A copy
 * that nobody comes back for goes after a week. A browser that keeps nothing is one in which nothing is kept.
 */
export class Copies {
  constructor(
    private readonly storage: Storage | undefined,
    private readonly now: () => number = Date.now,
  ) {}

  put(copy: Copy): void {
    this.tried((storage) => storage.setItem(key(copy), JSON.stringify(copy)));
  }

  /** Unless more was typed on the same page meanwhile. */
  remove(copy: Copy): void {
    this.tried((storage) => {
      if ((read(storage, key(copy))?.step ?? 0) <= copy.step) {
        storage.removeItem(key(copy));
      }
    });
  }

  /** Somebody's, the oldest first. */
  of(owner: string): Copy[] {
    const all = this.tried((storage) => keys(storage).flatMap((each) => read(storage, each) ?? [])) ?? [];
    return all.filter((copy) => copy.owner === owner).sort((one, other) => one.at - other.at);
  }

  /** Drops whatever is older than a week, whose it may be. */
  expire(): void {
    this.tried((storage) =>
      keys(storage)
        .filter((each) => !((read(storage, each)?.at ?? 0) > this.now() - KEPT))
        .forEach((each) => storage.removeItem(each)),
    );
  }

  private tried<T>(act: (storage: Storage) => T): T | undefined {
    try {
      return this.storage && act(this.storage);
    } catch {
      return undefined;
    }
  }
}

function key({ owner, task, writer }: Copy): string {
  return `${PREFIX}${owner}.${task}.${writer}`;
}

function keys(storage: Storage): string[] {
  return Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? '').filter((each) => each.startsWith(PREFIX));
}

function read(storage: Storage, name: string): Copy | undefined {
  try {
    return (JSON.parse(storage.getItem(name) ?? 'null') as Copy | null) ?? undefined;
  } catch {
    return undefined;
  }
}
