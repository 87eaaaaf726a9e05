import { csrf } from '../shell/csrf';
import { Copies, type Copy } from './copies';
import { Keeper } from './keeper';
import { bringLeft } from './left';
import { type Answer, Post } from './post';

const copies = new Copies(storage());
const way = new Post(csrf, renewed);

/**
 * Brings what earlier pages left, then lets the form be drawn, and keeps what is typed there. The place says whose page it
 * is and has the words; without a form it only brings.
 */
export async function keepDrafts(place: HTMLElement, form: HTMLFormElement | null, draw: () => Promise<void>): Promise<void> {
  const { owner = '', task = '', draft = '' } = place.dataset;
  const { anew, left } = await bringLeft(copies, owner, way, task ? { task, draft } : undefined);
  if (anew) {
    location.reload();
    return;
  }
  left.forEach((copy) => offer(place, form, copy));
  await draw();
  if (form && task) {
    keep(place, form, { owner, task, writer: crypto.randomUUID(), after: draft });
  }
}

function keep(place: HTMLElement, form: HTMLFormElement, page: ConstructorParameters<typeof Keeper>[0]): void {
  const keeper = new Keeper(page, typedIn(form), copies, way, (answer) => say(place, answer));
  const saved = document.getElementById('saved');
  form.addEventListener('input', () => keeper.typed(typedIn(form)));
  document.addEventListener('visibilitychange', () => (document.hidden ? keeper.leave() : keeper.again()));
  addEventListener('pagehide', () => keeper.leave());
  addEventListener('online', () => keeper.again());
  saved?.addEventListener('click', (event) => {
    const act = (event.target as Element).closest<HTMLElement>('[data-draft-act]')?.dataset.draftAct;
    if (act === 'mine') {
      void keeper.insist();
    } else if (act === 'other') {
      keeper.forget();
      location.reload();
    }
  });
  let completing = false;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (completing) {
      return;
    }
    completing = true;
    keeper.typed(typedIn(form));
    void keeper.settled().then((outcome) => {
      // what stands in the way would take the page, and what is typed on it, along
      completing = !['ended', 'unreachable', 'changed'].includes(outcome);
      if (completing) {
        form.submit();
      }
    });
  });
  addEventListener('pageshow', () => (completing = false));
}

function typedIn(form: HTMLFormElement): Copy['fields'] {
  return [...new FormData(form)].filter(
    (field): field is [string, string] => field[0].startsWith('field.') && typeof field[1] === 'string',
  );
}

function say(place: HTMLElement, { outcome, words }: Answer): void {
  const saved = document.getElementById('saved');
  if (outcome === 'saved') {
    saved?.replaceChildren(...parsed(words).childNodes);
  } else {
    saved?.replaceChildren(template(place, outcome));
  }
}

/** Shows what the server would not take; where there is no form for it any more, it can only be read. */
function offer(place: HTMLElement, form: HTMLFormElement | null, copy: Copy): void {
  const offered = document.createElement('div');
  offered.append(template(place, 'left'));
  offered
    .querySelector('[data-words]')
    ?.replaceChildren(...copy.fields.filter(([, value]) => value !== '').map(([, value]) => paragraph(value)));
  if (!form) {
    offered.querySelector('[data-draft-act="use"]')?.remove();
  }
  offered.addEventListener('click', (event) => {
    const act = (event.target as Element).closest<HTMLElement>('[data-draft-act]')?.dataset.draftAct;
    if (act === 'use') {
      void way.send({ ...copy, after: '*' }).then((answer) => {
        if (answer.outcome === 'saved') {
          copies.remove(copy);
          location.reload();
        } else {
          say(place, answer);
        }
      });
    } else if (act === 'drop') {
      copies.remove(copy);
      offered.remove();
    }
  });
  place.append(offered);
}

function paragraph(text: string): HTMLElement {
  const words = document.createElement('p');
  words.textContent = text;
  return words;
}

function template(place: HTMLElement, name: string): Node {
  return place.querySelector<HTMLTemplateElement>(`template[data-says="${name}"]`)?.content.cloneNode(true) ?? new Text('');
}

function parsed(markup: string): HTMLElement {
  return new DOMParser().parseFromString(markup, 'text/html').body;
}

/** Signing in again, in another tab say, gave the browser a token that this page does not know; if it is still theirs. */
async function renewed({ owner, task }: Copy): Promise<boolean> {
  const response = await fetch(`/work/${encodeURIComponent(task)}`, { headers: { 'HX-Request': 'true' } });
  const page = response.ok ? new DOMParser().parseFromString(await response.text(), 'text/html') : null;
  const headers = page?.body.getAttribute('hx-headers');
  if (!headers || page?.querySelector<HTMLElement>('[data-left]')?.dataset.owner !== owner) {
    return false;
  }
  document.body.setAttribute('hx-headers', headers);
  const token = page.querySelector<HTMLInputElement>('input[name="_csrf"]')?.value;
  document.querySelectorAll<HTMLInputElement>('input[name="_csrf"]').forEach((each) => (each.value = token ?? each.value));
  return true;
}

/** A browser may be told to keep nothing, and says so by throwing. */
function storage(): Storage | undefined {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}
