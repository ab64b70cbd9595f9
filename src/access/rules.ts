// Who may ask for a route at all. A route without a rule cannot be registered. What a person may do to the record
// behind the route is decided later, by row security (sight) and the noun's own table (action).
import { type Actor, hasRole, isStaff, type Role } from './actor.ts'

export type EveryoneRule = { kind: 'everyone'; why: string }
export type StaffRule = { kind: 'signed-in' } | { kind: 'roles'; roles: readonly Role[]; who: string }
export type AccessRule = EveryoneRule | StaffRule

type Rule<Kind extends AccessRule['kind']> = Extract<AccessRule, { kind: Kind }>

/** Open to the public; `why` is printed in docs/access.md. */
export const everyone = (why: string): Rule<'everyone'> => ({ kind: 'everyone', why })
/** Anybody signed in, whatever their roles. */
export const signedIn: Rule<'signed-in'> = { kind: 'signed-in' }
/** Somebody with at least one of `roles`; `who` completes "This page is for ...". */
export const only = (who: string, ...roles: Role[]): Rule<'roles'> => ({ kind: 'roles', roles, who })

/** The people who work with cases: the rule of every page that shows one. */
export const caseworkers = only(
  'people who work with cases',
  'officer',
  'manager',
  'support_worker',
  'triage',
  'chair',
)

export type Verdict = 'allowed' | 'sign-in' | 'forbidden'

/** Decides a rule for an actor. Denies whatever it does not know. */
export function judge(rule: AccessRule, actor: Actor): Verdict {
  if (rule.kind === 'everyone') return 'allowed'
  if (!isStaff(actor)) return 'sign-in'
  if (rule.kind === 'signed-in') return 'allowed'
  return hasRole(actor, ...rule.roles) ? 'allowed' : 'forbidden'
}

/** A rule as a sentence, for the documentation and the refusal page. */
export function sentence(rule: AccessRule): string {
  switch (rule.kind) {
    case 'everyone':
      return `Everyone: ${rule.why}`
    case 'signed-in':
      return 'Anybody signed in'
    case 'roles':
      return `Signed in as ${rule.who} (${rule.roles.join(', ')})`
  }
}
