import { openDialog } from './dialogs';

const OFF = 'wayline.keys-off';

/** Single-key shortcuts of the frame. They can be switched off in the help dialog, for people who dictate (WCAG 2.1.4). */
export function startKeys(): void {
  const choice = document.querySelector<HTMLInputElement>('[data-keys]');
  if (choice !== null) {
    choice.checked = localStorage.getItem(OFF) === null;
    choice.addEventListener('change', () =>
      choice.checked ? localStorage.removeItem(OFF) : localStorage.setItem(OFF, 'off'),
    );
  }
  document.addEventListener('keydown', (event) => {
    const act = ACTS[event.key];
    if (act === undefined || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) {
      return;
    }
    if (isTyping(event.target) || document.querySelector('dialog[open]') !== null || localStorage.getItem(OFF) !== null) {
      return;
    }
    event.preventDefault();
    act();
  });
}

/** Shortcuts of one page, beside those of the frame; the page prints them where they work. */
export function addKeys(keys: Record<string, () => void>): void {
  Object.assign(ACTS, keys);
}

const ACTS: Record<string, () => void> = {
  '?': () => openDialog('help'),
};

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('textarea, select, input:not([type="checkbox"], [type="radio"])'))
  );
}
