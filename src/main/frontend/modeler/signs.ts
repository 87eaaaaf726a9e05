import { glyph } from '../diagram/signs';
import { stepOf } from './blocks';
import type { Offer } from './menus';
import type { Drawn, Services } from './services';

interface Renderer {
  drawShape(gfx: SVGElement, element: Drawn, attributes?: object): SVGElement;
}

const SVG = 'http://www.w3.org/2000/svg';

/** A step wears its own sign instead of the engine's gear. */
export class StepSigns {
  static readonly $inject = ['eventBus', 'bpmnRenderer', 'offer'];

  constructor(eventBus: Services['eventBus'], renderer: Renderer, offer: Offer) {
    eventBus.on('render.shape', 1500, (_: unknown, context: { gfx: SVGElement; element: Drawn; attrs?: object }) => {
      const { gfx, element, attrs } = context;
      const step = element.type === 'bpmn:ServiceTask' && element.labelTarget === undefined ? stepOf(element) : undefined;
      const icon = offer.blocks.find((block) => block.step !== undefined && block.step.name === step)?.icon;
      if (icon === undefined) {
        return undefined;
      }
      const shape = renderer.drawShape(gfx, element, attrs);
      gfx.querySelectorAll(':scope > :not(rect, text)').forEach((gear) => gear.remove());
      const text = document.createElementNS(SVG, 'text');
      text.textContent = glyph(icon);
      text.setAttribute('x', '7');
      text.setAttribute('y', '22');
      text.setAttribute('class', 'wl-sign');
      gfx.append(text);
      return shape;
    });
  }
}
