// What was answered of being reached safely, in words, for whoever checks it before sending.
import type { Form } from '../../../platform/http/form.ts'
import { kindsWords } from './kinds.messages.en.ts'
import { formWords } from './messages.en.ts'
import { moreWords } from './more.messages.en.ts'
import { NOT_SAID } from './more.ts'
import { byWayOf, methodsOf, SAFE_TIMES, spokenOf, wayDetailsOf } from './reach.ts'
import { asLine } from './told-more.ts'

/** A line for each answer; '' where none was given. */
export function safeWords(sent: Form): string[] {
  const { safe, check } = formWords
  const times = SAFE_TIMES.filter((time) => sent.many('times').includes(time)).map((time) => safe[time])
  const saidTimes = times.join('; ') || (sent.many('times').includes(NOT_SAID) ? kindsWords.notSaid : '')
  return [
    ...wayLines(sent),
    ...byWayLines(sent),
    saidTimes && asLine({ label: safe.times, said: saidTimes }),
    line(safe.otherTimes, sent.one('otherTimes')),
    sent.one('unsafeTimes') === '' ? '' : check.never(sent.one('unsafeTimes')),
    sent.one('safetyNote'),
  ]
}

const line = (label: string, said: string): string => (said === '' ? '' : asLine({ label, said }))

function wayLines(sent: Form): string[] {
  const { safe } = formWords
  const { landline = '', relay = '', meetAt = '', through } = wayDetailsOf(sent)
  const { trustedKnows } = moreWords.trusted.controls
  const knows = sent.one('throughKnows')
  return [
    line(safe.landline, landline),
    line(safe.relay, relay),
    line(safe.meetAt, meetAt),
    line(safe.through, through?.name ?? ''),
    line(safe.throughReach, through?.reach ?? ''),
    through ? line(trustedKnows?.label ?? '', trustedKnows?.options?.[knows] ?? '') : '',
  ]
}

// Of several ways those are named for which it is so; of one, or of all alike, it is said in a sentence.
function byWayLines(sent: Form): string[] {
  const { safe, check, contact } = formWords
  const methods = methodsOf(sent)
  const { mayLeaveMessage, maySayWhoWeAre, messageOn, sayOn } = byWayOf(sent, methods)
  const named = (ways: readonly string[]) =>
    spokenOf(ways)
      .map((way) => contact[way])
      .join('; ')
  const asked = (...fields: string[]) => fields.some((field) => sent.many(field).some(Boolean))
  return [
    messageOn
      ? line(safe.messageOn, named(messageOn))
      : asked('mayMessage', 'messageOn') && check.message(mayLeaveMessage),
    sayOn ? line(safe.sayOn, named(sayOn)) : asked('maySay', 'sayOn') && check.say(maySayWhoWeAre),
  ].map((text) => text || '')
}
