import './form.css';

/** What the fields of a form can do more where there is script: digits choose, and what is written is counted. */
export function startFields(form: HTMLFormElement): void {
  form.addEventListener('keydown', (event) => {
    if (!event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing && choose(event.target, event.key)) {
      event.preventDefault();
      event.stopPropagation();
    }
  });
  form.addEventListener('input', (event) => count(form, event.target));
}

/** A digit chooses among the choices that have the focus; Backspace takes back what need not be answered. */
export function choose(at: EventTarget | null, key: string): boolean {
  const group = at instanceof HTMLInputElement && at.type === 'radio' ? at.closest('[data-choices]') : null;
  const choices = [...(group?.querySelectorAll<HTMLInputElement>('input[type="radio"]') ?? [])];
  const chosen = /^[1-9]$/.test(key) ? choices[Number(key) - 1] : undefined;
  if (chosen) {
    chosen.checked = true;
    chosen.focus();
    tell(chosen);
    return true;
  }
  const taken = choices.find((each) => each.checked);
  if (taken && ['Backspace', 'Delete'].includes(key) && group?.getAttribute('aria-required') !== 'true') {
    taken.checked = false;
    tell(taken);
    return true;
  }
  return false;
}

/** As limits count: a sign is one, however many units it takes. */
export function lengthOf(text: string): number {
  return [...text].length;
}

function count(form: HTMLFormElement, at: EventTarget | null): void {
  if (!(at instanceof HTMLTextAreaElement || at instanceof HTMLInputElement) || !at.id) {
    return;
  }
  const counter = form.querySelector<HTMLElement>(`[data-count="${CSS.escape(at.id)}"]`);
  const shown = counter?.querySelector('span');
  if (counter && shown) {
    const length = lengthOf(at.value);
    shown.textContent = String(length);
    counter.toggleAttribute('data-over', length > Number(counter.textContent?.split('/')[1]));
  }
}

function tell(changed: HTMLInputElement): void {
  changed.dispatchEvent(new Event('input', { bubbles: true }));
}
