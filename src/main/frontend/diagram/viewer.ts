import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';

import { anchor, badges, type Box } from './badges';
import { stepSigns } from './signs';
import { taken } from './taken';
import { readTwin, type Figures, type Mark } from './twin';
import { first } from './view';
import { next, type Place } from './walk';

/** What of a drawn element is used here. */
interface Shape extends Box {
  id: string;
  labelTarget?: Shape;
  host?: Shape;
  waypoints?: unknown[];
  source?: Shape;
  target?: Shape;
  di: { set(name: string, value: string): void };
  businessObject: { $type: string };
}

interface Canvas {
  viewbox(view?: Box): Box & { inner: Box; outer: { width: number; height: number }; scale: number };
  zoom(to: number, around?: 'auto'): number;
  scroll(by: { dx: number; dy: number }): void;
  resized(): void;
  addMarker(id: string, marker: string): void;
  removeMarker(id: string, marker: string): void;
}

interface Overlays {
  add(id: string, type: string, overlay: { position: { left: number; top: number }; html: HTMLElement; scale: boolean }): string;
  remove(which: { type: string }): void;
}

interface Registry {
  get(id: string): Shape | undefined;
  getAll(): Shape[];
  getGraphics(id: string): SVGElement;
}

interface Buses {
  on(event: string, listener: (event: { element: Shape }) => void): void;
}

const STEP = 1.25;
/** A part that is drawn higher than this shows what is in it. */
const HIGH = 100;
const MOVE = 80;
const ACCENT = 'var(--wl-accent-ink)';
const MARKERS: Record<Mark, string> = {
  passed: 'wl-passed',
  here: 'wl-here',
  failed: 'wl-broken',
  added: 'wl-added',
  removed: 'wl-removed',
  changed: 'wl-changed',
};
const BADGES: Record<string, string> = {
  number: 'wl-mark-no',
  ended: 'wl-ended',
  failed: 'wl-count wl-count-failed',
  retried: 'wl-count wl-count-retried',
  paused: 'wl-count wl-count-paused',
  says: 'wl-says',
};
const HEAT = ['', 'wl-heat-1', 'wl-heat-2', 'wl-heat-3', 'wl-heat-4'];
const JOINS = ['bpmn:ParallelGateway', 'bpmn:InclusiveGateway'];
const ON_THE_WAY: Mark[] = ['passed', 'here', 'failed'];
const MARKS = [...Object.values(MARKERS), ...HEAT.slice(1), 'wl-chosen'];

/** Draws a journey over its twin on the page, and marks in it what the twin says; the drawing stays when that moves. */
export class DiagramView {
  private readonly viewer: InstanceType<typeof NavigatedViewer>;
  private readonly host: HTMLElement;
  private readonly language = document.documentElement.lang;
  private steps = new Map<string, Figures>();
  /** The step that the keyboard is on. */
  private current = '';
  /** Whether the reader has zoomed or moved: then nothing moves it but they. */
  private isHeld = false;
  private drawnAt = 0;

  constructor(
    private readonly part: HTMLElement,
    private readonly twin: string,
  ) {
    this.host = part.querySelector<HTMLElement>('[data-canvas]')!;
    const fontFamily = getComputedStyle(document.body).fontFamily; // measured on a canvas, where no variable is known
    this.viewer = new NavigatedViewer({
      container: this.host,
      // variables as colours: light and dark need nothing else
      bpmnRenderer: { defaultFillColor: 'var(--wl-sheet)', defaultStrokeColor: 'var(--wl-ink-2)', defaultLabelColor: 'var(--wl-ink)' },
      textRenderer: { defaultStyle: { fontFamily, fontSize: 16, lineHeight: 1.2 }, externalStyle: { fontSize: 15, lineHeight: 1.2 } },
      keyboard: { bind: false },
      // the wheel scrolls the page; with Ctrl it zooms
      zoomScroll: { enabled: false },
      additionalModules: [stepSigns],
    } as never);
  }

  async draw(xml: string): Promise<void> {
    await this.viewer.importXML(xml);
    this.read();
    this.fit();
    this.listen();
    this.part.dataset.drawn = '';
  }

  /** What is said beside the drawing has changed. */
  renew(): void {
    this.read();
  }

  /** Goes to a step and rings it; what is not drawn here leaves everything as it is. */
  point(id: string): void {
    this.registry.getAll().forEach((each) => this.canvas.removeMarker(each.id, 'wl-chosen'));
    if (this.registry.get(id) !== undefined) {
      this.current = id;
      this.name();
      this.reveal(id);
      this.canvas.addMarker(id, 'wl-chosen');
    }
  }

  private read(): void {
    this.steps = readTwin(document.querySelector(this.twin) ?? document.createElement('div'));
    this.mark();
    this.hang();
    this.name();
  }

  private mark(): void {
    const chosen = new URLSearchParams(location.search).get('step');
    const passed = new Set<string>();
    for (const shape of this.shapes()) {
      const mark = this.steps.get(shape.id)?.mark;
      MARKS.forEach((marker) => this.canvas.removeMarker(shape.id, marker));
      if (mark !== undefined) {
        this.canvas.addMarker(shape.id, MARKERS[mark]);
        if (ON_THE_WAY.includes(mark)) {
          passed.add(shape.id);
        }
      }
      const heat = HEAT[this.steps.get(shape.id)?.heat ?? 0];
      // what holds other steps is not coloured: it would drown them
      if (heat && !(shape.businessObject.$type === 'bpmn:SubProcess' && shape.height > HIGH)) {
        this.canvas.addMarker(shape.id, heat);
      }
      if (shape.id === chosen) {
        this.canvas.addMarker(shape.id, 'wl-chosen');
      }
    }
    // an arrow has a mark only where two versions are compared
    this.registry
      .getAll()
      .filter(({ id, waypoints }) => waypoints && this.steps.get(id)?.mark !== undefined)
      .forEach(({ id }) => this.canvas.addMarker(id, MARKERS[this.steps.get(id)!.mark!]));
    if (passed.size > 0) {
      const flows = this.registry.getAll().filter(({ waypoints, source, target }) => waypoints && source && target);
      const ways = taken(
        flows.map(({ id, source, target }) => ({
          id,
          source: source!.id,
          target: target!.id,
          joins: JOINS.includes(target!.businessObject.$type),
        })),
        new Map([...this.steps].map(([id, { passages }]) => [id, passages ?? []])),
      );
      flows.filter(({ id }) => ways.has(id)).forEach((flow) => this.paint(flow));
    }
  }

  /** A flow with its arrow head, which a style sheet does not reach. */
  private paint(flow: Shape): void {
    flow.di.set('color:border-color', ACCENT);
    const draw = this.viewer.get('graphicsFactory') as { update(type: string, element: Shape, gfx: SVGElement): void };
    draw.update('connection', flow, this.registry.getGraphics(flow.id));
    this.canvas.addMarker(flow.id, 'wl-passed-flow');
  }

  /** Badges keep their size at every zoom; only what they say gets shorter. */
  private hang(): void {
    const overlays = this.viewer.get('overlays') as Overlays;
    const { scale } = this.canvas.viewbox();
    this.drawnAt = scale;
    overlays.remove({ type: 'figures' });
    for (const shape of this.shapes()) {
      const figures = this.steps.get(shape.id);
      const texts: { kind: string; text: string }[] = figures === undefined ? [] : badges(figures, scale, this.language);
      if (figures?.number !== undefined) {
        texts.unshift({ kind: 'number', text: figures.number });
      }
      if (texts.length > 0) {
        const { left, top, side } = anchor(shape, shape.businessObject.$type === 'bpmn:EndEvent', shape.host);
        const html = document.createElement('div');
        html.className = 'wl-badges';
        html.dataset.side = side;
        // the step itself says it to screen readers
        html.setAttribute('aria-hidden', 'true');
        for (const { kind, text } of texts) {
          const badge = document.createElement('span');
          badge.className = BADGES[kind] ?? 'wl-count';
          badge.textContent = text;
          html.append(badge);
        }
        html.addEventListener('click', () => this.choose(shape.id));
        overlays.add(shape.id, 'figures', { position: { left, top }, html, scale: false });
      }
    }
  }

  /** Steps of which the page says something can be reached by keys, one tab stop for all of them. */
  private name(): void {
    const reached = this.reached();
    if (!reached.some(({ id }) => id === this.current)) {
      this.current = this.middle()?.id ?? reached[0]?.id ?? '';
    }
    for (const shape of reached) {
      const gfx = this.registry.getGraphics(shape.id);
      const figures = this.steps.get(shape.id)!;
      gfx.setAttribute('role', figures.link === undefined ? 'img' : 'link');
      gfx.setAttribute('tabindex', shape.id === this.current ? '0' : '-1');
      gfx.setAttribute('aria-label', this.told(figures));
    }
  }

  private told({ name, here, failed, retried, ended, says, saysMore, mark }: Figures): string {
    const words = this.part.dataset;
    const figure = (count: number): string => new Intl.NumberFormat(this.language).format(count);
    return [
      name,
      here > 0 ? `${figure(here)} ${words.wordHere}` : '',
      failed > 0 ? `${figure(failed)} ${words.wordFailed}` : '',
      (retried ?? 0) > 0 ? `${figure(retried!)} ${words.wordRetried ?? ''}` : '',
      saysMore ?? says ?? '',
      ended > 0 ? (words.wordEnded ?? '').replace('0', figure(ended)) : '',
      mark === undefined
        ? ''
        : {
            passed: words.wordPassed,
            here: words.wordStands,
            failed: words.wordFailed,
            added: words.wordAdded,
            removed: words.wordRemoved,
            changed: words.wordChanged,
          }[mark],
    ]
      .filter((said) => said !== '' && said !== undefined)
      .join(', ');
  }

  private listen(): void {
    const svg = this.host.querySelector('svg')!;
    svg.setAttribute('tabindex', '-1');
    this.host.setAttribute('role', 'group');
    this.host.setAttribute('aria-label', this.part.dataset.label ?? '');
    (this.viewer.get('eventBus') as Buses).on('element.click', ({ element }) => this.choose((element.labelTarget ?? element).id));
    (this.viewer.get('eventBus') as Buses).on('canvas.viewbox.changed', () => this.zoomed());
    this.host.addEventListener('keydown', (event) => this.key(event));
    this.host.addEventListener('wheel', (event) => this.wheel(event), { passive: false });
    // whoever drags decides what is seen
    this.host.addEventListener('mousedown', () => (this.isHeld = true));
    this.touch();
    const buttons = this.part.querySelector<HTMLElement>('[data-zoom]');
    buttons?.removeAttribute('hidden');
    buttons?.addEventListener('click', ({ target }) => {
      const by = (target as Element).closest<HTMLElement>('[data-zoom-by]')?.dataset.zoomBy;
      if (by !== undefined) {
        this.zoom(Number(by));
      }
    });
    new ResizeObserver(() => {
      this.canvas.resized();
      if (!this.isHeld) {
        this.fit();
      }
    }).observe(this.host);
  }

  private key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const zooms: Record<string, number> = { '+': 1, '=': 1, '-': -1, '0': 0 };
    const zoom = zooms[event.key];
    if (zoom !== undefined) {
      this.zoom(zoom);
    } else if (event.shiftKey && event.key.startsWith('Arrow')) {
      this.move(event.key);
    } else if (event.key === 'Enter' || event.key === ' ') {
      this.choose(this.current);
    } else {
      const to = next(this.places(), this.current, event.key);
      if (to === undefined) {
        return;
      }
      this.goTo(to);
    }
    event.preventDefault();
    event.stopPropagation();
  }

  private goTo(id: string): void {
    this.current = id;
    this.name();
    this.reveal(id);
    this.registry.getGraphics(id).focus({ preventScroll: true });
  }

  /** Moves the drawing so far that a step is seen, and no further. */
  private reveal(id: string): void {
    const shape = this.registry.get(id)!;
    const view = this.canvas.viewbox();
    const air = 40 / view.scale;
    const off = (from: number, long: number, start: number, window: number): number =>
      Math.min(from - air - start, 0) || Math.max(from + long + air - start - window, 0);
    const dx = off(shape.x, shape.width, view.x, view.width);
    const dy = off(shape.y, shape.height, view.y, view.height);
    if (dx !== 0 || dy !== 0) {
      this.isHeld = true;
      this.canvas.scroll({ dx: -dx * view.scale, dy: -dy * view.scale });
    }
  }

  private move(key: string): void {
    const by: Record<string, [number, number]> = {
      ArrowLeft: [MOVE, 0],
      ArrowRight: [-MOVE, 0],
      ArrowUp: [0, MOVE],
      ArrowDown: [0, -MOVE],
    };
    const [dx, dy] = by[key] ?? [0, 0];
    this.isHeld = true;
    this.canvas.scroll({ dx, dy });
  }

  private wheel(event: WheelEvent): void {
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      this.zoom(event.deltaY < 0 ? 1 : -1);
    }
  }

  /** A finger that goes sideways moves the drawing, one that goes up or down the page. */
  private touch(): void {
    let last: number | undefined;
    this.host.addEventListener('touchstart', ({ touches }) => (last = touches.length === 1 ? touches[0]!.clientX : undefined), {
      passive: true,
    });
    this.host.addEventListener(
      'touchmove',
      ({ touches }) => {
        if (last !== undefined && touches.length === 1) {
          this.isHeld = true;
          this.canvas.scroll({ dx: touches[0]!.clientX - last, dy: 0 });
          last = touches[0]!.clientX;
        }
      },
      { passive: true },
    );
  }

  /** @param by 1 nearer, -1 further, 0 all of it */
  private zoom(by: number): void {
    if (by === 0) {
      this.isHeld = false;
      this.show(undefined);
    } else {
      this.isHeld = true;
      const scale = this.canvas.viewbox().scale * (by > 0 ? STEP : 1 / STEP);
      this.canvas.zoom(Math.min(Math.max(scale, 0.15), 3), 'auto');
    }
  }

  private fit(): void {
    this.show(this.middle());
  }

  private show(shape: Shape | undefined): void {
    const { inner, outer } = this.canvas.viewbox();
    if (outer.width > 0 && inner.width > 0) {
      this.canvas.viewbox(
        first(inner, outer, shape && { x: shape.x + shape.width / 2, y: shape.y + shape.height / 2 }),
      );
    }
  }

  private zoomed(): void {
    if (Math.abs(this.canvas.viewbox().scale - this.drawnAt) > 0.02) {
      this.hang();
    }
  }

  /** What is looked for first: what was chosen, what failed, where somebody stands, the beginning. */
  private middle(): Shape | undefined {
    const chosen = new URLSearchParams(location.search).get('step') ?? '';
    const steps = [...this.steps].filter(([id]) => this.registry.get(id) !== undefined);
    const hottest = [...steps].sort(([, one], [, other]) => (other.heat ?? 0) - (one.heat ?? 0))[0];
    const busiest = [...steps].sort(([, one], [, other]) => other.here - one.here)[0];
    const id = [
      chosen,
      steps.find(([, { failed, mark }]) => failed > 0 || mark === 'failed')?.[0],
      steps.find(([, { mark }]) => mark === 'here')?.[0],
      // of two versions, the first change
      steps.find(([, { mark }]) => mark !== undefined && !ON_THE_WAY.includes(mark))?.[0],
      hottest !== undefined && (hottest[1].heat ?? 0) > 0 ? hottest[0] : undefined,
      busiest !== undefined && busiest[1].here > 0 ? busiest[0] : undefined,
    ].find((candidate) => candidate !== undefined && this.registry.get(candidate) !== undefined);
    return (id === undefined ? undefined : this.registry.get(id)) ?? this.leftmost();
  }

  private leftmost(): Shape | undefined {
    return this.shapes().sort((one, other) => one.x - other.x)[0];
  }

  private choose(id: string): void {
    const link = this.steps.get(id)?.link;
    if (link?.isConnected) {
      this.current = id;
      this.name();
      link.click();
    }
  }

  private places(): Place[] {
    return this.reached().map(({ id, x, y, width, height }) => ({ id, x: x + width / 2, y: y + height / 2 }));
  }

  private reached(): Shape[] {
    return this.shapes().filter(({ id }) => this.steps.has(id));
  }

  private shapes(): Shape[] {
    return this.registry.getAll().filter(({ waypoints, labelTarget, width }) => !waypoints && !labelTarget && width !== undefined);
  }

  private get canvas(): Canvas {
    return this.viewer.get('canvas') as Canvas;
  }

  private get registry(): Registry {
    return this.viewer.get('elementRegistry') as Registry;
  }
}
