import { type BpmnModeler, type Drawn, is, type Moddle, service } from './services';
import type { Vocabulary } from './vocabulary';
import type { Words } from './words';

/** Something of which journeys are made; the check accepts these and no others. */
export interface Block {
  id: string;
  label: string;
  description: string;
  icon: string;
  group: string;
  type: string;
  /** What the id of a new one begins with. */
  prefix: string;
  event?: string;
  attributes?: Record<string, unknown>;
  /** Whether it stands on the border of something else. */
  border?: boolean;
  step?: Vocabulary['steps'][number];
  unnamed?: boolean;
}

type Kind = Omit<Block, 'label' | 'description' | 'group'> & { group: string };

const TIMER = 'bpmn:TimerEventDefinition';
const MESSAGE = 'bpmn:MessageEventDefinition';
const ERROR = 'bpmn:ErrorEventDefinition';

const KINDS: Kind[] = [
  { id: 'person', icon: 'user', group: 'people', type: 'bpmn:UserTask', prefix: 'Task' },
  { id: 'wait', icon: 'clock', group: 'wait', type: 'bpmn:IntermediateCatchEvent', event: TIMER, prefix: 'Event' },
  { id: 'event', icon: 'mail-opened', group: 'wait', type: 'bpmn:IntermediateCatchEvent', event: MESSAGE, prefix: 'Event' },
  { id: 'first', icon: 'hourglass', group: 'wait', type: 'bpmn:EventBasedGateway', prefix: 'Gateway', unnamed: true },
  { id: 'deadline', icon: 'clock-exclamation', group: 'wait', type: 'bpmn:BoundaryEvent', event: TIMER, border: true, prefix: 'Event' },
  { id: 'meanwhile', icon: 'mail-fast', group: 'wait', type: 'bpmn:BoundaryEvent', event: MESSAGE, border: true, prefix: 'Event' },
  { id: 'decision', icon: 'square-rotated', group: 'decide', type: 'bpmn:ExclusiveGateway', prefix: 'Gateway' },
  { id: 'table', icon: 'table', group: 'decide', type: 'bpmn:BusinessRuleTask', prefix: 'Task', attributes: { 'camunda:decisionRefBinding': 'latest' } },
  { id: 'both', icon: 'git-fork', group: 'decide', type: 'bpmn:ParallelGateway', prefix: 'Gateway', unnamed: true },
  { id: 'several', icon: 'git-merge', group: 'decide', type: 'bpmn:InclusiveGateway', prefix: 'Gateway', unnamed: true },
  { id: 'call', icon: 'route', group: 'more', type: 'bpmn:CallActivity', prefix: 'Call', attributes: { 'camunda:calledElementBinding': 'latest' } },
  { id: 'group', icon: 'box', group: 'more', type: 'bpmn:SubProcess', prefix: 'SubProcess', attributes: { isExpanded: true } },
  { id: 'on-event', icon: 'box-multiple', group: 'more', type: 'bpmn:SubProcess', prefix: 'SubProcess', attributes: { isExpanded: true, triggeredByEvent: true } },
  { id: 'failed', icon: 'alert-triangle', group: 'more', type: 'bpmn:BoundaryEvent', event: ERROR, border: true, prefix: 'Event' },
  { id: 'note', icon: 'note', group: 'more', type: 'bpmn:TextAnnotation', prefix: 'Note' },
  { id: 'start-event', icon: 'player-play', group: 'begin', type: 'bpmn:StartEvent', event: MESSAGE, prefix: 'StartEvent' },
  { id: 'start-time', icon: 'calendar-event', group: 'begin', type: 'bpmn:StartEvent', event: TIMER, prefix: 'StartEvent' },
  { id: 'start', icon: 'circle', group: 'begin', type: 'bpmn:StartEvent', prefix: 'StartEvent' },
  { id: 'end', icon: 'flag', group: 'finish', type: 'bpmn:EndEvent', prefix: 'EndEvent' },
  { id: 'end-all', icon: 'square-x', group: 'finish', type: 'bpmn:EndEvent', event: 'bpmn:TerminateEventDefinition', prefix: 'EndEvent' },
  { id: 'end-error', icon: 'flag-x', group: 'finish', type: 'bpmn:EndEvent', event: ERROR, prefix: 'EndEvent' },
];

const AROUND = ['people', 'wait', 'decide', 'more', 'begin', 'finish'];

/** All blocks: the steps by their own groups, then what orders them. */
export function blocksOf({ steps }: Vocabulary, words: Words): Block[] {
  const ours = steps.map((step) => ({
    id: `step-${step.name}`,
    label: step.label,
    description: step.description,
    icon: step.icon,
    group: step.group === '' ? words.of('group.change') : step.group,
    type: 'bpmn:ServiceTask',
    prefix: 'Task',
    step,
  }));
  const others = KINDS.map((kind) => ({
    ...kind,
    label: words.of(`block.${kind.id}`),
    description: '',
    group: words.of(`group.${kind.group}`),
  })).sort((one, other) => order(one.id) - order(other.id));
  return [...ours, ...others];
}

function order(id: string): number {
  return AROUND.indexOf(KINDS.find((kind) => kind.id === id)!.group);
}

/** The step by which a service task works, by the name that drawings call it by. */
export function stepOf(element: Drawn): string | undefined {
  const delegate = element.businessObject.get?.('camunda:delegateExpression');
  return typeof delegate === 'string' ? /^\$\{(\w+)\}$/.exec(delegate)?.[1] : undefined;
}

/** What of an element makes it this step, and no setting of it. */
export function stepAttributes(block: Block): Record<string, unknown> {
  const template = block.step?.template as { id?: string; version?: number } | undefined;
  return block.step === undefined
    ? { 'camunda:delegateExpression': undefined, 'camunda:modelerTemplate': undefined, 'camunda:modelerTemplateVersion': undefined }
    : {
        'camunda:delegateExpression': `\${${block.step.name}}`,
        'camunda:modelerTemplate': template?.id,
        'camunda:modelerTemplateVersion': template?.version,
      };
}

/** A new shape of this kind, not drawn yet. Its id is made for reading. */
export function shapeOf(modeler: BpmnModeler, block: Block): Drawn {
  const factory = service(modeler, 'bpmnFactory');
  const { isExpanded, ...attributes } = block.attributes ?? {};
  const businessObject = factory.create(block.type, {
    id: freeId(modeler, block),
    ...(block.type === 'bpmn:TextAnnotation' ? { text: block.label } : block.unnamed ? {} : { name: block.label }),
    ...attributes,
    ...(block.step === undefined ? {} : stepAttributes(block)),
  });
  const shape = service(modeler, 'elementFactory').createShape({
    type: block.type,
    businessObject,
    ...(block.event === undefined ? {} : { eventDefinitionType: block.event }),
    ...(isExpanded === undefined ? {} : { isExpanded }),
  });
  settle(modeler, businessObject);
  return shape;
}

/** A timer waits for something from the beginning: a day, or each morning where it begins something. */
function settle(modeler: BpmnModeler, businessObject: Moddle): void {
  const definition = (businessObject.get('eventDefinitions') as Moddle[] | undefined)?.[0];
  if (definition?.$type !== TIMER) {
    return;
  }
  const begins = businessObject.$type === 'bpmn:StartEvent';
  const body = service(modeler, 'bpmnFactory').create('bpmn:FormalExpression', { body: begins ? '0 0 9 * * ?' : 'P1D' });
  body.$parent = definition;
  definition.set(begins ? 'timeCycle' : 'timeDuration', body);
}

function freeId(modeler: BpmnModeler, block: Block): string {
  const name = (block.step?.name ?? block.id).replace(/(^|-)(\w)/g, (_, __, letter: string) => letter.toUpperCase());
  const { ids } = service(modeler, 'moddle');
  let id = `${block.prefix}_${name}`;
  for (let number = 2; ids.assigned(id); number++) {
    id = `${block.prefix}_${name}${number}`;
  }
  return id;
}

/** Which blocks may come next after an element. */
export function mayFollow(block: Block, element: Drawn): boolean {
  if (block.type === 'bpmn:TextAnnotation') {
    return true;
  }
  if (block.border) {
    return is(element, 'bpmn:Activity') && !isEventPart(element);
  }
  const ends = is(element, 'bpmn:EndEvent', 'bpmn:TextAnnotation') || isEventPart(element);
  const first = block.type === 'bpmn:StartEvent' || block.id === 'on-event';
  if (is(element, 'bpmn:EventBasedGateway')) {
    return block.type === 'bpmn:IntermediateCatchEvent';
  }
  return !ends && !first;
}

/** Which blocks an element may become. */
export function mayBecome(block: Block, element: Drawn): boolean {
  if (block.id === 'note' || block.id === 'on-event' || is(element, 'bpmn:TextAnnotation') || isEventPart(element)) {
    return false;
  }
  if (block.step !== undefined && stepOf(element) === block.step.name) {
    return false;
  }
  const families = ['bpmn:Gateway', 'bpmn:StartEvent', 'bpmn:EndEvent', 'bpmn:BoundaryEvent', 'bpmn:IntermediateCatchEvent'];
  const family = families.find((each) => is(element, each));
  if (family === 'bpmn:Gateway') {
    return block.type.endsWith('Gateway') && block.type !== element.type;
  }
  if (family !== undefined) {
    return block.type === family && block.event !== eventOf(element);
  }
  const isTask = ['bpmn:ServiceTask', 'bpmn:UserTask', 'bpmn:BusinessRuleTask', 'bpmn:CallActivity'].includes(block.type);
  return is(element, 'bpmn:Task', 'bpmn:CallActivity') && isTask && (block.step !== undefined || block.type !== element.type);
}

function eventOf(element: Drawn): string | undefined {
  return (element.businessObject.get('eventDefinitions') as Moddle[] | undefined)?.[0]?.$type;
}

function isEventPart(element: Drawn): boolean {
  return is(element, 'bpmn:SubProcess') && element.businessObject.get('triggeredByEvent') === true;
}
