/** The page for partners' developers, to which other pages lead. */
export const DEVELOPERS = '/report/api'
