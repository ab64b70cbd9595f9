// Words of what partners send: to their developers, and to whoever brings a file in.
export const intakeWords = {
  problems: {
    onlyOne: 'Send one value only',
    area: 'Must be the name, code or id of a district that takes reports',
    source: 'Must be small letters, digits and hyphens, 40 at most',
    date: 'Must be a real date, as 2026-11-18',
    tooLong: (max: number) => `Must be ${max} characters or fewer`,
    option: (options: readonly string[]) => `Must be one of: ${options.join(', ')}`,
    unknown: 'There is no field of this name',
    kind: 'Must be one text, in quotes',
    kindMany: 'Must be a list of texts, as ["first", "second"]',
    firstDay: 'Must be given too where date_to is: the first day',
    anonymous: 'Must be empty where privacy is anonymous: nothing about the person is kept',
    unnamed: 'Must be empty where privacy is contact_only: no name is kept',
    notHere: 'Does not belong to a report of this kind',
    onlyWith: {
      transport: 'Only where place_kind is bus, bus_stop, train, station or taxi',
      online: 'Only where place_kind is online',
      work: 'Only where reporter is professional, centre, school, employer or driver',
      behalf: 'Only where reporter is parent, friend_or_family, professional, centre, school or employer',
      adult: 'Only where age is under_18',
      support: 'Only where age is adult_at_risk',
    } as Readonly<Record<string, string | undefined>>,
  },
} as const
