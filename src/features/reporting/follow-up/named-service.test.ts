// Who comes back reads of the support service by the name that they were asked about on the form.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createWorld, type World } from '../../../../test/support/world.ts'
import { randomToken } from '../../../platform/crypto/tokens.ts'
import { submitReport } from '../index.ts'
import { anonymousReport } from '../testing/answers.ts'

let world: World
before(async () => {
  world = await createWorld()
})
after(() => world.close())

test('the support service is called by its name', async () => {
  const north = await world.agency({ name: 'North Council', area: 'North' })
  await world.staff({ agency: north, roles: ['officer'] })
  await world.agency({ name: 'Haven', kind: 'victim_service', area: 'North' })
  const { reference, code } = await submitReport(
    world.publicCtx(),
    {
      ...anonymousReport(north.areaId ?? ''),
      privacy: 'contact_only',
      canContact: 'yes',
      person: { phone: '07700 900456' },
      consents: { victim_service: 'yes', police: 'no', council_partners: 'no' },
    },
    randomToken(),
  )
  const { html } = await world.post('/follow-up', { reference, code })
  assert.match(html, /<dt class="govuk-summary-list__key">Haven<\/dt>/)
  assert.doesNotMatch(html, /The victim support service/)
})
