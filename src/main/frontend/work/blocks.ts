/** What stands before the caret while somebody looks for a text block; the marks may be those of a Chinese keyboard. */
const SOUGHT = /(?:::|：：)([^:：\n]{0,40})$/;

const PAUSE = 120;

/** Where somebody looks for a text block: from the first mark to the caret, and the words behind the marks. */
export interface Sought {
  from: number;
  to: number;
  words: string;
}

/** Two Latin marks after a letter, as in `a::b`, are no wish for a text block; nobody writes a name with the Chinese ones. */
export function sought(text: string, caret: number): Sought | undefined {
  const found = SOUGHT.exec(text.slice(0, caret));
  const isOfAName = found?.[0].startsWith('::') === true && /[A-Za-z0-9]/.test(text.charAt(found.index - 1));
  if (found === null || isOfAName) {
    return undefined;
  }
  return { from: found.index, to: caret, words: found[1] ?? '' };
}

/**
 * In a field of many lines `::` opens the text blocks that fit what is typed behind it, filled for this customer; arrows
 * choose, Enter puts in, Esc leaves what was typed. Nothing happens while a sign is being composed.
 */
export function startBlocks(form: HTMLFormElement, task: string): void {
  const fields = form.querySelectorAll('textarea');
  fields.forEach((field) => field.setAttribute('aria-autocomplete', 'list'));
  const blocks = new Blocks(form, task);
  form.addEventListener('input', (event) => {
    if (event.target instanceof HTMLTextAreaElement && !(event as InputEvent).isComposing) {
      blocks.typed(event.target);
    }
  });
  form.addEventListener('compositionend', (event) => {
    if (event.target instanceof HTMLTextAreaElement) {
      blocks.typed(event.target);
    }
  });
  form.addEventListener('keydown', (event) => blocks.pressed(event));
  form.addEventListener('focusout', (event) => blocks.left(event));
}

/** Types the marks into the field that is written in, or the first one. */
export function openBlocks(form: HTMLFormElement | null): void {
  const fields = [...(form?.querySelectorAll('textarea') ?? [])].filter((field) => !field.disabled);
  const field = fields.find((each) => each.value !== '') ?? fields[0];
  field?.focus();
  field?.setSelectionRange(field.value.length, field.value.length);
  if (field) {
    put(field, field.value.length, field.value.length, '::');
  }
}

class Blocks {
  private shown?: HTMLElement;
  private field?: HTMLTextAreaElement;
  private chosen = 0;
  private timer?: ReturnType<typeof setTimeout>;
  private asking?: AbortController;

  constructor(
    private readonly form: HTMLFormElement,
    private readonly task: string,
  ) {}

  typed(field: HTMLTextAreaElement): void {
    clearTimeout(this.timer);
    this.asking?.abort();
    const words = sought(field.value, field.selectionStart)?.words;
    if (words === undefined) {
      this.close();
      return;
    }
    this.field = field;
    this.timer = setTimeout(() => void this.ask(field, words), this.shown ? PAUSE : 0);
  }

  pressed(event: KeyboardEvent): void {
    if (!this.shown || event.isComposing || event.target !== this.field) {
      return;
    }
    const options = this.options();
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by !== 0 && options.length > 0) {
      this.choose((this.chosen + by + options.length) % options.length);
    } else if ((event.key === 'Enter' || event.key === 'Tab') && options[this.chosen] && !event.ctrlKey && !event.metaKey) {
      this.take(options[this.chosen]);
    } else if (event.key === 'Escape') {
      this.close();
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  left(event: FocusEvent): void {
    if (!(event.relatedTarget instanceof Node && this.shown?.contains(event.relatedTarget))) {
      this.close();
    }
  }

  private async ask(field: HTMLTextAreaElement, words: string): Promise<void> {
    this.asking = new AbortController();
    try {
      const answer = await fetch(`/work/${encodeURIComponent(this.task)}/blocks?words=${encodeURIComponent(words)}`, {
        headers: { 'HX-Request': 'true' },
        signal: this.asking.signal,
      });
      const shown = answer.ok
        ? new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector<HTMLElement>('#blocks')
        : null;
      // it may have been left, or changed, meanwhile
      if (shown && document.activeElement === field && sought(field.value, field.selectionStart)?.words === words) {
        this.show(field, document.importNode(shown, true));
      }
    } catch {
      this.close();
    }
  }

  private show(field: HTMLTextAreaElement, shown: HTMLElement): void {
    this.shown?.remove();
    this.shown = shown;
    const place = field.closest<HTMLElement>('.wl-field') ?? this.form;
    const { top, left } = caret(field, sought(field.value, field.selectionStart)?.from ?? 0);
    // there first, since what is in it makes the place the origin of both
    place.append(shown);
    shown.style.top = `${field.offsetTop + Math.min(top, field.clientHeight)}px`;
    shown.style.left = `${Math.max(0, Math.min(field.offsetLeft + left, place.clientWidth - shown.offsetWidth))}px`;
    // below the last line of a pane it would be cut off
    shown.scrollIntoView?.({ block: 'nearest' });
    // the field keeps the focus
    shown.addEventListener('mousedown', (event) => {
      const option = (event.target as Element).closest<HTMLElement>('[role="option"]');
      if (option) {
        event.preventDefault();
        this.take(option);
      }
    });
    field.setAttribute('aria-controls', 'blocks-list');
    this.choose(0);
  }

  private options(): HTMLElement[] {
    return [...(this.shown?.querySelectorAll<HTMLElement>('[role="option"]') ?? [])];
  }

  private choose(at: number): void {
    this.chosen = at;
    const options = this.options();
    options.forEach((option, each) => option.setAttribute('aria-selected', String(each === at)));
    if (options[at]) {
      this.field?.setAttribute('aria-activedescendant', options[at].id);
      options[at].scrollIntoView({ block: 'nearest' });
    } else {
      this.field?.removeAttribute('aria-activedescendant');
    }
  }

  private take(option: HTMLElement | undefined): void {
    const { field } = this;
    const at = field && sought(field.value, field.selectionStart);
    this.close();
    if (field && at && option) {
      put(field, at.from, at.to, option.dataset.text ?? '');
    }
  }

  private close(): void {
    this.shown?.remove();
    this.shown = undefined;
    this.field?.removeAttribute('aria-controls');
    this.field?.removeAttribute('aria-activedescendant');
  }
}

/** As if it were typed, so that it can be undone and is saved. */
function put(field: HTMLTextAreaElement, from: number, to: number, text: string): void {
  field.focus();
  field.setSelectionRange(from, to);
  if (!document.execCommand('insertText', false, text)) {
    field.setRangeText(text, from, to, 'end');
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }
}

/** Below the line in which a sign stands, measured on a copy of the field. */
function caret(field: HTMLTextAreaElement, at: number): { top: number; left: number } {
  const copy = document.createElement('div');
  const style = getComputedStyle(field);
  for (const name of ['font', 'padding', 'border', 'lineHeight', 'letterSpacing'] as const) {
    copy.style[name] = style[name];
  }
  Object.assign(copy.style, {
    position: 'absolute',
    visibility: 'hidden',
    whiteSpace: 'pre-wrap',
    overflowWrap: 'break-word',
    width: `${field.clientWidth}px`,
  });
  copy.textContent = field.value.slice(0, at);
  const mark = document.createElement('span');
  mark.textContent = '::';
  copy.append(mark);
  document.body.append(copy);
  const place = { top: mark.offsetTop + mark.offsetHeight - field.scrollTop + 4, left: mark.offsetLeft };
  copy.remove();
  return place;
}
