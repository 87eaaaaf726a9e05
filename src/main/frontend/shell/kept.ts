/** What was typed in a form and not sent yet. */
export interface Kept {
  /** The form's own name of what it sends: once the page lists it, the server has it. */
  key: string;
  text: string;
  /** When, in milliseconds. */
  at: number;
}

/** Whatever begins so is somebody's unsent words, and goes after a week. */
export const PREFIX = 'wayline.kept.';
const STAYS = 7 * 24 * 60 * 60 * 1_000;

/**
 * Keeps what is typed in forms with `data-kept` in the browser until the server has it: a closed tab, a reload, or an ended
 * session loses nothing. The form names what it is about in `data-kept` and whose it is in `data-owner`; its field `key` is
 * sent again with a text that comes back, so that sending twice adds it once. What nobody comes back for goes after a week.
 */
export function startKept(root: ParentNode = document, storage = local(), now: () => number = Date.now): void {
  if (!storage) {
    return;
  }
  expire(storage, now());
  bring(root, storage);
  root.addEventListener('input', ({ target }) => keep(target, storage, now()));
  // a part of the page that htmx brought has a form of its own
  root.addEventListener('htmx:afterSettle', () => bring(root, storage));
}

function keep(target: EventTarget | null, storage: Storage, at: number): void {
  const form = target instanceof Element ? target.closest<HTMLFormElement>('form[data-kept]') : null;
  if (!form) {
    return;
  }
  const { text, key } = fields(form);
  tried(() => {
    if (text.value === '') {
      storage.removeItem(name(form));
    } else {
      storage.setItem(name(form), JSON.stringify({ key: key.value, text: text.value, at } satisfies Kept));
    }
  });
}

function bring(root: ParentNode, storage: Storage): void {
  root.querySelectorAll<HTMLFormElement>('form[data-kept]').forEach((form) => {
    const kept = read(storage, name(form));
    if (!kept) {
      return;
    }
    if (root.querySelector(`[data-key="${kept.key.replace(/["\\]/g, '')}"]`)) {
      storage.removeItem(name(form));
      return;
    }
    const { text, key } = fields(form);
    if (text.value === '') {
      text.value = kept.text;
      key.value = kept.key;
    }
  });
}

function expire(storage: Storage, now: number): void {
  Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? '')
    .filter((each) => each.startsWith(PREFIX))
    .filter((each) => !((read(storage, each)?.at ?? 0) > now - STAYS))
    .forEach((each) => storage.removeItem(each));
}

function fields(form: HTMLFormElement): { text: HTMLTextAreaElement; key: HTMLInputElement } {
  return {
    text: form.querySelector('textarea') as HTMLTextAreaElement,
    key: form.querySelector('input[name="key"]') as HTMLInputElement,
  };
}

function name({ dataset }: HTMLFormElement): string {
  return `${PREFIX}${dataset.owner ?? ''}.${dataset.kept ?? ''}`;
}

export function read(storage: Storage, key: string): Kept | undefined {
  return tried(() => (JSON.parse(storage.getItem(key) ?? 'null') as Kept | null) ?? undefined);
}

/** A browser that keeps nothing, or has no room, is one in which nothing is kept. */
export function tried<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}

export function local(): Storage | undefined {
  return tried(() => window.localStorage);
}
