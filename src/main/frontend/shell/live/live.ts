import { AGAIN, OVER } from '../again';
import { Parts } from './parts';
import { Seen } from './seen';
import { Tabs } from './tabs';

/** What is seen no more is watched for this long, in milliseconds: people look at something else and come back. */
const LOOKS_AWAY = 30_000;

/** A restart of the server takes about as long; only what takes longer is worth a word. */
const WORTH_A_WORD = 10_000;

const MINUTE = 60_000;

/**
 * Keeps the parts of this page that move by themselves as they are in the database. A page without such parts, and one
 * that nobody sees, costs nothing.
 */
export function startLive(): void {
  let live = begin();
  let isOver = false;
  document.addEventListener(OVER, () => (isOver = true));
  window.addEventListener('pagehide', () => live?.leave());
  // somebody has given their password again on this page
  document.addEventListener(AGAIN, () => {
    show(document.querySelector('[data-live-over]'), false);
    if (isOver) {
      isOver = false;
      live = begin();
    }
  });
  // a page that comes back as it was left
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted) {
      live = begin();
    }
  });
}

function begin(): Tabs | undefined {
  const parts = new Parts(over);
  if (parts.all().length === 0) {
    return undefined;
  }
  const seen = new Seen();
  const lost = document.querySelector<HTMLElement>('[data-live-lost]');
  let silent: ReturnType<typeof setTimeout> | undefined;
  const tabs = new Tabs(seen.stream, {
    moved: (versions) => {
      const first = seen.first(versions);
      parts.moved(seen.moved(versions), first, versions);
    },
    heard: (is) => {
      if (is) {
        clearTimeout(silent);
        silent = undefined;
        show(lost, false);
      } else {
        silent ??= setTimeout(() => show(lost, true), WORTH_A_WORD);
      }
    },
    over,
  });

  function over(): void {
    clearTimeout(silent);
    parts.end();
    tabs.leave();
    show(lost, false);
    show(document.querySelector('[data-live-over]'), true);
    document.dispatchEvent(new Event(OVER));
  }

  let away: ReturnType<typeof setTimeout> | undefined;
  const watch = (): void => {
    clearTimeout(away);
    if (document.hidden) {
      away = setTimeout(() => tabs.watch([]), LOOKS_AWAY);
    } else {
      tabs.watch(parts.topics());
    }
  };
  document.addEventListener('visibilitychange', watch);
  window.addEventListener('online', () => tabs.retry());
  setInterval(() => parts.minute(), MINUTE);
  watch();
  return tabs;
}

function show(element: HTMLElement | null, shown: boolean): void {
  if (element !== null) {
    element.hidden = !shown;
  }
}
