import { openDialog } from '../shell/dialogs';
import { type Column, columnAt, columnBeside, fault, filled, needsReason, type Place, placeAt, placeBeside } from './places';

/** So far the pointer goes before a press is a drag, in pixels. */
const DRAG = 5;

const HOUR = 3_600_000;

/** A call on its way to another time or to somebody else. */
interface Moving {
  call: HTMLAnchorElement;
  item: HTMLElement;
  /** Where it stood, and how. */
  home: { list: HTMLElement; next: Element | null; style: string };
  slots: HTMLElement;
  places: Place[];
  agents: string[];
  at: string;
  agent: string;
  /** What stands in the way, in a sentence. */
  why?: string;
}

/**
 * Moves calls of a day by pointer and by keys. Where a call can be is the server's to say: it draws the places of the day,
 * those that cannot take it with the reason, before anything is dropped. Without this a call has a form on its own page.
 */
export function startMoves(cal: HTMLElement): void {
  const mover = document.querySelector<HTMLDialogElement>('[data-mover]');
  if (!mover) {
    return;
  }
  let moving: Moving | undefined;
  let dragged = false;

  const begin = async (call: HTMLAnchorElement): Promise<Moving | undefined> => {
    end();
    const slots = await fetched(call, cal);
    if (!slots) {
      return undefined;
    }
    cal.closest('[data-live]')?.setAttribute('data-busy', '');
    const item = call.closest('li')!;
    moving = {
      call,
      item,
      home: { list: item.parentElement!, next: item.nextElementSibling, style: item.getAttribute('style') ?? '' },
      slots,
      places: [],
      agents: (slots.dataset.agents ?? '').split(' '),
      at: call.dataset.at ?? '',
      agent: call.dataset.agent ?? '',
    };
    show(moving);
    return moving;
  };

  const end = (): void => {
    if (moving) {
      moving.slots.remove();
      const { item, home } = moving;
      item.removeAttribute('data-moving');
      item.removeAttribute('data-refused');
      item.setAttribute('style', home.style);
      home.list.insertBefore(item, home.next);
      cal.closest('[data-live]')?.removeAttribute('data-busy');
      moving = undefined;
      say(mover, '');
    }
  };

  /** Draws the places in the column in which the call would be, and says what stands in the way. */
  const show = (now: Moving): void => {
    const to = column(cal, now.agent);
    const day = to?.querySelector<HTMLElement>('.wl-cal-day');
    if (!to || !day) {
      return;
    }
    day.append(now.slots);
    to.querySelector('ol:not([data-slots])')?.append(now.item);
    now.item.setAttribute('data-moving', '');
    now.item.style.setProperty('--s', String(hours(cal, now.at)));
    now.item.style.setProperty('--l', '0');
    now.item.style.setProperty('--n', '1');
    now.places = [...now.slots.children].map((each) => place(each as HTMLElement));
    const word = fault(now.call.dataset.agent ?? '', now.agent, {
      reader: cal.dataset.reader ?? '',
      passes: cal.dataset.passes !== undefined,
      agents: now.agents,
    });
    const here = now.places.find((each) => each.at === now.at);
    const unmoved = now.at === now.call.dataset.at;
    now.why = word ? mover.dataset[word] : unmoved ? undefined : here ? here.why : mover.dataset.none;
    now.item.toggleAttribute('data-refused', now.why !== undefined);
    [...now.slots.children].forEach((each) =>
      (each as HTMLElement).toggleAttribute('data-here', (each as HTMLElement).dataset.at === now.at),
    );
    const slot = [...now.slots.children].find((each) => (each as HTMLElement).dataset.at === now.at) as HTMLElement | undefined;
    const clock = slot?.dataset.clock ?? clockOf(now.call);
    say(mover, [to.dataset.name, clock, slot?.dataset.theirs, now.why].filter(Boolean).join(' · '));
  };

  const ask = (): void => {
    if (!moving || (moving.at === moving.call.dataset.at && moving.agent === (moving.call.dataset.agent ?? ''))) {
      end();
      return;
    }
    if (moving.why === undefined) {
      fill(mover, moving, cal);
      openDialog('move');
    }
  };

  mover.addEventListener('close', () => {
    const back = moving?.call;
    end();
    back?.focus();
  });

  // keys: a call that has the focus
  cal.addEventListener('keydown', (event) => {
    const call = movable(event.target);
    if (!call || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) {
      return;
    }
    const steps: Record<string, [number, number]> = {
      ArrowUp: [-1, 0],
      ArrowDown: [1, 0],
      ArrowLeft: [0, -1],
      ArrowRight: [0, 1],
    };
    const step = steps[event.key];
    if (step) {
      event.preventDefault();
      const go = (now: Moving | undefined): void => {
        if (now) {
          now.at = step[0] === 0 ? now.at : (placeBeside(now.places, now.at, step[0])?.at ?? now.at);
          now.agent = columnBeside(columns(cal), now.agent, step[1])?.agent ?? now.agent;
          show(now);
          now.call.focus();
          now.item.scrollIntoView({ block: 'nearest', inline: 'nearest' });
        }
      };
      if (moving?.call === call) {
        go(moving);
      } else {
        void begin(call).then(go);
      }
    } else if (moving && event.key === 'Enter') {
      event.preventDefault();
      ask();
    } else if (moving && event.key === 'Escape') {
      event.preventDefault();
      end();
      call.focus();
    }
  });

  // pointer: press, and go
  cal.addEventListener('pointerdown', (event) => {
    const call = movable(event.target);
    if (!call || event.button !== 0 || event.pointerType === 'touch') {
      return; // a finger scrolls; calls have a form on their own page
    }
    const from = { x: event.clientX, y: event.clientY };
    const box = call.getBoundingClientRect();
    // where in the call the pointer holds it
    const held = event.clientY - box.top;
    let asked = false;
    const go = (moved: PointerEvent): void => {
      if (!asked && Math.hypot(moved.clientX - from.x, moved.clientY - from.y) < DRAG) {
        return;
      }
      dragged = true;
      if (!asked) {
        asked = true;
        void begin(call);
      }
      if (moving?.call === call) {
        const agent = columnAt(columns(cal), moved.clientX)?.agent ?? moving.agent;
        const top = column(cal, agent)?.querySelector('.wl-cal-day')?.getBoundingClientRect().top ?? 0;
        // the call's head is what is dropped, a little lower so that a hand need not be exact
        const at = placeAt(moving.places, moved.clientY - held - top + 8);
        if (agent !== moving.agent || (at && at.at !== moving.at)) {
          moving.agent = agent;
          moving.at = at?.at ?? moving.at;
          show(moving);
        }
      }
    };
    const stop = (): void => {
      removeEventListener('pointermove', go);
      removeEventListener('pointerup', drop);
      removeEventListener('pointercancel', cancel);
      removeEventListener('keydown', escape, true);
    };
    const drop = (): void => {
      stop();
      if (asked) {
        if (moving?.why === undefined) {
          ask();
        } else {
          end();
        }
      }
      // the click that follows would open the call
      setTimeout(() => (dragged = false), 0);
    };
    const cancel = (): void => {
      stop();
      end();
    };
    const escape = (key: KeyboardEvent): void => {
      if (key.key === 'Escape') {
        cancel();
      }
    };
    addEventListener('pointermove', go);
    addEventListener('pointerup', drop);
    addEventListener('pointercancel', cancel);
    addEventListener('keydown', escape, true);
  });
  cal.addEventListener(
    'click',
    (event) => {
      if (dragged) {
        event.preventDefault();
        event.stopPropagation();
      }
    },
    true,
  );
  cal.addEventListener('dragstart', (event) => event.preventDefault());
}

async function fetched(call: HTMLAnchorElement, cal: HTMLElement): Promise<HTMLElement | undefined> {
  const { day = '', from = '' } = cal.dataset;
  const query = new URLSearchParams({ day, from });
  try {
    const answer = await fetch(`/calls/${encodeURIComponent(call.dataset.call ?? '')}/slots?${query.toString()}`);
    if (!answer.ok) {
      return undefined;
    }
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    return page.querySelector<HTMLElement>('[data-slots]') ?? undefined;
  } catch {
    return undefined;
  }
}

function fill(mover: HTMLElement, { call, at, agent, slots }: Moving, cal: HTMLElement): void {
  const form = mover.querySelector('form')!;
  const before = call.dataset.agent ?? '';
  const slot = [...slots.children].find((each) => (each as HTMLElement).dataset.at === at) as HTMLElement | undefined;
  const gaps = {
    who: call.dataset.who ?? '',
    from: clockOf(call),
    to: slot?.dataset.clock ?? clockOf(call),
    theirs: slot?.dataset.theirs ?? '',
    agent: column(cal, agent)?.dataset.name ?? '',
  };
  const { toTime = '', toAgent = '', toNobody = '', theirs = '', told = '' } = mover.dataset;
  const said = [
    at === call.dataset.at ? '' : toTime,
    at === call.dataset.at || gaps.theirs === '' ? '' : theirs,
    agent === before ? '' : agent === '' ? toNobody : toAgent,
    at === call.dataset.at ? '' : told,
  ];
  mover.querySelector('[data-sentence]')!.textContent = said
    .filter((each) => each !== '')
    .map((each) => filled(each, gaps))
    .join(' ');
  form.action = `/calls/${encodeURIComponent(call.dataset.call ?? '')}/move`;
  input(form, 'at').value = at;
  input(form, 'version').value = call.dataset.version ?? '';
  input(form, 'agent').value = agent;
  input(form, 'agent').disabled = agent === before;
  const why = needsReason(before, agent, cal.dataset.reader ?? '');
  mover.querySelector<HTMLElement>('[data-reason]')!.hidden = !why;
  input(form, 'reason').disabled = !why;
  input(form, 'reason').required = why;
  (why ? input(form, 'reason') : form.querySelector<HTMLElement>('.btn-primary'))?.setAttribute('autofocus', '');
}

function input(form: HTMLFormElement, name: string): HTMLInputElement {
  return form.querySelector<HTMLInputElement>(`input[name="${name}"]`)!;
}

function place(slot: HTMLElement): Place {
  return { at: slot.dataset.at ?? '', top: slot.offsetTop, height: slot.offsetHeight, why: slot.dataset.why };
}

function columns(cal: HTMLElement): Column[] {
  return [...cal.querySelectorAll<HTMLElement>('[data-column]')].map((each) => {
    const { left, width } = each.getBoundingClientRect();
    return { agent: each.dataset.column ?? '', left, width };
  });
}

function column(cal: HTMLElement, agent: string): HTMLElement | null {
  return [...cal.querySelectorAll<HTMLElement>('[data-column]')].find((each) => each.dataset.column === agent) ?? null;
}

function movable(target: EventTarget | null): HTMLAnchorElement | null {
  return target instanceof Element ? target.closest<HTMLAnchorElement>('a[data-movable]') : null;
}

function clockOf(call: HTMLElement): string {
  return call.querySelector('time')?.textContent?.trim() ?? '';
}

function hours(cal: HTMLElement, at: string): number {
  return (Date.parse(at) - Date.parse(cal.dataset.from ?? '')) / HOUR;
}

function say(mover: HTMLElement, words: string): void {
  const place = mover.parentElement?.querySelector<HTMLElement>('[data-mover-says]');
  if (place) {
    place.textContent = words;
    place.classList.toggle('visually-hidden', words === '');
  }
}
