import type { DiagramView } from './viewer';

/** The page is read before the library comes; when the drawing does not come, a sentence does. */
export async function begin(part: HTMLElement, drawn: (view: DiagramView) => void): Promise<void> {
  try {
    const [xml, { DiagramView }] = await Promise.all([fetched(part.dataset.diagram!), import('./viewer')]);
    const view = new DiagramView(part, part.dataset.twin!);
    await view.draw(xml);
    drawn(view);
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
