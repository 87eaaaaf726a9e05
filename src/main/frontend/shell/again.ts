import htmx from 'htmx.org';

/** What the page does when it learns that its session is over, and when somebody has signed in again. */
export const OVER = 'wayline:session-over';
export const AGAIN = 'wayline:signed-in';

/** Leaving, and what the frame itself offers, needs nobody's password. */
const FREE = /^\/(sign-out|preferences)$/;

let over = false;
let asked: Promise<boolean> | undefined;

/**
 * A session that ended takes nothing from the page: whatever finds it ended asks for the password of the same person in
 * place, and then what waited goes on. Only acts ask; what the page does by itself says that the session is over, and a
 * link with `data-sign-in-again` asks.
 */
export function startAgain(): void {
  document.body.addEventListener('htmx:beforeOnLoad', (event) => {
    const { xhr, requestConfig } = (event as CustomEvent<Answered>).detail;
    if (xhr.status === 401) {
      // neither shown nor told as a failure: it is sent again
      event.preventDefault();
      void signInAgain().then((signedIn) => signedIn && repeat(requestConfig));
    }
  });
  document.addEventListener(OVER, () => (over = true));
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('[data-sign-in-again]') : null;
    if (link !== null) {
      event.preventDefault();
      void signInAgain();
    }
  });
  document.addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement;
    if (over && !event.defaultPrevented && sends(form)) {
      event.preventDefault();
      void signInAgain().then((signedIn) => signedIn && form.requestSubmit(event.submitter));
    }
  });
}

interface Answered {
  xhr: XMLHttpRequest;
  requestConfig: { verb: string; path: string; elt: Element; target: Element; triggeringEvent?: Event };
}

function repeat({ verb, path, elt, target, triggeringEvent }: Answered['requestConfig']): void {
  void htmx.ajax(verb as 'get', path, { source: elt, target, event: triggeringEvent });
}

function sends(form: HTMLFormElement): boolean {
  return form.method === 'post' && !form.hasAttribute('hx-post') && !FREE.test(new URL(form.action).pathname);
}

/** Sends, and when the session has ended, asks for the password and sends once more, with the token of then. */
export async function whileSignedIn(send: () => Promise<Response>): Promise<Response> {
  const answer = await send();
  return answer.status === 401 && (await signInAgain()) ? send() : answer;
}

/** Asks once, however many wait for it. False when they would rather not now, or somebody else is signed in here. */
export function signInAgain(): Promise<boolean> {
  asked ??= ask()
    .catch(() => false)
    .finally(() => (asked = undefined));
  return asked;
}

/** Whether they are signed in, in another tab say; then this page has the token of that session. Nobody is asked. */
export async function isSignedInElsewhere(): Promise<boolean> {
  const dialog = await fetched();
  const same = dialog.dataset.signedIn === 'same';
  if (same) {
    renew(dialog);
  }
  return same;
}

async function ask(): Promise<boolean> {
  const dialog = await fetched();
  if (dialog.dataset.signedIn === 'same') {
    renew(dialog);
    return true;
  }
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((told) => {
    let signedIn = false;
    dialog.addEventListener('close', () => {
      dialog.remove();
      told(signedIn);
    });
    dialog.querySelector('form')?.addEventListener('submit', (event) => {
      event.preventDefault();
      event.stopPropagation();
      void enter(dialog, event.target as HTMLFormElement).then((is) => {
        if (is) {
          signedIn = true;
          dialog.close();
        }
      });
    });
  });
}

async function enter(dialog: HTMLDialogElement, form: HTMLFormElement): Promise<boolean> {
  const button = form.querySelector<HTMLButtonElement>('.btn-primary');
  button?.toggleAttribute('disabled', true);
  try {
    const answer = await fetch(form.action, {
      method: 'POST',
      headers: { 'HX-Request': 'true' },
      body: new URLSearchParams([...new FormData(form)] as [string, string][]),
      redirect: 'manual',
    });
    if (answer.status === 204) {
      return await isSignedInElsewhere();
    }
    const minutes = Math.ceil(Number(answer.headers.get('Retry-After')) / 60);
    say(dialog, answer.status === 429 ? 'throttled' : answer.status === 422 ? 'wrong' : 'unreachable', minutes);
    if (answer.status === 401) {
      // signed in meanwhile in another tab: the token of this form was of before
      return await isSignedInElsewhere();
    }
  } catch {
    say(dialog, 'unreachable');
  } finally {
    button?.toggleAttribute('disabled', false);
  }
  return false;
}

function say(dialog: HTMLDialogElement, word: string, minutes = 0): void {
  const place = dialog.querySelector<HTMLElement>('[data-says]');
  const words = dialog.querySelector<HTMLTemplateElement>(`template[data-word="${word}"]`)?.content.textContent ?? '';
  if (place) {
    place.textContent = words.replace('%', String(minutes));
    place.hidden = false;
  }
  const password = dialog.querySelector<HTMLInputElement>('input[type="password"]');
  password?.focus();
  password?.select();
}

async function fetched(): Promise<HTMLDialogElement> {
  const who = document.body.dataset.person ?? '';
  const answer = await fetch(`/sign-in/again?who=${encodeURIComponent(who)}`, { cache: 'no-store' });
  const dialog = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('dialog');
  if (!answer.ok || dialog === null) {
    throw new TypeError('nobody answered');
  }
  return document.importNode(dialog, true);
}

/** From now on everything on this page is sent with the token of the new session. */
function renew({ dataset: { parameter = '', header = '', token = '' } }: HTMLElement): void {
  document.body.setAttribute('hx-headers', JSON.stringify({ [header]: token }));
  document
    .querySelectorAll<HTMLInputElement>(`input[name="${CSS.escape(parameter)}"]`)
    .forEach((each) => (each.value = token));
  over = false;
  document.dispatchEvent(new Event(AGAIN));
}
