import { csrf } from '../csrf';
import { addKeys } from '../keys';
import { Asker, SessionOver, type Missing } from './asker';
import { Opened } from './opened';
import { entered, moved } from './options';

/** The palette over the page: a combobox with a list box (ARIA Authoring Practices), whose options the server draws. */
export function startPalette(): void {
  const dialog = document.querySelector<HTMLDialogElement>('[data-palette]');
  const field = dialog?.querySelector<HTMLInputElement>('[role="combobox"]');
  if (dialog == null || field == null) {
    return;
  }
  const opened = new Opened(dialog.dataset.owner ?? '', sessionStorage);
  const palette = new Palette(dialog, field, opened);
  opened.add(location.pathname);
  addKeys({ '/': () => palette.open('') });
  document.addEventListener('keydown', (event) => {
    if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && !event.isComposing) {
      palette.toggle(event);
    }
  });
  // by pointer and touch; whoever comes there by Tab can type in place and press Enter
  const box = document.querySelector<HTMLInputElement>('[data-searches]');
  box?.addEventListener('click', () => palette.open(box.value));
}

class Palette {
  private at = -1;
  private readonly asker = new Asker(
    (text, signal) => this.fetch(text, signal),
    (answer) => this.show(answer),
    (why) => this.fail(why),
  );

  constructor(
    private readonly dialog: HTMLDialogElement,
    private readonly field: HTMLInputElement,
    private readonly opened: Opened,
  ) {
    field.addEventListener('input', (event) => {
      if (!(event as InputEvent).isComposing) {
        this.asker.soon(this.text());
      }
    });
    // what an input method composes is no text yet
    field.addEventListener('compositionend', () => this.asker.soon(this.text()));
    field.addEventListener('keydown', (event) => this.pressed(event));
    this.found().addEventListener('click', (event) => this.clicked(event));
    this.found().addEventListener('pointermove', ({ target }) => this.pointedAt(target));
    // the field keeps the focus, so that typing goes on
    this.found().addEventListener('mousedown', (event) => event.preventDefault());
    dialog.addEventListener('click', ({ target }) => target === dialog && dialog.close());
    dialog.addEventListener('close', () => this.asker.forget());
  }

  open(text: string): void {
    if (this.dialog.open) {
      return;
    }
    this.field.value = text;
    this.dialog.showModal();
    this.field.focus();
    this.field.select();
    void this.asker.now(this.text());
  }

  toggle(event: KeyboardEvent): void {
    if (this.dialog.open) {
      event.preventDefault();
      this.dialog.close();
    } else if (document.querySelector('dialog[open]') === null) {
      event.preventDefault();
      this.open('');
    }
  }

  private text(): string {
    return this.field.value.trim();
  }

  private found(): HTMLElement {
    return this.dialog.querySelector<HTMLElement>('[data-found]')!;
  }

  private options(): HTMLElement[] {
    return [...this.dialog.querySelectorAll<HTMLElement>('[role="option"]')];
  }

  private pressed(event: KeyboardEvent): void {
    // 229 is a key that an input method has taken
    if (event.isComposing || event.keyCode === 229) {
      return;
    }
    const to = moved(event.key, this.at, this.options().length);
    if (to !== null) {
      event.preventDefault();
      this.choose(to);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      this.enter(event.ctrlKey || event.metaKey);
    }
  }

  private enter(withControl: boolean): void {
    if (entered(this.at, this.asker.isAnswered(this.text()), withControl) === 'option') {
      this.options()[this.at]?.click();
    } else if (this.text() !== '') {
      this.field.form?.submit();
    }
  }

  private clicked(event: MouseEvent): void {
    const option = event.target instanceof Element ? event.target.closest<HTMLElement>('[role="option"]') : null;
    if (option !== null && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      // before what it opens, which may be another dialog
      this.dialog.close();
    }
  }

  private pointedAt(target: EventTarget | null): void {
    const option = target instanceof Element ? target.closest<HTMLElement>('[role="option"]') : null;
    const to = option === null ? -1 : this.options().indexOf(option);
    if (to >= 0 && to !== this.at) {
      this.choose(to, false);
    }
  }

  private choose(to: number, scroll = true): void {
    const options = this.options();
    options[this.at]?.setAttribute('aria-selected', 'false');
    this.at = to;
    const option = options[to];
    if (option === undefined) {
      this.field.removeAttribute('aria-activedescendant');
      return;
    }
    option.setAttribute('aria-selected', 'true');
    this.field.setAttribute('aria-activedescendant', option.id);
    if (scroll) {
      option.scrollIntoView({ block: 'nearest' });
    }
  }

  private async fetch(text: string, signal: AbortSignal): Promise<string> {
    const body = new URLSearchParams({ q: text, here: location.pathname + location.search });
    if (text === '') {
      this.opened
        .all()
        .filter((path) => path !== location.pathname)
        .forEach((path) => body.append('opened', path));
    }
    const answer = await fetch('/search/palette', { method: 'POST', body, signal, headers: { ...csrf(), 'HX-Request': 'true' } });
    if (answer.status === 401 || answer.status === 403 || answer.headers.has('HX-Redirect') || answer.redirected) {
      throw new SessionOver();
    }
    if (!answer.ok) {
      throw new Error(String(answer.status));
    }
    return answer.text();
  }

  private show(answer: string): void {
    const found = this.found();
    found.innerHTML = answer;
    found.scrollTop = 0;
    this.at = -1;
    const options = this.options();
    this.field.setAttribute('aria-expanded', String(options.length > 0));
    this.choose(options.length > 0 ? 0 : -1);
    this.say(found.querySelector('[data-says]')?.textContent ?? '');
  }

  private fail(why: Missing): void {
    const words = this.dialog.dataset[why] ?? '';
    const note = document.createElement('p');
    note.className = 'wl-palette-note';
    note.textContent = words;
    this.found().replaceChildren(note);
    this.at = -1;
    this.field.setAttribute('aria-expanded', 'false');
    this.field.removeAttribute('aria-activedescendant');
    this.say(words);
  }

  private say(words: string): void {
    const status = this.dialog.querySelector('[data-status]');
    if (status !== null) {
      status.textContent = words;
    }
  }
}
