import { next } from '../diagram/walk';
import type { Editor } from './editor';
import { type Drawn, nodes, service } from './services';
import { alongTheWays } from './ways';

const OFF = 'wayline.keys-off';

/** Keys beside those of bpmn-js: what is chosen can be reached, added to, and set without a mouse. */
export function startKeys(editor: Editor, { steps, settings, walk: through }: Record<'steps' | 'settings' | 'walk', () => void>): void {
  const { modeler } = editor;
  const keyboard = service(modeler, 'keyboard');
  keyboard.addListener(2000, ({ keyEvent }) => {
    const { key } = keyEvent;
    const single = key.length === 1 && !keyboard.hasModifier(keyEvent);
    if (single && isOff()) {
      // neither ours nor those of bpmn-js, for people who dictate
      return true;
    }
    if (keyEvent.ctrlKey || keyEvent.metaKey || keyEvent.shiftKey) {
      return undefined;
    }
    if (keyEvent.altKey) {
      return key.startsWith('Arrow') ? walk(editor, key) : undefined;
    }
    switch (key) {
      case 'j':
      case 'k':
        return step(editor, key === 'j' ? 1 : -1);
      case 'a':
        return service(modeler, 'contextPad').triggerEntry('append', 'click', keyEvent) ?? true;
      case 'n':
        steps();
        return true;
      case 'w':
        through();
        return true;
      case 'Enter':
        settings();
        return true;
      default:
        return undefined;
    }
  });
}

function isOff(): boolean {
  try {
    return localStorage.getItem(OFF) !== null;
  } catch {
    return false;
  }
}

function step(editor: Editor, by: number): boolean {
  const all = inOrder(editor);
  const [chosen] = service(editor.modeler, 'selection').get();
  const at = all.findIndex(({ id }) => id === (chosen?.labelTarget ?? chosen)?.id);
  const to = at < 0 ? all[by > 0 ? 0 : all.length - 1] : all[at + by];
  if (to !== undefined) {
    editor.goTo(to);
  }
  return true;
}

function walk(editor: Editor, key: string): boolean {
  const all = inOrder(editor);
  const places = all.map(({ id, x, y, width, height }) => ({ id, x: x + width / 2, y: y + height / 2 }));
  const [chosen] = service(editor.modeler, 'selection').get();
  const to = editor.find(next(places, chosen?.id ?? '', key) ?? '');
  if (to !== undefined) {
    editor.goTo(to);
  }
  return true;
}

function inOrder(editor: Editor): Drawn[] {
  return alongTheWays(nodes(service(editor.modeler, 'elementRegistry')));
}
