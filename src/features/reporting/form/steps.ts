// The public form as a list of questions: their order, their fields, and which comes next.

export const STEPS = [
  'now',
  'what',
  'when',
  'where',
  'place',
  'why',
  'who',
  'privacy',
  'contact',
  'safe',
  'share',
  'check',
] as const
export type Step = (typeof STEPS)[number]

/** Fields of each question. Everything else that was answered travels along in hidden fields. */
export const FIELDS: Readonly<Record<Step, readonly string[]>> = {
  now: ['now'],
  what: ['what'],
  when: ['when', 'when-day', 'when-month', 'when-year', 'whenRoughly', 'whenRepeated'],
  where: ['postcode', 'area'],
  place: ['place', 'placeWords'],
  why: ['strands', 'whyWords'],
  who: ['who'],
  privacy: ['privacy'],
  contact: ['name', 'methods', 'phone', 'email', 'address', 'addressPostcode'],
  safe: ['mayMessage', 'maySay', 'times', 'safetyNote'],
  share: ['share-victim_service', 'share-police', 'share-council_partners'],
  check: [],
}
export const ALL_FIELDS: readonly string[] = STEPS.flatMap((step) => FIELDS[step])

export const isStep = (text: string): text is Step => STEPS.some((step) => step === text)

const contactSteps: readonly Step[] = ['contact', 'safe']

/** The questions that this person meets: those about reaching them only where they may be reached. */
export const stepsFor = (anonymous: boolean): Step[] =>
  STEPS.filter((step) => !(anonymous && contactSteps.includes(step)))

/** The question after this one. Somebody changing an answer goes back to check, unless it opens new questions. */
export function stepAfter(
  step: Step,
  { anonymous, returning }: { anonymous: boolean; returning: boolean },
): Step {
  if (returning && !(step === 'privacy' && !anonymous) && !(step === 'contact')) return 'check'
  const steps = stepsFor(anonymous)
  return steps[steps.indexOf(step) + 1] ?? 'check'
}

export function stepBefore(step: Step, anonymous: boolean): Step {
  const steps = stepsFor(anonymous)
  return steps[steps.indexOf(step) - 1] ?? 'now'
}
