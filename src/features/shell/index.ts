export { navigationFor } from './navigation.ts'
export { publicPage, staffPage, type PageOptions } from './pages.tsx'
export { problemPage } from './problem.tsx'
export { personSentence, type PersonSentence } from './person-sentences.en.ts'
