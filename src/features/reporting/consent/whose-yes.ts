// Whose "yes" a report carries, and whether it counts for the person it happened to. Nobody agrees for an adult who can be
// asked; no yes at all counts against the word of the person themself (domain.md 2.2 B and M). No I/O.
//
// Sources: domain.md 2.2 B (on_behalf_consent), 2.2 M (a parent's consent is not needed where the child is competent);
// Children Act 1989 s.3 (parental responsibility); Gillick v West Norfolk [1986] (a young person who understands decides);
// Data Protection Act 2018 s.9 (13 in the UK; preventive or counselling services offered directly to a child are left out);
// Mental Capacity Act 2005 s.1 (an adult is taken to be able to decide, and is asked first).

/** What was told of who tells, of whom, and what that person knows. Codes as the form keeps them (form/more.ts). */
export type Teller = {
  /** Who told us (reporting/incident.ts). */
  role: string
  /** Whether the person knows and agrees that it is told. */
  behalf?: string
  /** under_18, adult, adult_at_risk, not_known. */
  age?: string
  /** How old a child is, on the day of the report: too young to be asked by themself, or old enough. */
  childAge?: string
  /** Whom we may speak to of a child; 'me' says that whoever tells has parental responsibility. */
  adultChoice?: string
  /** The same of an adult at risk; 'me' says that whoever tells is the one who decides with them. */
  supportChoice?: string
}

/** own: of whoever answers, about themself. responsible: of somebody who may decide. relayed: the person's, brought by another. */
export type YesOf = 'own' | 'responsible' | 'relayed'
export const WHY_NOT = ['objects', 'ask_person', 'ask_young_person', 'ask_responsible'] as const
export type WhyNot = (typeof WHY_NOT)[number]
export type Counted = { counts: true; of: YesOf } | { counts: false; why: WhyNot }

/** Answer for themselves. A witness is served in their own right (domain.md 6.1), and so is whoever did not say. */
const OWN: readonly string[] = ['affected', 'witness', 'not_said']
const yes = (of: YesOf): Counted => ({ counts: true, of })
const no = (why: WhyNot): Counted => ({ counts: false, why })

/**
 * Whether a yes to one purpose counts, and whose it is. A child who tells it themself is not made to ask anybody. The
 * victim service is sent to whoever's details we have, so a relayed yes is not enough for it: that person is asked first.
 */
export function whoseYes(teller: Teller, purpose: string): Counted {
  const { role, behalf, age } = teller
  if (OWN.includes(role)) return yes('own')
  if (behalf === 'objects') return no('objects')
  if (age === 'under_18') return ofChild(teller, purpose)
  if (
    age === 'adult_at_risk' &&
    teller.supportChoice === 'me' &&
    ['agrees', 'cannot_ask'].includes(behalf ?? '')
  )
    return yes('responsible')
  // What a driver tells is what they saw themself; the service is for the person it happened to.
  if (purpose !== 'victim_service' && role === 'driver') return yes('own')
  return purpose !== 'victim_service' && behalf === 'agrees' ? yes('relayed') : no('ask_person')
}

// Younger children: whoever has parental responsibility. From that age on the young person's own view is what counts; so it
// does where nobody said how old they are.
function ofChild({ role, behalf, childAge, adultChoice }: Teller, purpose: string): Counted {
  const responsible = role === 'parent' || adultChoice === 'me'
  const agrees = behalf === 'agrees'
  if (responsible && (childAge === 'younger' || agrees)) return yes('responsible')
  if (responsible) return no('ask_young_person')
  if (childAge !== 'older') return no('ask_responsible')
  return agrees && purpose !== 'victim_service' ? yes('relayed') : no('ask_young_person')
}

/** The facts of a report's row that the rule reads. */
export function tellerOf(role: string, details: unknown): Teller {
  const codes: Record<string, unknown> = typeof details === 'object' && details !== null ? { ...details } : {}
  const told = CODES.flatMap((name) => {
    const code = codes[name]
    return typeof code === 'string' ? [[name, code] as const] : []
  })
  return { role, ...Object.fromEntries(told) }
}
const CODES = ['behalf', 'age', 'childAge', 'adultChoice', 'supportChoice'] as const
