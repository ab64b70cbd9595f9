export { mailJobs } from './jobs.ts'
export type { ClockItem } from './mail.ts'
export { type NewMail, queueMail, queueMails, sealSecret } from './queue-mail.ts'
export { mailRoutes } from './routes.tsx'
