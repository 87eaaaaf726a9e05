/** Menus are details elements, so they open without script; this closes them the way people expect. */
export function startMenus(): void {
  const open = (): HTMLDetailsElement[] => [...document.querySelectorAll<HTMLDetailsElement>('details[data-menu][open]')];

  document.addEventListener('click', ({ target }) => {
    open()
      .filter((menu) => target instanceof Node && !menu.contains(target))
      .forEach((menu) => (menu.open = false));
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') {
      return;
    }
    for (const menu of open()) {
      menu.open = false;
      menu.querySelector('summary')?.focus();
    }
  });
  document.addEventListener('focusin', ({ target }) => {
    open()
      .filter((menu) => target instanceof Node && target !== document.body && !menu.contains(target))
      .forEach((menu) => (menu.open = false));
  });
}
