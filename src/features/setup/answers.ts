// From the first-run form as typed to a partnership, or to what is wrong, page by page.
import type { Vault } from '../../access/vault.ts'
import type { Form } from '../../platform/http/form.ts'
import type { Problem } from '../../platform/problems.ts'
import { looksLikeEmail } from '../../platform/text/email.ts'
import { charCount, plainLine } from '../../platform/text/plain.ts'
import { passwordProblems } from '../accounts/index.ts'
import { readPlan } from '../plan/index.ts'
import { type Authority, type Member, readAuthorities, readMembers, same } from './authorities.ts'
import { words } from './messages.en.ts'
import { openPassword } from './password-carrier.ts'
import { isSetupCode } from './setup-code.ts'
import { readShortCode } from './short-code.ts'
import { STEPS, type Step } from './steps.ts'

/** What checking needs besides the form. */
export type Judging = { vault: Vault; now: Date }

export type PartnershipAnswers = {
  name: string
  areaWords: string
  shortCode: string
  publicPhone: string | null
  publicEmail: string | null
  authorities: (Authority & { takesReports: boolean })[]
  members: Member[]
  administrator: { name: string; email: string; agency: string; roles: string[]; password: string }
  planText: string | null
}

/** What is wrong with the answers of one page. Empty: it may go on. */
export function problemsOf(step: Step, form: Form, judging: Judging): Problem[] {
  return CHECKS[step]?.(form, judging) ?? []
}

/** The first page with something wrong, from the first on. Undefined: all can be created. */
export function firstFault(form: Form, judging: Judging): { step: Step; problems: Problem[] } | undefined {
  for (const step of STEPS) {
    const problems = problemsOf(step, form, judging)
    if (problems.length) return { step, problems }
  }
  return undefined
}

/** The answers as a partnership. Only after `firstFault` found nothing. */
export function readAnswers(form: Form, { vault, now }: Judging): PartnershipAnswers {
  const line = (field: string) => plainLine(form.one(field))
  return {
    name: line('name'),
    areaWords: line('area'),
    shortCode: readShortCode(form.one('short')) ?? '',
    publicPhone: line('phone') || null,
    publicEmail: line('publicEmail') || null,
    authorities: authoritiesWithDuty(form),
    members: membersOf(form),
    administrator: {
      name: line('adminName'),
      email: line('email'),
      agency: line('agency'),
      // Triage too, until they give it to somebody else: reports without a place must not wait for nobody.
      roles: ['administrator', 'triage', ...form.many('also').filter((role) => role === 'coordinator')],
      password: passwordOf(form, vault, now) ?? '',
    },
    planText: form.one('plan') || null,
  }
}

/** The authorities, and which take reports: all but county councils over districts, until somebody has chosen. */
export function authoritiesWithDuty(form: Form): (Authority & { takesReports: boolean })[] {
  const { found } = readAuthorities(form.one('authorities'))
  const chosen = form.many('takes')
  const seen = form.one('dutiesSeen') === 'yes'
  const districts = found.some(({ areaKind }) => areaKind === 'district')
  return found.map((each) => ({
    ...each,
    takesReports: seen
      ? chosen.some((name) => same(name, each.name))
      : !(each.areaKind === 'county' && districts),
  }))
}

/** The victim service, the police and the others, in this order. */
export function membersOf(form: Form): Member[] {
  const victim = plainLine(form.one('victim'))
  const police = plainLine(form.one('police'))
  return [
    ...(victim ? [{ name: victim, kind: 'victim_service' as const }] : []),
    ...(police ? [{ name: police, kind: 'police' as const }] : []),
    ...readMembers(form.one('others')).found,
  ]
}

/** Every agency by name: what the administrator's own can be chosen from. */
export const agencyNames = (form: Form): string[] => [
  ...readAuthorities(form.one('authorities')).found.map(({ name }) => name),
  ...membersOf(form).map(({ name }) => name),
]

/** The password: newly typed, or carried sealed from before. */
export const passwordOf = (form: Form, vault: Vault, now: Date): string | null =>
  form.one('password') || openPassword(vault.secrets.links, form.one('passwordSealed'), now)

const CHECKS: Partial<Record<Step, (form: Form, judging: Judging) => Problem[]>> = {
  code: (form, { vault }) => when(!isSetupCode(vault, form.one('setupCode')), 'setupCode', words.code.wrong),
  name: (form) => [
    ...when(!lineWithin(form, 'name', 3, 120), 'name', words.name.nameProblem),
    ...when(!lineWithin(form, 'area', 2, 120), 'area', words.name.areaProblem),
  ],
  short: (form) => when(readShortCode(form.one('short')) === null, 'short', words.short.problem),
  contact: (form) => [
    ...when(!isPhone(plainLine(form.one('phone'))), 'phone', words.contact.phoneProblem),
    ...when(
      form.one('publicEmail') !== '' && !looksLikeEmail(form.one('publicEmail').trim()),
      'publicEmail',
      words.contact.emailProblem,
    ),
  ],
  authorities: (form) => readAuthorities(form.one('authorities')).problems,
  duties: dutyProblems,
  members: memberProblems,
  administrator: administratorProblems,
  plan: planProblems,
}

function dutyProblems(form: Form): Problem[] {
  const taking = authoritiesWithDuty(form).filter(({ takesReports }) => takesReports)
  const clash = taking.find(({ area }, index) => taking.slice(0, index).some((each) => same(each.area, area)))
  return clash ? [{ field: 'takes', message: words.duties.clash(clash.area) }] : []
}

function memberProblems(form: Form): Problem[] {
  const say = words.members
  const problems: Problem[] = ['victim', 'police']
    .filter((field) => form.one(field) !== '' && !lineWithin(form, field, 2, 120))
    .map((field) => ({ field, message: say.nameProblem }))
  problems.push(...readMembers(form.one('others')).problems)
  const names = agencyNames(form)
  const again = names.find((name, index) => names.slice(0, index).some((each) => same(each, name)))
  if (again) problems.push({ field: 'others', message: say.twice(again) })
  return problems
}

function administratorProblems(form: Form, { vault, now }: Judging): Problem[] {
  const say = words.administrator
  const email = form.one('email')
  const password = passwordOf(form, vault, now) ?? ''
  return [
    ...when(!lineWithin(form, 'adminName', 2, 100), 'adminName', say.nameProblem),
    ...when(!looksLikeEmail(email.trim()), 'email', words.contact.emailProblem),
    ...when(!agencyNames(form).some((name) => same(name, form.one('agency'))), 'agency', say.agencyProblem),
    ...passwordProblems(password, [email, form.one('adminName'), form.one('name')]),
  ]
}

function planProblems(form: Form): Problem[] {
  const text = form.one('plan')
  if (text === '') return []
  const read = readPlan(text)
  if (read.ok) return when(read.priorities.length === 0, 'plan', words.plan.unreadable)
  return [
    {
      field: 'plan',
      message: read.problem.code === 'too-large' ? words.plan.tooLong : words.plan.unreadable,
    },
  ]
}

// Empty, or digits with what people write between them.
const isPhone = (text: string) =>
  text === '' || (/^[\d\s+()-]{3,40}$/.test(text) && /\d{3}/.test(text.replace(/\D/g, '')))

const lineWithin = (form: Form, field: string, min: number, max: number) => {
  const length = charCount(plainLine(form.one(field)))
  return length >= min && length <= max
}

const when = (wrong: boolean, field: string, message: string): Problem[] =>
  wrong ? [{ field, message }] : []
