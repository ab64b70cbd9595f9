import assert from 'node:assert/strict'
import { createSecretKey, randomBytes } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { advancingClock } from '../../../platform/clock.ts'
import { doWork } from '../../../platform/crypto/work.ts'
import type { Secrets } from '../../../access/secrets.ts'
import type { Vault } from '../../../access/vault.ts'
import { CALM, newPressure, wholeNetwork } from './pressure.ts'
import { admits, issueTicket, readTicket } from './ticket.ts'

const issuer = (clock = advancingClock('2026-11-18T10:00:00Z')) => ({
  clock,
  vault: { secrets: { forms: createSecretKey(randomBytes(32)) } as Secrets } as Vault,
})
const token = fc.stringMatching(/^[A-Za-z0-9_-]{43}$/)
const busyness = fc.double({ min: 0, max: 1, noNaN: true })

test('any challenge that is solved lets its own form through at once, and altered it is no ticket', () => {
  const ours = issuer()
  fc.assert(
    fc.property(token, token, fc.nat(), fc.nat({ max: 61 }), (mine, another, where, turn) => {
      const issued = issueTicket(ours, mine, 0)
      const ticket = readTicket(ours, mine, issued.text)
      assert.ok(ticket)
      const number = doWork(ticket.challenge, ticket.bits)
      assert.ok(admits(ticket, number, ours.clock.now()))
      assert.equal(admits(ticket, '', ours.clock.now()), false)
      if (another !== mine) assert.equal(readTicket(ours, another, issued.text), null)
      const at = where % issued.text.length
      const letter = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'[turn] ?? 'A'
      const altered = issued.text.slice(0, at) + letter + issued.text.slice(at + 1)
      if (altered !== issued.text) assert.equal(readTicket(ours, mine, altered), null)
      assert.equal(readTicket(issuer(), mine, issued.text), null, 'of another installation')
    }),
    { numRuns: 8 },
  )
})

test('however busy, the wait is from half a minute to two, and then no work is needed', () => {
  fc.assert(
    fc.property(token, busyness, (mine, how) => {
      const ours = issuer()
      const ticket = issueTicket(ours, mine, how)
      const wait = (ticket.notBefore.getTime() - ours.clock.now().getTime()) / 1000
      assert.ok(wait >= 29 && wait <= 120, `${wait} s`)
      assert.ok(ticket.bits >= 15 && ticket.bits <= 18)
      assert.equal(admits(ticket, 'none', ours.clock.now()), false)
      ours.clock.advance(121_000)
      assert.ok(admits(ticket, 'none', ours.clock.now()))
    }),
  )
})

test('busyness stays between 0 and 1, and an hour of calm forgets any flood', () => {
  const presses = fc.array(fc.tuple(fc.nat({ max: 5 }), fc.nat({ max: 2_000 })), { maxLength: 300 })
  fc.assert(
    fc.property(presses, (all) => {
      const pressure = newPressure({
        fromOne: { burst: 5, perMinute: 6 },
        fromAll: { burst: 20, perMinute: 30 },
      })
      let now = Date.UTC(2026, 10, 18)
      for (const [network, later] of all) {
        now += later
        const calm = pressure.busyness(String(network), new Date(now)) === null
        assert.equal(pressure.press(String(network), new Date(now)), calm)
        const how = pressure.busyness(String(network), new Date(now))
        assert.ok(how === null || (how >= 0 && how <= 1))
      }
      assert.equal(pressure.busyness('0', new Date(now + 3_600_000)), null)
    }),
  )
})

test('five hundred people at once, and a library of forty, are asked for nothing', () => {
  const pressure = newPressure(CALM)
  const now = new Date('2026-11-18T10:00:00Z')
  for (let at = 0; at < 500; at += 1) assert.ok(pressure.press(`10.0.${at >> 8}.${at & 255}`, now))
  for (let at = 0; at < 40; at += 1) assert.ok(pressure.press('192.0.2.1', now))
})

test('all addresses of one household are one network; of IPv4 each is its own', () => {
  assert.equal(wholeNetwork('2001:db8:1:2:a:b:c:d'), wholeNetwork('2001:db8:1:2::9'))
  assert.notEqual(wholeNetwork('2001:db8:1:2::9'), wholeNetwork('2001:db8:1:3::9'))
  assert.equal(wholeNetwork('2001:db8::1'), '2001:db8:0:0')
  assert.equal(wholeNetwork('::1'), '0:0:0:0')
  assert.equal(wholeNetwork('192.0.2.7'), '192.0.2.7')
  assert.equal(wholeNetwork('::ffff:192.0.2.7'), '::ffff:192.0.2.7')
})
