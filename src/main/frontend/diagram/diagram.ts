import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import './diagram.css';

import { begin } from './begin';
import type { DiagramView } from './viewer';

const part = document.querySelector<HTMLElement>('[data-diagram]');
if (part !== null) {
  void begin(part, (view) => follow(view, part.dataset.twin!));
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
