export { type ContactRules, readContactRules, rulesOf, saidSafe } from './contact-rules.ts'
export { readReason, revealPerson, type Revealed } from './reveal-person.ts'

export { peopleRoutes } from './routes.tsx'
export { PersonFacts, SafeContactWords } from './views/person.tsx'
export { whoseDetails } from './whose-details.ts'
export { RevealForm } from './views/reveal-form.tsx'
