import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import './diagram.css';

import type { DiagramView } from './viewer';

const part = document.querySelector<HTMLElement>('[data-diagram]');
if (part !== null) {
  void start(part);
}

/** The page is read before the library comes; when the drawing does not come, a sentence does. */
async function start(part: HTMLElement): Promise<void> {
  try {
    const [xml, { DiagramView }] = await Promise.all([fetched(part.dataset.diagram!), import('./viewer')]);
    const view = new DiagramView(part, part.dataset.twin!);
    await view.draw(xml);
    follow(view, part.dataset.twin!);
  } catch {
    part.dataset.failedToDraw = '';
    part.querySelector('[data-canvas]')?.remove();
    part.querySelector('[data-failure]')?.removeAttribute('hidden');
  }
}

async function fetched(address: string): Promise<string> {
  const answer = await fetch(address, { headers: { Accept: 'application/xml' } });
  if (!answer.ok) {
    throw new Error(`${answer.status} for ${address}`);
  }
  return answer.text();
}

function follow(view: DiagramView, twin: string): void {
  let asked = false;
  const renew = (): void => {
    if (!asked) {
      asked = true;
      requestAnimationFrame(() => {
        asked = false;
        view.renew();
      });
    }
  };
  const observer = new MutationObserver(renew);
  let words: Element | null = null;
  // another layer brings other words in their place
  const watch = (): void => {
    const there = document.querySelector(twin);
    if (there !== null && there !== words) {
      words = there;
      observer.disconnect();
      observer.observe(there, { subtree: true, childList: true, attributes: true, characterData: true });
    }
  };
  watch();
  // a step was chosen
  document.body.addEventListener('htmx:pushedIntoHistory', renew);
  document.body.addEventListener('htmx:afterSettle', ({ target }) => {
    watch();
    renew();
    const title = (target as Element).closest('[data-inspector]')?.querySelector<HTMLElement>('#step');
    title?.focus();
    title?.scrollIntoView({ block: 'nearest' });
  });
}
