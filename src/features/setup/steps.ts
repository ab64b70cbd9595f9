// First run as a list of short pages. All answers travel in the form itself, as in the public form
// (docs/decisions/0004): nothing is stored before the end, and any process can take the next page.

export const STEPS = [
  'code',
  'name',
  'short',
  'contact',
  'authorities',
  'duties',
  'members',
  'administrator',
  'plan',
  'check',
  'confirm',
] as const
export type Step = (typeof STEPS)[number]
/** The pages that ask something which the check page shows. */
export type Question = Exclude<Step, 'code' | 'check' | 'confirm'>

/** Fields of each page. What other pages asked travels along in hidden fields. */
export const FIELDS: Readonly<Record<Step, readonly string[]>> = {
  code: ['setupCode'],
  name: ['name', 'area'],
  short: ['short'],
  contact: ['phone', 'publicEmail'],
  authorities: ['authorities'],
  duties: ['takes', 'dutiesSeen'],
  members: ['victim', 'police', 'others'],
  administrator: ['adminName', 'email', 'agency', 'also', 'password', 'passwordSealed'],
  plan: ['plan'],
  check: [],
  confirm: ['pending', 'code'],
}

export const isStep = (text: string): text is Step => STEPS.some((step) => step === text)

/** The page after this one. Somebody changing an answer goes back to check, past what the change opens again. */
export function stepAfter(step: Step, returning: boolean): Step {
  if (returning && step !== 'authorities' && step !== 'check') return 'check'
  return STEPS[STEPS.indexOf(step) + 1] ?? 'confirm'
}

export const stepBefore = (step: Step): Step => STEPS[Math.max(0, STEPS.indexOf(step) - 1)] ?? 'code'
