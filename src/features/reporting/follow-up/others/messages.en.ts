// Of the further people whom the holder of a code told us of: that one of them changed their mind.
import { translatable } from '../../../../platform/i18n/index.ts'

export const othersNoWords = translatable('reporting.others-no', {
  title: 'Other people you told us of',
  lead: 'They stand here in the order in which you told us of them. Who they are is not shown, in case somebody else is looking.',
  person: (at: number, day: string) => `Person ${at}, told to us on ${day}`,
  contact: 'They do not want to be contacted any more',
  kept: 'They do not want us to keep who they are',
  sure: 'I am sure: erase who they are',
  follows:
    'Help that was asked for only for them stops. If we erase who they are, we cannot bring it back. What you told us yourself stays in your report.',
  said: {
    contact: 'Nobody contacts them any more, as they asked.',
    kept: 'We have erased who they are, as they asked.',
  },
  held: 'We must keep who they are for now, because a court, an investigation or somebody’s safety needs it. Nobody contacts them any more.',
})
