import camunda from 'camunda-bpmn-moddle/resources/camunda.json';
import minimap from 'diagram-js-minimap';
import simulator from 'bpmn-js-token-simulation/lib/simulator';
import Modeler from 'bpmn-js/lib/Modeler';

import type { Block } from './blocks';
import { SharedClipboard } from './clipboard';
import { registerCommands } from './drawing';
import { AppendMenu, BecomeMenu, NoPalette, type Offer, OurContextPad } from './menus';
import type { Language } from './names';
import { Naming } from './naming';
import { type BpmnModeler, type Drawn, type Moddle, service } from './services';
import { NameSearch } from './search';
import { StepSigns } from './signs';
import { translator } from './translate';
import type { Words } from './words';

/** What is kept of a journey: its drawing, and the names beside it. */
export interface Content {
  drawing: string;
  names: string | null;
}

/**
 * The words of Camunda without what they mean when they are missing: what a file says is written again, also where it says
 * what would be meant without it.
 */
const CAMUNDA = {
  ...camunda,
  types: camunda.types.map((type) => ({
    ...type,
    properties: (type as { properties?: { default?: unknown }[] }).properties?.map(({ default: _, ...property }) => property),
  })),
};

const NOTHING = ['value', {}];

/** On a small screen nobody draws: what would change something is not there. */
const READ_ONLY = {
  contextPadProvider: NOTHING,
  move: NOTHING,
  resize: NOTHING,
  bendpoints: NOTHING,
  labelEditingProvider: NOTHING,
  create: NOTHING,
};

async function laidOut(drawing: string): Promise<string> {
  const { layoutProcess } = await import('bpmn-auto-layout');
  return layoutProcess(drawing);
}

/** The drawing that somebody changes. What was not changed is given back as it was read, to the byte. */
export class Editor {
  readonly modeler: BpmnModeler;
  readonly naming: Naming;
  private opened: Content = { drawing: '', names: null };
  private openedAt: unknown;

  constructor(host: HTMLElement, blocks: Block[], words: Words, language: Language, narrow: boolean) {
    const fontFamily = getComputedStyle(document.body).fontFamily; // measured on a canvas, where no variable is known
    const offer: Offer = { blocks, words, modeler: () => this.modeler };
    this.modeler = new Modeler({
      container: host,
      moddleExtensions: { camunda: CAMUNDA },
      bpmnRenderer: { defaultFillColor: 'var(--wl-sheet)', defaultStrokeColor: 'var(--wl-ink-2)', defaultLabelColor: 'var(--wl-ink)' },
      textRenderer: { defaultStyle: { fontFamily, fontSize: 13, lineHeight: 1.2 }, externalStyle: { fontSize: 12.5, lineHeight: 1.2 } },
      minimap: { open: !narrow },
      additionalModules: [
        minimap,
        simulator,
        {
          __init__: ['appendMenu', 'stepSigns'],
          offer: ['value', offer],
          translate: ['value', translator(language)],
          paletteProvider: ['type', NoPalette],
          contextPadProvider: ['type', OurContextPad],
          replaceMenuProvider: ['type', BecomeMenu],
          appendMenu: ['type', AppendMenu],
          clipboard: ['type', SharedClipboard],
          stepSigns: ['type', StepSigns],
          bpmnSearch: ['type', NameSearch],
          otherNames: ['value', () => this.naming],
        },
        ...(narrow ? [READ_ONLY] : []),
      ],
    } as never);
    registerCommands(this.modeler);
    keepChosen(this.modeler);
    this.naming = new Naming(this.modeler, language);
  }

  /** @throws what the reader of BPMN says, when this is no drawing; then the one before stays */
  async open(content: Content): Promise<void> {
    // programs of Windows put a byte order mark before the text; the file keeps it as long as nothing is changed
    const text = content.drawing.replace(/^\uFEFF/, '');
    await service(this.modeler, 'moddle').fromXML(text, 'bpmn:Definitions');
    // a file may say what happens and not where it is drawn
    const drawn = /<(\w+:)?BPMNShape\b/.test(text) ? text : await laidOut(text);
    this.naming.read(content.names);
    await this.modeler.importXML(drawn);
    this.opened = { drawing: content.drawing, names: content.names };
    this.openedAt = this.at();
  }

  /** What is drawn now. */
  async content(): Promise<Content> {
    if (!this.isChanged()) {
      return this.opened;
    }
    const names = this.naming.file();
    const { xml } = await this.modeler.saveXML({ format: true });
    return { drawing: xml!, names };
  }

  /** What is drawn now, with everything in rows. */
  async tidied(): Promise<Content> {
    const { drawing, names } = await this.content();
    return { drawing: await laidOut(drawing), names };
  }

  isChanged(): boolean {
    return this.at() !== this.openedAt;
  }

  onChange(changed: () => void): void {
    this.modeler.on('commandStack.changed', (({ trigger }: { trigger?: string }) => trigger !== 'clear' && changed()) as never);
  }

  /** What bears this id, or is made what it is by something that bears it, such as a timer. */
  find(id: string): Drawn | undefined {
    const registry = service(this.modeler, 'elementRegistry');
    const within = ({ businessObject, labelTarget }: Drawn): boolean =>
      labelTarget === undefined && ((businessObject?.get('eventDefinitions') as Moddle[] | undefined) ?? []).some((each) => each.id === id);
    return registry.get(id) ?? registry.filter(within)[0];
  }

  goTo(element: Drawn): void {
    service(this.modeler, 'selection').select(element);
    service(this.modeler, 'canvas').scrollToElement(element, 120);
    service(this.modeler, 'canvas').focus();
  }

  /** The act that was done last: the same again after an undo, another one after another act. */
  private at(): unknown {
    const { _stack, _stackIdx } = this.modeler.get('commandStack') as { _stack: unknown[]; _stackIdx: number };
    return _stack[_stackIdx] ?? null;
  }
}

/** A press on what is chosen already keeps it chosen: who comes back from its settings adds what follows to it. */
function keepChosen(modeler: BpmnModeler): void {
  service(modeler, 'eventBus').on('element.click', 1_500, ((event: { element: Drawn; originalEvent?: MouseEvent; stopPropagation(): void }) => {
    const [only, second] = service(modeler, 'selection').get();
    const plain = !event.originalEvent?.shiftKey && !event.originalEvent?.ctrlKey && !event.originalEvent?.metaKey;
    if (plain && second === undefined && only === event.element) {
      event.stopPropagation();
    }
  }) as never);
}
