import type BpmnModeler from 'bpmn-js/lib/Modeler';
import './panel.css';
import type { Vocabulary } from '../vocabulary';
import { eventForm } from './events';
import { stepOf } from './facts';
import { Form, Unfinished } from './form';
import { Model, type Moddle, type Shape } from './model';
import { Parts, Typed, h } from './parts';
import { taskForm } from './people';
import { processForm } from './process';
import { callForm, decisionForm, stepForm } from './steps';
import { flowForm, gatewayForm } from './ways';

interface Buses {
  on(event: string, priority: number, listener: (event: any) => void): void;
  off(event: string, listener: (event: any) => void): void;
}

interface Selection {
  get(): Shape[];
  select(element: Shape): void;
}

interface Canvas {
  getRootElement(): Shape;
  focus(): void;
}

/** Before others hear of it, so that what was typed is in the diagram when they look. */
const EARLY = 2_000;

/** Our form of the element that is chosen, or of the journey when none is; says and changes it in plain words. */
export function propertiesPanel(
  host: HTMLElement, modeler: InstanceType<typeof BpmnModeler>, vocabulary: Vocabulary, language: string,
): { destroy(): void } {
  const buses = modeler.get<Buses>('eventBus');
  const selection = modeler.get<Selection>('selection');
  const canvas = modeler.get<Canvas>('canvas');
  const model = new Model(modeler);
  const typed = new Typed((owner) => model.element(owner) !== undefined);
  const unfinished = new Unfinished();
  const words = (key: string, ...values: string[]): string =>
    values.reduce((text, value, at) => text.replaceAll(`{${at}}`, value), vocabulary.words[key] ?? key);
  let shown = '';
  let asked: ReturnType<typeof setTimeout> | undefined;

  const choose = (element: Shape): void => selection.select(element);

  const draw = (): void => {
    if (typed.isPending || !model.isOpen()) {
      return;
    }
    const chosen = selection.get().map((shape) => shape.labelTarget ?? shape);
    const root = canvas.getRootElement();
    const element = chosen[0] ?? root;
    const focus = focused(host);
    const parts = new Parts(element.id, typed, words, soon);
    const form = new Form(element, model, vocabulary, parts, unfinished, words, choose);
    const titles = [...host.querySelectorAll('details[open] > summary')].map((each) => each.textContent);
    host.replaceChildren(...(chosen.length > 1 ? [h('p', { class: 'wl-lead' }, words('several'))] : whole(form, ['bpmn:Process', 'bpmn:Collaboration'].includes(element.businessObject.$type))));
    if (shown === element.id) {
      host.querySelectorAll('details').forEach((each) => (each.open ||= titles.includes(each.querySelector('summary')!.textContent)));
      restore(host, focus);
    } else if (host.parentElement) {
      host.parentElement.scrollTop = 0;
    }
    shown = element.id;
  };
  const soon = (): void => {
    // not at once: a field that is left by Tab would take the focus with it
    clearTimeout(asked);
    asked = setTimeout(draw);
  };
  const leave = (): void => typed.flush();
  const turn = (): void => {
    // what an act takes out of the drawing is no longer chosen while the act is not over, and no other can begin
    if (model.isActing()) {
      setTimeout(leave);
    } else {
      leave();
    }
    soon();
  };
  const hidden = (): void => {
    if (document.visibilityState === 'hidden') {
      leave();
    }
  };

  const listeners: [string, () => void][] = [
    ['selection.changed', turn], ['elements.changed', soon], ['root.set', turn], ['import.done', soon],
    ['saveXML.start', leave],
  ];
  listeners.forEach(([event, listener]) => buses.on(event, EARLY, listener));
  const back = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      leave();
      canvas.focus();
      soon();
    }
  };
  document.addEventListener('visibilitychange', hidden);
  host.addEventListener('keydown', back);
  addEventListener('pagehide', leave);
  host.classList.add('wl-properties');
  host.lang = language;
  draw();
  return {
    destroy() {
      leave();
      clearTimeout(asked);
      listeners.forEach(([event, listener]) => buses.off(event, listener));
      document.removeEventListener('visibilitychange', hidden);
      removeEventListener('pagehide', leave);
      host.removeEventListener('keydown', back);
      host.replaceChildren();
    },
  };
}

function whole(form: Form, isRoot: boolean): HTMLElement[] {
  const { model, words, parts, element } = form;
  const bo = isRoot ? model.process() : form.bo;
  const kind = isRoot ? 'Process' : bo.$type.replace('bpmn:', '');
  const step = form.vocabulary.steps.find((each) => each.name === stepOf(bo));
  const title = step?.label ?? form.vocabulary.words[`kind.${kind}`] ?? words('kind.other');
  const head = [
    h('h2', {}, step ? h('i', { class: `ti ti-${step.icon}`, 'aria-hidden': 'true' }) : null, title),
    form.vocabulary.words[`lead.${kind}`] && !step ? h('p', { class: 'wl-lead' }, words(`lead.${kind}`)) : null,
  ];
  if (kind === 'TextAnnotation') {
    const note = parts.text({ at: 'note', label: words('note') }, bo.get('text') ?? '', (text) => model.set(element, { text }), { rows: 4 });
    return [...present(head), note];
  }
  const comment = parts.text({ at: 'comment', label: words('comment'), help: words('comment.help') }, model.documentation(bo), (text) =>
    model.setDocumentation(element, bo, text.trim()), { rows: 3 });
  return [...present(head), ...fields(form, kind), comment, technical(form, bo)];
}

function fields(form: Form, kind: string): HTMLElement[] {
  switch (kind) {
    case 'Process':
      return processForm(form);
    case 'ServiceTask':
      return stepForm(form);
    case 'UserTask':
      return taskForm(form);
    case 'BusinessRuleTask':
      return decisionForm(form);
    case 'CallActivity':
      return callForm(form);
    case 'SequenceFlow':
      return flowForm(form);
    case 'ExclusiveGateway':
    case 'InclusiveGateway':
      return gatewayForm(form);
    case 'StartEvent':
    case 'IntermediateCatchEvent':
    case 'BoundaryEvent':
    case 'EndEvent':
    case 'ReceiveTask':
      return eventForm(form);
    default:
      return [];
  }
}

function technical(form: Form, bo: Moddle): HTMLElement {
  const rows: [string, string][] = [[form.words('id'), bo.id ?? '']];
  const step = stepOf(bo);
  if (step) {
    rows.push([form.words('step'), step], ...form.model.inputs(bo).map<[string, string]>((each) => [each.get('name'), each.get('value') ?? '']));
  }
  const list = h('dl', { class: 'wl-facts' }, ...rows.flatMap(([name, value]) => [h('dt', {}, name), h('dd', {}, h('code', {}, value))]));
  return h('details', {}, h('summary', {}, form.words('experts')), list);
}

function present(all: (HTMLElement | null)[]): HTMLElement[] {
  return all.filter((each) => each !== null);
}

interface Focus {
  at: string;
  from: number | null;
  to: number | null;
}

/** Where the person is in the form, so that drawing it anew does not take the keyboard away. */
function focused(host: HTMLElement): Focus | null {
  const active = document.activeElement as HTMLInputElement | null;
  if (!active || !host.contains(active) || !active.dataset.at) {
    return null;
  }
  const isText = active.tagName === 'TEXTAREA' || (active.tagName === 'INPUT' && active.type === 'text');
  return { at: active.dataset.at, from: isText ? active.selectionStart : null, to: isText ? active.selectionEnd : null };
}

function restore(host: HTMLElement, focus: Focus | null): void {
  const again = focus && host.querySelector<HTMLInputElement>(`[data-at="${CSS.escape(focus.at)}"]`);
  again?.focus({ preventScroll: true });
  if (again && focus.from !== null) {
    again.setSelectionRange(focus.from, focus.to);
  }
}
