/**
 * Says that a part of a page could not be fetched, where htmx would stay silent. The words come with the page, in the
 * reader's language.
 */
export function startFailures(): void {
  const toasts = document.querySelector<HTMLElement>('[data-toasts]');
  if (toasts === null) {
    return;
  }
  document.body.addEventListener('htmx:responseError', () => say(toasts, toasts.dataset.failed));
  document.body.addEventListener('htmx:sendError', () => say(toasts, toasts.dataset.offline));
}

const STAYS = 8_000;

function say(toasts: HTMLElement, words = ''): void {
  const toast = document.createElement('p');
  toast.className = 'wl-toast';
  toast.textContent = words;
  toasts.replaceChildren(toast);
  setTimeout(() => toast.remove(), STAYS);
}
