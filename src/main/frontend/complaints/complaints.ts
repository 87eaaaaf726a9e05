import { addKeys } from '../shell/keys';

// n: a new complaint, i: causes and improvements, s: share out, in the list; o: the task of the complaint that is shown
addKeys({ n: () => follow('n'), i: () => follow('i'), s: () => follow('s'), o: () => follow('o') });

function follow(key: string): void {
  document.querySelector<HTMLAnchorElement>(`#main a[data-key="${key}"]`)?.click();
}
