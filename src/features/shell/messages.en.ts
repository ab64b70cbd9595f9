// Names of the places in the staff navigation, and of the pages that say no.
export const words = {
  nav: {
    today: 'Today',
    reports: 'Reports',
    takeReport: 'Take a report',
    cases: 'Cases',
    referrals: 'Referrals',
    plan: 'Plan',
    insight: 'Figures',
    search: 'Search',
    imports: 'Files of reports',
    sources: 'Posters and links',
    pages: 'Public pages',
    languages: 'Languages',
    admin: 'Admin',
    account: 'My account',
  },
  signIn: 'Sign in',
} as const
