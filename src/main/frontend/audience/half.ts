import htmx from 'htmx.org';

import { csrf } from '../shell/csrf';
import { PREFIX, read, tried, type Kept } from '../shell/kept';

/** Names what this tab is about to save, until the next page says that it is saved. */
const SAVING = 'wayline.saving';

/**
 * Keeps what is typed in the form of a segment, its lines among them, in the browser until it is saved: a reload, a closed
 * tab, or an ended session loses nothing. It is somebody's own, by account and segment.
 */
export function startHalf(form: HTMLFormElement, storage: Storage, session: Storage, now: () => number = Date.now): void {
  const name = `${PREFIX}${form.dataset.owner ?? ''}.${form.dataset.half ?? ''}`;
  forgetSaved(storage, session);
  const served = words(form);
  const copy = read(storage, name);
  const notice = document.querySelector<HTMLElement>('#half');
  if (copy !== undefined && copy.text !== served) {
    bring(form, copy);
    show(notice, true);
  }
  const keep = (): void => {
    const text = words(form);
    tried(() => (text === served ? storage.removeItem(name) : storage.setItem(name, JSON.stringify({ key: '', text, at: now() } satisfies Kept))));
  };
  form.addEventListener('input', keep);
  // a button has added a line, or taken one away
  form.addEventListener('htmx:afterSettle', ({ target }) => {
    if (target instanceof Element && target.id === 'rule') {
      keep();
    }
  });
  form.addEventListener('submit', () => tried(() => session.setItem(SAVING, name)));
  notice?.querySelector('[data-throw]')?.addEventListener('click', () => {
    tried(() => storage.removeItem(name));
    location.assign(location.pathname);
  });
}

/** The page of a segment that has just been saved says so. */
function forgetSaved(storage: Storage, session: Storage): void {
  const saving = tried(() => session.getItem(SAVING));
  tried(() => session.removeItem(SAVING));
  if (saving !== undefined && saving !== null && document.querySelector('output.wl-saved') !== null) {
    tried(() => storage.removeItem(saving));
  }
}

/** Puts it back: the fields here, the lines by the server, which draws them. */
function bring(form: HTMLFormElement, { text }: Kept): void {
  const values = new FormData();
  for (const [field, value] of new URLSearchParams(text)) {
    values.append(field, value);
    const typed = form.elements.namedItem(field);
    if (!isOfLine(field) && (typed instanceof HTMLInputElement || typed instanceof HTMLTextAreaElement)) {
      typed.value = value;
    }
  }
  void htmx.ajax('post', '/campaigns/segments/draft', { target: '#rule', swap: 'outerHTML', values, headers: csrf() });
}

/** What somebody has said, as the form sends it. */
function words(form: HTMLFormElement): string {
  const typed = [...new FormData(form)].flatMap(([field, value]) => (isTyped(field) && typeof value === 'string' ? [[field, value]] : []));
  return new URLSearchParams(typed).toString();
}

/** Not what belongs to this page alone, nor what is looked up or about to be added. */
export function isTyped(field: string): boolean {
  return !['_csrf', 'page', 'customer'].includes(field) && !field.startsWith('what:');
}

/** Fields of lines are drawn with them. */
export function isOfLine(field: string): boolean {
  return field === 'n' || /^r[./]/.test(field);
}

function show(element: HTMLElement | null, shown: boolean): void {
  if (element !== null) {
    element.hidden = !shown;
  }
}
