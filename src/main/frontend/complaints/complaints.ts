import { addKeys } from '../shell/keys';

// n: a new complaint, s: share out, in the list; o: the task of the complaint that is shown
addKeys({ n: () => follow('n'), s: () => follow('s'), o: () => follow('o') });

function follow(key: string): void {
  document.querySelector<HTMLAnchorElement>(`#main a[data-key="${key}"]`)?.click();
}
