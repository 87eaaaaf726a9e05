/**
 * On a narrow screen the panes stand side by side and one is seen. Without a pane in the address that is the one that is
 * worked on, and the links above say which one it is. The queue keeps its place from one task to the next.
 */
export function startPanes(): void {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')];
  const tabs = [...document.querySelectorAll<HTMLAnchorElement>('.wl-pane-tabs a')];
  const all = panes[0]?.parentElement;
  if (!all) {
    return;
  }
  if (!location.hash) {
    show(all, panes.find((pane) => pane.id === 'task'));
  }
  all.addEventListener('scroll', () => mark(all, panes, tabs), { passive: true });
  mark(all, panes, tabs);
  bringCurrent(all.querySelector('.wl-queue .wl-scroll'));
}

function show(all: HTMLElement, pane: HTMLElement | undefined): void {
  if (pane) {
    all.scrollLeft = pane.offsetLeft - all.offsetLeft;
  }
}

/** By hand, for scrollIntoView would move the panes as well. */
function bringCurrent(list: HTMLElement | null): void {
  const current = list?.querySelector<HTMLElement>('[aria-current]');
  if (list && current) {
    list.scrollTop = Math.max(0, current.offsetTop + current.offsetHeight - list.clientHeight);
  }
}

function mark(all: HTMLElement, panes: HTMLElement[], tabs: HTMLAnchorElement[]): void {
  const seen = panes[nearest(panes.map((pane) => pane.offsetLeft - all.offsetLeft), all.scrollLeft)];
  tabs.forEach((tab) =>
    tab.hash === `#${seen?.id}` ? tab.setAttribute('aria-current', 'true') : tab.removeAttribute('aria-current'),
  );
}

/** Which of the places is nearest to where one is; 0 when there are none. */
export function nearest(places: number[], at: number): number {
  return places.reduce((best, place, i) => (Math.abs(place - at) < Math.abs((places[best] ?? 0) - at) ? i : best), 0);
}
