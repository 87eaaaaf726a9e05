import type { Content } from './editor';

/** A drawing that lies in this browser. */
export interface Copy extends Content {
  /** Of the draft on which it was drawn. */
  revision: number;
  /** Milliseconds. */
  at: number;
}

/** Why it lies there: it was not saved, or another one was chosen in its place. */
export type Reason = 'unsaved' | 'aside';

/** Drawings of one person and one journey, which this browser keeps for them until the server has them. */
export class Copies {
  constructor(
    private readonly owner: string,
    private readonly journey: string,
    private readonly storage: Storage | undefined = local(),
  ) {}

  get(reason: Reason): Copy | undefined {
    try {
      const text = this.storage?.getItem(this.key(reason));
      return text ? (JSON.parse(text) as Copy) : undefined;
    } catch {
      return undefined;
    }
  }

  /** Whether there was room. */
  put(reason: Reason, copy: Copy): boolean {
    try {
      this.storage?.setItem(this.key(reason), JSON.stringify(copy));
      return this.storage !== undefined;
    } catch {
      return false;
    }
  }

  remove(reason: Reason): void {
    try {
      this.storage?.removeItem(this.key(reason));
    } catch {
      // then there is none
    }
  }

  private key(reason: Reason): string {
    return `wayline.drawing.${reason}.${this.owner}.${this.journey}`;
  }
}

/** A browser may be told to keep nothing, and says so by throwing. */
function local(): Storage | undefined {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}
