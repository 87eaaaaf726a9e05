import './work.css';

import { addKeys } from '../shell/keys';
import { keepDrafts } from './drafts';
import { startPanes } from './panes';

// j and k walk through the list; Enter opens by itself, for what they move is the focus
addKeys({
  j: () => move(1),
  k: () => move(-1),
  n: () => press('n'),
  c: () => press('c'),
  s: () => press('s'),
});

document.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.isComposing) {
    document.querySelector<HTMLFormElement>('form[data-completes]')?.requestSubmit();
  }
});

startPanes();

const page = document.querySelector<HTMLFormElement>('form[data-schema]');
const drawn = document.querySelector<HTMLElement>('[data-drawn]');
const left = document.querySelector<HTMLElement>('[data-left]');
if (left) {
  void keepDrafts(left, page, draw);
}

// its library is large, so only a page with a form fetches it; the fields that the server drew stay when that fails
async function draw(): Promise<void> {
  if (page && drawn) {
    await import('./form')
      .then((form) => form.draw(page, drawn))
      .catch(() => page.removeAttribute('data-schema'));
  }
}

function press(key: string): void {
  document.querySelector<HTMLButtonElement>(`button[data-key="${key}"]`)?.click();
}

function move(by: number): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('a[data-item]')];
  const focused = links.findIndex((link) => link === document.activeElement);
  const here = links.findIndex((link) => link.getAttribute('aria-current') === 'true');
  const to = focused < 0 ? Math.max(here, 0) : Math.min(Math.max(focused + by, 0), links.length - 1);
  links[to]?.focus();
}
