// Words of the posts that own actions.
const number = new Intl.NumberFormat('en-GB')
const parts = (n: number) => `${number.format(n)} ${n === 1 ? 'part' : 'parts'}`

export const postWords = {
  title: 'Posts that own actions',
  lead: 'A plan often names a post and not a person, such as “Hate Crime Coordinator”. Say once whose post it is and who holds it now. When somebody else takes it on, they lead its parts of every plan.',
  none: 'No posts yet.',
  add: 'Add a post',
  edit: 'Change a post',
  post: 'Post',
  name: 'Title of the post, as plans write it',
  nameHint: 'The post, not the person. For example, “Hate Crime Coordinator”.',
  nameNeeded: 'Enter the title of the post, 2 to 120 characters',
  nameTaken: 'The agency has a post of this title already',
  agency: 'Agency',
  agencyNeeded: 'Choose the agency that the post is of',
  agencyStays:
    'A post stays with its agency. Where another agency takes the work on, end this one and add theirs.',
  holder: 'Who holds it now',
  holderHint: 'Somebody of the agency. Leave it empty where nobody does yet: its agency is asked then.',
  holderOther: 'Choose somebody who works at the agency of the post',
  nobody: 'Nobody yet',
  parts: 'Open parts',
  partsOf: parts,
  follow:
    'Open parts of plans that the holder leads go to whoever you choose here. A lead that somebody chose otherwise stays.',
  theirs: (title: string, holder: string) => `${title}: ${holder}`,
  save: 'Save',
  cancel: 'Cancel',
  done: {
    saved: 'The post is saved.',
    ended: 'The post is ended.',
  },
  moved: (n: number) => `${parts(n)} went with it.`,
  end: 'End this post',
  endTitle: (title: string) => `End the post “${title}”?`,
  endWhat: (n: number, agency: string) =>
    n === 0
      ? 'No open part of a plan is its own.'
      : `${parts(n)} of plans ${n === 1 ? 'goes' : 'go'} to ${agency}, and who held the post no longer leads ${n === 1 ? 'it' : 'them'}.`,
  endStays: 'What was said and agreed stays, and so does the history.',
  endGo: 'End the post',
  ended: 'Posts that ended',
  endedOn: 'Ended',
  naming: {
    title: (title: string) => `Parts that name the post “${title}”`,
    lead: (n: number) =>
      `${parts(n)} of plans ${n === 1 ? 'names' : 'name'} it and ${n === 1 ? 'is' : 'are'} not its own yet: ${n === 1 ? 'it was' : 'they were'} brought in before. Untick what is somebody else’s.`,
    leadStays:
      'Whoever leads a part already still leads it. Where nobody does, whoever holds the post leads it.',
    part: 'Part',
    owner: 'Owner, as the plan says',
    ledBy: 'Led by',
    plan: 'Plan',
    choose: 'Parts to give to the post',
    go: 'Give them to the post',
    none: 'No part of a plan names it that is not its own already.',
    noneChosen: 'Choose at least one part, or go back to the posts',
    link: (n: number) =>
      `${parts(n)} ${n === 1 ? 'names' : 'name'} it and ${n === 1 ? 'is' : 'are'} not its own yet`,
    later: 'Not now',
    given: (n: number) =>
      n === 0
        ? 'Nothing was given: somebody changed those parts meanwhile.'
        : `${parts(n)} ${n === 1 ? 'is' : 'are'} the post’s own now.`,
  },
  reasons: {
    given: (title: string) => `It names the post “${title}”`,
    passed: (title: string) => `The post “${title}” has another holder`,
    ended: (title: string) => `The post “${title}” has ended`,
  },
}
