import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { usedClasses } from './classes.ts';
import { usedIcons } from './icons.ts';

// whole sheets are read, on a machine that builds
vi.setConfig({ testTimeout: 60_000 });

const PAGES = '../resources/web';
const FOLDERS = [PAGES, '../resources/messages', '../java'];
const TABLER = 'node_modules/@tabler/core/dist/css/tabler.min.css';
const ICONS = 'node_modules/@tabler/icons-webfont/dist/tabler-icons.min.css';

type Transform = (sheet: string, id: string) => Promise<string | null>;

function run(plugin: { transform?: unknown }, id: string): Promise<string | null> {
  return (plugin.transform as Transform)(readFileSync(id, 'utf8'), id);
}

/** Classes that stand in pages as they are, not put together there. */
function classesOfPages(): Set<string> {
  const pages = readdirSync(PAGES, { recursive: true, withFileTypes: true }).filter((file) => file.name.endsWith('.ftlh'));
  return new Set(
    pages.flatMap((page) =>
      [...readFileSync(join(page.parentPath, page.name), 'utf8').matchAll(/class="([a-z0-9 -]+)"/g)].flatMap((found) =>
        found[1]!.split(' '),
      ),
    ),
  );
}

function classesOf(sheet: string): Set<string> {
  return new Set([...sheet.matchAll(/\.([a-zA-Z_][\w-]*)/g)].map((found) => found[1]!));
}

describe('what the browser loads', () => {
  it('keeps every class that a page names, and drops most of the others', async () => {
    const whole = readFileSync(TABLER, 'utf8');
    const kept = (await run(usedClasses(FOLDERS), TABLER))!;

    const there = classesOf(whole);
    const left = classesOf(kept);
    const wanted = [...classesOfPages()].filter((name) => there.has(name));

    expect(wanted.length).toBeGreaterThan(10);
    expect(wanted.filter((name) => !left.has(name))).toEqual([]);
    expect(kept.length).toBeLessThan(whole.length / 3);
  });

  it('keeps the themes, which no page names', async () => {
    expect(await run(usedClasses(FOLDERS), TABLER)).toContain('[data-bs-theme=dark]');
  });

  it('keeps the icons that a page names, with a font that has no others', async () => {
    const kept = (await run(usedIcons(FOLDERS), ICONS))!;
    const font = /url\("([^"]+)"\)/.exec(kept)![1]!;

    const wanted = [...classesOfPages()].filter((name) => name.startsWith('ti-'));
    expect(wanted.filter((name) => !kept.includes(`.${name}:before`))).toEqual([]);
    expect(existsSync(font)).toBe(true);
    expect(readFileSync(font).length).toBeLessThan(100_000);
  });

  it('leaves other sheets alone', async () => {
    expect(await (usedClasses(FOLDERS).transform as Transform)('.mine{}', 'shell/frame.css')).toBeNull();
  });
});
