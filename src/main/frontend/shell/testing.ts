import { vi } from 'vitest';

/** As much of an element as the shell asks for; tests run without a browser. */
export class Part extends EventTarget {
  dataset: Record<string, string> = {};
  textContent = '';
  className = '';
  open = false;
  readonly within: Part[] = [];
  readonly found = new Map<string, Part>();
  readonly above = new Map<string, Part>();
  focus = vi.fn();
  isContentEditable = false;
  fits: (selector: string) => boolean = () => false;

  contains(other: unknown): boolean {
    return other === this || this.within.some((part) => part.contains(other));
  }

  closest(selector: string): Part | null {
    return this.above.get(selector) ?? null;
  }

  matches(selector: string): boolean {
    return this.fits(selector);
  }

  querySelector(selector: string): Part | null {
    return this.found.get(selector) ?? null;
  }

  replaceChildren(...parts: Part[]): void {
    this.within.splice(0, Infinity, ...parts);
    parts.forEach((part) => (part.remove = () => void this.within.splice(this.within.indexOf(part), 1)));
  }

  remove(): void {}
}

export class Dialog extends Part {
  showModal = vi.fn(() => void (this.open = true));
  close = vi.fn(() => void (this.open = false));
}

/** A page with these parts, found by selector or id; the names of the browser stand for ours until the test is over. */
export function page(parts: Record<string, Part | Part[]> = {}): Part & { body: Part; parts: typeof parts } {
  const document = Object.assign(new Part(), {
    parts,
    body: new Part(),
    documentElement: { lang: 'en' },
    createElement: () => new Part(),
    getElementById: (id: string) => parts[`#${id}`] ?? null,
    querySelectorAll: (selector: string) => [parts[selector] ?? []].flat(),
  });
  document.querySelector = (selector) => [parts[selector] ?? []].flat()[0] ?? null;
  vi.stubGlobal('document', document);
  vi.stubGlobal('Element', Part);
  vi.stubGlobal('HTMLElement', Part);
  vi.stubGlobal('Node', Part);
  vi.stubGlobal('HTMLDialogElement', Dialog);
  return document;
}

/** What the browser would tell the page of this part. */
export function tell(at: EventTarget, type: string, target: unknown, more: object = {}): Event {
  const event = new Event(type, { cancelable: true });
  Object.defineProperty(event, 'target', { value: target });
  Object.assign(event, more);
  at.dispatchEvent(event);
  return event;
}

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
