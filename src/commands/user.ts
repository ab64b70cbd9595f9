import { asSystem } from '../access/ctx.ts'
import { inviteStaffUser, setRoles } from '../features/accounts/index.ts'
import { newId } from '../platform/ids.ts'
import { BadUse, type Command } from './command.ts'
import { withServices } from './places.ts'

export const userAdd: Command = {
  name: 'user add',
  usage: '--email ADDRESS --name NAME --agency SLUG --roles ROLE[,ROLE...] [--print-link]',
  says: 'Invites somebody: they get a link by mail to choose a password and set up their second factor.',
  help: `--agency      the short name in the agency's address, such as northbrook-city-council
--roles       officer, manager, support_worker, triage, chair, safeguarding (with officer, manager or triage), coordinator,
              communications, analyst, administrator, auditor
--print-link  also prints the link, which works once. Whoever has it can sign in as this person: hand it over safely.`,
  options: {
    email: { type: 'string' },
    name: { type: 'string' },
    agency: { type: 'string' },
    roles: { type: 'string' },
    'print-link': { type: 'boolean' },
  },
  run: async ({ terminal, text, is }) => {
    const [email, name, agency, roles] = ['email', 'name', 'agency', 'roles'].map((each) => text(each))
    if (!email || !name || !agency || !roles) throw new BadUse('give --email, --name, --agency and --roles')
    return withServices(terminal, async ({ config, services }) => {
      const ctx = asSystem(services, 'command line', newId())
      const invited = await ctx.db.transaction(async (tx) => {
        const found = await tx
          .selectFrom('agencies')
          .select('id')
          .where('slug', '=', agency)
          .executeTakeFirst()
        if (!found) throw new BadUse(`there is no agency "${agency}"`)
        return inviteStaffUser(tx, ctx, {
          agencyId: found.id,
          name,
          email,
          roles: roles.split(',').map((each) => each.trim()),
        })
      })
      if (!invited.ok) {
        for (const { field, message } of invited.problems) terminal.err(`${field}: ${message}\n`)
        return 2
      }
      const where = config.baseUrl ?? `http://${config.host}:${config.port}`
      terminal.out('The invitation is on its way.')
      if (is('print-link')) terminal.out(`${where}/invitation/${invited.value.token}`)
      return 0
    })
  },
}

export const userRoles: Command = {
  name: 'user roles',
  usage: '--email ADDRESS --roles ROLE[,ROLE...]',
  says: 'Sets what somebody may do, where no other administrator can: nobody gives themselves a role that sees cases.',
  help: 'The roles are those of user add, and take the place of what they had. They are told by mail, and the trail has it.',
  options: { email: { type: 'string' }, roles: { type: 'string' } },
  run: async ({ terminal, text }) => {
    const [email, roles] = [text('email'), text('roles')]
    if (!email || !roles) throw new BadUse('give --email and --roles')
    return withServices(terminal, async ({ services }) => {
      const ctx = asSystem(services, 'command line', newId())
      const wanted = roles.split(',').map((each) => each.trim())
      const done = await ctx.db.transaction((tx) => setRoles(tx, ctx, email, wanted))
      if (done.ok) return 0
      for (const { field, message } of done.problems) terminal.err(`${field}: ${message}\n`)
      return 2
    })
  },
}
