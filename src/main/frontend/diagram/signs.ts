/** What of diagram-js is needed here. */
interface Services {
  on(event: string, priority: number, listener: (event: unknown, context: { gfx: SVGElement; element: unknown }) => unknown): void;
}

interface Renderer {
  drawShape(gfx: SVGElement, element: unknown): SVGElement;
}

const SVG = 'http://www.w3.org/2000/svg';

/** A step wears its own sign instead of the engine's gear. Which one, the server has written into the drawing. */
class StepSigns {
  static readonly $inject = ['eventBus', 'bpmnRenderer'];

  constructor(eventBus: Services, bpmnRenderer: Renderer) {
    eventBus.on('render.shape', 1500, (_, { gfx, element }) => {
      const name = sign(element);
      if (name === undefined) {
        return undefined;
      }
      const shape = bpmnRenderer.drawShape(gfx, element);
      gfx.querySelectorAll(':scope > :not(rect, text)').forEach((gear) => gear.remove());
      const text = document.createElementNS(SVG, 'text');
      text.textContent = glyph(name);
      text.setAttribute('x', '7');
      text.setAttribute('y', '22');
      text.setAttribute('class', 'wl-sign');
      gfx.append(text);
      return shape;
    });
  }
}

export const stepSigns = { __init__: ['stepSigns'], stepSigns: ['type', StepSigns] };

function sign(element: unknown): string | undefined {
  const { businessObject } = element as { businessObject?: { $attrs?: Record<string, string> } };
  return businessObject?.$attrs?.['wl:sign'];
}

const glyphs = new Map<string, string>();

/** The letter of an icon in the font of icons, as its sheet says. */
export function glyph(name: string): string {
  let letter = glyphs.get(name);
  if (letter === undefined) {
    const icon = document.createElement('i');
    icon.className = `ti ti-${name}`;
    document.body.append(icon);
    letter = getComputedStyle(icon, '::before').content.replace(/^["']|["']$/g, '');
    icon.remove();
    glyphs.set(name, letter === 'none' ? '' : letter);
  }
  return glyphs.get(name) ?? '';
}
