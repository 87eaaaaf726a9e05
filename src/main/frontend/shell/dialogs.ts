/**
 * Opens and closes dialogs by attribute: data-opens="id" on a button, data-closes on one inside. Buttons of the page say the
 * same by the command attribute of HTML, which works before this script has come; where a browser knows it, they are left
 * to the browser.
 */
export function startDialogs(): void {
  const knowsCommand = typeof HTMLButtonElement !== 'undefined' && 'commandForElement' in HTMLButtonElement.prototype;
  document.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-opens], [data-closes]') : null;
    if (button === null || (knowsCommand && button.hasAttribute('command'))) {
      return;
    }
    if (button.dataset.opens !== undefined) {
      openDialog(button.dataset.opens);
    } else {
      button.closest('dialog')?.close();
    }
  });
}

export function openDialog(id: string): void {
  const dialog = document.getElementById(id);
  if (dialog instanceof HTMLDialogElement && !dialog.open) {
    dialog.showModal();
  }
}
