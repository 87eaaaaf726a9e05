import type { Block } from './blocks';
import { called } from './called';
import { place } from './drawing';
import type { Editor } from './editor';
import { Model, type Shape } from './properties/model';
import type { Finding } from './server';
import { type Drawn, is, type Moddle, service } from './services';
import type { Words } from './words';

/** What can be done about a finding by one press. One undo takes it back. */
export interface Fix {
  words: string;
  act(): void;
}

interface At {
  finding: Finding;
  element: Drawn;
  model: Model;
}

type Maker = (at: At) => Fix | undefined;

const LATEST = /^(decisionRef|calledElement|formRef)Binding$/;

/** Offers what leaves nothing to guess: what is idle is cleared, what is due is drawn, and what a person must say is asked for. */
export class Fixes {
  private readonly model: Model;

  constructor(
    private readonly editor: Editor,
    private readonly words: Words,
    private readonly blocks: Block[],
  ) {
    this.model = new Model(editor.modeler);
  }

  for(finding: Finding): Fix | undefined {
    const element = finding.element === '' ? undefined : this.editor.find(finding.element);
    return element === undefined ? undefined : this.makers[finding.rule]?.({ finding, element, model: this.model });
  }

  private readonly makers: Record<string, Maker> = {
    'process-executable': (at) => this.change('fix.run', at, { isExecutable: true }),
    'history-time': (at) => this.change('fix.year', at, { 'camunda:historyTimeToLive': 'P365D' }),
    'binding': (at) => this.latest(at),
    'binding-missing': (at) => this.latest(at),
    'platform-cares': (at) => this.clear(at),
    'attribute-not-allowed': (at) => this.clear(at),
    'assignee': (at) => this.clear(at),
    'result-variable': (at) => this.clear(at),
    'gateway-default-condition': (at) => this.unconditional(at),
    'condition-place': (at) => this.unconditional(at),
    'multi-instance': (at) => this.change('fix.once', at, { loopCharacteristics: undefined }),
    'property-unknown': ({ finding, element, model }) =>
      this.fix('fix.clear', () => model.setProperty(shape(element), owner(element), finding.params[0] ?? '', '')),
    'input-unknown': ({ finding, element, model }) => this.fix('fix.clear', () => model.setInput(shape(element), finding.params[0] ?? '', '')),
    'unreachable': ({ element }) => this.fix('fix.remove', () => service(this.editor.modeler, 'modeling').removeElements([element])),
    'dead-end': (at) => this.add('end', at),
    'event-gateway-no-timer': (at) => this.add('wait', at),
    'gateway-no-default': ({ element, model }) => {
      const ways = (element.outgoing ?? []).filter((way) => is(way, 'bpmn:SequenceFlow'));
      const [free, second] = ways.filter((way) => !way.businessObject.get('conditionExpression'));
      return free === undefined || second !== undefined
        ? undefined
        : this.fix('fix.default', () => model.set(shape(element), { default: free.businessObject }), called(free, this.blocks));
    },
    'step-missing': (at) => this.ask('step', at),
    'input-missing': (at) => this.ask(`input-${at.finding.attribute}`, at),
    'input-absent': (at) => this.ask(`input-${at.finding.attribute}`, at),
    'input-choice': (at) => this.ask(`input-${at.finding.attribute}`, at),
    'queue-missing': (at) => this.ask('queue', at),
    'queue-unknown': (at) => this.ask('queue', at),
    'form-missing': (at) => this.ask('form', at),
    'form-unknown': (at) => this.ask('form', at),
    'message-missing': (at) => this.ask('event', at),
    'message-name': (at) => this.ask('event', at),
    'timer-one': (at) => this.ask('timer', at),
    'timer-past': (at) => this.ask('date', at),
    'error-missing': (at) => this.ask('failure', at),
    'decision-unknown': (at) => this.ask('decision', at),
    'process-unknown': (at) => this.ask('called', at),
    'priority': (at) => this.ask('priority', at),
    'gateway-flow-condition': (at) => this.ask('', at),
    'label-missing': (at) => this.name(at, document.documentElement.lang.startsWith('zh') ? 'zh-CN' : 'en'),
    'label-missing-answer': (at) => this.name(at, document.documentElement.lang.startsWith('zh') ? 'zh-CN' : 'en'),
    'names-missing': (at) => (at.finding.attribute === '' ? this.name(at, at.finding.params[0] ?? 'en') : undefined),
  };

  private fix(word: string, act: () => void, ...values: string[]): Fix {
    return { words: this.words.of(word, ...values), act };
  }

  private change(word: string, { element, model }: At, properties: Record<string, unknown>): Fix {
    return this.fix(word, () => model.setOf(shape(element), owner(element), properties));
  }

  private latest(at: At): Fix | undefined {
    return LATEST.test(at.finding.attribute) ? this.change('fix.latest', at, { [`camunda:${at.finding.attribute}`]: 'latest' }) : undefined;
  }

  /** Takes a setting away that does nothing here; one of a name that the drawing does not have stays for a person. */
  private clear(at: At): Fix | undefined {
    const bo = owner(at.element);
    const name = [`camunda:${at.finding.attribute}`, at.finding.attribute].find((each) => isSet(bo, each));
    return name === undefined ? undefined : this.change('fix.clear', at, { [name]: undefined });
  }

  private unconditional(at: At): Fix {
    return this.change('fix.unconditional', at, { conditionExpression: undefined });
  }

  private add(id: string, { element }: At): Fix | undefined {
    const block = this.blocks.find((each) => each.id === id);
    return block === undefined
      ? undefined
      : this.fix(`fix.add-${id}`, () => {
          service(this.editor.modeler, 'selection').select(element);
          place(this.editor.modeler, block);
        });
  }

  /** Goes to the setting that somebody must fill in; without a name, to the first one. */
  private ask(at: string, { element }: At): Fix {
    return this.fix('fix.ask', () => this.focus(element, at === '' ? '#properties :is(input, select, textarea)' : `#properties [data-at="${CSS.escape(at)}"], #properties [data-at^="${CSS.escape(at)}."]`));
  }

  private name({ element }: At, language: string): Fix {
    return this.fix('fix.name', () => this.focus(element, `[data-names] [data-language="${CSS.escape(language)}"]`));
  }

  private focus(element: Drawn, field: string): void {
    this.editor.goTo(element);
    // its settings are drawn after it was chosen
    setTimeout(() => document.querySelector<HTMLElement>(field)?.focus(), 50);
  }
}

function shape(element: Drawn): Shape {
  return element as unknown as Shape;
}

/** What is meant when a plane is chosen: the journey on it. */
function owner(element: Drawn): Shape['businessObject'] {
  return element.businessObject as unknown as Shape['businessObject'];
}

function isSet(bo: { get(name: string): unknown }, name: string): boolean {
  const value = bo.get(name) as Moddle | undefined;
  return value !== undefined && value !== null;
}
