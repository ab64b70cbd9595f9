import { asSystem } from '../access/ctx.ts'
import { learnBounce } from '../features/mail/index.ts'
import { newId } from '../platform/ids.ts'
import { NOTICE_BYTES_MAX } from '../platform/mail/delivery-status.ts'
import { BadUse, type Command, type Exit } from './command.ts'
import { withServices } from './places.ts'

export const mailBounced: Command = {
  name: 'mail bounced',
  usage: '[--to ADDRESS]',
  says: 'Reads a notice of a mail server on standard input: that a mail to a person arrived, was put off or did not.',
  help: `For a pipe of the mail server that takes mail to MAIL_BOUNCES, or for what fetches it from a mailbox:
docs/runbooks/mail.md. Staff see it in the case, and where it did not arrive, on their first page.

--to  the address that it came to, where the mail server says it; else the message's own headers are looked at

A message that is no notice (RFC 3464), or is about no mail of ours, changes nothing; that too is exit code 0, so that no
mail server answers it. Any other exit code: keep the message and try again.`,
  options: { to: { type: 'string' } },
  run: async ({ terminal, text }): Promise<Exit> => {
    if (!terminal.readInput) throw new BadUse('there is nothing on standard input: pipe a message into it')
    const message = await terminal.readInput(NOTICE_BYTES_MAX)
    if (message === null) {
      terminal.out(words['not-ours'])
      return 0
    }
    return withServices(terminal, async ({ services }) => {
      const learnt = await learnBounce(asSystem(services, 'mail bounced', newId()), message, text('to'))
      terminal.out(words[learnt])
      return 0 as const
    })
  },
}

// Nothing of the message: what a pipe prints may go back to whoever sent it.
const words = {
  failed: 'Noted: it did not arrive.',
  delayed: 'Noted: it was put off.',
  delivered: 'Noted: it arrived.',
  known: 'Known already: nothing was changed.',
  'not-ours': 'No notice about a mail of ours: nothing was changed.',
} as const
