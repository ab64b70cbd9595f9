// The words around the partnership's own pages, for those who read and those who write them.
import { translatable } from '../../platform/i18n/index.ts'
import type { MarkdownFault } from './markdown.ts'
import { NESTING_MAX, WORD_MAX } from './markdown-limits.ts'
import type { PageKey } from './pages.ts'
import type { Placeholder } from './placeholders.ts'

export const pageNames: Readonly<Record<PageKey, string>> = {
  'what-is-a-hate-incident': 'What is a hate incident?',
  'what-happens-next': 'What happens when I report?',
  'your-rights': 'Your rights',
  emergency: 'Emergency',
  'private-browsing': 'Browse privately',
  privacy: 'Privacy notice',
  accessibility: 'Accessibility statement',
  cookies: 'Cookies',
  about: 'About',
}

const faults: Readonly<Record<MarkdownFault, string>> = {
  html: 'HTML is not taken',
  image: 'Pictures are not taken',
  table: 'Tables are not taken',
  code: 'Code, and lines indented by four spaces, are not taken',
  link: 'This link leads nowhere that we allow: use https://, mailto:, tel:, sms: or a page of ours that begins with /',
  heading: 'Headings begin with ## or ###. The title is the only # of the page',
  word: `A word has at most ${WORD_MAX} letters and signs without a space`,
  nesting: `At most ${NESTING_MAX} notes, lists or emphasised words stand inside one another`,
  other: 'This is not of the part of Markdown that we take',
}

export const placeholderWords: Readonly<Record<Placeholder, string>> = {
  partnership: 'the partnership’s name',
  area: 'its area, in words',
  contact: 'how to reach it',
  acknowledge: 'by when a report is read, such as “within 1 working day”',
  'first contact': 'by when somebody is in touch, such as “within 2 working days”',
  risk: 'by when the risk is looked at, such as “within 3 working days”',
  update: 'how often there is news, such as “20 working days”',
}

/** What stands around a page that the public reads. */
export const readWords = translatable('pages', {
  reviewed: (day: string) => `Last reviewed on ${day}.`,
  notReviewed: 'This is general advice that came with the software. The partnership has not reviewed it yet.',
  lastChanged: (day: string) => `What this page says was last changed on ${day}.`,
  version: (number: number, day: string) => `This is version ${number}, first published on ${day}.`,
  fallback: (language: string) => `This page is not in ${language} yet. Here it is in English.`,
  changed: (language: string) =>
    `This page was changed after it was put into ${language}. Here is what it says now, in English.`,
  drafted: (day: string) =>
    `A machine translated this page on ${day}. Nobody who knows the language well has checked it. If something is not clear, read it in English or ask us.`,
  older: (day: string) =>
    `The English of this page was changed on ${day}. This is from before, and some of it may be out of date.`,
  checkedBy: (who: string, day: string) => `The translation was checked by ${who} on ${day}.`,
  // How long something may take, as it stands in a sentence.
  within: {
    hours: (amount: number) => (amount === 1 ? 'within 1 hour' : `within ${amount} hours`),
    days: (amount: number) => (amount === 1 ? 'within 1 day' : `within ${amount} days`),
    working_days: (amount: number) =>
      amount === 1 ? 'within 1 working day' : `within ${amount} working days`,
    same_day: 'within the same day',
  },
  limit: {
    hours: (amount: number) => (amount === 1 ? '1 hour' : `${amount} hours`),
    days: (amount: number) => (amount === 1 ? '1 day' : `${amount} days`),
    working_days: (amount: number) => (amount === 1 ? '1 working day' : `${amount} working days`),
    same_day: 'the same day',
  },
  or: ' or ',
  noContact: 'the partnership has not set its contact details yet.',
} as const)

export const words = {
  first: 'First version, as it came with the software',
  renewed: (day: string) => `The text that came with the software changed on ${day}`,
  tookDraft: (day: string) => `Begun from the translation by machine of ${day} that came with the software`,
  restoredFrom: (number: number) => `Taken up again from version ${number}`,
  list: {
    title: 'Pages of the partnership',
    intro:
      'What everybody can read. Each page keeps all its versions. Read every page through twice a year, and say so.',
    directory: 'Directory of help',
    caption: 'Pages',
    head: { page: 'Page', language: 'Language', state: 'What everybody reads', review: 'Read through' },
    builtIn: 'The first version, not stored yet',
    version: (number: number) => `Version ${number}`,
    draft: (number: number) => `and version ${number} as a draft`,
    notPublished: 'Nothing yet',
    due: (day: string) => `Due since ${day}`,
    dueBy: (day: string) => `By ${day}`,
    open: 'Open',
    languages: 'In other languages',
    languagesIntro:
      'The software brings translations that a machine made. The public reads one only while the English is the one that it was made of, and the page says that nobody fluent has checked it. To check one, open it, read it through beside the English, save it and publish it: it is then your own.',
    languageSummary: (language: string, own: number, drafted: number, rest: number) =>
      `${language}: ${own} your own, ${drafted} as they came with the software, ${rest} in English`,
    languageCaption: (language: string) => `Pages in ${language}`,
    languageHead: { page: 'Page', state: 'What everybody reads', who: 'Checked' },
    standing: {
      own: (number: number) => `Your version ${number}`,
      drafted: 'The translation that came with the software',
      changed: 'English: it was changed since the translation was made',
      missing: 'English: there is no translation',
    },
    nobody: (day: string) => `Nobody. Drafted by machine on ${day}`,
    by: (who: string, day: string) => `By ${who} on ${day}`,
    published: (day: string) => `By whoever published it, on ${day}`,
    older: (day: string) =>
      `The English was changed on ${day}, after this was last published. The page says so`,
    olderDraft: (day: string) => `Nobody. A draft by machine of ${day} can be mended`,
  },
  edit: {
    back: 'Pages of the partnership',
    see: 'See it as the public does',
    languages: 'Languages of this page',
    // The public is not told that somebody still has to check: whoever publishes is.
    check:
      'This page names numbers to call, rights or laws. Check them before you publish it, and whenever you read it through.',
    title: 'Title',
    body: 'Text',
    note: 'What you changed, for your colleagues',
    save: 'Save as a draft',
    english: 'The English that the public reads now',
    draft: (day: string) =>
      `This is the translation that a machine made on ${day}. Nobody fluent has checked it. The public reads it, with a note that says so. Read it through beside the English. When you save it and publish it, it becomes your own version, and the note goes.`,
    oldDraft: (day: string) =>
      `This is the translation that a machine made on ${day}, of an English that has been changed since. The public does not read it: they read the English. Mend it by the English below, then save it and publish it.`,
    shipped: (day: string) =>
      `The text that comes with the software changed on ${day}. Your page keeps your own words. Look at what the software says now, and change your page if it should say the same.`,
    shippedTitle: 'What the software says now',
    shippedTake: 'Take it as a draft',
    shippedNote: 'As the software says it now',
    preview: 'Draft, as it would look',
    howTitle: 'How to write it',
    how: [
      '## begins a heading, ### a smaller one',
      'An empty line begins a new paragraph',
      '- begins a point of a list, 1. a numbered one',
      '**strong words** and *emphasised words*',
      '[words of a link](https://www.example.org), also with tel:, sms:, mailto: or a page of ours such as /report',
      '> begins a note, such as where a rule comes from',
    ],
    fillings: 'What is filled in by itself',
    versions: 'Versions',
    versionsCaption: 'All versions, the newest first',
    head: {
      version: 'Version',
      when: 'Written',
      who: 'By',
      note: 'What changed',
      published: 'Published',
      do: '',
    },
    system: 'the software',
    never: 'Not published',
    compare: 'Compare with the one before',
    restore: 'Take up again',
    publish: (number: number) => `Publish version ${number}`,
    review: 'I read it through: it is still right',
    reviewHint: 'The date that the public sees becomes today, and you are reminded again in six months.',
    done: {
      saved: 'Saved as a draft. Everybody still reads what was published before.',
      published: 'Published. Everybody reads it now.',
      reviewed: 'The page is marked as read through today.',
      restored: 'The earlier version is now the newest draft.',
    },
    stale: (number: number) => `Version ${number}, which somebody saved meanwhile`,
  },
  compare: {
    title: (from: number, to: number) => `Version ${from} and version ${to}`,
    intro: 'What was taken out is struck through, and what was put in is underlined.',
    out: 'Taken out:',
    in: 'Put in:',
    same: 'Nothing differs.',
    choose: 'Compare',
    from: 'Version',
    to: 'with version',
  },
  problem: {
    title: (max: number) => `Enter a title between 2 and ${max} characters`,
    body: (max: number) => `Enter the text, at most ${max.toLocaleString('en-GB')} characters`,
    note: (max: number) => `Shorten what you changed to ${max} characters`,
    markdown: (fault: MarkdownFault, text: string) => `${faults[fault]}: “${text}”`,
    placeholder: (name: string) => `{${name}} is not something that we can fill in`,
  },
} as const
