/** What form-js says by itself, in Chinese; its checks are silent here, so their words are not among them. */
const WORDS: Record<string, string> = {
  'All values selected': '已全部选择',
  'Date and time must both be entered.': '日期和时间都要填。',
  Decrement: '减少',
  Increment: '增加',
  'No results': '没有结果',
  'Nothing to show.': '没有内容。',
  'Remove tag': '移除',
  Search: '搜索',
  'Skip to search': '跳到搜索',
};

export function chinese(template: string, values: Record<string, string> = {}): string {
  return (WORDS[template] ?? template).replace(/{([^}]+)}/g, (whole, name: string) => values[name] ?? whole);
}
