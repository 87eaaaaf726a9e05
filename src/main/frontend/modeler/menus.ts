import { type Block, mayBecome, mayFollow } from './blocks';
import { become, place } from './drawing';
import { type BpmnModeler, type Drawn, is, service, type Services } from './services';
import type { Words } from './words';

/** What the menus are made of; the page gives it to bpmn-js as a service. */
export interface Offer {
  blocks: Block[];
  words: Words;
  modeler(): BpmnModeler;
}

export class NoPalette {
  static readonly $inject = ['palette'];

  constructor(palette: Services['palette']) {
    palette.registerProvider(this);
  }

  /** Ours is beside the drawing: with names, a search, and by keys. */
  getPaletteEntries(): object {
    return {};
  }
}

/** What is offered beside a chosen element. */
export class OurContextPad {
  static readonly $inject = ['contextPad', 'offer', 'popupMenu', 'connect', 'modeling', 'rules', 'elementRegistry'];

  constructor(
    contextPad: Services['contextPad'],
    private readonly offer: Offer,
    private readonly popupMenu: Services['popupMenu'],
    private readonly connect: Services['connect'],
    private readonly modeling: Services['modeling'],
    private readonly rules: Services['rules'],
    private readonly registry: Services['elementRegistry'],
  ) {
    contextPad.registerProvider(this);
  }

  getContextPadEntries(element: Drawn): object {
    const { words } = this.offer;
    const entries: Record<string, object> = {};
    if (!this.popupMenu.isEmpty(element, 'wayline-append')) {
      entries['append'] = entry('append', 'plus', `${words.of('append')} (a)`, () => this.open(element, 'wayline-append', words.of('append')));
    }
    if (!this.popupMenu.isEmpty(element, 'bpmn-replace')) {
      entries['replace'] = entry('edit', 'switch-horizontal', `${words.of('replace')} (r)`, () => this.open(element, 'bpmn-replace', words.of('replace')));
    }
    if (is(element, 'bpmn:FlowNode', 'bpmn:TextAnnotation') && !is(element, 'bpmn:EndEvent')) {
      const start = (event: Event): void => this.connect.start(event, element);
      entries['connect'] = { ...entry('edit', 'arrow-right', `${words.of('connect')} (c)`, start), action: { click: start, dragstart: start } };
    }
    if (this.rules.allowed('elements.delete', { elements: [element] }) !== false) {
      entries['delete'] = entry('edit', 'trash', words.of('remove'), () => this.modeling.removeElements([element]));
    }
    return entries;
  }

  getMultiElementContextPadEntries(elements: Drawn[]): object {
    return {
      delete: entry('edit', 'trash', this.offer.words.of('remove'), () => this.modeling.removeElements([...elements])),
    };
  }

  private open(element: Drawn, menu: string, title: string): void {
    const { right, top } = this.registry.getGraphics(element.id).getBoundingClientRect();
    const at = { x: right + 8, y: top };
    this.popupMenu.open(element, menu, { ...at, cursor: at }, { title, width: 260, search: true });
  }
}

function entry(group: string, icon: string, title: string, act: (event: Event) => void): object {
  return { group, title, html: `<div class="entry" draggable="true"><i class="ti ti-${icon}"></i></div>`, action: { click: act } };
}

abstract class BlockMenu {
  constructor(
    popupMenu: Services['popupMenu'],
    protected readonly offer: Offer,
    id: string,
  ) {
    popupMenu.registerProvider(id, this);
  }

  getPopupMenuEntries(element: Drawn | Drawn[]): object {
    if (Array.isArray(element)) {
      return {};
    }
    return Object.fromEntries(
      this.offer.blocks
        .filter((block) => this.offers(block, element))
        .map((block) => [
          block.id,
          {
            label: block.label,
            title: block.description || block.label,
            search: block.description,
            imageHtml: `<i class="ti ti-${block.icon}"></i>`,
            group: { id: block.group, name: block.group },
            action: () => this.act(block, element),
          },
        ]),
    );
  }

  protected abstract offers(block: Block, element: Drawn): boolean;
  protected abstract act(block: Block, element: Drawn): void;
}

export class AppendMenu extends BlockMenu {
  static readonly $inject = ['popupMenu', 'offer', 'selection'];

  constructor(
    popupMenu: Services['popupMenu'],
    offer: Offer,
    private readonly selection: Services['selection'],
  ) {
    super(popupMenu, offer, 'wayline-append');
  }

  protected offers(block: Block, element: Drawn): boolean {
    return is(element, 'bpmn:SequenceFlow') ? !block.border && !['StartEvent', 'EndEvent', 'Note'].includes(block.prefix) : mayFollow(block, element);
  }

  protected act(block: Block, element: Drawn): void {
    this.selection.select(element);
    closeThen(this.offer, (modeler) => place(modeler, block));
  }
}

export class BecomeMenu extends BlockMenu {
  static readonly $inject = ['popupMenu', 'offer'];

  constructor(popupMenu: Services['popupMenu'], offer: Offer) {
    super(popupMenu, offer, 'bpmn-replace');
  }

  protected offers(block: Block, element: Drawn): boolean {
    return is(element, 'bpmn:FlowNode') && mayBecome(block, element);
  }

  protected act(block: Block, element: Drawn): void {
    closeThen(this.offer, (modeler) => become(modeler, element, block));
  }
}

function closeThen(offer: Offer, act: (modeler: BpmnModeler) => void): void {
  const modeler = offer.modeler();
  service(modeler, 'popupMenu').close();
  act(modeler);
  service(modeler, 'canvas').focus();
}
