import type { Block } from './blocks';
import { called } from './called';
import type { Editor } from './editor';
import type { Said, Server, Thread } from './server';
import { type Drawn, is, service } from './services';
import { clock, type Words } from './words';

/**
 * What colleagues say to each other about what is chosen, or about all of it when nothing is. What somebody types stays where
 * it was typed, also while they look at something else.
 */
export class Comments {
  private readonly list: HTMLElement;
  private readonly field: HTMLTextAreaElement;
  private readonly wrong: HTMLElement;
  private readonly title: HTMLElement;
  private threads: Thread[] = [];
  private about = '';
  private answered: string | undefined;
  /** Of what is being sent, so that a second press says nothing twice. */
  private sending: Said | undefined;

  constructor(
    host: HTMLElement,
    private readonly key: string,
    private readonly editor: Editor,
    private readonly server: Server,
    private readonly words: Words,
    private readonly blocks: Block[],
  ) {
    this.list = host.querySelector<HTMLElement>('[data-threads]')!;
    this.field = host.querySelector<HTMLTextAreaElement>('textarea')!;
    this.wrong = host.querySelector<HTMLElement>('[data-unsaid]')!;
    this.title = host.querySelector<HTMLElement>('[data-about]')!;
    editor.modeler.on(['selection.changed', 'import.done'] as never, (() => this.turn()) as never);
    this.field.addEventListener('input', () => this.keep(this.field.value));
    this.field.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.isComposing) {
        event.preventDefault();
        void this.say();
      } else if (event.key === 'Escape') {
        service(editor.modeler, 'canvas').focus();
      }
    });
    host.addEventListener('click', ({ target }) => this.press(target as HTMLElement));
    this.turn();
  }

  /** What others have said meanwhile. */
  async renew(): Promise<void> {
    const all = await this.server.comments();
    if (all !== undefined && JSON.stringify(all) !== JSON.stringify(this.threads)) {
      this.threads = all;
      this.draw();
      this.mark();
    }
  }

  private turn(): void {
    const chosen = service(this.editor.modeler, 'selection').get();
    const element = chosen.length === 1 ? (chosen[0]!.labelTarget ?? chosen[0]!) : undefined;
    this.about = element?.id ?? '';
    this.answered = undefined;
    this.field.value = this.kept();
    this.wrong.hidden = true;
    this.draw();
  }

  private draw(): void {
    const here = this.threads.filter(({ element }) => this.about === '' || element === this.about);
    const open = here.filter(({ settledBy }) => settledBy === null).length;
    this.title.textContent = open === 0 ? '' : String(open);
    this.list.replaceChildren(...here.map((thread) => this.thread(thread)));
    this.field.placeholder = this.words.of(this.answered === undefined ? 'comment.write' : 'comment.answer');
  }

  private thread(thread: Thread): HTMLElement {
    const settled = thread.settledBy !== null;
    const part = document.createElement('li');
    part.dataset.thread = thread.id;
    part.classList.toggle('wl-settled', settled);
    const drawn = thread.element === '' ? undefined : this.editor.find(thread.element);
    if (this.about === '' && thread.element !== '') {
      const place = document.createElement(drawn === undefined ? 'span' : 'button');
      place.className = drawn === undefined ? 'wl-meta' : 'wl-place';
      place.textContent = drawn === undefined ? this.words.of('comment.gone') : called(drawn, this.blocks);
      place.dataset.go = thread.element;
      part.append(place);
    }
    part.append(...thread.said.map((said) => this.said(said)));
    const acts = document.createElement('p');
    acts.className = 'wl-comment-acts';
    if (settled) {
      acts.append(this.words.of('comment.settled-by', thread.settledBy!), ' ', this.act('reopen', thread.id));
    } else {
      acts.append(this.act('answer', thread.id), this.act('settle', thread.id));
    }
    part.append(acts);
    return part;
  }

  private said({ author, body, at }: Thread['said'][number]): HTMLElement {
    const part = document.createElement('div');
    const who = document.createElement('p');
    who.className = 'wl-meta';
    who.textContent = `${author} · ${clock(at)}`;
    const what = document.createElement('p');
    what.className = 'wl-comment';
    what.textContent = body;
    part.append(who, what);
    return part;
  }

  private act(act: 'answer' | 'settle' | 'reopen', thread: string): HTMLButtonElement {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'wl-place';
    button.dataset.comment = act;
    button.dataset.of = thread;
    button.setAttribute('aria-pressed', String(act === 'answer' && this.answered === thread));
    button.textContent = this.words.of(`comment.${act}-it`);
    return button;
  }

  private press(target: HTMLElement): void {
    const button = target.closest<HTMLElement>('button');
    const { comment, of, go } = button?.dataset ?? {};
    if (go !== undefined) {
      const element = this.editor.find(go);
      if (element !== undefined) {
        this.editor.goTo(element);
      }
    } else if (comment === 'say') {
      void this.say();
    } else if (comment === 'answer') {
      this.answered = this.answered === of ? undefined : of;
      this.draw();
      this.field.focus();
    } else if (comment === 'settle' || comment === 'reopen') {
      void this.server.settle(of!, comment).then((all) => this.came(all));
    }
  }

  private async say(): Promise<void> {
    const words = this.field.value.trim();
    if (words === '') {
      this.field.focus();
      return;
    }
    const { about, answered } = this;
    if (this.sending === undefined || this.sending.words !== words || this.sending.element !== about || this.sending.thread !== (answered ?? null)) {
      this.sending = { id: crypto.randomUUID(), element: about, thread: answered ?? null, words };
    }
    const all = await this.server.say(this.sending);
    if (all !== undefined) {
      this.sending = undefined;
      this.forget(about);
      if (this.about === about) {
        this.answered = undefined;
        this.field.value = '';
      }
    }
    this.came(all);
  }

  private came(all: Thread[] | undefined): void {
    this.wrong.hidden = all !== undefined;
    if (all !== undefined) {
      this.threads = all;
      this.draw();
      this.mark();
    }
  }

  private mark(): void {
    const overlays = service(this.editor.modeler, 'overlays');
    overlays.remove({ type: 'comments' });
    const open = this.threads.filter(({ settledBy, element }) => settledBy === null && element !== '');
    for (const id of new Set(open.map(({ element }) => element))) {
      const element = this.editor.find(id);
      if (element !== undefined && element.waypoints === undefined && element.parent !== undefined) {
        overlays.add(element.id, 'comments', { position: at(element), html: this.badge(open.filter((each) => each.element === id).length), scale: false });
      }
    }
  }

  private badge(many: number): HTMLElement {
    const badge = document.createElement('span');
    badge.className = 'wl-said ti ti-message';
    badge.title = this.words.of('comment.open', String(many));
    return badge;
  }

  private kept(): string {
    try {
      return sessionStorage.getItem(this.place(this.about)) ?? '';
    } catch {
      return '';
    }
  }

  private keep(text: string): void {
    try {
      sessionStorage.setItem(this.place(this.about), text);
    } catch {
      // the field itself still has it
    }
  }

  private forget(about: string): void {
    try {
      sessionStorage.removeItem(this.place(about));
    } catch {
      // nothing was kept
    }
  }

  private place(about: string): string {
    return `wayline.comment.${this.key}.${about}`;
  }
}

function at(element: Drawn): object {
  return is(element, 'bpmn:Event', 'bpmn:Gateway') ? { top: -10, right: 8 } : { top: -12, right: 10 };
}
