import './work.css';

import { startRows, walk } from '../lists/rows';
import { addKeys } from '../shell/keys';
import { openBlocks, startBlocks } from './blocks';
import { completeWithoutFields, keepDrafts } from './drafts';
import { startFields } from './fields';
import { startPanes } from './panes';

// j and k walk through the list; Enter opens by itself, for what they move is the focus
addKeys({
  j: () => walk(1),
  k: () => walk(-1),
  n: () => press('n'),
  c: () => press('c'),
  s: () => press('s'),
  e: () => press('e'),
  t: () => openBlocks(document.querySelector<HTMLFormElement>('form[data-form]')),
  h: () => press('h'),
});

document.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.isComposing) {
    document.querySelector<HTMLFormElement>('form[data-completes]')?.requestSubmit();
  }
});

startPanes();
startRows();

const form = document.querySelector<HTMLFormElement>('form[data-form]');
const left = document.querySelector<HTMLElement>('[data-left]');
if (form) {
  startFields(form);
  startBlocks(form, left?.dataset.task ?? '');
}
if (left) {
  void keepDrafts(left, form);
  const bare = document.querySelector<HTMLFormElement>('form[data-completes]:not([data-form])');
  if (bare) {
    completeWithoutFields(bare, left);
  }
}

function press(key: string): void {
  // what the task itself offers goes before what stands beside it
  const button =
    document.querySelector<HTMLButtonElement>(`#task button[data-key="${key}"]`) ??
    document.querySelector<HTMLButtonElement>(`button[data-key="${key}"]`);
  button?.click();
}
