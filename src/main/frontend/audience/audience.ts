import './audience.css';
import { addKeys } from '../shell/keys';

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

function press(selector: string): void {
  document.querySelector<HTMLElement>(selector)?.click();
}
