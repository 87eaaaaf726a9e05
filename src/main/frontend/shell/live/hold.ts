/** A button with `data-live-hold` keeps the whole page as it is until it is pressed again; without script it is not shown. */
export function startHold(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-live-hold]')) {
    button.hidden = false;
    button.addEventListener('click', () => button.setAttribute('aria-pressed', String(!isPressed(button))));
  }
}

/** Whether somebody wants to look at the page as it is. */
export function isHeld(): boolean {
  const button = document.querySelector<HTMLButtonElement>('[data-live-hold]');
  return button !== null && isPressed(button);
}

function isPressed(button: HTMLButtonElement): boolean {
  return button.getAttribute('aria-pressed') === 'true';
}
