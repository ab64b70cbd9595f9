import type { User } from './accounts.ts'
import { demoGroups } from './messages.en.ts'

export type PersonaGroup = { title: string; try: string; people: User[] }

/** Puts each person in the first group that fits them, and leaves out groups with nobody in them. */
export function groupPeople(people: readonly User[]): PersonaGroup[] {
  const groups = demoGroups.map((group) => ({ ...group, people: [] as User[] }))
  for (const person of people) {
    const main = MAIN_ROLES.find((role) => person.roles.includes(role))
    const group = groups.find(
      ({ role, kinds }) => role === main && (kinds === undefined || kinds.includes(person.agencyKind)),
    )
    group?.people.push(person)
  }
  return groups.filter((group) => group.people.length > 0)
}

// What somebody with several roles is known for: a manager who is also an officer is met as the manager.
const MAIN_ROLES = [
  'administrator',
  'chair',
  'manager',
  'support_worker',
  'triage',
  'coordinator',
  'communications',
  'auditor',
  'analyst',
  'officer',
] as const
