/** Opens and closes native dialogs by attribute: data-opens="id" on a button, data-closes on one inside. */
export function startDialogs(): void {
  document.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-opens], [data-closes]') : null;
    if (button === null) {
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
