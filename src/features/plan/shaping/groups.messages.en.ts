// Words of giving groups the parts of plans that name them.
const number = new Intl.NumberFormat('en-GB')
const parts = (n: number) => `${number.format(n)} ${n === 1 ? 'part' : 'parts'}`

export const groupWords = {
  title: (name: string) => `Parts that name the group “${name}”`,
  lead: (n: number) =>
    `${parts(n)} of plans ${n === 1 ? 'names' : 'name'} it and ${n === 1 ? 'is' : 'are'} not its own yet: ${n === 1 ? 'it was' : 'they were'} brought in before. Untick what is somebody else’s.`,
  leadStays:
    'Whoever leads a part already still leads it. Where nobody does, whoever answers for the group leads it.',
  divided:
    'Each becomes one part for each agency of the group, with the same dates. Whoever leads it already leads the part of their own agency.',
  begun: (n: number) =>
    `${parts(n)} more ${n === 1 ? 'names' : 'name'} it and ${n === 1 ? 'has' : 'have'} begun: ${n === 1 ? 'it stays' : 'they stay'} as ${n === 1 ? 'it is' : 'they are'}, for what was said of ${n === 1 ? 'it' : 'them'} is no one agency’s.`,
  covered: (n: number) =>
    `${parts(n)} more ${n === 1 ? 'names' : 'name'} it, and each agency of the group has its own part of ${n === 1 ? 'that action' : 'those actions'} already: there is nothing to divide. Remove ${n === 1 ? 'it' : 'them'} where nobody needs ${n === 1 ? 'it' : 'them'} any more.`,
  choose: 'Parts to give to the group',
  ledBy: 'Led by',
  go: 'Give them to the group',
  none: 'No part of a plan names it that is not its own already.',
  noneChosen: 'Choose at least one part, or go back to the groups',
  later: 'Not now',
  link: (n: number) =>
    `${parts(n)} ${n === 1 ? 'names' : 'name'} it and ${n === 1 ? 'is' : 'are'} not its own yet`,
  given: (n: number) =>
    n === 0
      ? 'Nothing was given: somebody changed those parts meanwhile, or each agency of the group has its own part of the action already.'
      : `${parts(n)} ${n === 1 ? 'is' : 'are'} the group’s now.`,
  reason: (name: string) => `It names the group “${name}”`,
  wholeHasNone:
    'A group as a whole has one part and no agencies of its own. Untick the agencies, or choose “A part for each agency chosen below”',
  allHasNone:
    'This means every local authority. Untick the agencies, or choose “A part for each agency chosen below”',
}
