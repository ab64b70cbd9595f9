export { mailJobs } from './jobs.ts'
export { type ClockItem, joinSecrets, type StaffTemplate } from './mail.ts'
export { type NewMail, openSecret, queueMail, queueMails, sealSecret } from './queue-mail.ts'
export { mailRoutes } from './routes.tsx'
