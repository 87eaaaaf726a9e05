import './inbox.css';

import { addKeys } from '../shell/keys';

// j and k walk through the list; Enter opens by itself, for what they move is the focus
addKeys({
  j: () => move(1),
  k: () => move(-1),
  o: () => document.querySelector<HTMLAnchorElement>('[data-step]')?.click(),
});

// on a phone the mail lies beside the list: whoever opens its address wants the mail; the back link names the list
if (!location.hash) {
  document.querySelector('.wl-inbox-mail')?.scrollIntoView({ behavior: 'instant', block: 'nearest', inline: 'start' });
}

function move(by: number): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('.wl-inbox .wl-items a')];
  const focused = links.findIndex((link) => link === document.activeElement);
  const from = focused >= 0 ? focused : links.findIndex((link) => link.getAttribute('aria-current') === 'true');
  const to = from < 0 ? 0 : Math.min(Math.max(from + by, 0), links.length - 1);
  links[to]?.focus();
}
