// The seed of every property, set before any test: PROPERTY_SEED, a whole number (see --seed in bin/test.mjs).
//
// With one seed the same commit passes each time or fails each time, so that a failure points at the change that is
// being tested and not at a case that nobody had tried before. New cases are looked for with `--seed random`.
import fc from 'fast-check'

const seed = Number(process.env.PROPERTY_SEED)
if (!Number.isInteger(seed)) throw new Error('PROPERTY_SEED takes a whole number.')
fc.configureGlobal({ seed })
