import type BpmnModeler from 'bpmn-js/lib/Modeler';

/** As much of a moddle object as is used here. */
export interface Moddle {
  $type: string;
  $parent?: Moddle;
  id?: string;
  get(name: string): any;
  $instanceOf(type: string): boolean;
}

export interface Shape {
  id: string;
  type: string;
  businessObject: Moddle;
  labelTarget?: Shape;
  parent?: Shape;
}

interface Modeling {
  updateProperties(element: Shape, properties: object): void;
  updateModdleProperties(element: Shape, moddle: Moddle, properties: object): void;
}

interface Commands {
  register(name: string, handler: object): void;
  execute(name: string, context: object): void;
  _currentExecution?: { atomic: boolean };
}

const TOGETHER = 'wayline.together';
const registered = new WeakSet<object>();

/** What a diagram says of an element, and how that is changed so that it can be undone. */
export class Model {
  private readonly modeling: Modeling;
  private readonly commands: Commands;
  private readonly factory: { create(type: string, properties: object): Moddle };
  private readonly registry: { get(id: string): Shape | undefined; filter(fits: (shape: Shape) => boolean): Shape[] };

  constructor(private readonly modeler: InstanceType<typeof BpmnModeler>) {
    this.modeling = modeler.get('modeling');
    this.commands = modeler.get('commandStack');
    this.factory = modeler.get('bpmnFactory');
    this.registry = modeler.get('elementRegistry');
    if (!registered.has(modeler)) {
      registered.add(modeler);
      this.commands.register(TOGETHER, { preExecute: ({ act }: { act: () => void }) => act() });
    }
  }

  /** Whether an act has begun to change the drawing: no other one can begin before it is over. */
  isActing(): boolean {
    return this.commands._currentExecution?.atomic ?? false;
  }

  /** Several changes that are undone as one. */
  together(act: () => void): void {
    this.commands.execute(TOGETHER, { act });
  }

  element(id: string): Shape | undefined {
    return this.registry.get(id);
  }

  elements(fits: (shape: Shape) => boolean): Shape[] {
    return this.registry.filter((shape) => shape.labelTarget === undefined && fits(shape));
  }

  /** Whether there is a drawing of a journey. */
  isOpen(): boolean {
    return this.definitions()?.get('rootElements').some((each: Moddle) => each.$type === 'bpmn:Process') ?? false;
  }

  definitions(): Moddle {
    return (this.modeler as unknown as { getDefinitions(): Moddle }).getDefinitions();
  }

  /** The one that runs; pools of others may show what these do. */
  process(): Moddle {
    const all: Moddle[] = this.definitions()
      .get('rootElements')
      .filter((each: Moddle) => each.$type === 'bpmn:Process');
    return all.find((each) => each.get('isExecutable') === true) ?? all[0]!;
  }

  create(type: string, properties: object): Moddle {
    return this.factory.create(type, properties);
  }

  /** An expression, as conditions and timers hold one. */
  expression(owner: Moddle, body: string): Moddle {
    const made = this.create('bpmn:FormalExpression', { body });
    made.$parent = owner;
    return made;
  }

  /** What is empty is taken away. */
  set(element: Shape, properties: Record<string, unknown>): void {
    const written = Object.entries(properties).map(([name, value]) => [name, value === '' ? undefined : value]);
    this.modeling.updateProperties(element, Object.fromEntries(written));
  }

  setOf(element: Shape, moddle: Moddle, properties: Record<string, unknown>): void {
    this.modeling.updateModdleProperties(element, moddle, properties);
  }

  /** What an element says by an extension property of ours, or an empty text. */
  property(owner: Moddle, name: string): string {
    const found = this.extension(owner, 'camunda:Properties')
      ?.get('values')
      ?.find((each: Moddle) => each.get('name') === name);
    return (found?.get('value') ?? '').trim();
  }

  setProperty(element: Shape, owner: Moddle, name: string, value: string): void {
    this.setNamed(element, owner, 'camunda:Properties', 'values', 'camunda:Property', name, value);
  }

  /** What a task sets of its step. */
  input(owner: Moddle, name: string): string {
    const found = this.inputs(owner).find((each) => each.get('name') === name);
    return found?.get('value') ?? '';
  }

  inputs(owner: Moddle): Moddle[] {
    return this.extension(owner, 'camunda:InputOutput')?.get('inputParameters') ?? [];
  }

  setInput(element: Shape, name: string, value: string): void {
    this.setNamed(
      element, element.businessObject, 'camunda:InputOutput', 'inputParameters', 'camunda:InputParameter', name, value,
    );
  }

  /** What a call hands over, or takes back. */
  mappings(owner: Moddle, type: 'camunda:In' | 'camunda:Out'): Moddle[] {
    return this.extensions(owner).filter((each) => each.$type === type);
  }

  setMapping(element: Shape, type: 'camunda:In' | 'camunda:Out', target: string, properties: object | null): void {
    const owner = element.businessObject;
    const found = this.mappings(owner, type).find((each) => each.get('target') === target);
    if (found && properties) {
      this.setOf(element, found, { source: undefined, sourceExpression: undefined, ...properties });
    } else if (properties) {
      this.setExtensions(element, owner, [...this.extensions(owner), this.create(type, { ...properties, target })]);
    } else if (found) {
      this.setExtensions(element, owner, this.extensions(owner).filter((each) => each !== found));
    }
  }

  documentation(owner: Moddle): string {
    return owner.get('documentation')?.[0]?.get('text') ?? '';
  }

  setDocumentation(element: Shape, owner: Moddle, text: string): void {
    const before: Moddle[] = owner.get('documentation') ?? [];
    if (before[0] && text) {
      this.setOf(element, before[0], { text });
    } else {
      const first = text ? [this.create('bpmn:Documentation', { text })] : [];
      this.setOf(element, owner, { documentation: [...first, ...before.slice(1)] });
    }
  }

  private extensions(owner: Moddle): Moddle[] {
    return owner.get('extensionElements')?.get('values') ?? [];
  }

  private extension(owner: Moddle, type: string): Moddle | undefined {
    return this.extensions(owner).find((each) => each.$type === type);
  }

  private setExtensions(element: Shape, owner: Moddle, values: Moddle[]): void {
    const before: Moddle | undefined = owner.get('extensionElements');
    if (!values.length) {
      this.setOf(element, owner, { extensionElements: undefined });
    } else if (before) {
      values.forEach((each) => (each.$parent = before));
      this.setOf(element, before, { values });
    } else {
      const made = this.create('bpmn:ExtensionElements', { values });
      made.$parent = owner;
      values.forEach((each) => (each.$parent = made));
      this.setOf(element, owner, { extensionElements: made });
    }
  }

  /** One of a list of named things in a block of its own, which comes and goes with them; what else is there stays. */
  private setNamed(
    element: Shape, owner: Moddle, block: string, list: string, type: string, name: string, value: string,
  ): void {
    const there = this.extension(owner, block);
    const all: Moddle[] = there?.get(list) ?? [];
    const found = all.find((each) => each.get('name') === name);
    if (found && value) {
      this.setOf(element, found, { value });
      return;
    }
    const left = all.filter((each) => each !== found);
    const next = value ? [...left, this.create(type, { name, value })] : left;
    const hasMore = there?.get('outputParameters')?.length > 0;
    if (there && (next.length || hasMore)) {
      next.forEach((each) => (each.$parent = there));
      this.setOf(element, there, { [list]: next });
    } else if (there) {
      this.setExtensions(element, owner, this.extensions(owner).filter((each) => each !== there));
    } else if (next.length) {
      const made = this.create(block, { [list]: next });
      next.forEach((each) => (each.$parent = made));
      this.setExtensions(element, owner, [...this.extensions(owner), made]);
    }
  }
}
