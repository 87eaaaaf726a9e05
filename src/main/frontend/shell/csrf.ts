/** The header that lets a request of this page change something; the frame carries it for htmx. */
export function csrf(): Record<string, string> {
  return JSON.parse(document.body.getAttribute('hx-headers') ?? '{}') as Record<string, string>;
}
