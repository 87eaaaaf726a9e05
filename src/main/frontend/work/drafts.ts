import { AGAIN, isSignedInElsewhere, signInAgain } from '../shell/again';
import { csrf } from '../shell/csrf';
import { startCompleting, type Typed } from './complete';
import { Copies, type Copy } from './copies';
import { Keeper } from './keeper';
import { bringLeft } from './left';
import { type Answer, Post } from './post';

const copies = new Copies(storage());
const way = new Post(csrf, isSignedInElsewhere);

/**
 * Brings what earlier pages left, then keeps what is typed in the form. The place says whose page it is and has the words;
 * without a form it only brings.
 */
export async function keepDrafts(place: HTMLElement, form: HTMLFormElement | null): Promise<void> {
  const { owner = '', task = '', draft = '' } = place.dataset;
  // what comes may replace what stands here, so nothing is typed meanwhile
  form?.toggleAttribute('inert', copies.of(owner).some((copy) => copy.task === task));
  const { anew, left } = await bringLeft(copies, owner, way, task ? { task, draft } : undefined);
  if (anew) {
    location.reload();
    return;
  }
  form?.removeAttribute('inert');
  left.forEach((copy) => offer(place, form, copy));
  if (form && task) {
    keep(place, form, { owner, task, writer: crypto.randomUUID(), after: draft });
  }
}

function keep(place: HTMLElement, form: HTMLFormElement, page: ConstructorParameters<typeof Keeper>[0]): void {
  const keeper = new Keeper(page, drawnIn(form), copies, way, (answer) => say(place, answer));
  const saved = document.getElementById('saved');
  form.addEventListener('input', () => keeper.typed(typedIn(form)));
  // a page can be typed in before its script is there
  keeper.typed(typedIn(form));
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
  document.addEventListener(AGAIN, () => keeper.again());
  startCompleting(form, completed(keeper, form, place));
}

/** Without fields nothing is typed, and there is nothing to keep. */
export function completeWithoutFields(form: HTMLFormElement, place: HTMLElement): void {
  const say = (words: string): void => document.getElementById('saved')?.replaceChildren(template(place, words));
  startCompleting(form, { ready: async () => true, state: () => '0', done: () => undefined, say });
}

function completed(keeper: Keeper, form: HTMLFormElement, place: HTMLElement): Typed {
  return {
    ready: async () => {
      keeper.typed(typedIn(form));
      const first = await keeper.settled();
      const outcome = first === 'ended' && (await signInAgain()) ? await keeper.settled() : first;
      // what stands in the way would take what is typed along
      return !['ended', 'unreachable', 'changed'].includes(outcome);
    },
    state: () => String(keeper.at()),
    done: () => keeper.forget(),
    say: (words) => document.getElementById('saved')?.replaceChildren(template(place, words)),
  };
}

/** What stood in the form when the server drew it. */
function drawnIn(form: HTMLFormElement): Copy['fields'] {
  const drawn = form.cloneNode(true) as HTMLFormElement;
  drawn.reset();
  return typedIn(drawn);
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

/** A browser may be told to keep nothing, and says so by throwing. */
function storage(): Storage | undefined {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}
