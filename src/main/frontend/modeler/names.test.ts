import { describe, expect, it } from 'vitest';

import { NamesText } from './names';

const file = `onboarding:
  en: Onboarding
  zh-CN: 新客引导

Task_Call:
  en: Welcome call
  zh-CN: 欢迎电话
  values:
    # why the customer is called
    onboarding:
      en: Onboarding
      zh-CN: 新客引导

# the ways out
Flow_Yes:
  en: "Yes"
  zh-CN: 是
`;

describe('the names beside a drawing', () => {
  it('are read in each language, and not those of values', () => {
    const names = new NamesText(file);
    expect(names.of('onboarding', 'zh-CN')).toBe('新客引导');
    expect(names.of('Flow_Yes', 'en')).toBe('Yes');
    expect(names.of('Task_Call', 'en')).toBe('Welcome call');
    expect(names.of('Task_Other', 'en')).toBeUndefined();
  });

  it('are changed in their line, and all else stays', () => {
    const changed = new NamesText(file).with('Task_Call', 'zh-CN', '致电');
    expect(changed.text).toBe(file.replace('  zh-CN: 欢迎电话', '  zh-CN: 致电'));
  });

  it('come behind the others, in quotation marks where YAML needs them', () => {
    const changed = new NamesText(file).with('Task_New', 'en', 'Call: now').with('Task_New', 'zh-CN', '立即致电');
    expect(changed.text).toBe(`${file}Task_New:\n  en: "Call: now"\n  zh-CN: 立即致电\n`);
    expect(changed.of('Task_New', 'en')).toBe('Call: now');
    expect(new NamesText('').with('Flow_No', 'en', 'No').text).toBe('Flow_No:\n  en: "No"\n');
  });

  it('go with what was drawn, and leave comments', () => {
    const left = new NamesText(file).without((id) => id !== 'Task_Call');
    expect(left.ids()).toEqual(['onboarding', 'Flow_Yes']);
    expect(left.text).toContain('# the ways out');
    expect(new NamesText(file).without(() => true).text).toBe(file);
  });

  it('go when both are emptied', () => {
    const left = new NamesText(file).with('Flow_Yes', 'en', '').with('Flow_Yes', 'zh-CN', ' ');
    expect(left.ids()).not.toContain('Flow_Yes');
  });
});
