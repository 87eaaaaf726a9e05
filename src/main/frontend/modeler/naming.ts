import { type Language, NamesText } from './names';
import { type BpmnModeler, type Moddle, service } from './services';

/** What an element is called in the drawing, and what the reader is shown for it. */
interface Opened {
  drawn: string;
  shown: string;
}

/**
 * Names in two languages. A drawing holds one name for each element, and the file beside it one for each language. While
 * somebody draws, elements bear the name of the reader's language; what is written to the file is settled when it is saved.
 */
export class Naming {
  private names = new NamesText('');
  private hasFile = false;
  /** What was written in the other language since, by element. */
  private readonly others = new Map<string, string>();
  private opened = new Map<string, Opened>();
  /** What was drawn when it was opened; entries of all else are nobody's business here. */
  private drawnFirst = new Set<string>();
  private swapped: [Moddle, string | undefined][] = [];

  constructor(
    private readonly modeler: BpmnModeler,
    private readonly language: Language,
  ) {
    modeler.on('import.parse.complete', (({ elementsById }: { elementsById?: Record<string, Moddle> }) => this.show(elementsById ?? {})) as never);
    modeler.on('import.done', (() => (this.drawnFirst = new Set(this.elements().map(({ id }) => id)))) as never);
    modeler.on('saveXML.start', (() => this.hide()) as never);
    modeler.on(['saveXML.serialized', 'saveXML.done'] as never, (() => this.restore()) as never);
    this.carryOver(modeler);
    const others = this.others;
    const before = (context: OtherName): string | undefined => (context.before ??= others.get(context.id) ?? '') || undefined;
    service(modeler, 'commandStack').registerHandler(
      'wayline.other-name',
      class {
        execute(context: OtherName): unknown[] {
          before(context);
          others.set(context.id, context.name);
          return [];
        }
        revert(context: OtherName): unknown[] {
          const was = before(context);
          if (was === undefined) {
            others.delete(context.id);
          } else {
            others.set(context.id, was);
          }
          return [];
        }
      },
    );
  }

  /** Before the drawing is opened. */
  read(file: string | null): void {
    this.names = new NamesText(file ?? '');
    this.hasFile = file !== null;
    this.others.clear();
  }

  get other(): Language {
    return this.language === 'en' ? 'zh-CN' : 'en';
  }

  /** What the other language calls an element. */
  inOther(id: string): string {
    return this.others.get(id) ?? this.names.of(id, this.other) ?? '';
  }

  setOther(id: string, name: string): void {
    service(this.modeler, 'commandStack').execute('wayline.other-name', { id, name } satisfies OtherName);
  }

  /** The file of names as it is now; null where there was none and none is needed. */
  file(): string | null {
    let names = this.names;
    const drawn = new Set<string>();
    for (const element of this.elements()) {
      drawn.add(element.id);
      const opened = this.opened.get(element.id);
      const shown = element.name ?? '';
      const another = this.others.get(element.id);
      if (another !== undefined) {
        names = names.with(element.id, this.other, another);
      }
      if ((this.hasFile || another !== undefined) && shown !== (opened?.shown ?? '')) {
        names = names.with(element.id, this.language, shown);
      } else if (another !== undefined && names.of(element.id, this.language) === undefined) {
        names = names.with(element.id, this.language, shown);
      }
    }
    names = names.without((id) => drawn.has(id) || !this.drawnFirst.has(id));
    return names.text === '' && !this.hasFile ? null : names.text;
  }

  /** What is copied takes its name in the other language along. */
  private carryOver(modeler: BpmnModeler): void {
    modeler.on('copyPaste.copyElement', 500, (({ descriptor, element }: Copying) => {
      const name = descriptor.businessObject && element ? this.inOther(element.businessObject.id) : '';
      if (name !== '') {
        descriptor.otherName = { [this.other]: name };
      }
    }) as never);
    modeler.on('copyPaste.pasteElement', 500, (({ descriptor }: Copying) => {
      const name = descriptor.otherName?.[this.other];
      if (name !== undefined && descriptor.businessObject) {
        this.others.set(descriptor.businessObject.id, name);
      }
    }) as never);
  }

  private show(elements: Record<string, Moddle>): void {
    this.opened = new Map();
    for (const element of Object.values(elements)) {
      if (element.$type?.startsWith('bpmn:') && typeof element.name === 'string') {
        const drawn = element.name;
        const shown = this.names.of(element.id, this.language) ?? drawn;
        this.opened.set(element.id, { drawn, shown });
        element.name = shown;
      }
    }
  }

  /** The drawing keeps the name that it had; a new one is drawn as English calls it, or else as it was written. */
  private hide(): void {
    this.swapped = this.elements().map((element) => [element, element.name]);
    const file = new NamesText(this.file() ?? '');
    for (const [element, name] of this.swapped) {
      const opened = this.opened.get(element.id);
      if (name === undefined) {
        continue;
      }
      if (name === opened?.shown) {
        element.name = opened.drawn;
      } else if (this.language !== 'en') {
        const english = file.of(element.id, 'en');
        element.name = english === undefined ? name : (opened?.drawn ?? english);
      }
    }
  }

  private restore(): void {
    this.swapped.forEach(([element, name]) => (element.name = name));
    this.swapped = [];
  }

  private elements(): Moddle[] {
    const elements = new Map<string, Moddle>();
    for (const { businessObject } of service(this.modeler, 'elementRegistry').getAll()) {
      if (businessObject?.$type?.startsWith('bpmn:')) {
        elements.set(businessObject.id, businessObject);
      }
    }
    return [...elements.values()];
  }
}

interface Copying {
  descriptor: { businessObject?: Moddle; otherName?: Partial<Record<Language, string>> };
  element?: { businessObject: Moddle };
}

interface OtherName {
  id: string;
  name: string;
  before?: string;
}
