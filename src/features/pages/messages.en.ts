// The words around the partnership's own pages, for those who read and those who write them.
import { translatable } from '../../platform/i18n/index.ts'
import type { MarkdownFault } from './markdown.ts'
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
  fallback: (language: string) => `This page is not in ${language} yet. Here it is in English.`,
  or: ' or ',
  noContact: 'the partnership has not set its contact details yet.',
} as const)

export const words = {
  first: 'First version, as it came with the software',
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
  },
  edit: {
    back: 'Pages of the partnership',
    see: 'See it as the public does',
    languages: 'Languages of this page',
    title: 'Title',
    body: 'Text',
    note: 'What you changed, for your colleagues',
    save: 'Save as a draft',
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
