declare module 'diagram-js-minimap' {
  const minimap: object;
  export default minimap;
}

declare module 'bpmn-auto-layout' {
  export function layoutProcess(xml: string): Promise<string>;
}

declare module 'bpmn-js-token-simulation/lib/simulator' {
  const simulator: object;
  export default simulator;
}
