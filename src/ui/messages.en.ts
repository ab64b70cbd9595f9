import { translatable } from '../platform/i18n/index.ts'

// The words of the frame around every page and of our own components. Each layout takes a
// translated set of the same shape.

export const messages = translatable(
  'ui',
  {
    skipToContent: 'Skip to main content',
    whereYouAre: 'Where you are',
    errorPrefix: 'Error: ',
    menu: 'Menu',
    demo: {
      tag: 'Demonstration',
      text: 'This is a demonstration. Everyone here is invented.',
    },
    exit: {
      hiddenWord: 'Emergency',
      button: 'Exit this page',
      activated: 'Loading.',
      timedOut: 'Exit this page expired.',
      pressTwoMoreTimes: 'Shift, press 2 more times to exit.',
      pressOneMoreTime: 'Shift, press 1 more time to exit.',
    },
    public: {
      home: 'Home',
      report: 'Report',
      support: 'Support',
      plan: 'Our plan',
      comeBack: 'Come back to your report',
      danger:
        'In danger now? Call 999. If you cannot speak, press 55 on a mobile phone when you are asked to.',
      footerTitle: 'About this site',
      accessibility: 'Accessibility',
      privacy: 'What we do with what you tell us',
      help: 'Find help',
      cookies: 'Cookies',
      about: 'About this partnership',
      staffSignIn: 'Sign in for staff',
    },
    languages: {
      label: 'Language:',
      menu: 'Read this page in',
      about: 'About the language of this page',
      unchecked:
        'This translation was made by a machine. Nobody who speaks the language well has checked all of it yet.',
      stale: 'Some of it may be out of date.',
      partly: 'Some of this page is in English, because it is not translated yet.',
      audio: 'Listen to this page',
      bsl: 'This page in British Sign Language',
    },
    staff: {
      signOut: 'Sign out',
      signedInAs: 'Signed in as',
    },
    // What our components say by themselves, unless a page gives them other words.
    parts: {
      problem: 'There is a problem',
      warning: 'Warning',
      success: 'Success',
      important: 'Important',
      or: 'or',
      date: { day: 'Day', month: 'Month', year: 'Year' },
    },
    table: { acts: 'What you can do', show: 'Show the figures as a table' },
    filter: {
      title: 'Filter',
      apply: 'Apply filters',
      show: 'Show the filters',
      clear: 'Clear filters',
      chosen: 'Chosen filters',
      remove: 'Remove this filter',
    },
    timeline: { by: 'by' },
    conflict: {
      title: 'Somebody changed this first',
      kept: 'What you wrote has not been saved yet. It is kept below, beside what is saved now.',
      theirs: 'Saved now',
      yours: 'What you wrote',
    },
  } as const,
  { leave: ['staff', 'conflict', 'timeline'] },
)

type Words<T> = { readonly [K in keyof T]: T[K] extends string ? string : Words<T[K]> }

/** What a translation must have: the same keys. */
export type Messages = Words<typeof messages>
