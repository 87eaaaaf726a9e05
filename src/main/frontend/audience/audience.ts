import './audience.css';
import { addKeys } from '../shell/keys';
import { local } from '../shell/kept';
import { Counting } from './counting';
import { startHalf } from './half';

// n: a new segment, in the list; o: others of them; Ctrl+Enter saves from any field
addKeys({ n: () => press('a[data-key="n"]'), o: () => press('button[data-key="o"]') });

document.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && document.querySelector('dialog[open]') === null) {
    const save = document.querySelector<HTMLButtonElement>('#segment button[data-save]');
    if (save !== null) {
      event.preventDefault();
      save.click();
    }
  }
});

const form = document.querySelector<HTMLFormElement>('#segment');
if (form !== null) {
  const counting = new Counting(form);
  // names and other fields count for nothing
  document.addEventListener('input', ({ target }) => {
    if (target instanceof Element && target.closest('#rule') !== null) {
      counting.typed();
    }
  });
  document.addEventListener('lines-changed', () => counting.now());
  counting.lines();
}

const half = document.querySelector<HTMLFormElement>('form[data-half]');
const storage = local();
if (half !== null && storage !== undefined) {
  startHalf(half, storage, sessionStorage);
}

function press(selector: string): void {
  document.querySelector<HTMLElement>(selector)?.click();
}
