export { publicPage, staffPage } from './pages.tsx'
export { problemPage } from './problem.tsx'
export { personSentence } from './person-sentences.en.ts'
export { signedOutPage } from './signed-out.tsx'
