import htmx from 'htmx.org';
import { Idiomorph } from 'idiomorph';

import { whileSignedIn } from '../shell/again';

/** What the page knows of what is typed in it. */
export interface Typed {
  /** Whether it may be sent now; otherwise the page has said why not. */
  ready(): Promise<boolean>;
  /** Which state of the form this is: the same twice is one press. */
  state(): string;
  /** The server has it for good. */
  done(): void;
  /** What stands in the way, by the name of a template of the page. */
  say(words: 'unsent' | 'failed' | 'over' | 'ended'): void;
}

/**
 * Completes in place: what was done and what comes next takes the place of the form, or the form stays as it is, with what
 * helps beside it. A press that is repeated, since its answer was lost say, is one press.
 */
export function startCompleting(form: HTMLFormElement, typed: Typed): void {
  let underWay = false;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (underWay) {
      return;
    }
    underWay = true;
    busy(form, true);
    void complete(form, typed).finally(() => {
      underWay = false;
      busy(form, false);
    });
  });
}

async function complete(form: HTMLFormElement, typed: Typed): Promise<void> {
  if (!(await typed.ready())) {
    return;
  }
  const answer = await whileSignedIn(() => sent(form, typed.state())).catch(() => undefined);
  const markup = await answer?.text().catch(() => undefined);
  if (answer === undefined || markup === undefined) {
    typed.say('unsent');
  } else if (answer.status === 401) {
    typed.say('ended');
  } else if (answer.status === 404) {
    typed.say('over');
  } else if (answer.ok) {
    typed.done();
    show(answer.url, page(markup));
  } else if (answer.status === 409 || answer.status === 422) {
    explain(form, page(markup));
  } else {
    typed.say('failed');
  }
}

function sent(form: HTMLFormElement, state: string): Promise<Response> {
  const body = new URLSearchParams([...new FormData(form)] as [string, string][]);
  body.set('press', `${body.get('press') ?? ''}.${state}`);
  return fetch(form.action, { method: 'POST', headers: { 'HX-Request': 'true' }, body });
}

function page(markup: string): Document {
  return new DOMParser().parseFromString(markup, 'text/html');
}

/** Of the customer only what the task has changed: somebody may have begun a note there. */
function show(address: string, next: Document): void {
  const parts: [HTMLElement | null, HTMLElement | null][] = ['queue', 'task'].map((id) => [
    document.getElementById(id),
    next.getElementById(id),
  ]);
  if (parts.some(([now, then]) => now === null || then === null)) {
    location.assign(address);
    return;
  }
  history.replaceState(null, '', address);
  document.title = next.title;
  // what could be done with the task before
  document.querySelectorAll('main > dialog').forEach((dialog) => dialog.remove());
  for (const id of ['customer-rides', 'customer-story']) {
    parts.push([document.getElementById(id), next.getElementById(id)]);
  }
  for (const [now, then] of parts) {
    if (now === null || then === null) {
      continue;
    }
    Idiomorph.morph(now, then, { morphStyle: 'outerHTML' });
  }
  const task = document.getElementById('task') as HTMLElement;
  htmx.process(document.getElementById('queue') as HTMLElement);
  htmx.process(task);
  task.querySelector('.wl-scroll')?.scrollTo(0, 0);
  task.querySelector<HTMLElement>('[data-onward]')?.focus();
}

/** Takes what the answer says of the form, and nothing of what stands in it. */
export function explain(form: HTMLFormElement, answer: Document): void {
  document.getElementById('refused')?.replaceChildren(...(answer.getElementById('refused')?.childNodes ?? []));
  const version = answer.querySelector<HTMLInputElement>('#answers input[name="version"]');
  const ours = form.querySelector<HTMLInputElement>('input[name="version"]');
  if (version && ours) {
    ours.value = version.value;
  }
  form.querySelectorAll<HTMLElement>('[data-field]').forEach((field) => {
    const said = answer.querySelector<HTMLElement>(`#answers [data-field="${CSS.escape(field.dataset.field ?? '')}"]`);
    if (said) {
      judge(field, said);
    }
  });
  const first = form.querySelector<HTMLElement>('[data-field]:has(.wl-error)');
  const faulty = first?.querySelector<HTMLElement>('input:not([type=hidden]), textarea, select');
  (faulty ?? document.getElementById('refused'))?.scrollIntoView({ block: 'center' });
  faulty?.focus();
}

function judge(field: HTMLElement, said: HTMLElement): void {
  const notes = (of: HTMLElement): HTMLElement[] => [...of.querySelectorAll<HTMLElement>(':scope > .wl-error, :scope > .form-hint:not([data-count])')];
  notes(field).forEach((note) => note.remove());
  const count = field.querySelector(':scope > [data-count]');
  notes(said).forEach((note) => field.insertBefore(note, count));
  const judged = '[aria-describedby], [aria-invalid], input, textarea, select, fieldset';
  const [ours, theirs] = [field.querySelectorAll(judged), said.querySelectorAll(judged)];
  ours.forEach((each, at) => {
    for (const name of ['aria-invalid', 'aria-describedby']) {
      const value = theirs[at]?.getAttribute(name);
      if (value === null || value === undefined) {
        each.removeAttribute(name);
      } else {
        each.setAttribute(name, value);
      }
    }
  });
}

function busy(form: HTMLFormElement, is: boolean): void {
  document.querySelector(`button[form="${form.id}"]`)?.setAttribute('aria-busy', String(is));
}
