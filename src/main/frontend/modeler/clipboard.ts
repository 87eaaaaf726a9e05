import type { Moddle, Services } from './services';

const KEY = 'wayline.copied';

interface Reading {
  $type?: string;
  id?: string;
  [name: string]: unknown;
}

/** What was copied, also in another window or on another journey's page: it lies in the browser, as text. */
export class SharedClipboard {
  static readonly $inject = ['moddle'];

  private own: unknown;
  private text: string | null = null;

  constructor(private readonly moddle: Services['moddle']) {}

  get(): unknown {
    const text = stored();
    return text === null || text === this.text ? this.own : this.read(text);
  }

  set(copied: unknown): void {
    this.own = copied;
    try {
      this.text = JSON.stringify(copied);
      localStorage.setItem(KEY, this.text);
    } catch {
      // a browser that keeps nothing, or has no room: on this page it goes on to work
      this.text = null;
    }
  }

  clear(): unknown {
    const before = this.get();
    this.own = undefined;
    this.text = null;
    try {
      localStorage.removeItem(KEY);
    } catch {
      // it was never there
    }
    return before;
  }

  isEmpty(): boolean {
    return this.get() === undefined;
  }

  /** The same element of BPMN is one object, however often it is mentioned. */
  private read(text: string): unknown {
    const known = new Map<string, Moddle>();
    try {
      return JSON.parse(text, (_, value: Reading) => {
        if (typeof value !== 'object' || value === null || typeof value.$type !== 'string') {
          return value;
        }
        const { $type, ...attributes } = value;
        const before = value.id === undefined ? undefined : known.get(value.id);
        if (before !== undefined) {
          return before;
        }
        const made = this.moddle.create($type, attributes);
        if (value.id !== undefined) {
          known.set(value.id, made);
        }
        return made;
      }) as unknown;
    } catch {
      return undefined;
    }
  }
}

function stored(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}
