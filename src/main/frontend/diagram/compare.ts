import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import './diagram.css';
import './changes.css';

import { begin } from './begin';
import type { DiagramView } from './viewer';

// Two drawings beside each other, and each change as a sentence that leads to its place in both. Pages without drawings,
// and readers without scripts, have the sentences.

const list = document.querySelector<HTMLElement>('[data-changes]');
const views = new Map<string, DiagramView>();

for (const part of document.querySelectorAll<HTMLElement>('[data-diagram]')) {
  void begin(part, (view) => views.set(part.dataset.side!, view));
}

list?.addEventListener('click', ({ target }) => {
  const item = (target as Element).closest<HTMLElement>('li[data-change]');
  if (item !== null) {
    choose(item);
  }
});

list?.addEventListener('keydown', (event) => {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const buttons = [...list.querySelectorAll<HTMLElement>('button.wl-change')];
  const at = buttons.indexOf(document.activeElement as HTMLElement);
  if (by !== undefined && at >= 0) {
    event.preventDefault();
    buttons[at + by]?.focus();
  }
});

// a press on a step: the link beside the drawing says which change it is
document.addEventListener('click', (event) => {
  const link = (event.target as Element).closest<HTMLAnchorElement>('[data-marks] a');
  const item = link === null ? null : document.querySelector<HTMLElement>(link.hash);
  if (item !== null) {
    event.preventDefault();
    choose(item);
    item.querySelector<HTMLElement>('button')?.focus();
  }
});

function choose(item: HTMLElement): void {
  list?.querySelectorAll('[aria-current]').forEach((each) => each.removeAttribute('aria-current'));
  item.setAttribute('aria-current', 'true');
  views.get('before')?.point(item.dataset.before ?? '');
  views.get('after')?.point(item.dataset.after ?? '');
}
