import { glyph } from '../diagram/signs';
import { stepOf } from './blocks';
import type { Offer } from './menus';
import type { Drawn, Services } from './services';

interface Renderer {
  drawShape(gfx: SVGElement, element: Drawn, attributes?: object): SVGElement;
}

interface Texts {
  createText(text: string, options: object): SVGElement;
  getExternalStyle(): object;
}

type Rendering = (_: unknown, context: { gfx: SVGElement; element: Drawn; attrs?: object }) => unknown;

const SVG = 'http://www.w3.org/2000/svg';

/** Files say how wide a label was in another font; narrower than this, words would break. */
const LABEL = 90;

/** How steps and labels are drawn: a step wears its own sign instead of the engine's gear, and a label has room. */
export class StepSigns {
  static readonly $inject = ['eventBus', 'bpmnRenderer', 'textRenderer', 'offer'];

  constructor(
    eventBus: Services['eventBus'],
    private readonly renderer: Renderer,
    private readonly texts: Texts,
    private readonly offer: Offer,
  ) {
    eventBus.on('render.shape', 1500, ((_, { gfx, element, attrs }) =>
      element.labelTarget === undefined ? this.step(gfx, element, attrs) : this.label(gfx, element)) satisfies Rendering);
  }

  private step(gfx: SVGElement, element: Drawn, attributes?: object): SVGElement | undefined {
    const step = element.type === 'bpmn:ServiceTask' ? stepOf(element) : undefined;
    const icon = this.offer.blocks.find((block) => block.step !== undefined && block.step.name === step)?.icon;
    if (icon === undefined) {
      return undefined;
    }
    const shape = this.renderer.drawShape(gfx, element, attributes);
    gfx.querySelectorAll(':scope > :not(rect, text)').forEach((gear) => gear.remove());
    const text = document.createElementNS(SVG, 'text');
    text.textContent = glyph(icon);
    text.setAttribute('x', '7');
    text.setAttribute('y', '22');
    text.setAttribute('class', 'wl-sign');
    gfx.append(text);
    return shape;
  }

  private label(gfx: SVGElement, { businessObject, width, height }: Drawn): SVGElement | undefined {
    if (typeof businessObject.name !== 'string' || width >= LABEL) {
      return undefined;
    }
    const style = { ...this.texts.getExternalStyle(), fill: 'var(--wl-ink)' };
    const text = this.texts.createText(businessObject.name, { box: { width: LABEL, height }, align: 'center-top', style });
    text.classList.add('djs-label');
    text.setAttribute('transform', `translate(${(width - LABEL) / 2} 0)`);
    gfx.append(text);
    return text;
  }
}
