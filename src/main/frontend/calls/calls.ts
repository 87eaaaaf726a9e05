import '../work/work.css';
import './calls.css';

import { addKeys } from '../shell/keys';
import { keepDrafts } from '../work/drafts';
import { startFields } from '../work/fields';
import { startPanes } from '../work/panes';
import { startMoves } from './move';
import { elapsed } from './places';

const SOON = 15_000;

addKeys({
  '[': () => press('['),
  ']': () => press(']'),
  t: () => press('t'),
  s: () => press('s'),
  h: () => press('h'),
  n: () => press('n'),
  j: () => walk(1),
  k: () => walk(-1),
  c: take,
});

document.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.isComposing) {
    document.querySelector<HTMLFormElement>('form[data-completes]')?.requestSubmit();
  }
});

if (document.querySelector('[data-pane]')) {
  startPanes();
}

const form = document.querySelector<HTMLFormElement>('form[data-form]');
const left = document.querySelector<HTMLElement>('[data-left]');
if (form) {
  startFields(form);
  startAgain(form);
}
if (left) {
  void keepDrafts(left, form);
}

const cal = document.querySelector<HTMLElement>('[data-cal]');
if (cal) {
  startMoves(cal);
  startNow();
  document.querySelector('[data-moved]')?.scrollIntoView({ block: 'center' });
  if (!document.querySelector('[data-moved]')) {
    cal.scrollTop = Math.max(0, (cal.querySelector<HTMLElement>('.wl-cal-now:not([hidden])')?.offsetTop ?? 0) - cal.clientHeight / 3);
  }
}
startElapsed();

/** Links lead where the key says; buttons are pressed. */
function press(key: string): void {
  document.querySelector<HTMLElement>(`:is(a, button)[data-key="${key}"]`)?.click();
}

/** Through the calls by their time, in whichever column they stand; on the page of a call through one's own. */
function walk(by: number): void {
  const calls = [...document.querySelectorAll<HTMLAnchorElement>('a[data-call], a[data-item]')].filter(
    (call) => call.offsetParent !== null,
  );
  calls.sort((one, other) => (one.dataset.at ?? '').localeCompare(other.dataset.at ?? ''));
  const focused = calls.findIndex((call) => call === document.activeElement);
  const here = calls.findIndex((call) => call.getAttribute('aria-current') === 'true');
  const to = focused < 0 ? Math.max(here, 0) : Math.min(Math.max(focused + by, 0), calls.length - 1);
  calls[to]?.focus();
}

/** Takes the call that has the focus; on the page of a call, that one. */
function take(): void {
  const call = document.activeElement?.closest<HTMLAnchorElement>('a[data-call]');
  const takes = document.querySelector<HTMLFormElement>('form[data-takes]');
  if (!call || !takes) {
    press('c');
  } else if (call.dataset.agent === '' && call.dataset.movable !== undefined) {
    takes.action = `/calls/${encodeURIComponent(call.dataset.call ?? '')}/take`;
    takes.requestSubmit();
  }
}

/** The line of now goes on by itself, also between two looks at the server. */
function startNow(): void {
  const clock = document.querySelector<HTMLTimeElement>('time[data-clock]');
  const ahead = clock ? Date.parse(clock.dateTime) - Date.now() : 0;
  const show = (): void => {
    const cal = document.querySelector<HTMLElement>('[data-cal]');
    const now = Date.now() + (Math.abs(ahead) > 60_000 ? ahead : 0);
    const from = Date.parse(cal?.dataset.from ?? '');
    const to = Date.parse(cal?.dataset.to ?? '');
    cal?.querySelectorAll<HTMLElement>('[data-now]').forEach((each) => {
      each.hidden = !(now >= from && now < to);
      each.style.setProperty('--s', String((now - from) / 3_600_000));
      if (each.tagName === 'B' && clock) {
        each.textContent = clock.querySelector('[data-time]')?.textContent ?? each.textContent;
      }
    });
  };
  setInterval(show, SOON);
}

function startElapsed(): void {
  const clock = document.querySelector<HTMLTimeElement>('time[data-clock]');
  const ahead = clock ? Date.parse(clock.dateTime) - Date.now() : 0;
  const show = (): void =>
    document.querySelectorAll<HTMLElement>('[data-elapsed]').forEach((each) => {
      const now = Date.now() + (Math.abs(ahead) > 60_000 ? ahead : 0);
      each.textContent = elapsed(now - Date.parse(each.dataset.elapsed ?? ''));
    });
  if (document.querySelector('[data-elapsed]')) {
    show();
    setInterval(show, 1_000);
  }
}

/** Free times stand under the form when the customer asked to be called again, and fill in the field. */
function startAgain(form: HTMLFormElement): void {
  const again = document.querySelector<HTMLElement>('[data-again]');
  if (!again) {
    return;
  }
  const { again: field = '', againWhen: when = '', againIs: is = '' } = again.dataset;
  const at = form.elements.namedItem(`field.${field}`) as HTMLInputElement | null;
  const show = (): void => {
    again.hidden = new FormData(form).get(`field.${when}`) !== is;
    again.querySelectorAll<HTMLElement>('[data-again-at]').forEach((each) =>
      each.setAttribute('aria-pressed', String(at !== null && at.value !== '' && at.value.slice(0, 16) === each.dataset.againAt)),
    );
  };
  // beside the field that it fills in
  at?.closest('.wl-field')?.after(again);
  form.addEventListener('input', show);
  again.addEventListener('click', (event) => {
    const chosen = (event.target as Element).closest<HTMLElement>('[data-again-at]');
    if (chosen && at) {
      at.value = chosen.dataset.againAt ?? '';
      at.dispatchEvent(new Event('input', { bubbles: true }));
    }
  });
  show();
}
