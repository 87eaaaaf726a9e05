/** What bpmn-js itself says, where it is not ours. */
const CHINESE: Record<string, string> = {
  'Activate create/remove space tool': '腾出或收回空间',
  'Activate global connect tool': '连线工具',
  'Activate hand tool': '移动画布',
  'Activate lasso tool': '框选工具',
  'Align elements': '对齐',
  'Align elements left': '左对齐',
  'Align elements right': '右对齐',
  'Align elements top': '顶端对齐',
  'Align elements bottom': '底端对齐',
  'Align elements center': '水平居中',
  'Align elements middle': '垂直居中',
  'Distribute elements horizontally': '水平均匀分布',
  'Distribute elements vertically': '垂直均匀分布',
  'Open minimap': '打开缩略图',
  'Close minimap': '关闭缩略图',
  'Search in diagram': '在图中查找',
  'Add text annotation': '添加备注',
  Delete: '删除',
};

const ENGLISH: Record<string, string> = {
  'Align elements': 'Align',
  'Search in diagram': 'Find in the drawing',
  'Open minimap': 'Open the small map',
  'Close minimap': 'Close the small map',
};

/** As diagram-js asks for it: a template with places in braces, and what stands there. */
export function translator(language: string): (template: string, values?: Record<string, string>) => string {
  const words = language.startsWith('zh') ? CHINESE : ENGLISH;
  return (template, values = {}) =>
    (words[template] ?? template).replace(/\{([^}]+)\}/g, (place, name: string) => values[name] ?? place);
}
