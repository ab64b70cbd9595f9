import assert from 'node:assert/strict'
import { createReadStream, existsSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { createWorld, type World } from '../../../test/support/world.ts'
import { importPostcodes } from './index.ts'

let world: World
const SAMPLES = new URL('../../../../shared/data/samples/', import.meta.url)

before(async () => {
  world = await createWorld()
  const area = await world.agency({ name: 'North Council', area: 'North' })
  await world.admin(`update areas set code = 'E07000001' where id = $1`, [area.areaId])
})
after(() => world.close())

const load = (text: string) =>
  world.systemCtx('postcodes').db.transaction((tx) => importPostcodes(tx, [text]))
const kept = () =>
  world.admin('select postcode, area_code, ward_code, latitude from postcodes order by postcode')

test('the layouts are told apart by the names of their columns', async () => {
  const files: [string, string][] = [
    ['nspl', 'pcd7,pcds,lad31cd,wd31cd,lat,long\nNB11AA,NB1 1AA,E07000001,E05000001,52.6,-1.1\n'],
    ['onspd', 'pcd,pcds,oslaua,osward,long,lat\nNB11AB,NB1 1AB,E07000001,E05000002,-1.1,99.999999\n'],
    ['code-point-open', 'NB1 1AC,10,4,3,E92000001,E19000002,E18000004,E10000018,E07000001,E05000003\n'],
    ['plain', 'postcode,lat,long,lsoa21cd,wd25cd,ladcd,in_llr\nnb1 1ad,52.6,-1.1,,E05000004,E07000001,1\n'],
  ]
  for (const [layout, text] of files) {
    const loaded = await load(text)
    assert.deepEqual(loaded, { ok: true, value: { layout, read: 1, kept: 1, unreadable: 0 } })
  }
  const rows = await kept()
  assert.deepEqual(
    rows.map((row) => row['postcode']),
    ['NB1 1AA', 'NB1 1AB', 'NB1 1AC', 'NB1 1AD'],
  )
  assert.equal(rows[1]?.['latitude'], null)
})

test('postcodes of other areas are left out, unreadable lines are counted, and a second load replaces', async () => {
  const header = 'postcode,ladcd,wd25cd,lat,long\n'
  const loaded = await load(
    `${header}NB1 1AA,E07000001,E05000009,,\nZZ1 1ZZ,E07999999,,,\nnot one,E07000001,,,\n`,
  )
  assert.deepEqual(loaded, { ok: true, value: { layout: 'plain', read: 3, kept: 1, unreadable: 1 } })
  assert.equal((await kept())[0]?.['ward_code'], 'E05000009')
})

test('a file of another kind, or one that is not CSV, is refused and changes nothing', async () => {
  const before = await kept()
  for (const text of ['', 'name,phone\nA,1\n', 'postcode,ladcd\n"NB1 1AZ,E07000001\n']) {
    assert.equal((await load(text)).ok, false)
  }
  assert.deepEqual(await kept(), before)
})

test('files of the publishers load as they are', {
  skip: !existsSync(SAMPLES) && 'the sample files are not here',
}, async () => {
  await world.admin(
    `insert into areas (id, code, name, kind) values (gen_random_uuid(), 'E07000132', 'Hinckley', 'district')`,
  )
  for (const [name, layout] of [
    ['nspl-2025', 'nspl'],
    ['onspd-2024', 'onspd'],
    ['code-point-open', 'code-point-open'],
  ]) {
    const stream = createReadStream(new URL(`${name}-sample.csv`, SAMPLES))
    const loaded = await world.systemCtx('postcodes').db.transaction((tx) => importPostcodes(tx, stream))
    assert.ok(loaded.ok && loaded.value.layout === layout && loaded.value.kept > 0, name)
  }
  assert.equal(
    (await world.admin(`select area_code from postcodes where postcode = 'CV13 0AA'`))[0]?.['area_code'],
    'E07000132',
  )
})
