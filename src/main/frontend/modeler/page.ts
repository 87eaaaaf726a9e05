import { AGAIN } from '../shell/again';
import { openDialog } from '../shell/dialogs';
import { type Block, blocksOf } from './blocks';
import { Comments } from './comments';
import { Copies, type Copy, type Reason } from './copies';
import { type Content, Editor } from './editor';
import { FindingList } from './findings';
import { startKeys } from './keys';
import type { Language } from './names';
import { NameFields } from './name-fields';
import { Notices } from './notices';
import { propertiesPanel } from './properties/panel';
import { Saving, type Told } from './saving';
import { type Opened, Server } from './server';
import { service } from './services';
import { StepList } from './steps';
import { saidBy, TextView } from './text';
import { ToolBar } from './tools';
import { loadVocabulary } from './vocabulary';
import { WalkPanel } from './walk/panel';
import { clock, Words } from './words';

/** How often the page says that somebody is at it; the server takes them to be for two minutes. */
const PRESENCE = 30_000;

/** The page on which a journey is drawn. */
export class DrawingPage {
  private readonly saving: Saving;
  private readonly findings: FindingList;
  private readonly text: TextView;
  private readonly notices: Notices;
  private readonly tools: ToolBar;
  private readonly walk: WalkPanel;
  private readonly comments: Comments;
  private checks = 0;
  private counts = 0;

  private constructor(
    private readonly part: HTMLElement,
    private readonly editor: Editor,
    private readonly server: Server,
    private readonly copies: Copies,
    private readonly words: Words,
    blocks: Block[],
  ) {
    this.saving = new Saving(() => editor.content(), server, copies, (told) => this.say(told));
    this.findings = new FindingList(part.dataset.key ?? '', part, editor, words, blocks);
    this.text = new TextView(editor, words, (content) => this.instead(content));
    this.tools = new ToolBar(part, editor, words, blocks, {
      text: () => void this.text.open(),
      keys: () => openDialog('editor-keys'),
      tidy: () => void this.tidy(),
      walk: () => this.walk.toggle(),
    });
    const beside = part.querySelector<HTMLElement>('[data-beside]')!;
    this.walk = new WalkPanel(part.querySelector<HTMLElement>('[data-walk-panel]')!, beside, editor, words, blocks);
    this.comments = new Comments(part.querySelector<HTMLElement>('[data-comments]')!, part.dataset.key ?? '', editor, server, words, blocks);
    this.notices = new Notices(document.querySelector<HTMLElement>('[data-notices]')!, words);
  }

  static async open(part: HTMLElement): Promise<void> {
    const { key = '', editor: address = '' } = part.dataset;
    const words = new Words(document.querySelector('template[data-words]'));
    const language: Language = document.documentElement.lang.startsWith('zh') ? 'zh-CN' : 'en';
    const narrow = matchMedia('(max-width: 767.98px)').matches;
    const server = new Server(address);
    const [vocabulary, draft] = await Promise.all([
      loadVocabulary(key),
      server.open(),
      document.fonts.load('20px tabler-icons').catch(() => []),
    ]);
    const blocks = blocksOf(vocabulary, words);
    const editor = new Editor(part.querySelector<HTMLElement>('[data-canvas]')!, blocks, words, language, narrow);
    const copies = new Copies(document.body.dataset.person ?? '', key);
    const page = new DrawingPage(part, editor, server, copies, words, blocks);
    const steps = new StepList(part.querySelector<HTMLElement>('[data-steps]')!, editor.modeler, blocks);
    propertiesPanel(document.getElementById('properties')!, editor.modeler, vocabulary, language);
    new NameFields(part.querySelector<HTMLElement>('[data-names]')!, editor);
    startKeys(editor, { steps: () => steps.focus(), settings: () => page.settings(), walk: () => page.walk.toggle() });
    await page.begin(draft);
  }

  private async begin(draft: Opened): Promise<void> {
    this.listen();
    this.counts = draft.counts;
    try {
      await this.editor.open(draft);
      this.tools.fit();
      service(this.editor.modeler, 'canvas').focus();
    } catch (unreadable) {
      this.notices.show('unreadable', 'late', `${this.words.of('unreadable')} ${saidBy(unreadable)}`, {});
      this.text.show(draft);
    }
    this.saving.opened(draft.revision, draft.savedAt);
    this.offer('unsaved', draft);
    this.offer('aside', draft);
    if (draft.revision > 0 && draft.basedOn !== draft.counts) {
      this.notices.show('behind', 'soon', this.words.of('behind', String(draft.counts)), {});
    }
    void this.presence();
    await this.check();
  }

  private listen(): void {
    const { modeler } = this.editor;
    this.editor.onChange(() => this.saving.changed());
    document.addEventListener('visibilitychange', () => (document.hidden ? void this.saving.leave() : this.back()));
    addEventListener('pagehide', () => void this.saving.leave());
    addEventListener('online', () => this.saving.again());
    document.addEventListener(AGAIN, () => this.saving.again());
    setInterval(() => void this.presence(), PRESENCE);
    document.querySelector('[data-leave]')?.addEventListener('click', (event) => {
      if (!this.saving.isKept()) {
        event.preventDefault();
        const { href } = event.currentTarget as HTMLAnchorElement;
        void this.saving.settle().then(() => this.saving.isKept() && location.assign(href));
      }
    });
    // its search listens to keys, and what is pasted, or written by an input method, presses none of its own
    this.part.addEventListener('input', ({ target }) => {
      if (target instanceof Element && target.closest('.djs-search-container') !== null) {
        target.dispatchEvent(new KeyboardEvent('keyup', { bubbles: true }));
      }
    });
    new ResizeObserver(() => service(modeler, 'canvas').resized()).observe(this.part.querySelector('[data-canvas]')!);
  }

  /** One press brings back how it was. */
  private async tidy(): Promise<void> {
    await this.instead(await this.editor.tidied());
    this.tools.fit();
  }

  /** Takes the whole for what is drawn, and keeps what was drawn before, since undo does not lead back over it. */
  private async instead(content: Content): Promise<void> {
    const before = await this.editor.content();
    await this.take(content);
    if (before.drawing === '') {
      return;
    }
    this.copies.put('aside', { ...before, revision: this.saving.knownRevision(), at: Date.now() });
    this.offer('aside', await this.editor.content());
  }

  private settings(): void {
    const field = this.part.querySelector<HTMLElement>(
      ':is(#properties, [data-names]:not([hidden])) :is(input, select, textarea, button):not([disabled])',
    );
    field?.focus();
  }

  private say({ standing, savedAt, words }: Told): void {
    const status = document.querySelector<HTMLElement>('[data-told]')!;
    status.dataset.standing = standing;
    status.textContent =
      standing === 'saved' ? this.words.of('saved', clock(savedAt!)) : standing === 'conflict' ? '' : `${this.words.of(standing)} ${words ?? ''}`.trim();
    if (standing === 'saved') {
      void this.check();
    } else if (standing === 'conflict') {
      void this.conflict();
    }
  }

  private async check(): Promise<void> {
    const number = ++this.checks;
    this.findings.checking();
    const found = await this.server.check();
    if (number === this.checks) {
      if (found === undefined) {
        this.findings.unknown();
      } else {
        this.findings.show(found);
      }
    }
  }

  /** The draft was saved elsewhere. Whatever is chosen, the other drawing stays in this browser. */
  private async conflict(): Promise<void> {
    const saved = await this.server.open().catch(() => undefined);
    if (saved !== undefined && this.saving.hasSent(saved)) {
      // it was this window, and the answer was lost on its way
      this.saving.goOn(saved.revision);
      return;
    }
    this.notices.show('conflict', 'soon', this.words.of('conflict'), {
      [this.words.of('conflict.mine')]: async () => {
        const other = await this.server.open();
        this.copies.put('aside', { drawing: other.drawing, names: other.names, revision: other.revision, at: Date.parse(other.savedAt ?? '') || Date.now() });
        await this.saving.insist(other.revision);
        this.offer('aside', await this.editor.content());
      },
      [this.words.of('conflict.theirs')]: async () => {
        const mine = await this.editor.content();
        this.copies.put('aside', { ...mine, revision: 0, at: Date.now() });
        this.copies.remove('unsaved');
        const other = await this.server.open();
        await this.editor.open(other);
        this.saving.opened(other.revision, other.savedAt);
        this.offer('aside', other);
      },
    });
  }

  /** A drawing that lies in this browser can be opened; what was drawn instead is then kept in its place. */
  private offer(reason: Reason, shown: Content): void {
    const copy = this.copies.get(reason);
    if (copy === undefined || (copy.drawing === shown.drawing && (copy.names ?? null) === (shown.names ?? null))) {
      this.copies.remove(reason);
      return;
    }
    this.notices.show(reason, 'soon', this.words.of(`copy.${reason}`, clock(copy.at)), {
      [this.words.of('copy.open')]: () => this.bring(reason, copy),
      [this.words.of('copy.drop')]: () => this.copies.remove(reason),
    });
  }

  private async bring(reason: Reason, copy: Copy): Promise<void> {
    const before = await this.editor.content();
    await this.take(copy);
    this.copies.remove(reason);
    this.copies.put('aside', { ...before, revision: this.saving.knownRevision(), at: Date.now() });
    this.offer('aside', copy);
  }

  /** Another text takes the place of the drawing, and is saved as any change is. */
  private async take(content: Content): Promise<void> {
    await this.editor.open(content);
    this.saving.changed();
    await this.saving.settle();
  }

  private back(): void {
    this.saving.again();
    void this.presence();
  }

  private async presence(): Promise<void> {
    const now = document.hidden ? undefined : await this.server.presence();
    if (now === undefined) {
      return;
    }
    void this.comments.renew();
    const others = now.others.map(({ name, now: isNow, savedAt }) =>
      isNow ? this.words.of('others.now', name) : this.words.of('others.then', name, clock(savedAt)),
    );
    document.querySelector('[data-others]')!.textContent = others.join(' ');
    if (this.counts !== now.counts) {
      this.counts = now.counts;
      this.notices.show('behind', 'soon', this.words.of('behind', String(now.counts)), {});
    }
  }
}
