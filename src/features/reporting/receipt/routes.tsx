// /follow-up/receipt: a receipt again, and what can be done with it, for whoever holds reference and code. By POST only, so
// that neither is ever in an address.
import type { Actor } from '../../../access/actor.ts'
import type { Ctx } from '../../../access/ctx.ts'
import { type Input, publicRoute, type Route } from '../../../access/route.ts'
import { everyone } from '../../../access/rules.ts'
import { type Reply, redirect } from '../../../platform/http/reply.ts'
import type { Problem } from '../../../platform/problems.ts'
import { publicPage } from '../../shell/index.ts'
import { chooseRecoveryWords } from '../follow-up/codes.ts'
import { askForKey } from '../follow-up/follow-up-page.tsx'
import { followUpWords } from '../follow-up/messages.en.ts'
import { asHolder, readKey } from '../follow-up/open-report.ts'
import { formWords } from '../form/messages.en.ts'
import { receiptFile } from './receipt-file.tsx'
import { RECEIPT_PATH } from './receipt-forms.tsx'
import { type BackAt, ReceiptPage } from './receipt-page.tsx'
import { receiptWords } from './messages.en.ts'
import { openReceipt } from './open-receipt.ts'
import { readSend, sendReceipt } from './send-receipt.ts'
import type { Ways } from './ways.ts'

const holders = everyone('the reference and its secret code open one receipt')
const PER_MINUTE = 30
// A message to an address that anybody may type: few from one network, and three for one report (migration 0033).
const SENDS_PER_MINUTE = 20

type Asked = Pick<Input<unknown, unknown>, 'form' | 'frame' | 'services' | 'origin'>

export const receiptRoutes = (ways: Ways): readonly Route[] => [
  publicRoute({
    method: 'GET',
    path: RECEIPT_PATH,
    access: holders,
    handle: () => redirect('/follow-up'),
  }),
  publicRoute({
    method: 'POST',
    path: RECEIPT_PATH,
    access: holders,
    perMinute: PER_MINUTE,
    ownLimit: { perMinute: SENDS_PER_MINUTE, when: (form) => form.one('do') === 'send' },
    handle: (ctx, asked) => keepReceipt(ctx, asked, ways),
  }),
]

/** Where somebody comes back with what they keep: the whole address, which holds nothing of theirs. */
export const backAt = (path: string, { frame, origin }: Pick<Asked, 'frame' | 'origin'>): BackAt => ({
  address: `${origin}${path}`,
  phone: frame.site.publicPhone,
})

async function keepReceipt(ctx: Ctx<Actor>, asked: Asked, ways: Ways): Promise<Reply> {
  const { form, frame, services } = asked
  const typed = { reference: form.one('reference'), code: form.one('code') }
  const key = readKey(typed, frame.site.shortCode)
  const holder = key && asHolder(services, ctx, key)
  const receipt = holder && (await openReceipt(holder, key))
  if (!receipt)
    return askForKey(asked, form.values, [{ field: 'reference', message: followUpWords.problem.wrong }])
  const wanted = form.one('do')
  if (wanted === 'text' || wanted === 'page')
    return receiptFile(receipt, { as: wanted, withCode: form.one('withCode') === 'yes' })
  const { done, problems } = await act(holder, receipt, asked, ways)
  const view = done === receiptWords.words.done ? { ...receipt, haveWords: true } : receipt
  return publicPage(
    frame,
    { title: formWords.receipt.title, errors: problems.length > 0 },
    <ReceiptPage
      {...{ view, ways, done, problems }}
      backAt={backAt('/follow-up', asked)}
      values={problems.length > 0 ? form.values : {}}
    />,
  )
}

type Acted = { done: string | null; problems: readonly Problem[] }

async function act(
  holder: Ctx,
  key: { reference: string; code: string },
  { form }: Asked,
  ways: Ways,
): Promise<Acted> {
  const wanted = form.one('do')
  if (wanted === 'words') {
    const chosen = await chooseRecoveryWords(holder, form.one('recoveryWords'))
    return chosen.ok
      ? { done: receiptWords.words.done, problems: [] }
      : { done: null, problems: chosen.problems }
  }
  if (wanted !== 'send') return { done: null, problems: [] }
  const read = readSend(form, ways)
  const sent = read.ok ? await sendReceipt(holder, key, read.value) : read
  return sent.ok ? { done: receiptWords.send.done, problems: [] } : { done: null, problems: sent.problems }
}
