import { csrf } from '../shell/csrf';

// a byte more than the server takes, so that it is the server that says what is too large
const ENOUGH = 65_537;

const form = document.querySelector<HTMLFormElement>('[data-holidays]');
const input = form?.querySelector<HTMLInputElement>('input[type=file]');
if (form && input) {
  input.addEventListener('change', () => {
    const file = input.files?.[0];
    if (file !== undefined) {
      void preview(form, file);
    }
  });
}

async function preview(form: HTMLFormElement, file: File): Promise<void> {
  form.querySelector('[data-chosen]')!.textContent = file.name;
  const shown = form.querySelector<HTMLElement>('[data-preview]')!;
  try {
    const answer = await fetch('/settings/calendar/import/preview', {
      method: 'POST',
      headers: { ...csrf(), 'Content-Type': 'application/octet-stream' },
      body: file.slice(0, ENOUGH),
    });
    if (!answer.ok) {
      throw new Error(`${answer.status}`);
    }
    shown.innerHTML = await answer.text();
  } catch {
    shown.textContent = form.dataset.broken ?? '';
  }
}
