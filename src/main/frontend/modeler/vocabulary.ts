/** What a journey may be made of, as the server says it in the reader's language. */
export interface Vocabulary {
  steps: { name: string; label: string; description: string; icon: string; group: string; template: object }[];
}

interface Template {
  name: string;
  id: string;
  description: string;
}

const ICONS: Record<string, string> = {
  sendEmail: 'mail',
  requestSurvey: 'star',
  scheduleCallback: 'phone',
  notifyStaff: 'bell',
  escalateWork: 'urgent',
  updateCustomer: 'user-edit',
  grantBenefit: 'gift',
  recordConsent: 'shield-check',
  raiseEvent: 'bolt',
  chooseVariant: 'git-branch',
  recomputeValue: 'calculator',
  assessCustomer: 'zoom-question',
  assessDay: 'calendar-event',
  assessOrder: 'package',
  recordComplaint: 'message-report',
};

export async function loadVocabulary(key: string): Promise<Vocabulary> {
  const answer = await fetch(`/studio/catalogue/journey/${encodeURIComponent(key)}/edit/steps`);
  if (!answer.ok) {
    throw new Error(`${answer.status} for the steps`);
  }
  const templates = (await answer.json()) as Template[];
  return {
    steps: templates.map((template) => {
      const name = template.id.slice(template.id.lastIndexOf('.') + 1);
      return { name, label: template.name, description: template.description, icon: ICONS[name] ?? 'settings', group: '', template };
    }),
  };
}
