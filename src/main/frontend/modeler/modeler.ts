import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import 'diagram-js-minimap/assets/diagram-js-minimap.css';
import './modeler.css';

const part = document.querySelector<HTMLElement>('[data-editor]');
if (part !== null) {
  void start(part);
}

/** The page is read before the library comes; when the drawing does not come, a sentence does. */
async function start(part: HTMLElement): Promise<void> {
  try {
    const { DrawingPage } = await import('./page');
    await DrawingPage.open(part);
    part.dataset.drawn = '';
  } catch (reason) {
    part.dataset.failedToDraw = '';
    part.querySelector('[data-failure]')?.removeAttribute('hidden');
    throw reason;
  }
}
