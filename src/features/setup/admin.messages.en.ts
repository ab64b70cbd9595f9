// Words of the administrators' home and of what is not safe yet.
export const adminWords = {
  title: 'Admin',
  places: {
    people: {
      href: '/admin/people',
      text: 'People',
      says: 'Who may sign in, and as what. Invite a colleague, or close an account.',
    },
    agencies: {
      href: '/admin/agencies',
      text: 'Agencies',
      says: 'The members of the partnership, and whose reports arrive where.',
    },
    posts: {
      href: '/plan/posts',
      text: 'Posts',
      says: 'The posts that plans name as owners, and who holds each now.',
    },
    standard: {
      href: '/admin/standard',
      text: 'Minimum standard',
      says: 'How quickly every agency promised to act.',
    },
    strands: {
      href: '/admin/strands',
      text: 'Strands',
      says: 'What may be chosen within each strand, from a day to a day.',
    },
    purposes: {
      href: '/admin/purposes',
      text: 'Who people are asked about',
      says: 'Whom somebody may allow to be told, and from which age a young person is asked.',
    },
    calls: {
      href: '/admin/calls',
      text: 'When we call people',
      says: 'The days and times at which somebody who reported may ask for a call.',
    },
    regimes: {
      href: '/admin/regimes',
      text: 'How things are recorded',
      says: 'What those in a record are called, and what is asked before another person’s identity is taken.',
    },
    gazetteer: {
      href: '/places',
      text: 'Names of places',
      says: 'What people find a place by, and the map they press on.',
    },
    outbox: {
      href: '/admin/outbox',
      text: 'Outbox',
      says: 'Every e-mail that was written, whether it went, and what to do where it did not.',
    },
    files: {
      href: '/admin/files',
      text: 'Files that wait',
      says: 'What people sent and no virus scanner has looked into yet.',
    },
    keys: {
      href: '/admin/keys',
      text: 'Partners’ keys',
      says: 'By which other systems send reports here.',
    },
    imports: {
      href: '/imports',
      text: 'Reports from a file',
      says: 'Bring in a list that a partner exported from another system.',
    },
    sources: {
      href: '/sources',
      text: 'Posters, cards and links',
      says: 'Print them in every language, and see which ones people follow.',
    },
    erasing: {
      href: '/erasures',
      text: 'Erasing and legal holds',
      says: 'Answer who asks to be erased, approve it, and see what is held.',
    },
    audit: { href: '/admin/audit', text: 'Audit trail', says: 'Who saw and did what in your agency.' },
    installation: {
      href: '/admin/installation',
      text: 'Installation',
      says: 'What is not safe yet, and how to mend it.',
    },
  },
  installation: {
    title: 'Installation',
    intro:
      'What is not safe yet in the way this is installed. Somebody with access to the server can mend it.',
    levels: { unsafe: 'Unsafe', warning: 'Does not work', advice: 'Advice' },
    all: 'Nothing to mend was found.',
    demo: 'This is a demonstration: everybody in it is invented, so nothing here can harm anybody.',
    finding: 'What is so',
    mend: 'What to do',
    level: 'How urgent',
  },
  banner: {
    title: 'Not safe yet',
    text: (count: number) =>
      count === 1
        ? 'One thing in this installation could harm people if it stays so.'
        : `${count} things in this installation could harm people if they stay so.`,
    link: 'See what, and how to mend it',
  },
} as const
