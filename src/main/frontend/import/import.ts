import './import.css';

import { csrf } from '../shell/csrf';

// so many bytes of a file are enough to show how it would be read
const BEGINNING = 196_608;

const form = document.querySelector<HTMLFormElement>('[data-import]');
if (form !== null) {
  start(form);
}

function start(form: HTMLFormElement): void {
  const input = form.querySelector<HTMLInputElement>('input[type=file]')!;
  const drop = form.querySelector<HTMLElement>('[data-drop]')!;

  form.addEventListener('change', (event) => void preview(form, input.files?.[0], !isAboutReading(event.target)));
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
      void preview(form, files[0], true);
    }
  });
}

/** Whether somebody has said how the file is read; else another file, kind, or encoding is chosen, and it is guessed anew. */
function isAboutReading(target: EventTarget | null): boolean {
  const said = (target as HTMLElement | null)?.dataset ?? {};
  return said.column !== undefined || said.date !== undefined || said.says !== undefined;
}

/** What the page says of how to read the file; nothing before it has been looked at. */
function reading(form: HTMLFormElement): URLSearchParams {
  const said = new URLSearchParams();
  for (const field of form.querySelectorAll<HTMLSelectElement | HTMLInputElement>('[data-column], [data-date], [data-says]')) {
    const value = field.type === 'checkbox' && !(field as HTMLInputElement).checked ? '' : field.value;
    if (field.dataset.column !== undefined) {
      said.append('column', `#${field.dataset.column}:${value}`);
    } else if (field.dataset.date !== undefined && value !== '') {
      said.append('date', `${field.dataset.date}:${value}`);
    } else if (field.dataset.says !== undefined && value !== '') {
      said.append(field.dataset.says, value);
    }
  }
  return said;
}

/** Counts what was asked: of two answers the one to the later question counts. */
let asking = 0;

async function preview(form: HTMLFormElement, file: File | undefined, anew: boolean): Promise<void> {
  if (file === undefined) {
    return;
  }
  form.querySelector('[data-chosen]')!.textContent = file.name;
  const whole = file.size <= BEGINNING;
  const asked = new URLSearchParams({ kind: chosen(form, 'kind'), charset: chosen(form, 'charset'), whole: `${whole}` });
  if (!anew) {
    reading(form).forEach((value, name) => asked.append(name, value));
  }
  const shown = form.querySelector<HTMLElement>('[data-preview]')!;
  const ready = form.querySelector<HTMLElement>('[data-ready]')!;
  ready.hidden = true;
  const mine = ++asking;
  try {
    const answer = await fetch(`/imports/preview?${asked}`, {
      method: 'POST',
      headers: { ...csrf(), 'Content-Type': 'application/octet-stream' },
      body: file.slice(0, BEGINNING),
    });
    if (!answer.ok) {
      throw new Error(`${answer.status}`);
    }
    const answered = await answer.text();
    if (mine !== asking) {
      return;
    }
    const focused = document.activeElement?.id ?? '';
    shown.innerHTML = answered;
    if (!anew && focused !== '') {
      document.getElementById(focused)?.focus();
    }
  } catch {
    shown.textContent = form.dataset.broken ?? '';
    return;
  }
  const charset = shown.querySelector<HTMLElement>('[data-charset]')?.dataset.charset;
  ready.hidden = shown.querySelector('[data-complete]') === null;
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
  const said = reading(form).toString();
  request.open('POST', `/api/v1/${where}/import?file=${encodeURIComponent(file.name)}${said === '' ? '' : `&${said}`}`);
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
