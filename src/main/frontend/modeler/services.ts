import type Modeler from 'bpmn-js/lib/Modeler';

/** What of bpmn-js and diagram-js is used here. */
export type BpmnModeler = InstanceType<typeof Modeler>;

export interface Moddle {
  $type: string;
  $parent?: Moddle;
  id: string;
  name?: string;
  get(name: string): unknown;
  set(name: string, value: unknown): void;
  $instanceOf(type: string): boolean;
}

export interface Point {
  x: number;
  y: number;
}

export interface Drawn {
  id: string;
  type: string;
  x: number;
  y: number;
  width: number;
  height: number;
  parent?: Drawn;
  children?: Drawn[];
  host?: Drawn;
  labelTarget?: Drawn;
  waypoints?: Point[];
  source?: Drawn;
  target?: Drawn;
  incoming?: Drawn[];
  outgoing?: Drawn[];
  businessObject: Moddle;
  di: Moddle;
}

export interface Services {
  eventBus: { on(event: string | string[], priority: number | Listener, listener?: Listener): void; fire(event: string, data?: object): unknown };
  canvas: {
    getRootElement(): Drawn;
    viewbox(box?: object): { x: number; y: number; width: number; height: number; scale: number; inner: Box; outer: Box };
    zoom(to?: number | 'fit-viewport', around?: 'auto' | Point): number;
    scrollToElement(element: Drawn, padding?: number): void;
    focus(): void;
    resized(): void;
    getContainer(): HTMLElement;
    addMarker(id: string, marker: string): void;
    removeMarker(id: string, marker: string): void;
  };
  elementRegistry: { get(id: string): Drawn | undefined; getAll(): Drawn[]; getGraphics(id: string): SVGElement; filter(is: (element: Drawn) => boolean): Drawn[] };
  selection: { get(): Drawn[]; select(element: Drawn | Drawn[] | null): void };
  commandStack: {
    execute(command: string, context: object): void;
    registerHandler(command: string, handler: unknown): void;
    undo(): void;
    redo(): void;
    canUndo(): boolean;
    canRedo(): boolean;
  };
  modeling: {
    createShape(shape: Drawn, position: Point, target: Drawn, index?: number | object, hints?: object): Drawn;
    connect(source: Drawn, target: Drawn): Drawn;
    removeElements(elements: Drawn[]): void;
    updateProperties(element: Drawn, properties: object): void;
    updateModdleProperties(element: Drawn, moddle: Moddle, properties: object): void;
    createSpace(moving: Drawn[], resizing: Drawn[], delta: Point, direction: string, start: number): void;
  };
  spaceTool: { calculateAdjustments(elements: Drawn[], axis: 'x' | 'y', delta: number, start: number): { movingShapes: Drawn[]; resizingShapes: Drawn[] } };
  autoPlace: { append(source: Drawn, shape: Drawn, hints?: object): Drawn };
  elementFactory: { createShape(attributes: object): Drawn };
  bpmnFactory: { create(type: string, attributes?: object): Moddle };
  bpmnReplace: { replaceElement(element: Drawn, target: object): Drawn };
  create: { start(event: Event, shape: Drawn, context?: object): void };
  connect: { start(event: Event, source: Drawn): void };
  contextPad: { registerProvider(provider: object): void; triggerEntry(entry: string, action: string, event: Event): unknown; };
  palette: { registerProvider(provider: object): void };
  popupMenu: {
    registerProvider(id: string, provider: object): void;
    open(element: Drawn | Drawn[], id: string, position: object, options?: object): void;
    close(): void;
    isEmpty(target: Drawn | Drawn[], id: string): boolean;
  };
  rules: { allowed(action: string, context: object): boolean | null };
  overlays: { add(id: string, type: string, overlay: object): string; remove(which: object): void };
  editorActions: { trigger(action: string, options?: object): unknown; isRegistered(action: string): boolean };
  keyboard: { addListener(priority: number, listener: (context: { keyEvent: KeyboardEvent }) => unknown): void; hasModifier(event: KeyboardEvent): boolean };
  directEditing: { isActive(): boolean; activate(element: Drawn): void };
  searchPad: { toggle(): void };
  minimap: { toggle(): void; open(): void; close(): void };
  moddle: {
    ids: { assigned(id: string): unknown };
    create(type: string, attributes: object): Moddle;
    fromXML(xml: string, root: string): Promise<{ rootElement: Moddle; warnings: { message: string }[] }>;
  };
}

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

type Listener = (...events: never[]) => unknown;

export function service<Name extends keyof Services>(modeler: BpmnModeler, name: Name): Services[Name] {
  return modeler.get(name) as Services[Name];
}

/** What is drawn as a node, without flows, labels, and the plane that all lies on. */
export function nodes(registry: Services['elementRegistry']): Drawn[] {
  return registry.filter(({ waypoints, labelTarget, parent }) => !waypoints && !labelTarget && parent !== undefined);
}

export function is(element: Drawn, ...types: string[]): boolean {
  return types.some((type) => element.businessObject?.$instanceOf?.(type));
}
