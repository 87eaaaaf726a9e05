import type { Choice } from '../vocabulary';

type Child = Node | string | null;
type Attributes = Record<string, string | boolean | ((event: Event) => void)>;

/** Makes an element; a listener is an attribute that is a function. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K, attributes: Attributes = {}, ...children: Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') {
      made.addEventListener(name, value);
    } else if (value === true) {
      made.setAttribute(name, '');
    } else if (value !== false) {
      made.setAttribute(name, value);
    }
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}

/** A list in a list. */
export interface Choices {
  label: string;
  choices: Choice[];
}

export interface Asked {
  /** The name of the field in its form, by which it is found again when the form is drawn anew. */
  at: string;
  label: string;
  help?: string;
  required?: boolean;
  /** Stands in a sentence, which is its label for those who see. */
  bare?: boolean;
}

/** Takes what was written: says what is wrong with it, or nothing. */
export type Taking = (value: string) => string | void;

/**
 * What people have typed and no diagram has yet. It is written when they leave the field, when they choose another
 * element, and when the form goes; what cannot be written stays here and is shown again with what is wrong.
 */
export class Typed {
  private readonly texts = new Map<string, { text: string; fault: string }>();
  private pending: (() => void) | null = null;

  /** @param isThere whether an element is still in the drawing */
  constructor(private readonly isThere: (owner: string) => boolean) {}

  get isPending(): boolean {
    return this.pending !== null;
  }

  of(owner: string, at: string): { text: string; fault: string } | undefined {
    return this.texts.get(`${owner} ${at}`);
  }

  begin(owner: string, at: string, text: string, take: Taking): void {
    const key = `${owner} ${at}`;
    this.texts.set(key, { text, fault: '' });
    this.pending = () => (this.isThere(owner) ? this.take(key, text, take) : this.texts.delete(key));
  }

  /** Writes what is half done, as far as it can be written. */
  flush(): void {
    const act = this.pending;
    this.pending = null;
    act?.();
  }

  private take(key: string, text: string, take: Taking): void {
    const fault = take(text) ?? '';
    if (fault) {
      this.texts.set(key, { text, fault });
    } else {
      this.texts.delete(key);
    }
  }
}

/** The fields of a form. Each knows for which element it asks, also when another one has been chosen meanwhile. */
export class Parts {
  private lists = 0;

  constructor(
    private readonly owner: string,
    private readonly typed: Typed,
    private readonly words: (key: string, ...values: string[]) => string,
    private readonly redraw: () => void,
  ) {}

  text(asked: Asked, value: string, take: Taking, more: { list?: Choice[]; rows?: number; numeric?: boolean } = {}): HTMLElement {
    const kept = this.typed.of(this.owner, asked.at);
    const list = more.list?.length ? `wl-list-${asked.at.replaceAll(/\W/g, '-')}-${this.lists++}` : '';
    const attributes: Attributes = {
      class: 'form-control',
      ...this.names(asked),
      autocomplete: 'off',
      'aria-invalid': kept?.fault ? 'true' : false,
      input: ({ target }) => this.typed.begin(this.owner, asked.at, (target as HTMLInputElement).value, take),
      change: () => {
        this.typed.flush();
        this.redraw();
      },
    };
    if (list) {
      attributes.list = list;
    }
    if (more.numeric) {
      attributes.inputmode = 'numeric';
      attributes.size = '3';
    }
    const control = more.rows ? h('textarea', { ...attributes, rows: String(more.rows) }) : h('input', attributes);
    control.value = kept?.text ?? value;
    const options = more.list?.map(({ value, label }) => h('option', { value }, label === value ? '' : label)) ?? [];
    const field = this.field(asked, control, kept?.fault);
    if (list) {
      field.append(h('datalist', { id: list }, ...options));
    }
    return field;
  }

  /** What is chosen and not in the list is shown as it is written. */
  select(asked: Asked, value: string, lists: (Choice | Choices)[], take: Taking): HTMLElement {
    const all = lists.flatMap((each) => ('choices' in each ? each.choices : [each]));
    const option = ({ value: own, label }: Choice): HTMLElement => h('option', { value: own, selected: own === value }, label);
    const control = h(
      'select',
      {
        class: 'form-select',
        ...this.names(asked),
        change: ({ target }) => {
          this.typed.flush();
          take((target as HTMLSelectElement).value);
          this.redraw();
        },
      },
      all.some((each) => each.value === value) ? null : option({ value, label: value || this.words('choose') }),
      ...lists.map((each) =>
        'choices' in each
          ? each.choices.length ? h('optgroup', { label: each.label }, ...each.choices.map(option)) : null
          : option(each),
      ),
    );
    control.value = value;
    return this.field(asked, control);
  }

  check(asked: Asked, checked: boolean, take: (checked: boolean) => void): HTMLElement {
    const control = h('input', {
      type: 'checkbox',
      class: 'form-check-input',
      'data-at': asked.at,
      checked,
      change: ({ target }) => {
        this.typed.flush();
        take((target as HTMLInputElement).checked);
        this.redraw();
      },
    });
    const label = h('label', { class: 'form-check' }, control, h('span', { class: 'form-check-label' }, asked.label));
    return h('div', {}, label, this.help(asked));
  }

  button(at: string, label: string, icon: string, act: () => void, isBare = false): HTMLElement {
    return h(
      'button',
      {
        type: 'button',
        class: isBare ? 'btn btn-icon btn-sm' : 'btn btn-sm',
        'data-at': at,
        'aria-label': isBare ? label : false,
        title: isBare ? label : false,
        click: () => {
          this.typed.flush();
          act();
          this.redraw();
        },
      },
      h('i', { class: `ti ${icon}`, 'aria-hidden': 'true' }),
      isBare ? '' : label,
    );
  }

  sentence(...parts: Child[]): HTMLElement {
    return h('p', { class: 'wl-sentence' }, ...parts);
  }

  section(title: string, ...parts: Child[]): HTMLElement {
    return h('section', {}, h('h3', {}, title), ...parts);
  }

  hint(text: string): HTMLElement {
    return h('p', { class: 'form-hint' }, text);
  }

  private names(asked: Asked): Attributes {
    return {
      id: `wl-field-${asked.at}`,
      'data-at': asked.at,
      'aria-label': asked.bare ? asked.label : false,
      'aria-required': asked.required ? 'true' : false,
      'aria-describedby': asked.help ? `wl-help-${asked.at}` : false,
    };
  }

  private field(asked: Asked, control: HTMLElement, fault = ''): HTMLElement {
    const wrong = fault ? h('span', { class: 'wl-wrong', role: 'alert' }, fault) : null;
    if (asked.bare) {
      return h('span', { class: 'wl-bare' }, control, wrong);
    }
    const label = h('label', { class: 'form-label', for: `wl-field-${asked.at}` }, asked.label);
    if (asked.required) {
      label.append(h('span', { class: 'wl-required', title: this.words('required') }, ' *'));
    }
    return h('div', { class: 'wl-field' }, label, control, wrong, this.help(asked));
  }

  private help(asked: Asked): HTMLElement | null {
    return asked.help ? h('p', { class: 'form-hint', id: `wl-help-${asked.at}` }, asked.help) : null;
  }
}
