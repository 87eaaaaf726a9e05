import '../diagram/changes.css';

import { addKeys } from '../shell/keys';

addKeys({ p: () => document.querySelector<HTMLElement>(':is(a, button)[data-key="p"]')?.click() });

// A file that is chosen becomes the text of the field that it belongs to, and is sent as text: a form has no files in it.

const form = document.querySelector<HTMLFormElement>('form[data-upload]');
if (form !== null) {
  form.addEventListener('change', ({ target }) => {
    if (target instanceof HTMLInputElement && target.type === 'file') {
      void take(form, [...(target.files ?? [])]);
    }
  });
}

async function take(into: HTMLFormElement, files: File[]): Promise<void> {
  for (const file of files) {
    const field = into.elements.namedItem(fieldOf(file.name));
    if (field instanceof HTMLTextAreaElement) {
      field.value = await file.text();
    }
  }
  into.dataset.taken = files.map((file) => file.name).join(' ');
}

function fieldOf(name: string): 'content' | 'names' | 'cases' {
  if (name.endsWith('.names.yaml')) {
    return 'names';
  }
  return name.endsWith('.tests.yaml') ? 'cases' : 'content';
}
