import { type BpmnModeler, type Drawn, is, service } from '../services';

/** Something that may happen next where a customer would stand. */
export interface Choice {
  /** The same whenever it is offered, so that a walk can be walked again. */
  id: string;
  /** Where it would happen. */
  at: Drawn;
  /** What happens: a step is done, something at its border happens, or a way is taken. */
  by: Drawn;
  kind: 'begin' | 'done' | 'happens' | 'way' | 'all';
}

interface Subscription {
  event: SimulatorEvent;
  scope: Scope;
  remove(): void;
}

interface SimulatorEvent {
  element?: Drawn;
  type: string;
  iref?: string;
  interrupting: boolean;
  boundary: boolean;
}

interface Scope {
  element: Drawn;
  children: Scope[];
  destroyed: boolean;
  completed: boolean;
}

interface Context {
  element: Drawn;
  scope: Scope;
}

interface Behavior {
  enter(context: Context): void;
}

/** What of the simulator of bpmn.io is used here: how tokens move, and nothing of how it looks. */
interface Simulator {
  reset(): void;
  trigger(what: { event: SimulatorEvent; scope: Scope }): void;
  exit(context: Context): void;
  subscribe(scope: Scope, event: SimulatorEvent, act: () => unknown): Subscription;
  findSubscriptions(which: (each: Subscription) => boolean): Subscription[];
  findScopes(which: { element?: Drawn; trait?: number } | ((each: Scope) => boolean)): Scope[];
  setConfig(element: Drawn, config: object): void;
  waitAtElement(element: Drawn, wait: boolean): void;
  registerBehavior(type: string, behavior: Behavior): void;
}

const WAITS = ['bpmn:Task', 'bpmn:CallActivity'];
const PASSES = 'tokenSimulation.simulator.trace';

/**
 * Walks through what is drawn as the engine would, one act at a time: a step goes on when it is told to, and where ways part,
 * one is chosen. Nothing is executed, and nothing of it is saved.
 */
export class Walk {
  private readonly simulator: Simulator;
  private taken: Choice[] = [];
  private passed = new Set<Drawn>();
  private isActive = false;

  constructor(private readonly modeler: BpmnModeler) {
    this.simulator = modeler.get('simulator') as Simulator;
    const exclusive = this.behavior('exclusiveGatewayBehavior');
    const inclusive = this.behavior('inclusiveGatewayBehavior');
    this.simulator.registerBehavior('bpmn:ExclusiveGateway', this.asking(exclusive, (way) => way));
    this.simulator.registerBehavior('bpmn:InclusiveGateway', this.asking(inclusive, (way, ways) => (way === undefined ? ways : [way])));
    service(modeler, 'eventBus').on(PASSES, (({ action, element, scope }: { action: string; element: Drawn; scope: Scope }) => {
      if (this.isActive && (action === 'exit' || (action === 'enter' && is(element, 'bpmn:EndEvent')))) {
        this.passed.add(element ?? scope.element);
      }
    }) as never);
  }

  /** From the beginning. */
  begin(): void {
    this.isActive = true;
    this.again([]);
  }

  end(): void {
    this.isActive = false;
    this.taken = [];
    this.passed.clear();
    this.simulator.reset();
  }

  /** Lets it happen. What is not offered any more does nothing. */
  take({ id }: Choice): void {
    const subscription = this.offered().find((each) => idOf(each.event) === id);
    if (subscription === undefined) {
      return;
    }
    this.taken.push(this.choice(subscription));
    this.simulator.trigger(subscription);
  }

  /** One act back: all before it happen again. */
  back(): void {
    this.again(this.taken.slice(0, -1));
  }

  /** All that may happen next, in the order of the drawing. */
  choices(): Choice[] {
    const all = this.offered().map((each) => this.choice(each));
    const first = new Map(all.reverse().map((each) => [each.id, each]));
    return [...first.values()].sort((one, other) => one.at.x - other.at.x || one.at.y - other.at.y);
  }

  /** Where a customer would stand now. */
  here(): Drawn[] {
    const standing = this.simulator
      .findScopes((each) => !each.destroyed && !each.completed && each.children.every(({ destroyed }) => destroyed))
      .map(({ element }) => element)
      .filter((element) => is(element, 'bpmn:FlowNode'));
    return [...new Set(standing)];
  }

  /** What has happened, the first first. */
  path(): readonly Choice[] {
    return this.taken;
  }

  /** Everything that was gone through. */
  through(): Drawn[] {
    return [...this.passed];
  }

  hasBegun(): boolean {
    return this.taken.length > 0;
  }

  private again(acts: Choice[]): void {
    this.taken = [];
    this.passed.clear();
    for (const element of service(this.modeler, 'elementRegistry').filter((each) => is(each, ...WAITS))) {
      this.simulator.waitAtElement(element, true);
    }
    this.simulator.reset();
    this.passed.clear();
    acts.forEach((act) => this.take(act));
  }

  private offered(): Subscription[] {
    // the beginning could happen again and again: this is the walk of one customer
    return this.simulator.findSubscriptions(({ event, scope }) => event.element !== undefined && (!this.hasBegun() || !begins(event.element, scope)));
  }

  private choice({ event, scope }: Subscription): Choice {
    const by = event.element!;
    const way = event.iref === undefined || event.type !== 'way' ? undefined : service(this.modeler, 'elementRegistry').get(event.iref);
    const id = idOf(event);
    if (event.type === 'way') {
      return way === undefined ? { id, at: by, by, kind: 'all' } : { id, at: by, by: way, kind: 'way' };
    }
    if (begins(by, scope)) {
      return { id, at: by, by, kind: 'begin' };
    }
    if (event.type === 'continue') {
      return { id, at: by, by, kind: 'done' };
    }
    return { id, at: is(by, 'bpmn:BoundaryEvent') ? by.host! : by, by, kind: 'happens' };
  }

  private behavior(name: string): Behavior {
    return this.modeler.get(name) as Behavior;
  }

  /** Where ways part, a person says which; where they only meet, the simulator knows. */
  private asking(usual: Behavior, chosen: (way: Drawn | undefined, ways: Drawn[]) => unknown): Behavior {
    const { simulator } = this;
    const enter = (context: Context): void => {
      const { element, scope } = context;
      const ways = (element.outgoing ?? []).filter((way) => is(way, 'bpmn:SequenceFlow'));
      const meets = (element.incoming ?? []).filter((way) => is(way, 'bpmn:SequenceFlow')).length > 1;
      if (ways.length < 2) {
        usual.enter(context);
        return;
      }
      const all = is(element, 'bpmn:InclusiveGateway') ? [undefined, ...ways] : ways;
      if (meets && is(element, 'bpmn:InclusiveGateway')) {
        simulator.setConfig(element, { activeOutgoing: ways });
        usual.enter(context);
        return;
      }
      const asked = all.map((way) =>
        simulator.subscribe(scope, { element, type: 'way', iref: way?.id ?? 'all', interrupting: false, boundary: false }, () => {
          asked.forEach((each) => each.remove());
          simulator.setConfig(element, { activeOutgoing: chosen(way, ways) });
          usual.enter(context);
          return [];
        }),
      );
    };
    // the rest of what the simulator asks of a gateway stays as it is
    return new Proxy(usual, { get: (target, name) => (name === 'enter' ? enter : Reflect.get(target, name)) });
  }
}

function begins(element: Drawn, scope: Scope): boolean {
  return is(element, 'bpmn:StartEvent') && element.parent === scope.element && scope.element.type !== 'bpmn:SubProcess';
}

function idOf({ element, type, iref }: SimulatorEvent): string {
  return `${type}:${element!.id}:${type === 'way' ? iref : ''}`;
}
