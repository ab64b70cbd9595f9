export { mailJobs } from './jobs.ts'
export type { ClockItem, MailParams, PublicTemplate, StaffTemplate, Template } from './mail.ts'
export { type NewMail, queueMail, queueMails, type SealedSecret, sealSecret } from './queue-mail.ts'
export type { SenderSettings } from './send-mail.ts'
