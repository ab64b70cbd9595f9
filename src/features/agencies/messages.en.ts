// Words of the pages about agencies and areas.
import type { AgencyKind } from './agencies.ts'

const kinds: Readonly<Record<AgencyKind, string>> = {
  local_authority: 'Council',
  police: 'Police',
  victim_service: 'Victim service',
  opcc: 'Police and crime commissioner',
  nhs: 'NHS',
  probation: 'Probation',
  fire: 'Fire and rescue',
  housing: 'Housing',
  education: 'Education',
  voluntary: 'Voluntary or community',
  transport: 'Transport',
  other: 'Other',
}

export const words = {
  kinds,
  lead: {
    who: (name: string | undefined) =>
      name
        ? `administrators of ${name}, which leads the partnership`
        : 'administrators of the agency that leads the partnership',
    changedBy: (who: string) => `This is changed by ${who}.`,
  },
  list: {
    title: 'Agencies',
    intro:
      'The members of the partnership, and whose reports arrive where. A report goes to the council that takes reports for its place.',
    add: 'Add an agency',
    name: 'Agency',
    kind: 'Kind',
    takes: 'Takes reports for',
    dates: 'Member',
    nobodyTakes: 'Nobody takes reports for these areas. They wait in triage:',
    unattended: 'No caseworker yet: reports wait in triage',
    since: (day: string) => `from ${day}`,
    until: (day: string) => `until ${day}`,
    always: 'Now',
    none: 'None',
  },
  edit: {
    addTitle: 'Add an agency',
    title: 'Change an agency',
    readTitle: 'Agency',
    ownTitle: 'Your agency',
    ownIntro: 'Its name, and how the public can reach it.',
    rest: 'Set for the whole partnership',
    since: 'Member from',
    until: 'Member until',
    always: 'Always',
    takesOver: 'Agency that takes over',
    takes: 'Takes reports for',
    noneGiven: 'None',
    back: 'Back to agencies',
    name: 'Name',
    shortName: 'Short name',
    shortNameHint: 'As it is said day to day. Shown in lists and to people who report.',
    kind: 'Kind of agency',
    phone: 'Phone number for the public (optional)',
    email: 'Email address for the public (optional)',
    from: 'Member from (optional)',
    fromHint: 'Leave empty if it always was.',
    to: 'Member until (optional)',
    toHint: 'The last day. After it, reports go to the agency that takes over.',
    successor: 'Agency that takes over (optional)',
    noSuccessor: 'None',
    areas: 'Takes reports for these areas',
    areasHint: 'From today. Reports already received stay where they are.',
    save: 'Save',
    problem: {
      name: 'Enter a name of 2 to 120 characters',
      shortName: 'Enter a short name of 2 to 40 characters',
      kind: 'Select the kind of agency',
      date: 'Enter a real date, such as 1 4 2028',
      order: 'The last day must be on or after the first',
      successor: 'Choose another agency: one cannot take over from itself',
      email: 'Enter an email address in the correct format, like name@example.org',
    },
  },
  postcodes: {
    noAreas: 'Add the partnership’s areas first: postcodes of other places are not kept',
    unknownLayout:
      'This is not a postcode directory we know: NSPL, ONSPD, Code-Point Open, or columns "postcode" and "ladcd"',
    broken: (line: number) => `Line ${line} is not readable as CSV. Nothing was loaded`,
  },
} as const
