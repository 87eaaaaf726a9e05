import type { Block } from '../blocks';
import { called } from '../called';
import type { Editor } from '../editor';
import { type Drawn, is, type Moddle, service } from '../services';
import type { Words } from '../words';
import { type Choice, Walk } from './walk';

const HERE = 'wl-here';
const PASSED = 'wl-passed';
const WAY = 'wl-passed-flow';

/** Beside the drawing, while somebody walks through it: where a customer would stand, what may happen next, what happened. */
export class WalkPanel {
  private readonly walk: Walk;
  private marked: [string, string][] = [];
  private isOpen = false;

  constructor(
    private readonly host: HTMLElement,
    /** What is not seen meanwhile. */
    private readonly instead: HTMLElement,
    private readonly editor: Editor,
    private readonly words: Words,
    private readonly blocks: Block[],
  ) {
    this.walk = new Walk(editor.modeler);
    // what is walked through is what is drawn: another drawing begins anew
    editor.modeler.on(['commandStack.changed', 'import.done'] as never, (() => this.renew()) as never);
    host.addEventListener('click', ({ target }) => this.press(target as HTMLElement));
    host.addEventListener('keydown', (event) => this.key(event));
  }

  toggle(): void {
    if (this.isOpen) {
      this.close();
    } else {
      this.isOpen = true;
      this.instead.hidden = true;
      this.host.hidden = false;
      service(this.editor.modeler, 'selection').select(null);
      this.begin();
    }
  }

  private close(): void {
    this.isOpen = false;
    this.walk.end();
    this.unmark();
    this.host.replaceChildren();
    this.host.hidden = true;
    this.instead.hidden = false;
    service(this.editor.modeler, 'canvas').focus();
  }

  private renew(): void {
    if (this.isOpen) {
      this.begin();
    }
  }

  private begin(): void {
    this.walk.begin();
    this.draw();
  }

  private press(target: HTMLElement): void {
    const button = target.closest<HTMLElement>('button');
    const act = button?.dataset.walk;
    if (button?.dataset.choice !== undefined) {
      this.happen(button.dataset.choice);
    } else if (button?.dataset.place !== undefined) {
      const place = this.editor.find(button.dataset.place);
      if (place !== undefined) {
        service(this.editor.modeler, 'canvas').scrollToElement(place, 120);
      }
    } else if (act === 'back') {
      this.walk.back();
      this.draw();
    } else if (act === 'anew') {
      this.begin();
    } else if (act === 'end') {
      this.close();
    }
  }

  private happen(id: string): void {
    const choice = this.walk.choices().find((each) => each.id === id);
    if (choice !== undefined) {
      this.walk.take(choice);
      this.draw();
    }
  }

  private key(event: KeyboardEvent): void {
    const buttons = [...this.host.querySelectorAll<HTMLButtonElement>('[data-choice]')];
    const at = buttons.indexOf(event.target as HTMLButtonElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1 }[event.key];
    if (event.key === 'Escape') {
      this.close();
    } else if (event.key === 'Backspace' && this.walk.hasBegun()) {
      event.preventDefault();
      this.walk.back();
      this.draw();
    } else if (to !== undefined && buttons[to] !== undefined) {
      event.preventDefault();
      buttons[to].focus();
    }
  }

  private draw(): void {
    const choices = this.walk.choices();
    const here = this.walk.here();
    this.mark(here);
    const ended = this.walk.hasBegun() && here.length === 0;
    const title = text('h2', this.words.of('walk'));
    title.id = 'walk-title';
    this.host.replaceChildren(
      title,
      text('p', this.words.of(this.walk.hasBegun() ? 'walk.next' : 'walk.lead'), 'wl-lead'),
      ...this.places(here, choices),
      ...(ended ? [text('p', this.words.of('walk.ended'), 'wl-walk-ended')] : []),
      ...(!ended && choices.length === 0 ? [text('p', this.words.of('walk.stuck'), 'wl-walk-stuck')] : []),
      this.tools(),
      ...this.path(),
    );
    const focus = this.host.querySelector<HTMLElement>('[data-choice]') ?? this.host.querySelector<HTMLElement>('[data-walk="anew"]');
    focus?.focus({ preventScroll: true });
    if (here[0] !== undefined) {
      service(this.editor.modeler, 'canvas').scrollToElement(here[0], 120);
    }
  }

  /** Each place with what may happen there; what may happen anywhere stands for itself. */
  private places(here: Drawn[], choices: Choice[]): HTMLElement[] {
    const at = [...new Set([...here, ...choices.map((choice) => choice.at)])];
    return at.map((place) => {
      const part = document.createElement('section');
      part.className = 'wl-walk-place';
      const name = button(called(place, this.blocks), 'wl-place');
      name.dataset.place = place.id;
      const heading = document.createElement('h3');
      heading.append(name);
      const offered = choices.filter((choice) => choice.at === place);
      const waits = offered.length === 0 ? [text('p', this.words.of('walk.waits'), 'wl-meta')] : [];
      part.append(heading, ...offered.map((choice) => this.offer(choice)), ...waits);
      return part;
    });
  }

  private offer(choice: Choice): HTMLElement {
    const each = button(this.said(choice), 'btn');
    each.dataset.choice = choice.id;
    return each;
  }

  /** What happens, in a few words. */
  private said({ kind, by, at }: Choice): string {
    if (kind === 'way') {
      return is(at, 'bpmn:Gateway') && at.businessObject.get('default') === by.businessObject && !by.businessObject.name
        ? this.words.of('walk.otherwise', called(by.target!, this.blocks))
        : by.businessObject.name
          ? this.words.of('walk.way', by.businessObject.name, called(by.target!, this.blocks))
          : this.words.of('walk.to', called(by.target!, this.blocks));
    }
    if (kind === 'happens') {
      return by === at ? this.words.of(`walk.happens.${eventOf(by)}`) : `${called(by, this.blocks)}: ${this.words.of(`walk.happens.${eventOf(by)}`)}`;
    }
    if (kind === 'done') {
      const of = is(by, 'bpmn:UserTask') ? 'person' : is(by, 'bpmn:CallActivity') ? 'call' : 'step';
      return this.words.of(`walk.done.${of}`);
    }
    return this.words.of(`walk.${kind}`);
  }

  private tools(): HTMLElement {
    const tools = document.createElement('div');
    tools.className = 'wl-tools';
    const acts = this.walk.hasBegun() ? ['back', 'anew', 'end'] : ['end'];
    tools.append(
      ...acts.map((act) => {
        const each = button(this.words.of(`walk.${act}`), 'btn btn-sm');
        each.dataset.walk = act;
        return each;
      }),
    );
    return tools;
  }

  private path(): HTMLElement[] {
    if (!this.walk.hasBegun()) {
      return [];
    }
    const list = document.createElement('ol');
    list.className = 'wl-walk-path';
    list.append(...this.walk.path().map((choice) => text('li', `${called(choice.at, this.blocks)}: ${this.said(choice)}`)));
    return [text('h3', this.words.of('walk.path')), list];
  }

  private mark(here: Drawn[]): void {
    this.unmark();
    const ways = this.walk.through().filter(({ waypoints }) => waypoints !== undefined);
    const steps = this.walk.through().filter((each) => each.waypoints === undefined && !here.includes(each) && is(each, 'bpmn:FlowNode'));
    this.marked = [
      ...here.map<[string, string]>(({ id }) => [id, HERE]),
      ...steps.map<[string, string]>(({ id }) => [id, PASSED]),
      ...ways.map<[string, string]>(({ id }) => [id, WAY]),
    ];
    const canvas = service(this.editor.modeler, 'canvas');
    this.marked.forEach(([id, marker]) => canvas.addMarker(id, marker));
  }

  private unmark(): void {
    const canvas = service(this.editor.modeler, 'canvas');
    // what was taken out of the drawing took its mark with it
    this.marked.filter(([id]) => this.editor.find(id) !== undefined).forEach(([id, marker]) => canvas.removeMarker(id, marker));
    this.marked = [];
  }
}

function eventOf(element: Drawn): string {
  const type = (element.businessObject.get('eventDefinitions') as Moddle[] | undefined)?.[0]?.$type;
  return { 'bpmn:TimerEventDefinition': 'time', 'bpmn:ErrorEventDefinition': 'error' }[type ?? ''] ?? 'event';
}

function text(tag: string, words: string, className = ''): HTMLElement {
  const part = document.createElement(tag);
  part.className = className;
  part.textContent = words;
  return part;
}

function button(words: string, className: string): HTMLButtonElement {
  const part = document.createElement('button');
  part.type = 'button';
  part.className = className;
  part.textContent = words;
  return part;
}
