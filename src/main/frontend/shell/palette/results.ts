import { moved } from './options';

/** On the page of results the arrows go from one to the next; what is at hand is shown beside them by its attributes. */
export function startResults(): void {
  const list = document.querySelector<HTMLElement>('.wl-found');
  if (list === null) {
    return;
  }
  const found = [...list.querySelectorAll<HTMLElement>('[data-found]')];
  document.addEventListener('keydown', (event) => {
    const at = found.indexOf(document.activeElement as HTMLElement);
    const isElsewhere = at < 0 && document.activeElement !== document.body;
    if (isElsewhere || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) {
      return;
    }
    const to = event.key === 'ArrowDown' || event.key === 'ArrowUp' ? moved(event.key, at, found.length) : null;
    if (to !== null) {
      event.preventDefault();
      found[to]?.focus();
    }
  });
  list.addEventListener('focusin', ({ target }) => {
    if (target instanceof Element && target.hasAttribute('hx-get')) {
      found.forEach((each) => each.removeAttribute('aria-current'));
      target.setAttribute('aria-current', 'true');
    }
  });
  document.querySelector('.wl-found [hx-get]')?.setAttribute('aria-current', 'true');
}
