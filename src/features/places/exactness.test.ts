// Whatever the place and whatever lies around it: what is kept holds nothing finer than the person allowed.
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { type Around, asExactness, coarsen, coarsenWords, EXACTNESS } from './exactness.ts'
import type { Found, FoundKind } from './place.ts'

const POINTS: readonly FoundKind[] = ['postcode', 'street', 'bus_stop', 'station']
const AREAS: readonly FoundKind[] = ['town', 'neighbourhood', 'ward', 'district', 'outward']
const id = fc.uuid()
const position = fc.record({
  latitude: fc.double({ min: 50, max: 56, noNaN: true }),
  longitude: fc.double({ min: -5, max: 1, noNaN: true }),
})
const place = (kinds: readonly FoundKind[], prefix: string): fc.Arbitrary<Found> =>
  fc.record({
    ref: id.map((each) => `place:${each}`),
    kind: fc.constantFrom(...kinds),
    name: id.map((each) => `${prefix} ${each}`),
    within: fc.constantFrom('', 'Millbrook'),
    areaId: fc.option(fc.constant('area-1')),
    wardCode: fc.option(fc.constant('E05000001')),
    outward: fc.option(fc.constant('NB1')),
    position: fc.option(position),
  })
const around: fc.Arbitrary<Around> = fc.record({
  ward: fc.option(place(['ward'], 'Ward')),
  outward: fc.option(place(['outward'], 'NB')),
  district: fc.option(place(['district'], 'District')),
})

describe('a place that is not to be kept exactly', () => {
  test('never holds the exact one: not its name, not what names it, not its position', () => {
    fc.assert(
      fc.property(place(POINTS, 'Exact'), around, fc.constantFrom(...EXACTNESS), (found, near, exactness) => {
        if (exactness === 'exact') return
        const kept = coarsen(found, exactness, near)
        const text = JSON.stringify(kept)
        assert.ok(!text.includes(found.name) && !text.includes(found.ref))
        const middles = [near.ward, near.outward, near.district].map((each) => each?.position ?? null)
        assert.ok(kept.position === null || middles.includes(kept.position))
        if (exactness === 'withheld')
          assert.deepEqual({ ...kept, exactness: 0 }, { ...NOTHING, exactness: 0 })
        if (exactness === 'district')
          assert.ok(kept.wardCode === near.district?.wardCode || kept.wardCode === null)
      }),
    )
  })

  test('is the authority and no more where only that may be kept, also of a ward or a town', () => {
    fc.assert(
      fc.property(place(AREAS, 'Area'), around, (found, near) => {
        const kept = coarsen(found, 'district', near)
        assert.equal(kept.ref, near.district?.ref ?? '')
        assert.ok(!JSON.stringify(kept).includes(found.name))
      }),
    )
  })

  test('is the same when it is made coarse again', () => {
    fc.assert(
      fc.property(place(POINTS, 'Exact'), around, (found, near) => {
        const larger = near.ward ?? near.outward ?? near.district
        if (!larger) return
        const once = coarsen(found, 'about', near)
        const twice = coarsen(larger, 'about', near)
        assert.deepEqual({ ...twice, areaId: once.areaId }, once)
      }),
    )
  })

  test('is of no words that were found nowhere, but for the first half of a postcode', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('about', 'district', 'withheld'), (typed, exactness) => {
        assert.equal(coarsenWords(typed, asExactness(exactness), null).words, '')
      }),
    )
    assert.equal(coarsenWords('NB1 1AA', 'about', 'NB1').words, 'NB1')
    assert.equal(coarsenWords('NB1 1AA', 'district', 'NB1').words, '')
    assert.equal(coarsenWords('by the pump', 'exact', null).words, 'by the pump')
  })

  test('is what nobody chose otherwise', () => {
    for (const text of ['', 'precise', 'EXACT']) assert.equal(asExactness(text), 'about')
  })
})

const NOTHING = { ref: '', words: '', areaId: null, wardCode: null, outward: null, position: null }
