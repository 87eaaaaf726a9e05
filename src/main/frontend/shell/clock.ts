/**
 * Moves the clock in the bar on, minute by minute, in the zone of the house. The server's time counts: a computer
 * whose clock is wrong still shows the right one.
 */
export function startClock(): void {
  const clock = document.querySelector<HTMLTimeElement>('time[data-clock]');
  if (clock === null) {
    return;
  }
  const ahead = Date.parse(clock.dateTime) - Date.now();
  const language = document.documentElement.lang;
  const timeZone = clock.dataset.clock;
  const day = new Intl.DateTimeFormat(language, { timeZone, weekday: 'short', day: 'numeric', month: 'short' });
  const time = new Intl.DateTimeFormat(language, { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const show = (): void => {
    const now = new Date(Date.now() + ahead);
    write(clock, '[data-day]', inOurOrder(day, now));
    write(clock, '[data-time]', time.format(now));
    clock.dateTime = now.toISOString();
    setTimeout(show, 60_000 - (now.getTime() % 60_000) + 50);
  };
  show();
}

/** The order of the server's own formats: “Tue 17 Nov”, “11月17日周二”. */
function inOurOrder(format: Intl.DateTimeFormat, now: Date): string {
  const parts = Object.fromEntries(format.formatToParts(now).map(({ type, value }) => [type, value]));
  return document.documentElement.lang.startsWith('zh')
    ? format.format(now)
    : `${parts.weekday} ${parts.day} ${parts.month}`;
}

function write(clock: HTMLElement, place: string, text: string): void {
  const element = clock.querySelector(place);
  if (element !== null && element.textContent !== text) {
    element.textContent = text;
  }
}
