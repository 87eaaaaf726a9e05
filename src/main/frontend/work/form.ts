import './form.css';

import { createForm } from '@bpmn-io/form-js-viewer';
import flatpickr from 'flatpickr';
import { Mandarin } from 'flatpickr/dist/l10n/zh';

import { Judge, type Said } from './judge';
import { plainNumbers } from './number';
import { nativeLists } from './select';
import { chinese } from './words';

interface Component {
  type: string;
  key?: string;
  description?: string;
  validate?: { min?: number; max?: number };
  components?: Component[];
}

type Answers = Record<string, unknown>;

/**
 * Draws the form of a task. What stands in it is written into hidden fields of the page's own form, named as the server
 * draws them, so that saving drafts, completing, and checking stay what they are without script.
 */
export async function draw(page: HTMLFormElement, container: HTMLElement): Promise<void> {
  const schema = JSON.parse(page.dataset.schema ?? '{}') as Component;
  const answers = JSON.parse(page.dataset.answers ?? '{}') as Answers;
  const said: Said = {
    wrong: (page.dataset.wrong ?? '').split(' ').filter(Boolean),
    answers,
    missing: page.dataset.isMissing ?? '',
    unfit: page.dataset.isUnfit ?? '',
  };
  const zh = document.documentElement.lang.startsWith('zh');
  flatpickr.localize(zh ? Mandarin : flatpickr.l10ns.default);
  // the types know nothing of the waiting time between a key and the change that it makes
  const options = {
    container,
    schema: prepared(schema, page.dataset.between ?? ''),
    data: answers,
    debounce: false,
    additionalModules: [
      { said: ['value', said], validator: ['type', Judge] },
      nativeLists(page.dataset.choose ?? ''),
      plainNumbers,
      ...(zh ? [{ translate: ['value', chinese] }] : []),
    ],
  };
  const form = await createForm(options);
  page.querySelector('[data-fields]')?.remove();
  write(page, schema, answers);
  form.on('changed', ({ data }: { data: Answers }) => {
    write(page, schema, data);
    page.dispatchEvent(new Event('input', { bubbles: true }));
  });
  if (said.wrong.length > 0) {
    requestAnimationFrame(() => {
      form.validate();
      requestAnimationFrame(() => focus(container));
    });
  }
}

/** The page has its own buttons, and limits are told before somebody oversteps them. */
function prepared(component: Component, between: string): Component {
  const { min, max } = component.validate ?? {};
  const limits = min === undefined || max === undefined ? '' : between.replace('{min}', `${min}`).replace('{max}', `${max}`);
  const description = [component.description, limits].filter(Boolean).join(' ');
  return {
    ...component,
    ...(description ? { description } : {}),
    ...(component.components
      ? {
          components: component.components
            .filter((each) => each.type !== 'button')
            .map((each) => prepared(each, between)),
        }
      : {}),
  };
}

function write(page: HTMLFormElement, schema: Component, answers: Answers): void {
  page.querySelectorAll('[data-answer]').forEach((each) => each.remove());
  for (const key of keys(schema)) {
    for (const value of [answers[key]].flat()) {
      if (value !== null && value !== undefined && value !== '' && value !== false) {
        const field = document.createElement('input');
        field.type = 'hidden';
        field.name = `field.${key}`;
        field.value = String(value);
        field.dataset.answer = '';
        page.append(field);
      }
    }
  }
}

function keys(component: Component): string[] {
  return [...(component.key ? [component.key] : []), ...(component.components ?? []).flatMap(keys)];
}

function focus(container: HTMLElement): void {
  container.querySelector<HTMLElement>('.fjs-has-errors :is(input, select, textarea)')?.focus();
}
