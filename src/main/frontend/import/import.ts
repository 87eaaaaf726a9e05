import './import.css';

import { csrf } from '../shell/csrf';

// so many bytes of a file are enough to show how it would be read
const BEGINNING = 65_536;

const form = document.querySelector<HTMLFormElement>('[data-import]');
if (form !== null) {
  start(form);
}

function start(form: HTMLFormElement): void {
  const input = form.querySelector<HTMLInputElement>('input[type=file]')!;
  const drop = form.querySelector<HTMLElement>('[data-drop]')!;

  form.addEventListener('change', () => void preview(form, input.files?.[0]));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const file = input.files?.[0];
    if (file !== undefined) {
      send(form, file);
    }
  });
  for (const over of ['dragenter', 'dragover']) {
    drop.addEventListener(over, (event) => {
      event.preventDefault();
      drop.dataset.over = '';
    });
  }
  for (const away of ['dragleave', 'drop']) {
    drop.addEventListener(away, () => delete drop.dataset.over);
  }
  drop.addEventListener('drop', (event) => {
    event.preventDefault();
    const files = event.dataTransfer?.files;
    if (files !== undefined && files.length > 0) {
      input.files = files;
      void preview(form, files[0]);
    }
  });
}

async function preview(form: HTMLFormElement, file: File | undefined): Promise<void> {
  if (file === undefined) {
    return;
  }
  form.querySelector('[data-chosen]')!.textContent = file.name;
  const whole = file.size <= BEGINNING;
  const asked = new URLSearchParams({ kind: chosen(form, 'kind'), charset: chosen(form, 'charset'), whole: `${whole}` });
  const shown = form.querySelector<HTMLElement>('[data-preview]')!;
  const ready = form.querySelector<HTMLElement>('[data-ready]')!;
  ready.hidden = true;
  try {
    const answer = await fetch(`/imports/preview?${asked}`, {
      method: 'POST',
      headers: { ...csrf(), 'Content-Type': 'application/octet-stream' },
      body: file.slice(0, BEGINNING),
    });
    if (!answer.ok) {
      throw new Error(`${answer.status}`);
    }
    shown.innerHTML = await answer.text();
  } catch {
    shown.textContent = form.dataset.broken ?? '';
    return;
  }
  const charset = shown.querySelector<HTMLElement>('[data-charset]')?.dataset.charset;
  ready.hidden = charset === undefined;
  if (charset !== undefined) {
    form.querySelector<HTMLSelectElement>('#charset')!.value = charset;
  }
}

/** Only this older way of sending tells how much has gone. */
function send(form: HTMLFormElement, file: File): void {
  const button = form.querySelector<HTMLButtonElement>('[data-ready] button')!;
  const sending = form.querySelector<HTMLElement>('[data-sending]')!;
  const bar = sending.querySelector('progress')!;
  const where = chosen(form, 'kind') === 'ORDERS' ? 'orders' : 'customers';
  const request = new XMLHttpRequest();
  request.open('POST', `/api/v1/${where}/import?file=${encodeURIComponent(file.name)}`);
  request.setRequestHeader('Content-Type', `text/csv;charset=${chosen(form, 'charset')}`);
  for (const [name, value] of Object.entries(csrf())) {
    request.setRequestHeader(name, value);
  }
  request.upload.addEventListener('progress', (sent) => (bar.value = (sent.loaded * 100) / Math.max(1, sent.total)));
  request.addEventListener('loadend', () => {
    if (request.status === 202) {
      const receipt = JSON.parse(request.responseText) as { id: string };
      window.location.assign(`/imports/${receipt.id}`);
      return;
    }
    button.disabled = false;
    sending.hidden = true;
    form.querySelector('[data-preview]')!.textContent = form.dataset.broken ?? '';
  });
  button.disabled = true;
  sending.hidden = false;
  request.send(file);
}

function chosen(form: HTMLFormElement, name: string): string {
  return `${new FormData(form).get(name) ?? ''}`;
}
