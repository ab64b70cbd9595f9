// How invented reports are spread, so that lists and charts look like the real thing. `S` marks a published share,
// `A` an assumption of ours. Nothing here describes a real person or event.

/** By strand. S: Home Office, year to March 2022 (109,843 / 8,730 / 26,152 / 14,242 / 4,355 of 155,841); A: other. */
export const strandShares = {
  race: 0.705,
  religion: 0.056,
  sexual_orientation: 0.168,
  disability: 0.091,
  transgender: 0.028,
  other: 0.02,
} as const
/** A: how often a second strand is named as well. */
export const secondStrandShare = 0.12
/** A: by month, a summer peak and a winter low as Home Office bulletins describe. */
export const monthIndex = [0.86, 0.86, 0.95, 0.99, 1.05, 1.11, 1.15, 1.1, 1.05, 1.04, 0.95, 0.89] as const
/** A: Monday to Sunday, weighted to Saturday. */
export const weekdayShares = {
  '1': 0.13,
  '2': 0.13,
  '3': 0.135,
  '4': 0.14,
  '5': 0.15,
  '6': 0.175,
  '0': 0.14,
} as const
/** A: reports by somebody who has reported before; S (shape): most of them two or three times in a year. */
export const repeatShare = 0.3
/** A: by hour, in bands of three from midnight. */
export const hourShares = {
  '0': 0.05,
  '3': 0.02,
  '6': 0.06,
  '9': 0.12,
  '12': 0.17,
  '15': 0.23,
  '18': 0.2,
  '21': 0.15,
} as const
/** A: days from what happened to the report: the key is the longest delay of its band. */
export const delayShares = { '0': 0.58, '2': 0.18, '7': 0.13, '30': 0.08, '90': 0.03 } as const
/** A: no local split is published. */
export const channelShares = {
  web: 0.62,
  telephone: 0.16,
  in_person: 0.08,
  centre: 0.09,
  partner: 0.05,
} as const
/** A: reports without any name or way to answer. */
export const anonymousShare = 0.12
/** A: who told us. */
export const roleShares = {
  affected: 0.68,
  witness: 0.12,
  parent: 0.08,
  friend_or_family: 0.06,
  professional: 0.06,
} as const
/** A: where it happened. */
export const placeShares = {
  street: 0.36,
  home: 0.24,
  shop: 0.09,
  online: 0.1,
  bus: 0.04,
  train: 0.008,
  taxi: 0.012,
  school: 0.05,
  workplace: 0.04,
  health: 0.03,
  worship: 0.015,
  pub: 0.015,
} as const
/** A: risk at first assessment. */
export const riskShares = { standard: 0.7, medium: 0.24, high: 0.06 } as const
/** A: what became of reports that are no longer new. */
export const fateShares = { logged: 0.84, recorded_only: 0.08, passed_on: 0.03, not_hate: 0.05 } as const
/** A: whether the victim service may act. 4% could not be reached safely in the local service's first year (S). */
export const victimServiceShares = { yes: 0.72, no: 0.16, not_asked: 0.08, unsafe: 0.04 } as const
/** A: how many say how a closed case was handled, and what they say, from very well (5) to very badly (1). */
export const ratesShare = 0.3
export const scoreShares = { '5': 0.3, '4': 0.36, '3': 0.16, '2': 0.11, '1': 0.07 } as const
/** S (shape): what the local victim service reported of its first year, by outcome; A: the exact shares. */
export const outcomeShares = {
  declined: 0.18,
  accepted_basic: 0.47,
  accepted_enhanced: 0.21,
  no_answer_posted: 0.08,
  no_answer_unsafe: 0.03,
  wrong_details: 0.02,
  out_of_area: 0.01,
} as const
/** A: what was done, where the place says it; elsewhere mostly words. */
export const typeByPlace: Readonly<Record<string, string>> = {
  online: 'online_abuse',
  worship: 'place_of_worship',
  health: 'harassment',
}
