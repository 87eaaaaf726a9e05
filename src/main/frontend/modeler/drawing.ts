import { type Block, shapeOf, stepAttributes } from './blocks';
import { type BpmnModeler, type Drawn, is, type Moddle, nodes, type Point, service } from './services';

/** Room between two steps. */
const GAP = 60;

/**
 * Draws a block after what is chosen: where one way leads on, in that way, and room is made; on the border of what it
 * belongs to; else beside it. With nothing chosen, in the middle of what is seen. One undo takes all of it back.
 */
export function place(modeler: BpmnModeler, block: Block): Drawn {
  const [chosen] = service(modeler, 'selection').get();
  const shape = shapeOf(modeler, block);
  const context: Placing = { shape, block, chosen: chosen?.labelTarget ?? chosen };
  service(modeler, 'commandStack').execute('wayline.place', context);
  const drawn = context.drawn ?? shape;
  service(modeler, 'selection').select(drawn);
  service(modeler, 'canvas').scrollToElement(drawn, 80);
  return drawn;
}

/** Makes another block of an element. Its settings go where they would say nothing of the new one. */
export function become(modeler: BpmnModeler, element: Drawn, block: Block): void {
  const context: Becoming = { element, block };
  service(modeler, 'commandStack').execute('wayline.become', context);
  service(modeler, 'selection').select(context.drawn ?? element);
}

interface Placing {
  shape: Drawn;
  block: Block;
  chosen?: Drawn;
  drawn?: Drawn;
}

interface Becoming {
  element: Drawn;
  block: Block;
  drawn?: Drawn;
}

/** The commands of this page; each is made of those of bpmn-js, which know how to undo themselves. */
export function registerCommands(modeler: BpmnModeler): void {
  const stack = service(modeler, 'commandStack');
  stack.registerHandler('wayline.place', handler((context: Placing) => draw(modeler, context)));
  stack.registerHandler('wayline.become', handler((context: Becoming) => change(modeler, context)));
}

function handler<Context>(act: (context: Context) => void): unknown {
  return class {
    preExecute(context: Context): void {
      act(context);
    }
  };
}

function draw(modeler: BpmnModeler, context: Placing): void {
  const { shape, block, chosen } = context;
  const modeling = service(modeler, 'modeling');
  const flow = chosen?.waypoints === undefined ? (onlyWay(chosen) ?? undefined) : chosen;
  if (block.border && chosen !== undefined && is(chosen, 'bpmn:Activity')) {
    const taken = chosen.width - 20 - 50 * (boundaries(modeler, chosen) % 2);
    context.drawn = modeling.createShape(shape, { x: chosen.x + taken, y: chosen.y + chosen.height }, chosen, { attach: true });
  } else if (flow !== undefined && is(flow, 'bpmn:SequenceFlow') && block.prefix !== 'EndEvent' && block.prefix !== 'Note' && !block.border) {
    context.drawn = insert(modeler, shape, flow);
  } else if (chosen !== undefined && chosen.parent !== undefined && chosen.waypoints === undefined && !is(chosen, 'bpmn:EndEvent')) {
    context.drawn = service(modeler, 'autoPlace').append(chosen, shape);
  } else {
    context.drawn = modeling.createShape(shape, free(modeler, shape), ground(modeler));
  }
}

/** What a step is drawn on: the sheet, or the pool of what runs. */
function ground(modeler: BpmnModeler): Drawn {
  const runs = ({ businessObject }: Drawn): boolean => (businessObject?.get('processRef') as Moddle | undefined)?.get('isExecutable') === true;
  const pool = service(modeler, 'elementRegistry').filter((each) => each.labelTarget === undefined && is(each, 'bpmn:Participant') && runs(each))[0];
  return pool ?? service(modeler, 'canvas').getRootElement();
}

/** In the middle of what is seen, or where something is drawn there, below all of it. */
function free(modeler: BpmnModeler, shape: Drawn): Point {
  const view = service(modeler, 'canvas').viewbox();
  const at = { x: Math.round(view.x + view.width / 2), y: Math.round(view.y + view.height / 2) };
  const all = nodes(service(modeler, 'elementRegistry'));
  const near = (each: Drawn): boolean =>
    Math.abs(middle(each).x - at.x) < (each.width + shape.width) / 2 + 20 && Math.abs(middle(each).y - at.y) < (each.height + shape.height) / 2 + 20;
  return all.some(near) ? { x: at.x, y: Math.max(...all.map(({ y, height }) => y + height)) + shape.height / 2 + GAP } : at;
}

/** The one way by which a step leads on; where ways part, a new one is drawn instead. */
function onlyWay(element?: Drawn): Drawn | undefined {
  const ways = element?.outgoing?.filter((way) => is(way, 'bpmn:SequenceFlow')) ?? [];
  return ways.length === 1 && element !== undefined && !is(element, 'bpmn:Gateway') ? ways[0] : undefined;
}

function insert(modeler: BpmnModeler, shape: Drawn, flow: Drawn): Drawn {
  const modeling = service(modeler, 'modeling');
  const source = flow.source!;
  const target = flow.target!;
  const begin = source.x + source.width;
  const room = target.x - begin;
  const needed = shape.width + 2 * GAP;
  const level = Math.abs(middle(source).y - middle(target).y) < 5;
  if (level && room >= 0 && room < needed) {
    const root = service(modeler, 'canvas').getRootElement();
    const { movingShapes, resizingShapes } = service(modeler, 'spaceTool').calculateAdjustments(below(root), 'x', needed - room, begin + 1);
    modeling.createSpace(movingShapes, resizingShapes, { x: needed - room, y: 0 }, 'e', begin + 1);
  }
  const at = level ? { x: (begin + target.x) / 2, y: middle(source).y } : half(flow.waypoints!);
  return modeling.createShape(shape, at, flow);
}

function below(element: Drawn): Drawn[] {
  return (element.children ?? []).flatMap((child) => [child, ...below(child)]);
}

function middle({ x, y, width, height }: Drawn): Point {
  return { x: x + width / 2, y: y + height / 2 };
}

/** The middle of the longest piece of a way. */
function half(points: Point[]): Point {
  const pieces = points.slice(1).map((to, at) => ({ from: points[at]!, to }));
  const long = ({ from, to }: { from: Point; to: Point }): number => Math.hypot(to.x - from.x, to.y - from.y);
  const { from, to } = pieces.sort((one, other) => long(other) - long(one))[0]!;
  return { x: Math.round((from.x + to.x) / 2), y: Math.round((from.y + to.y) / 2) };
}

function boundaries(modeler: BpmnModeler, host: Drawn): number {
  return service(modeler, 'elementRegistry').filter((each) => each.host === host).length;
}

function change(modeler: BpmnModeler, context: Becoming): void {
  const { element, block } = context;
  const modeling = service(modeler, 'modeling');
  const isSame = element.type === block.type && block.event === undefined && !is(element, 'bpmn:Event');
  const drawn = isSame
    ? element
    : service(modeler, 'bpmnReplace').replaceElement(element, {
        type: block.type,
        ...(block.event === undefined ? {} : { eventDefinitionType: block.event }),
      });
  if (is(drawn, 'bpmn:Activity')) {
    modeling.updateProperties(drawn, {
      ...(is(drawn, 'bpmn:ServiceTask') ? stepAttributes(block) : {}),
      extensionElements: undefined,
      ...(block.attributes ?? {}),
    });
  }
  context.drawn = drawn;
}
