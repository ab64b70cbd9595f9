export type { ClockItem, MailParams, PublicTemplate, StaffTemplate, Template } from './mail.ts'
export { type NewMail, queueMail, type SealedSecret, sealSecret } from './queue-mail.ts'
